"""The formats .xls and .et (Excel 5 to 2003, WPS)."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ....tools import Unreadable
from ... import limits
from ...content import Content
from ...grid import Document, Grid, Merge
from ..declaration import Format
from ..spreadsheet import TextBudget, Value, rows_of

if TYPE_CHECKING:
    import xlrd

_MACROS = frozenset(("_VBA_PROJECT_CUR", "_VBA_PROJECT"))
_BARE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # a workbook stream without the file around it


def _recognise(content: Content) -> bool:
    streams = content.streams
    if streams:
        return bool(streams & {"Workbook", "Book"}) and "EncryptedPackage" not in streams
    return content.head.startswith(_BARE) and content.head[3:4] == b"\0"


def _is_et(content: Content) -> bool:
    return "ETExtData" in content.streams


def _read(content: Content) -> Document:
    if len(content.data) > limits.OLE_BYTES:
        raise Unreadable(
            "JF004",
            f"文件有 {len(content.data) // limits.MEGABYTE} MB，"
            f"超过 .xls 的上限 {limits.OLE_BYTES // limits.MEGABYTE} MB",
        )
    macros = any(not _MACROS.isdisjoint(path.split("/")) for path in content.streams)
    return Document("et" if _is_et(content) else "xls", xlrd_grids(content.data), macros=macros)


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
        return xlrd.open_workbook(
            file_contents=data, on_demand=True, ragged_rows=True, formatting_info=formatting, logfile=_Nowhere()
        )
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


FORMATS = (
    Format(
        "xls",
        "旧版 Excel 或 WPS 表格",
        (".xls",),
        lambda content: _recognise(content) and not _is_et(content),
        _read,
        further_endings=(".xlt",),
    ),
    Format(
        "et",
        "WPS 表格",
        (".et",),
        lambda content: _recognise(content) and _is_et(content),
        _read,
        further_endings=(".ett",),
    ),
)
