"""Changes in the sheet of an existing ledger, by openpyxl: rows at its end, numbers in rows that are still open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from ..definition import Checklist
from ..intake import column_letters
from ..tables import SheetTable
from ..tools import JianfuError, cell_text, saved_workbook
from .existing_workbook import open_workbook
from .new_workbook import PROMPT, as_list, choices, row_height

Texts = Mapping[str, str | int]  # by the column's key
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a workbook takes for a character


def changed_sheet(
    data: bytes, table: SheetTable, new: Sequence[Texts], changed: Mapping[int, Texts], checklist: Checklist
) -> bytes:
    """The workbook with the new rows under the table, and other texts in cells of the rows `changed` (by number).

    New rows look like the last row of the table. Raises JianfuError for a workbook that can't be changed.
    """
    try:
        book = open_workbook(data)
        page = book[table.sheet]
    except Exception as error:
        text = f"{table.path} 能读，但不能往里添加（{type(error).__name__}）。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新运行"
        raise JianfuError(text) from None
    for number, texts in changed.items():
        _write(page, number, table, texts)
    first = _free_row(page, table)
    looks = [copy(cell._style) for cell in page[_last_row(table)]]
    for number, texts in enumerate(new, start=first):
        for column, look in enumerate(looks, start=1):
            page.cell(number, column)._style = copy(look)
        page.row_dimensions[number].height = row_height(texts)
        _write(page, number, table, texts)
    if new:
        _extend(page, table, first, first + len(new) - 1, checklist)
    return saved_workbook(book)


def _write(page: Any, row: int, table: SheetTable, texts: Texts) -> None:
    for key, value in texts.items():
        column = table.columns.get(key)
        if column is None:
            continue  # people took it away: they don't want it
        cell = page.cell(row, column)
        if isinstance(value, int):
            cell.value = value
        else:
            cell.value = _ESCAPE.sub("_x005F_", cell_text(value)) or None
            if cell.value:
                cell.data_type = "s"  # whatever it begins with


def _last_row(table: SheetTable) -> int:
    return max((row.number for row in table.rows), default=table.heading + 1)


def _free_row(page: Any, table: SheetTable) -> int:
    """The first row under everything that stands on the sheet."""
    rows = enumerate(page.iter_rows(values_only=True), page.min_row)
    filled = [number for number, cells in rows if any(value not in (None, "") for value in cells)]
    merged = [area.max_row for area in page.merged_cells.ranges]
    return int(max([table.heading, *filled, *merged])) + 1


def _extend(page: Any, table: SheetTable, first: int, last: int, checklist: Checklist) -> None:
    """Let the filter, an Excel table and the drop-down reach the new rows."""
    for area in (page.auto_filter, *page.tables.values()):
        if area.ref:
            area.ref = _reaching(area.ref, table.heading, last)
    for excel_table in page.tables.values():
        if excel_table.autoFilter and excel_table.autoFilter.ref:
            excel_table.autoFilter.ref = excel_table.ref
    _drop_down(page, table, range(first, last + 1), checklist)


def _reaching(ref: str, heading: int, last: int) -> str:
    """A range that begins with the heading row, down to the last row; any other as it is."""
    from openpyxl.worksheet.cell_range import CellRange

    area = CellRange(ref)
    if area.min_row == heading and area.max_row < last:
        area.expand(down=last - area.max_row)
    return area.coord


def _drop_down(page: Any, table: SheetTable, rows: range, checklist: Checklist) -> None:
    """Where no rule holds for the new cells of 判为 yet, that of the cells above; else a new one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    column = column_letters(table.columns["answer"])
    rules = page.data_validations.dataValidation
    bare = [row for row in rows if not any(f"{column}{row}" in rule.sqref for rule in rules)]
    if not bare:
        return
    span = f"{column}{bare[0]}:{column}{bare[-1]}"
    above = [f"{column}{row.number}" for row in table.rows]
    known = next((rule for rule in rules if any(cell in rule.sqref for cell in above)), None)
    if known is not None:
        known.add(span)
    elif entries := as_list(choices(checklist)):
        rule = DataValidation("list", formula1=f'"{entries}"', allow_blank=True)
        rule.showErrorMessage = rule.showInputMessage = True
        rule.promptTitle, rule.prompt = "判为", PROMPT
        rule.add(span)
        page.add_data_validation(rule)
