"""The worksheets of an .xls or .et, read by xlrd -> grids of what is seen. The home of xlrd."""

from __future__ import annotations

import time

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from ....tools import Unreadable
from ... import limits
from ...grid import Grid
from ..sheet_writer import SheetBudget, SheetWriter
from ..visibility import FLATTEST
from .xls_cells import CellReader
from .xls_conditions import struck_on_condition
from .xls_objects import tell_around

_TWIPS = 20  # in a point


class _Nowhere:
    """xlrd reports what it finds odd to a stream; nobody reads it."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def xls_grids(stream: bytes) -> list[Grid]:
    """The worksheets of a workbook's stream: xlrd gets no more than that, for in the file around it, it would follow
    chains that go round without end.

    Raises Unreadable JF004, and whatever xlrd does of broken files. A file that xlrd reads only without its
    formatting is as broken as any: of 500 real ones there was none.
    """
    book = _open(stream)
    if book.nsheets > limits.SHEETS:
        raise Unreadable("JF004", f"工作簿有 {book.nsheets} 张工作表，超过上限 {limits.SHEETS} 张")
    cells, budget = CellReader(book), SheetBudget()
    grids: list[Grid] = []
    end = time.monotonic() + limits.OLE_SECONDS
    for index, name in enumerate(book.sheet_names()):
        if time.monotonic() > end:
            raise Unreadable("JF004", "读取工作表用时过长，为安全起见没有读完")
        sheet = book.sheet_by_index(index)
        writer = SheetWriter(name, budget, hidden=bool(sheet.visibility))
        _hide(sheet, writer)
        for top, bottom, left, right in sheet.merged_cells:
            writer.merge(top + 1, left + 1, bottom, right)
        for row in range(sheet.nrows):
            writer.row(row + 1, cells.row(sheet, row, writer))
        for cells_in_doubt in struck_on_condition(stream, index):
            writer.doubt(*cells_in_doubt)
        tell_around(stream, index, writer)
        grids.append(writer.grid())
        book.unload_sheet(index)
    return grids


def _open(stream: bytes) -> Book:
    return xlrd.open_workbook(
        file_contents=stream, on_demand=True, ragged_rows=True, formatting_info=True, logfile=_Nowhere()
    )


def _hide(sheet: Sheet, writer: SheetWriter) -> None:
    """Tell the writer which rows and columns are not seen."""
    for column, info in sorted(sheet.colinfo_map.items()):
        if info.hidden or not info.width:
            writer.hidden_columns.add(column + 1, column + 1)
    rows = sheet.rowinfo_map
    for row in range(sheet.nrows):
        info = rows.get(row)
        if (
            sheet.default_row_hidden
            if info is None
            else info.hidden or (info.height < FLATTEST * _TWIPS and not info.has_default_height)
        ):
            writer.hidden_rows.add(row + 1, row + 1)
