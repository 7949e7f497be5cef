"""A new ledger, as XlsxWriter makes it: on each sheet headings, drop-downs, a filter, and what is to be settled."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..tools import A4, GREY, HEAD_COLOUR, HEI, cell_text, finish_office_file, new_workbook, set_width, write_text
from .sheet_plans import PlannedColumn, SheetPlan, Texts, Value, as_list

TITLE = "减负台账"
DATE = "yyyy-mm-dd"
CHOSEN_FROM = 5_000  # rows with a drop-down
TO_FILL_COLOUR = "FFF9E5"
_CELL = {"border": 7, "border_color": f"#{GREY}", "text_wrap": True, "valign": "vcenter"}
_HEAD = _CELL | {"font_name": HEI, "pattern": 1, "fg_color": f"#{HEAD_COLOUR}", "align": "center"}
_TO_FILL = {"pattern": 1, "fg_color": f"#{TO_FILL_COLOUR}"}


def new_ledger(sheets: Mapping[SheetPlan, Sequence[Texts]]) -> bytes:
    """The file: each sheet with its rows, in this order."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, "台账")
    for plan, rows in sheets.items():
        _write_sheet(book, plan, rows)
    book.close()
    return finish_office_file(buffer.getvalue(), TITLE, "", {})


def _write_sheet(book: Any, plan: SheetPlan, rows: Sequence[Texts]) -> None:
    sheet = book.add_worksheet(plan.title)
    looks = {column.key: book.add_format(_look(column)) for column in plan.columns}
    head = book.add_format(_HEAD)
    last = len(rows) + plan.ready
    for at, column in enumerate(plan.columns):
        set_width(sheet, at, column.width)
        write_text(sheet, 0, at, column.heading, head)
        for row in range(1, last + 1):
            sheet.write_blank(row, at, None, looks[column.key])
        _drop_down(sheet, at, max(last, CHOSEN_FROM), column)
    for row, texts in enumerate(rows, start=1):
        sheet.set_row(row, plan.row_height(texts))
        for at, column in enumerate(plan.columns):
            if column.key in texts:
                _write(sheet, row, at, texts[column.key], looks[column.key])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(plan.columns) - 1)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _look(column: PlannedColumn) -> dict[str, Any]:
    look = _CELL | ({"align": "center"} if column.centred else {})
    look |= {"num_format": DATE} if column.day else {"num_format": "@"} if column.text else {}
    return look | (_TO_FILL if column.to_fill else {})


def _write(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, look)
    else:
        write_text(sheet, row, column, cell_text(value), look)


def _drop_down(sheet: Any, at: int, last: int, column: PlannedColumn) -> None:
    if not (column.choices or column.prompt):
        return
    rule: dict[str, Any] = {"validate": "any"}
    if column.prompt:
        rule |= {"input_title": column.heading, "input_message": column.prompt}
    if as_list(column.choices):
        rule |= {"validate": "list", "source": list(column.choices)}
        strict = {"error_title": column.heading, "error_message": "请从下拉列表中选择"}
        rule |= {"show_error": False} if column.free else strict
    sheet.data_validation(1, at, last, at, rule)
