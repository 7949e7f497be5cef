"""A workbook -> its sheets as grids of what is seen."""

from __future__ import annotations

from ....tools import Unreadable
from ...grid import Grid, Unread, UnreadKind
from ...zip_reader import damaged
from ..package import Package
from ..sheet_writer import SheetBudget, SheetWriter
from .sheet_cells import SheetReader
from .sheet_drawings import read_controls, read_drawing
from .sheet_part import StoredSheet, stored_sheet
from .workbook_parts import SheetPart, Workbook, open_workbook


def workbook_grids(package: Package) -> list[Grid]:
    """The worksheets in their order, hidden ones included. Raises Unreadable JF001, JF002, JF004."""
    book = open_workbook(package)
    budget, reader = SheetBudget(), SheetReader(book)
    return [_grid(book, part, reader, SheetWriter(part.name, budget, hidden=part.hidden)) for part in book.sheets]


def _grid(book: Workbook, part: SheetPart, reader: SheetReader, writer: SheetWriter) -> Grid:
    xml = book.package.part(part.part)
    if not xml:
        raise damaged(f"文件内部缺少工作表“{part.name[:31]}”的内容")
    sheet = stored_sheet(xml)
    texts = reader.read(sheet, writer)
    if sheet.links:
        _Floating(sheet, texts, writer).read(book, part)
    return writer.grid()


class _Floating:
    """Gives the writer what hangs over the cells of a sheet."""

    def __init__(self, sheet: StoredSheet, texts: dict[int, list[str]], writer: SheetWriter) -> None:
        self._sheet, self._texts, self._writer = sheet, texts, writer

    def read(self, book: Workbook, part: SheetPart) -> None:
        """A drawing that can't be read is no reason to refuse the sheet. Raises Unreadable JF002, JF004."""
        targets = book.package.targets(part.part)
        for link, read in (("drawing", self._drawing), ("legacyDrawing", self._controls)):
            _, target = targets.get(self._sheet.links.get(link, ""), ("", ""))
            try:
                read(book.package.part(target)) if target else None
            except Unreadable as error:
                if error.code != "JF001":
                    raise

    def _drawing(self, xml: bytes) -> None:
        drawing = read_drawing(xml)
        for row, column, _ in drawing.pictures:
            place = self._anchor(row, column)
            if row and column and not self._has_text(*place):
                self._writer.unread(*place, Unread(UnreadKind.PICTURE))
        for row, column, text in drawing.boxes:
            if row and column:
                self._writer.floats(*self._anchor(row, column), text)
            else:
                self._writer.around(text)

    def _controls(self, vml: bytes) -> None:
        for (row, column), words in read_controls(vml).items():
            if row and column:
                self._writer.unread(*self._anchor(row, column), Unread(UnreadKind.CONTROL, words))

    def _has_text(self, row: int, column: int) -> bool:
        cells = self._texts.get(row, [])
        return column <= len(cells) and bool(cells[column - 1])

    def _anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that shows what lies at a cell: the first of the merged ones, else itself."""
        for top, left, bottom, right in self._sheet.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column
