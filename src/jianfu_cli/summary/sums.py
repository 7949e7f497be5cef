"""Sums of answers and schools, an item, a section, a 乡镇 each, and the pairs of numbers that must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .rates import Rate


class _Rated:
    """A count of which the rate of compliance is asked."""

    __slots__ = ()
    compliant: int
    noncompliant: int

    @property
    def rate(self) -> Rate:
        """The rate of compliance."""
        return Rate(self.compliant, self.compliant + self.noncompliant)


class _Answered(_Rated):
    """A count of all answers."""

    __slots__ = ()
    not_applicable: int

    @property
    def answers(self) -> int:
        """All answers; to one item, the schools that answered it."""
        return self.compliant + self.noncompliant + self.not_applicable


@dataclass(frozen=True, slots=True)
class ItemCount(_Answered):
    """How the counted schools answered one item; the four numbers add up to the schools counted.

    `not_asked`: those whose form is of an older version without this item.
    """

    number: int
    text: str
    section: str
    expected: str
    compliant: int
    noncompliant: int
    not_applicable: int
    noncompliant_schools: tuple[str, ...]
    not_asked: int = 0


@dataclass(frozen=True, slots=True)
class SectionCount(_Answered):
    """The sums over a section's items, or over all (answers, not schools)."""

    title: str
    items: tuple[int, ...]
    compliant: int
    noncompliant: int
    not_applicable: int
    not_asked: int = 0


@dataclass(frozen=True, slots=True)
class GroupCount(_Rated):
    """One 乡镇: schools expected (None without a roster) and counted; non-compliant and all applicable answers."""

    name: str
    expected: int | None
    counted: int
    rejected: int
    received: int
    missing: int
    noncompliant: int
    compliant: int
    noncompliant_schools: int
    items: tuple[int, ...]  # non-compliant schools an item, in the checklist's order

    @property
    def returned(self) -> Rate:
        """The rate of return: counted of expected; of an empty whole without a roster."""
        return Rate(self.counted, self.expected or 0)


@dataclass(frozen=True, slots=True)
class Check:
    """Two numbers that must be equal, each said in words."""

    left_label: str
    left: int
    right_label: str
    right: int

    @property
    def holds(self) -> bool:
        """Whether the sums agree."""
        return self.left == self.right

    @property
    def verdict(self) -> str:
        """The word for people."""
        return "相符" if self.holds else "不符"


def section_count(title: str, items: Sequence[ItemCount]) -> SectionCount:
    """The sums over these items."""
    return SectionCount(
        title,
        tuple(item.number for item in items),
        sum(item.compliant for item in items),
        sum(item.noncompliant for item in items),
        sum(item.not_applicable for item in items),
        sum(item.not_asked for item in items),
    )
