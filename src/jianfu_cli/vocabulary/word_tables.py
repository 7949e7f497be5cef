"""How a table of words, or of patterns, is written down: between spaces, over several lines."""

from __future__ import annotations

import re


def words(*lines: str) -> tuple[str, ...]:
    """The words of a table, written between spaces."""
    return tuple(" ".join(lines).split())


def either(*lines: str) -> re.Pattern[str]:
    """One pattern for a table of patterns; longer ones win over shorter ones that begin them."""
    return re.compile("|".join(sorted(words(*lines), key=len, reverse=True)))
