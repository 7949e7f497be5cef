"""Workbooks that the guard let through -> grids. The home of python-calamine and xlrd."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from ...tools import Unreadable
from .. import limits
from ..grid import Grid, Merge, Row

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta


def shown(value: Value) -> str:
    """The text of a cell as a person sees it (see grid.Row)."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.time):
        return value.isoformat("seconds")
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value)


class TextBudget:
    """Counts the text of one document; raises Unreadable JF004 past the limit."""

    def __init__(self) -> None:
        self._left = limits.TEXT_CHARS

    def spend(self, cells: Sequence[str]) -> None:
        """Count the text of these cells."""
        self._left -= sum(map(len, cells))
        if self._left < 0:
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")


def rows_of(table: Iterable[Sequence[Value]], first: int) -> list[Row]:
    """The rows that are not empty, numbered from `first`, without empty cells at their ends."""
    rows: list[Row] = []
    for number, values in enumerate(table, first):
        if values.count("") == len(values):
            continue
        cells = [value if type(value) is str else shown(value) for value in values]
        while cells and (not cells[-1] or cells[-1].isspace()):
            cells.pop()
        if cells:
            rows.append(Row(number, cells))
    return rows


def calamine_grids(
    workbook: bytes,
    sheets: Sequence[tuple[str, bool, Callable[[], list[Merge]]]] | None = None,
    find_merges: Callable[[str], Callable[[], list[Merge]]] | None = None,
) -> list[Grid]:
    """The sheets of a checked .xlsx or .ods.

    `sheets` says name, hidden and merges of each where the guard has read them; else the names in the file are taken,
    and `find_merges` gives for a sheet's name what finds its merges.
    """
    from python_calamine import SheetVisibleEnum, load_workbook

    grids: list[Grid] = []
    with load_workbook(BytesIO(workbook)) as book:
        if sheets is None:
            sheets = [
                (
                    found.name,
                    found.visible != SheetVisibleEnum.Visible,
                    find_merges(found.name) if find_merges else list,
                )
                for found in book.sheets_metadata
            ]
        for index, (name, hidden, merges) in enumerate(sheets):
            sheet = book.get_sheet_by_index(index)
            row, column = sheet.start or (0, 0)
            rows = rows_of(sheet.to_python(), row + 1)
            grids.append(Grid(name, rows, column + 1, hidden, merges))
    return grids
