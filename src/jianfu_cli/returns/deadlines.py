"""Deadlines of measures as people write them: a day, at once, or a time without a sure day; seen from when the form was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from ..tools import last_day, narrow
from ..vocabulary import AT_ONCE, DONE_ALREADY, LASTING, NOT_MENDING, VAGUE_TIMES, says_nothing

if TYPE_CHECKING:
    from .facts import Rectification

_ANY_DAY = date(2022, 1, 1)  # from which a day without a year can be read, whichever year it may be
_LONGEST = 300  # characters that are looked at
_UNDONE = rf"(?:{'|'.join(NOT_MENDING)}|尚)[^，。；]{{0,4}}"
_DONE = re.compile("|".join(DONE_ALREADY))
_AT_ONCE = re.compile("|".join(AT_ONCE))
_NOT_SO = re.compile(rf"{_UNDONE}(?:{'|'.join((*AT_ONCE, *DONE_ALREADY))})")
_UNDATED = re.compile("|".join((*LASTING, *VAGUE_TIMES)))


class Timing(StrEnum):
    """How a deadline is written."""

    ABSENT = "absent"
    DAY = "day"
    AT_ONCE = "at once"  # or done already
    UNDATED = "undated"  # 长期坚持, 开学前: understood, though no day is sure
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a measure is to be done. `day` is None but for Timing.DAY, and for what was done on a day that is written."""

    timing: Timing = Timing.ABSENT
    day: date | None = None

    def passed_before(self, day: date | None) -> bool:
        """Whether it was over already on that day, without being done."""
        return self.timing is Timing.DAY and self.day is not None and day is not None and self.day < day


@lru_cache(maxsize=4096)
def read_deadline(text: str, filled_on: date | None) -> Deadline:
    """What a text says of when a measure is to be done, in a form that was filled in on that day (None: not known)."""
    if says_nothing(text):
        return Deadline()
    words = "".join(narrow(text[:_LONGEST]).split())
    day = last_day(text, filled_on)
    if _DONE.search(words) and not _NOT_SO.search(words):
        return Deadline(Timing.AT_ONCE, day)
    if day:
        return Deadline(Timing.DAY, day)
    if _AT_ONCE.search(words) and not _NOT_SO.search(words):
        return Deadline(Timing.AT_ONCE)
    yearless = filled_on is None and last_day(text, _ANY_DAY) is not None
    understood = yearless or _UNDATED.search(words)
    return Deadline(Timing.UNDATED if understood else Timing.UNREADABLE)


def read_deadlines(lines: Iterable[Rectification], filled_on: date | None) -> None:
    """Fill in the deadline of each line from what is written there."""
    for line in lines:
        line.deadline = read_deadline(line.deadline_written, filled_on)
