"""What an item says must not be (不得重复开展): the clauses that say it, and whether words tell just that."""

from __future__ import annotations

import re
from functools import lru_cache

from ..vocabulary import FORBIDDEN_ANYWAY, FORBIDDING, MADE_TO, QUALIFIERS
from .parts import pairs_of

_CLAUSE_END = re.compile("[,。]")
_BEGINNING = 4  # characters of 要求教师上街执勤, 随意安排


@lru_cache(maxsize=256)
def forbidding_clauses(text: str) -> tuple[str, ...]:
    """What stands behind 不得 or 严禁 in an item's text: 重复开展."""
    return tuple(_CLAUSE_END.split(behind)[0] for behind in FORBIDDING.split(text)[1:])


def forbidden_pairs(text: str) -> frozenset[str]:
    """The pairs of characters of all that."""
    return frozenset().union(*map(_pairs, forbidding_clauses(text)))


def forbids_as_told(text: str, clause: str) -> bool:
    """Whether a clause has all that makes the forbidden thing one: its qualifier (重复, 无关), and who is made to (安排)."""
    pairs = pairs_of(clause)
    for words in forbidding_clauses(text):
        qualifiers = [qualifier for qualifier in QUALIFIERS if qualifier in words]
        qualified = not qualifiers or any(qualifier in clause for qualifier in qualifiers)
        made = not any(act in words[:_BEGINNING] for act in MADE_TO) or any(act in clause for act in MADE_TO)
        if qualified and made and not _pairs(words).isdisjoint(pairs):
            return True
    return False


def _pairs(words: str) -> frozenset[str]:
    return frozenset().union(*map(pairs_of, FORBIDDEN_ANYWAY.split(words)))
