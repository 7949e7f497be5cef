"""A summary with measures that the semester before left open, so many in each state."""

from __future__ import annotations

from dataclasses import replace

from jianfu_cli.definition.term import Term
from jianfu_cli.summary.figures import NOT_LISTED, Summary
from jianfu_cli.summary.measure_rows import MeasureState, TrackedMeasure
from summaries import make_summary

BEFORE = Term(2021, 1)


def carried(school: str, state: MeasureState, group: str = "米山镇", measure: str = "取消值班") -> TrackedMeasure:
    """A measure of the semester before."""
    note, file = ("已开会布置", f"returns/{school}.xlsx") if state is not MeasureState.UNANSWERED else ("", None)
    place = "上期整改落实情况!F4" if file else None
    return TrackedMeasure(school, group, 8, "值班", measure, "张三", "2022-01-31", state, BEFORE, note, file, place)


def with_carried(schools: int = 12, gone: int = 0, **counts: int) -> Summary:
    """A semester of that many schools with so many older measures in each state; `gone` are of schools no longer listed."""
    summary = make_summary(schools)
    names = [row.name for row in summary.schools] or ["甲小学"]
    older = [
        carried(names[at % len(names)], MeasureState(state)) for state, count in counts.items() for at in range(count)
    ]
    older += [carried("原村小学", MeasureState.UNANSWERED, NOT_LISTED)] * gone
    return replace(summary, measures=[*older, *summary.measures])
