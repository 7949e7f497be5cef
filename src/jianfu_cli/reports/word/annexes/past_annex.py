"""The table that compares with the semester before, item by item."""

from __future__ import annotations

from ....summary import OF_NOW, OF_THEN, Course, CourseCount, Summary
from ...past_words import remarks
from ...phrases import clause
from ..blocks import Cell, Column, Row, Table

_HEADINGS = {
    Course.PERSISTING: "持续\n存在",
    Course.RESOLVED: "自报\n已消除",
    Course.TO_NOT_APPLICABLE: "转不\n涉及",
    Course.NOT_REPORTED: "本期\n未报",
    Course.NEW: "新增",
    Course.NO_EARLIER: "上期无\n数据",
}

_WIDTHS = (12, 15, 12, 12, 11, 15)


def comparison(summary: Summary) -> Table:
    """One item a row and the sum; no rows where nothing can be compared."""
    trend = summary.trend
    if trend is None:
        return Table((), ())
    columns = (
        Column("项号", 11),
        Column("内容", 45, centred=False),
        Column("上期\n问题", 12),
        *(Column(heading, width) for heading, width in zip(_HEADINGS.values(), _WIDTHS, strict=True)),
        Column("本期\n问题", 12),
    )
    rows: list[Row] = [(str(item.number), clause(item.text), *_counts(item.count)) for item in trend.items]
    total = (Cell("合计（项次）", span=2, strong=True), *(Cell(text, strong=True) for text in _counts(trend.whole)))
    closing = f"各项为学校数（所）。上期问题＝{_sum(OF_THEN)}；本期问题＝{_sum(OF_NOW)}。"
    return Table(columns, (*rows, total), note=closing + "".join(remarks(summary)))


def _counts(count: CourseCount) -> tuple[str, ...]:
    return str(count.then), *(str(count.of(course)) for course in _HEADINGS), str(count.now)


def _sum(courses: tuple[Course, ...]) -> str:
    return "＋".join(course.label for course in courses)
