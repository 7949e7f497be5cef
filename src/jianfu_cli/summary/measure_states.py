"""Where every measure stands: this semester's, and those that the semester before left open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ..returns import FollowupStatus
from ..tools import plain
from .measure_rows import FollowupRow, MeasureState, RectificationRow, TrackedMeasure, deadline_day
from .previous import PreviousMeasure
from .rates import passed

_COMPARED = 100  # characters of a text; longer ones are cut where they are printed


def of_this_semester(row: RectificationRow, day: date) -> TrackedMeasure:
    """A line of this semester's 整改台账 as it stands on that day."""
    return TrackedMeasure(
        row.school,
        row.group,
        row.item,
        row.problem,
        row.measure,
        row.responsible,
        row.deadline,
        MeasureState.DUE if row.overdue(day) else MeasureState.OPEN,
        file=row.file,
        location=row.location,
    )


def of_last_semester(
    school: str,
    group: str,
    measures: Sequence[PreviousMeasure],
    said: Sequence[FollowupRow],
    troubled: Collection[int | None],
    day: date,
) -> list[TrackedMeasure]:
    """A school's older measures, the oldest first, as they stand on that day. `troubled` are the items that are problems
    today. What was planned anew in the same words is overdue by the last deadline that was set for it.
    """
    answers = _answers(measures, said)
    deadlines = {same_plan(measure): measure.deadline for measure in measures if measure.deadline}
    tracked = []
    for at, measure in enumerate(measures):
        answer = answers.get(at)
        overdue = passed(deadline_day(deadlines.get(same_plan(measure), "")), day)
        tracked.append(
            TrackedMeasure(
                school,
                group,
                measure.item,
                measure.problem,
                measure.measure,
                measure.responsible,
                measure.deadline,
                _state(answer, measure.item in troubled, overdue),
                origin=measure.term,
                note=answer.note if answer else "",
                file=answer.file if answer else None,
                location=answer.location if answer else None,
            )
        )
    return tracked


def _state(answer: FollowupRow | None, troubled: bool, overdue: bool) -> MeasureState:
    if answer is None or answer.status is None:
        return MeasureState.UNANSWERED
    if answer.status is FollowupStatus.DONE:
        return MeasureState.DOUBTFUL if troubled else MeasureState.DONE
    return MeasureState.DUE if overdue else MeasureState.OPEN


def _answers(measures: Sequence[PreviousMeasure], said: Sequence[FollowupRow]) -> Mapping[int, FollowupRow]:
    """By the measure's place what its school says of it: the line of the same words, else that of the same item.

    Lines that say different things of one measure say nothing.
    """
    found: dict[int, FollowupRow | None] = {}
    used: set[int] = set()
    for alike in (_same_problem_and_measure, _same_words):
        for at, measure in enumerate(measures):
            if at not in found and (places := [n for n, line in enumerate(said) if alike(measure, line)]):
                used.update(places)
                found[at] = _agreed([said[place] for place in places])
    lines = [line for place, line in enumerate(said) if place not in used]
    for item in {line.item for line in lines} - {None}:
        open_places = [at for at, measure in enumerate(measures) if at not in found and measure.item == item]
        of_item = [line for line in lines if line.item == item]
        if agreed := _agreed(of_item):
            found |= dict.fromkeys(open_places, agreed)
        elif len(of_item) == len(open_places):
            found |= dict(zip(open_places, of_item, strict=True))
    return {at: line for at, line in found.items() if line}


def _agreed(lines: Sequence[FollowupRow]) -> FollowupRow | None:
    """The first line that says something, unless another says otherwise; the first if none does."""
    telling = [line for line in lines if line.status] or list(lines[:1])
    return telling[0] if len({line.status for line in telling}) == 1 else None


def _same_problem_and_measure(measure: PreviousMeasure, line: FollowupRow) -> bool:
    return _same_words(measure, line) and _words(measure.problem) == _words(line.problem)


def _same_words(measure: PreviousMeasure, line: FollowupRow) -> bool:
    """Whether a line is about a measure by its words: those of the measure, or those of the problem where it has none."""
    if None not in (measure.item, line.item) and measure.item != line.item:
        return False
    if line.measure:
        return _words(measure.measure) == _words(line.measure)
    return bool(measure.problem) and _words(measure.problem) == _words(line.problem)


def same_plan(measure: PreviousMeasure) -> tuple[str, int | None, str, str]:
    """What measures have in common that a school planned in the same words, in one semester or in several."""
    return measure.school, measure.item, _words(measure.problem), _words(measure.measure)


def _words(text: str) -> str:
    """What a problem or a measure is compared by."""
    return plain(text)[:_COMPARED]
