"""Changes in the sheets of an existing ledger, by openpyxl: rows at the end, texts in rows that are still open, new sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..intake import column_letters
from ..tables import SheetTable
from ..tools import JianfuError, cell_text, saved_workbook
from .added_sheet import add_sheet
from .drop_downs import drop_down
from .existing_workbook import open_workbook
from .sheet_plans import PlannedColumn, SheetPlan, Texts, Value

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a workbook takes for a character


@dataclass(frozen=True, slots=True)
class SheetChange:
    """What is to be changed on one sheet: new rows, and other texts in cells of the rows `changed` (by number).

    `table` is where the sheet stands in the file, None if there is none yet: then it is made. A row that is `cleared`
    is written anew, with its height.
    """

    plan: SheetPlan
    table: SheetTable | None
    new: Sequence[Texts] = ()
    changed: Mapping[int, Texts] = field(default_factory=dict)
    cleared: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.table is None or self.new or self.changed)


def changed_workbook(data: bytes, path: Path, changes: Iterable[SheetChange]) -> bytes:
    """The workbook with the changes. New rows look like the last row of their table.

    Raises JianfuError for a workbook that can't be changed; `path` only names it.
    """
    try:
        book = open_workbook(data)
        for change in changes:
            if change.table is None:
                add_sheet(book, change.plan, change.new, _write)
            else:
                _change(book[change.table.sheet], change.plan, change.table, change)
    except Exception as error:
        text = f"{path} 能读，但不能往里添加（{type(error).__name__}）。请用 Excel 或 WPS 打开，另存为 .xlsx 后重新运行"
        raise JianfuError(text) from None
    return saved_workbook(book)


def _change(page: Any, plan: SheetPlan, table: SheetTable, change: SheetChange) -> None:
    for number, texts in change.changed.items():
        if number in change.cleared:
            page.row_dimensions[number].height = plan.row_height(texts)
        _write_row(page, number, table, texts)
    if not change.new:
        return
    first = _free_row(page, table)
    looks = [copy(cell._style) for cell in page[_last_row(table)]]
    for number, texts in enumerate(change.new, start=first):
        for column, look in enumerate(looks, start=1):
            page.cell(number, column)._style = copy(look)
        page.row_dimensions[number].height = plan.row_height(texts)
        _write_row(page, number, table, texts)
    _extend(page, plan, table, first, first + len(change.new) - 1)


def _write_row(page: Any, row: int, table: SheetTable, texts: Texts) -> None:
    for key, value in texts.items():
        if column := table.columns.get(key):  # else people took it away: they don't want it
            _write(page.cell(row, column), value)


def _write(cell: Any, value: Value) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
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


def _extend(page: Any, plan: SheetPlan, table: SheetTable, first: int, last: int) -> None:
    """Let the filter, an Excel table and the drop-downs reach the new rows."""
    for area in (page.auto_filter, *page.tables.values()):
        if area.ref:
            area.ref = _reaching(area.ref, table.heading, last)
    for excel_table in page.tables.values():
        if excel_table.autoFilter and excel_table.autoFilter.ref:
            excel_table.autoFilter.ref = excel_table.ref
    for column in plan.columns:
        if column.key in table.columns:
            _reach(page, table, column, range(first, last + 1))


def _reaching(ref: str, heading: int, last: int) -> str:
    """A range that begins with the heading row, down to the last row; any other as it is."""
    from openpyxl.worksheet.cell_range import CellRange

    area = CellRange(ref)
    if area.min_row == heading and area.max_row < last:
        area.expand(down=last - area.max_row)
    return area.coord


def _reach(page: Any, table: SheetTable, column: PlannedColumn, rows: range) -> None:
    """Where no rule holds for the new cells of a column yet, that of the cells above; else a new one."""
    letters = column_letters(table.columns[column.key])
    rules = page.data_validations.dataValidation
    bare = [row for row in rows if not any(f"{letters}{row}" in rule.sqref for rule in rules)]
    if not bare:
        return
    span = f"{letters}{bare[0]}:{letters}{bare[-1]}"
    above = [f"{letters}{row.number}" for row in table.rows]
    known = next((rule for rule in rules if any(cell in rule.sqref for cell in above)), None)
    if known is not None:
        known.add(span)
    elif (rule := drop_down(column)) is not None:
        rule.add(span)
        page.add_data_validation(rule)
