"""JF302, JF303 and JF308 once more: a table in a paper beside the form answers what the form itself lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..returns import AnsweredItems, Timing
from ..vocabulary import says_nothing
from .evidence import RECTIFICATION_INCOMPLETE, RECTIFICATION_MISSING
from .last_semester import FOLLOWUP_MISSING

if TYPE_CHECKING:
    from ..returns import Followup, MeasureTables, Rectification

_ANSWERED_BY = {
    RECTIFICATION_MISSING.code: "measured",
    RECTIFICATION_INCOMPLETE.code: "complete",
    FOLLOWUP_MISSING.code: "followed",
}


def answered_by_papers(code: str, item: int | None, papers: Iterable[AnsweredItems]) -> bool:
    """Whether a finding is answered by the tables in a school's papers."""
    kind = _ANSWERED_BY.get(code)
    return kind is not None and any(item in getattr(paper, kind) for paper in papers)


def answered_items(tables: MeasureTables) -> AnsweredItems:
    """The items that have a measure, those whose measure has who is responsible and by when, and those followed up."""
    measures = [line for line in tables.rectifications if line.item is not None and line.says_what]
    complete = [
        line for line in measures if not (says_nothing(line.responsible) or line.deadline.timing is Timing.ABSENT)
    ]
    followed = [line for line in tables.followups if line.status]
    return AnsweredItems(_items(measures), _items(complete), _items(followed))


def _items(lines: Iterable[Rectification] | Iterable[Followup]) -> tuple[int, ...]:
    return tuple(sorted({line.item for line in lines if line.item is not None}))
