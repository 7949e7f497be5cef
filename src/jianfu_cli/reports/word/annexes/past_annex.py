"""The table that compares with the semester before, item by item."""

from __future__ import annotations

from ....summary import Course, CourseCount, Summary
from ...past_words import HOW_COURSES_ADD_UP, remarks
from ...phrases import clause
from ..blocks import Cell, Column, Row, Table

_COLUMNS = {
    Course.PERSISTING: Column("持续\n存在", 12),
    Course.RESOLVED: Column("自报\n已消除", 15),
    Course.TO_NOT_APPLICABLE: Column("转不\n涉及", 12),
    Course.NOT_REPORTED: Column("本期\n未报", 12),
    Course.NEW: Column("新增", 11),
    Course.NO_EARLIER: Column("上期无\n数据", 15),
}


def comparison(summary: Summary) -> Table:
    """One item a row and the sum; no rows where nothing can be compared."""
    trend = summary.trend
    if trend is None:
        return Table((), ())
    columns = (
        Column("项号", 11),
        Column("内容", 45, centred=False),
        Column("上期\n问题", 12),
        *_COLUMNS.values(),
        Column("本期\n问题", 12),
    )
    rows: list[Row] = [(str(item.number), clause(item.text), *_counts(item.count)) for item in trend.items]
    total = (Cell("合计（项次）", span=2, strong=True), *(Cell(text, strong=True) for text in _counts(trend.whole)))
    closing = f"各项为学校数（所）。{HOW_COURSES_ADD_UP}。"
    return Table(columns, (*rows, total), note=closing + "".join(remarks(summary)))


def _counts(count: CourseCount) -> tuple[str, ...]:
    return str(count.then), *(str(count.of(course)) for course in _COLUMNS), str(count.now)
