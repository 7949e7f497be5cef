"""明细: one row a counted school and item, with nothing above the headings: for pivot tables and filters."""

from __future__ import annotations

from collections.abc import Iterator

from ....summary import NOT_ASKED, CountedResponse, Summary
from .. import sheet_model
from ..sheet_model import Column, Row, Sheet, Value

NAME = "明细"
_COLUMNS = (
    Column("乡镇", 12, "plain"),
    Column("类别", 10, "plain"),
    Column("学校", 26, "plain"),
    Column("项目", 24, "plain"),
    Column("项号", 6, "plain"),
    Column("结论", 8, "plain"),
    Column("是否符合", 10, "plain"),
    Column("情况说明", 50, "plain"),
    Column("备注", 30, "plain"),
    Column("填表时间", 12, "plaindate"),
    Column("文件", 40, "plain"),
    Column("单元格", 14, "plain"),
)
_REMARK = (Column("", 3, "plain"), Column("", 60, "note"))  # right of the table
_HEADINGS = [column.heading for column in _COLUMNS]
_ROW_HEIGHT = 18.0  # one line, however long the words are: a table of data, not to be read from top to bottom


def sheet(summary: Summary) -> Sheet:
    """Every answer of every counted school, good ones and 不涉及 too, in the roster's order with the school's words.

    What Excel has no rows for is counted beside the headings.
    """
    whole = summary.counted * len(summary.items)
    shown = min(whole, sheet_model.MAX_ROWS - 1)
    return Sheet(
        NAME,
        _COLUMNS if shown == whole else (*_COLUMNS, *_REMARK),
        _rows(summary, shown, whole),
        max(shown, 1) + 1,  # a table has a row, if only a blank one
        shown,
        header=1,
        header_first=1,
        table=NAME,
        landscape=True,
    )


def _rows(summary: Summary, shown: int, whole: int) -> Iterator[Row]:
    headings: list[Value] = list(_HEADINGS)
    if shown < whole:
        headings += ["", f"Excel 的行数已用完，另有 {whole - shown} 行未列出：各校原话见 jianfu validate --format json"]
    yield Row(headings, ["head"] * len(_HEADINGS) + ["note"] * 2, _ROW_HEIGHT)
    if not shown:
        yield Row([None] * len(_HEADINGS), height=_ROW_HEIGHT)
    for number, row in enumerate(_answers(summary)):
        if number == shown:
            return
        yield row


def _answers(summary: Summary) -> Iterator[Row]:
    sections = {item.number: section.title for section in summary.checklist.sections for item in section.items}
    for at, school in enumerate(summary.schools):
        for response in summary.responses(at):
            answer = (sections[response.item], response.item, response.answer, _verdict(summary, response))
            words = (response.explanation, response.remark)
            source = (school.filled_on, school.file, response.location)
            yield Row((school.group, school.kind, school.name, *answer, *words, *source), height=_ROW_HEIGHT)


def _verdict(summary: Summary, response: CountedResponse) -> str | None:
    if response.compliant is None:
        return summary.checklist.not_applicable if response.answer else NOT_ASKED
    return "符合" if response.compliant else "存在问题"
