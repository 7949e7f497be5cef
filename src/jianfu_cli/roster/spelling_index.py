"""Spellings of school names -> the schools that they may mean, in sorted numbers instead of Python objects.

A roster of 200,000 schools has 1.4 million spellings: 17 MB of numbers, which processes share. What Python counts
references to is copied into each process that looks at it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..tools import text_hash

_SCHOOL = 32  # bits of a school's number, behind the 64 of a spelling


class SpellingIndex:
    """One tier of spellings. Two are taken for the same if 64 bits of their hashes are."""

    def __init__(self, numbers: Iterable[int]) -> None:
        ordered = sorted(numbers)
        self._spellings = array("Q", [entry >> _SCHOOL for entry in ordered])
        self._schools = array("I", [entry & (1 << _SCHOOL) - 1 for entry in ordered])

    def find(self, wanted: int, most: int) -> Sequence[int]:
        """The numbers of the schools that go by a spelling (its text_hash), ascending, at most so many."""
        found = self._spellings
        first = last = bisect_left(found, wanted)
        while last < len(found) and found[last] == wanted and last - first < most:
            last += 1
        return self._schools[first:last]


def entries(tiers: Sequence[Iterable[str]], school: int) -> list[set[int]]:
    """What SpellingIndex takes, tier by tier: one number for each spelling of a school, which is given by its own."""
    numbers = {spelling: text_hash(spelling) << _SCHOOL | school for spelling in set[str]().union(*tiers)}
    return [{numbers[spelling] for spelling in tier} for tier in tiers]
