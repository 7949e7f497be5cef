"""Tables of problems and what is done about them: one by one, or by 乡镇."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ....summary import RectificationRow, Summary
from ....tools import date_in_words
from ...phrases import by_schools
from ..blocks import Column, Row, Table
from .annex_common import NONE, UNSAID, WORKBOOK, cell_text, cut

_UNFILLED = "（未填写）"


def problem_rows(summary: Summary) -> Iterator[Row]:
    """Every problem with each of its measures, then the measures that belong to no problem."""
    used: set[RectificationRow] = set()
    for problem in summary.problems:
        used.update(problem.measures)
        said = (
            cell_text(problem.school),
            str(problem.item),
            cell_text(problem.answer),
            cell_text(problem.explanation) or UNSAID,
        )
        for row in problem.measures or (None,):
            yield (*said, *_measure(row, summary.report_date, "（见另报的材料）" if problem.papers else _UNFILLED))
    for row in summary.rectifications:
        if row not in used:
            said = (cell_text(row.school), str(row.item or NONE), NONE, cell_text(row.problem) or UNSAID)
            yield (*said, *_measure(row, summary.report_date))


def _measure(row: RectificationRow | None, today: date, none: str = _UNFILLED) -> tuple[str, str, str]:
    """措施, 责任人, 完成时限; `none` is said where there is no measure."""
    if row is None:
        return none, NONE, NONE
    shown = date_in_words(row.due) if row.due else cell_text(row.deadline) or UNSAID
    passed = "\n（已到期）" if row.overdue(today) else ""
    return cell_text(row.measure), cell_text(row.responsible) or UNSAID, shown + passed


def problems(summary: Summary) -> Table:
    """One problem or measure a row."""
    columns = (
        Column("序号", 12),
        Column("学校", 34, centred=False),
        Column("项号", 12),
        Column("自查\n结论", 15),
        Column("学校说明", 59, centred=False),
        Column("整改措施", 42, centred=False),
        Column("责任人", 17),
        Column("完成时限", 34),
    )
    rows = tuple((str(number), *row) for number, row in enumerate(problem_rows(summary), 1))
    passed = any("（已到期）" in str(row[-1]) for row in rows)
    note = f"“已到期”指完成时限早于{date_in_words(summary.report_date)}，是否完成需核实。" if passed else ""
    return Table(columns, rows, landscape=True, note=note)


def problems_by_group(summary: Summary) -> Table:
    """Of many problems only their number, and what they are about, by 乡镇."""
    columns = (
        Column("乡镇（单位）", 30, centred=False),
        Column("有问题\n的学校", 17),
        Column("问题\n项次", 15),
        Column("整改\n事项", 15),
        Column("其中\n已到期", 16),
        Column("涉及学校较多的事项", 63, centred=False),
    )
    planned = Counter(row.group for row in summary.rectifications)
    passed = Counter(row.group for row in summary.rectifications if row.overdue(summary.report_date))
    found: list[Row] = [
        (
            cell_text(group.name),
            str(group.noncompliant_schools),
            str(group.noncompliant),
            str(planned[group.name]),
            str(passed[group.name]),
            _worst(summary, group.items),
        )
        for group in summary.groups
        if group.noncompliant or planned[group.name]
    ]
    rows, left_out = cut(found, "乡镇（单位）", "问题清单")
    whole = f"问题共{len(summary.problems)}条、整改事项{len(summary.rectifications)}条，本表按乡镇（单位）列出"
    return Table(columns, rows, note=f"{whole}；逐条内容见{WORKBOOK}“问题清单”和“整改台账”工作表。{left_out}")


def _worst(summary: Summary, counts: Sequence[int]) -> str:
    """The items with most schools, five or as many more as have as many."""
    found = [replace(item, noncompliant=count) for item, count in zip(summary.items, counts, strict=True) if count]
    fifth = sorted((item.noncompliant for item in found), reverse=True)[4:5]
    return by_schools(item for item in found if not fifth or item.noncompliant >= fifth[0]) or NONE
