"""Measures as they are told: a line of a 整改台账, what a school says of an older one, and a measure as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..definition import Term
from ..returns import FollowupStatus, Timing, read_deadline
from .rates import passed


class MeasureState(StrEnum):
    """open: not done, or not asked yet; due: the same, and its deadline has passed; done: the school says that it is;
    doubtful: the school says so, but the item is a problem again; unanswered: nothing that counts says what became of it."""

    OPEN = "open"
    DUE = "due"
    DONE = "done"
    DOUBTFUL = "doubtful"
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """The word for people."""
        return _LABELS[self]


_LABELS = {
    MeasureState.OPEN: "整改中",
    MeasureState.DUE: "逾期",
    MeasureState.DONE: "自报完成",
    MeasureState.DOUBTFUL: "待核",
    MeasureState.UNANSWERED: "未回应",
}
_UNASKED = "已到期"  # said instead of 逾期 of a measure that nobody has been asked about yet


@dataclass(frozen=True, slots=True)
class RectificationRow:
    """A line of a counted return's 整改台账. `deadline` as ISO date, or as written if it is none.

    It says what is to be done; of the rest "" stands for what is blank or says nothing.
    """

    school: str
    group: str
    item: int | None
    problem: str
    measure: str
    responsible: str
    deadline: str
    file: str
    location: str | None = None  # of the measure's cell

    @property
    def due(self) -> date | None:
        """The deadline as a date, None if it is none."""
        return deadline_day(self.deadline)

    def overdue(self, day: date) -> bool:
        """Whether its deadline has passed on that day."""
        return passed(self.due, day)


@dataclass(frozen=True, slots=True)
class FollowupRow:
    """What a school says of a measure of last semester's, in its counted return or in a paper beside it."""

    school: str
    item: int | None
    problem: str
    measure: str
    status: FollowupStatus | None
    note: str
    file: str
    location: str | None


@dataclass(frozen=True, slots=True)
class TrackedMeasure:
    """A measure and where it stands. `origin` is the semester that it comes from, None for this one.

    `deadline` as ISO date, or as written; `file` and `location` are where it stands, of an older one where its school says
    what became of it; `note` is what the school says besides.
    """

    school: str
    group: str
    item: int | None
    problem: str
    measure: str
    responsible: str
    deadline: str
    state: MeasureState
    origin: Term | None = None
    note: str = ""
    file: str | None = None
    location: str | None = None

    @property
    def due(self) -> date | None:
        """The deadline as a date, None if it is none."""
        return deadline_day(self.deadline)

    @property
    def standing(self) -> str:
        """The state in a word."""
        return _UNASKED if self.state is MeasureState.DUE and self.origin is None else self.state.label


def is_at_once(deadline: str) -> bool:
    """Whether a deadline of a row says that it is done at once, or already: 立行立改. That is a limit without a day."""
    return deadline_day(deadline) is None and read_deadline(deadline, None).timing is Timing.AT_ONCE


def deadline_day(written: str) -> date | None:
    """A deadline as a date, None if it is none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def state_counts(measures: Iterable[TrackedMeasure]) -> dict[MeasureState, int]:
    """How many stand in each state; every state is there."""
    counts = Counter(measure.state for measure in measures)
    return {state: counts[state] for state in MeasureState}
