"""Workbooks that the guard let through -> grids. The home of python-calamine and xlrd."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..errors import Unreadable
from ..intake import limits
from .grid import Grid, Merge, Row

if TYPE_CHECKING:
    import xlrd

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


def calamine_grids(workbook: bytes, sheets: Sequence[tuple[str, bool, Callable[[], list[Merge]]]] | None = None,
                   find_merges: Callable[[str], Callable[[], list[Merge]]] | None = None) -> list[Grid]:
    """The sheets of a checked .xlsx or .ods.

    `sheets` says name, hidden and merges of each where the guard has read them; else the file's own names are taken,
    and `find_merges` gives for a sheet's name what finds its merges.
    """
    from python_calamine import SheetVisibleEnum, load_workbook

    grids: list[Grid] = []
    with load_workbook(BytesIO(workbook)) as book:
        if sheets is None:
            sheets = [(one.name, one.visible != SheetVisibleEnum.Visible, find_merges(one.name) if find_merges else list)
                      for one in book.sheets_metadata]
        for index, (name, hidden, merges) in enumerate(sheets):
            sheet = book.get_sheet_by_index(index)
            row, column = sheet.start or (0, 0)
            rows = rows_of(sheet.to_python(), row + 1)
            grids.append(Grid(name, rows, column + 1, hidden, merges))
    return grids


class _Nowhere:
    """xlrd reports what it finds odd to a stream; nobody reads it."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def xlrd_grids(data: bytes) -> list[Grid]:
    """The worksheets of an .xls or .et. Raises Unreadable JF002, JF004, and whatever xlrd does of broken files."""
    book = _open_xls(data)
    if book.nsheets > limits.SHEETS:
        raise Unreadable("JF004", f"工作簿有 {book.nsheets} 张工作表，超过上限 {limits.SHEETS} 张")
    budget = TextBudget()
    grids: list[Grid] = []
    cells = 0
    end = time.monotonic() + limits.OLE_SECONDS
    for index, name in enumerate(book.sheet_names()):
        if time.monotonic() > end:
            raise Unreadable("JF004", "读取工作表用时过长，为安全起见没有读完")
        sheet = book.sheet_by_index(index)
        table = [_xls_values(book, sheet, row) for row in range(sheet.nrows)]
        cells += sum(len(values) - values.count("") for values in table)
        if cells > limits.CELLS:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")
        rows = rows_of(table, 1)
        for row in rows:
            budget.spend(row.cells)
        grids.append(Grid(name, rows, 1, bool(sheet.visibility), _xls_merges(data, index)))
        book.unload_sheet(index)
    return grids


def _open_xls(data: bytes, formatting: bool = False) -> xlrd.Book:
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, on_demand=True, ragged_rows=True,
                                  formatting_info=formatting, logfile=_Nowhere())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise Unreadable("JF002", "文件设有打开密码") from None
        raise


def _xls_values(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int) -> list[Value]:
    import xlrd

    values: list[Any] = list(sheet.row_values(row))
    for index, kind in enumerate(sheet.row_types(row)):
        if kind == xlrd.XL_CELL_DATE:
            values[index] = _xls_date(values[index], book.datemode)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values[index] = bool(values[index])
        elif kind == xlrd.XL_CELL_ERROR:
            values[index] = xlrd.error_text_from_code.get(values[index], "#N/A")
    return values


def _xls_date(serial: float, epoch: int) -> Value:
    """The date, or the number itself where it is none."""
    import xlrd

    try:
        moment: datetime.datetime = xlrd.xldate_as_datetime(serial, epoch)
        return moment if serial >= 1 else moment.time()
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return serial


def _xls_merges(data: bytes, index: int) -> Callable[[], list[Merge]]:
    def find() -> list[Merge]:
        if len(data) > limits.HEAVY_BYTES:
            return []
        try:
            merged = _open_xls(data, formatting=True).sheet_by_index(index).merged_cells
        except Exception:  # a file that can be read without its formatting need not be readable with it
            return []
        return [(top + 1, left + 1, bottom, right) for top, bottom, left, right in merged[: limits.MERGES]]

    return find
