"""A workbook -> its sheets as grids of what is seen."""

from __future__ import annotations

from ....tools import Unreadable
from ...grid import Grid, Unread, UnreadKind
from ...zip_reader import damaged
from ..package import Package
from ..sheet_writer import SheetBudget, SheetWriter
from .sheet_cells import SheetReader
from .sheet_drawings import read_controls, read_drawing
from .workbook_parts import SheetPart, Workbook, open_workbook


def workbook_grids(package: Package) -> list[Grid]:
    """The worksheets in their order, hidden ones included. Raises Unreadable JF001, JF002, JF004."""
    book = open_workbook(package)
    budget = SheetBudget()
    return [_grid(book, sheet, budget) for sheet in book.sheets]


def _grid(book: Workbook, sheet: SheetPart, budget: SheetBudget) -> Grid:
    xml = book.package.part(sheet.part)
    if not xml:
        raise damaged(f"文件内部缺少工作表“{sheet.name[:31]}”的内容")
    writer = SheetWriter(sheet.name, budget, hidden=sheet.hidden)
    reader = SheetReader(book, writer)
    reader.read(xml)
    if reader.links:
        _float(book, sheet, reader, writer)
    return writer.grid()


def _float(book: Workbook, sheet: SheetPart, reader: SheetReader, writer: SheetWriter) -> None:
    """What hangs over the cells. A drawing that can't be read is no reason to refuse the sheet."""
    targets = book.targets(sheet)
    for link, read in (("drawing", _draw), ("legacyDrawing", _control)):
        _, part = targets.get(reader.links.get(link, ""), ("", ""))
        try:
            read(book.package.part(part), reader, writer) if part else None
        except Unreadable as error:
            if error.code != "JF001":
                raise


def _draw(xml: bytes, reader: SheetReader, writer: SheetWriter) -> None:
    drawing = read_drawing(xml)
    for row, column, _ in drawing.pictures:
        place = reader.anchor(row, column)
        if row and column and not reader.has_text(*place):
            writer.unread(*place, Unread(UnreadKind.PICTURE))
    for row, column, text in drawing.boxes:
        if row and column:
            writer.floats(*reader.anchor(row, column), text)
        else:
            writer.around(text)


def _control(vml: bytes, reader: SheetReader, writer: SheetWriter) -> None:
    for (row, column), words in read_controls(vml).items():
        if row and column:
            writer.unread(*reader.anchor(row, column), Unread(UnreadKind.CONTROL, words))
