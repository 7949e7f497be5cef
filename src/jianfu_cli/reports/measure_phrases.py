"""What became of the measures that the semester before left open, in words: the same for report, workbook, page and screen."""

from __future__ import annotations

from collections.abc import Iterable

from ..summary import MeasureState, Summary, TrackedMeasure, state_counts
from .phrases import listed

WANTING = (MeasureState.DUE, MeasureState.DOUBTFUL, MeasureState.UNANSWERED)  # somebody must look into it


def carried_words(summary: Summary, *, named: bool = False) -> str:
    """自报完成33条（其中2条本期仍存在问题，待核），逾期5条，未回应3条; "" where nothing was left open.

    `named`: with the schools whose measures are overdue.
    """
    carried = summary.carried
    counts = state_counts(carried)
    doubtful = counts[MeasureState.DOUBTFUL]
    shown = counts | {MeasureState.DONE: counts[MeasureState.DONE] + doubtful, MeasureState.DOUBTFUL: 0}
    unlisted = sum(measure.group == summary.not_listed for measure in carried)
    more = {
        MeasureState.DONE: f"（其中{doubtful}条本期仍存在问题，{MeasureState.DOUBTFUL.label}）" if doubtful else "",
        MeasureState.DUE: f"（涉及{listed(_schools(carried, MeasureState.DUE))}）" if named else "",
        MeasureState.UNANSWERED: f"（其中{unlisted}条的学校已不在名册）" if unlisted else "",
    }
    order = (MeasureState.DONE, MeasureState.OPEN, MeasureState.DUE, MeasureState.UNANSWERED)
    alike = "均" if len(carried) > 1 and max(shown.values()) == len(carried) else ""
    return "，".join(
        f"{alike}{state.label}{'' if alike else f'{shown[state]}条'}{more.get(state, '')}"
        for state in order
        if shown[state]
    )


def _schools(measures: Iterable[TrackedMeasure], state: MeasureState) -> list[str]:
    return list(dict.fromkeys(measure.school for measure in measures if measure.state is state))
