"""JF302 and JF303 once more: a measure in a paper beside the form answers what the form itself lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..returns import Timing
from ..vocabulary import says_nothing
from .evidence import RECTIFICATION_INCOMPLETE, RECTIFICATION_MISSING

if TYPE_CHECKING:
    from ..returns import Rectification


def answered_by_papers(code: str, item: int | None, measured: Collection[int], complete: Collection[int]) -> bool:
    """Whether a finding is answered by the items that a school's papers have measures, and complete ones, for."""
    if code == RECTIFICATION_MISSING.code:
        return item in measured
    return code == RECTIFICATION_INCOMPLETE.code and item in complete


def measured_items(lines: Iterable[Rectification]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The items that have a measure, and those whose measure has who is responsible and by when."""
    measures = [line for line in lines if line.item is not None and not says_nothing(line.measure)]
    complete = [
        line for line in measures if not (says_nothing(line.responsible) or line.deadline.timing is Timing.ABSENT)
    ]
    return _items(measures), _items(complete)


def _items(lines: Iterable[Rectification]) -> tuple[int, ...]:
    return tuple(sorted({line.item for line in lines if line.item is not None}))
