"""An earlier semester's summary.json, of this or an older jianfu -> Previous: what the next semester needs of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..definition import Term
from .measure_rows import MeasureState

_OPEN = frozenset(MeasureState) - {MeasureState.DONE}
COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class PreviousItem:
    """One item as it was asked then. `troubled` are the schools with a problem, None if that is unknown."""

    number: int
    text: str
    troubled: frozenset[str] | None
    noncompliant: int | None
    counted: int | None  # schools that answered it


@dataclass(frozen=True, slots=True)
class PreviousSchool:
    """One school as it stood then. `answers`: one an item of then, None where there is none; empty if it was not counted."""

    name: str
    code: str | None
    group: str | None
    answers: tuple[str | None, ...]

    def answer(self, at: int) -> str | None:
        """What it answered to the item at that place; None if nothing is known."""
        return self.answers[at] if at < len(self.answers) else None


@dataclass(frozen=True, slots=True)
class PreviousMeasure:
    """A measure against a problem. `deadline` as in summary.json; `state` None where an older jianfu knew none.

    `term` is the semester that it comes from, which may be an earlier one.
    """

    school: str
    item: int | None
    problem: str
    measure: str
    responsible: str
    deadline: str
    state: str | None
    term: Term

    @property
    def is_open(self) -> bool:
        """Whether the next semester asks for it: what is not known to be done."""
        return self.state is None or self.state in _OPEN


@dataclass(frozen=True, slots=True)
class PastTerm:
    """A semester before, for the lines of terms. `noncompliant`: schools an item, None where it was not asked or is unknown."""

    term: Term
    expected: int | None
    counted: int | None
    noncompliant: tuple[int | None, ...]


@dataclass(frozen=True)
class Previous:
    """The semester before. What its file lacks is None: unknown, which is not nothing.

    `file` is how outputs name it. `ages`: (school, item) -> how many semesters in a row the problem has stood, as far as
    it is known to be more than one. `history` is what was known then of the semesters before it, the oldest first, its
    numbers in the order of `items`.
    """

    term: Term
    file: str
    version: str
    expected: int | None
    items: tuple[PreviousItem, ...] | None
    schools: tuple[PreviousSchool, ...] | None
    measures: tuple[PreviousMeasure, ...] | None = None
    ages: Mapping[tuple[str, int], int] = field(default_factory=dict)
    history: tuple[PastTerm, ...] = ()
    counted_said: int | None = None  # by the file itself, where it names no schools

    @cached_property
    def open_measures(self) -> dict[str, tuple[PreviousMeasure, ...]]:
        """The name of a school then -> its measures that are still open, in their order; nobody's where none are known."""
        found: dict[str, list[PreviousMeasure]] = {}
        for measure in self.measures or ():
            if measure.is_open:
                found.setdefault(measure.school, []).append(measure)
        return {school: tuple(measures) for school, measures in found.items()}

    @property
    def counted(self) -> int | None:
        """How many schools were counted; None if that is unknown."""
        return self.counted_said if self.schools is None else sum(bool(school.answers) for school in self.schools)

    @property
    def past(self) -> tuple[PastTerm, ...]:
        """The semesters before this one that are known, this file's own last."""
        numbers = tuple(item.noncompliant for item in self.items or ())
        return (*self.history, PastTerm(self.term, self.expected, self.counted, numbers))


def is_adjacent(earlier: Term, later: Term) -> bool:
    """Whether no semester lies between the two."""
    return later == following(earlier)


def following(term: Term) -> Term:
    """The semester after it."""
    return Term(term.year, 2) if term.semester == 1 else Term(term.year + 1, 1)


def spread(numbers: Sequence[int | None], places: Sequence[int | None]) -> tuple[int | None, ...]:
    """Numbers in the order of the items then, in that of today's: `places` are where each of today's stood, None if nowhere."""
    return tuple(None if at is None or at >= len(numbers) else numbers[at] for at in places)
