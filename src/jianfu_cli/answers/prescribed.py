"""What an item says should be done, behind 要 or 由 and in what goes on from there: 精减次数、压缩时间."""

from __future__ import annotations

import re

from ..vocabulary import FORBIDDING

_PRESCRIBING = re.compile("[要应由须]")


def prescribed_in(text: str) -> str:
    """The clauses that say it, by commas; the item's first sentence asks, and prescribes nothing."""
    acts: list[str] = []
    for sentence in text.split("。")[1:]:
        told = False
        for clause in sentence.split(","):
            said = _PRESCRIBING.split(clause, maxsplit=1)
            told = not FORBIDDING.match(clause) and (told or len(said) > 1)
            acts += said[-1:] if told else []
    return ",".join(acts)
