"""The content of an OpenDocument spreadsheet -> grids of what is seen, row by row as the XML is parsed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ...grid import Grid
from ...zip_reader import damaged
from ..sheet_writer import SheetBudget, SheetWriter
from .odf_controls import Controls
from .odf_names import CELL, COVERED_CELL, NOT_SHOWN, OFFICE, PARAGRAPHS, STYLE, TABLE, TEXT, count
from .odf_paragraphs import Line
from .odf_parts import SAFELY, Parts
from .odf_styles import Look, Styles
from .ods_cells import CellReader

_SHEET, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_STYLES = frozenset((OFFICE + "automatic-styles", OFFICE + "font-face-decls"))
_SHAPES, _FORMS = TABLE + "shapes", OFFICE + "forms"
_PLACED = (_SHEET, _ROW, _COLUMN, _SHAPES, _FORMS, *_STYLES)
_MARGINS = frozenset(
    STYLE + name for name in ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")
)
_FIELDS_OF_THE_PAGE = tuple(
    TEXT + name for name in ("sheet-name", "page-number", "page-count", "date", "time", "title")
)


def ods_grids(parts: Parts) -> list[Grid]:
    """The sheets in their order. Raises Unreadable JF001, JF004."""
    reader = _Reader(parts.styles)
    events = etree.iterparse(BytesIO(parts.content), events=("start", "end"), tag=_PLACED, **SAFELY)
    try:
        for event, element in events:
            reader.begin(element) if event == "start" else reader.end(element)
    except etree.XMLSyntaxError:
        raise damaged("文件内部的部件已损坏") from None
    return reader.grids


class _Reader:
    """Takes in the elements of a workbook as they come."""

    def __init__(self, styles: Element | None) -> None:
        self.grids: list[Grid] = []
        self._styles, self._controls = Styles(), Controls()
        self._cells = CellReader(self._styles, self._controls)
        self._budget = SheetBudget()
        self._margins: dict[str, list[str]] = {}
        self._sheet: _SheetReader | None = None
        self._element: Element | None = None
        if styles is not None:
            self._styles.add(styles)
            for page in styles.iter(STYLE + "master-page"):
                self._margins[page.get(STYLE + "name") or ""] = [*self._margin_lines(page)]

    def begin(self, element: Element) -> None:
        """An element begins: its attributes are there, its content is not."""
        parent = element.getparent()
        if element.tag != _SHEET or parent is None or parent.tag != OFFICE + "spreadsheet":
            return  # tables elsewhere hold what other files are said to hold
        if len(self.grids) >= limits.SHEETS:
            raise Unreadable("JF004", f"工作簿里的工作表超过上限 {limits.SHEETS} 张")
        style = element.get(TABLE + "style-name") or ""
        hidden = not self._styles.is_shown("table", style)
        writer = SheetWriter(element.get(TABLE + "name") or "", self._budget, hidden=hidden)
        for line in self._margins.get(self._styles.page(style), ()):
            writer.around(line)
        self._element, self._sheet = element, _SheetReader(writer, self._styles, self._cells)

    def end(self, element: Element) -> None:
        """An element is complete."""
        tag, sheet = element.tag, self._sheet
        if tag in _STYLES:
            self._styles.add(element)
        elif tag == _FORMS:
            self._controls.add(element)
        elif sheet is None:
            return
        elif element is self._element:
            self.grids.append(sheet.writer.grid())
            self._sheet = self._element = None
        elif tag == _COLUMN:
            sheet.column(element)
        elif tag == _SHAPES:
            sheet.shapes(element)
        elif tag == _ROW and self._is_of_the_sheet(element):
            sheet.row(element)
            _forget(element)

    def _is_of_the_sheet(self, row: Element) -> bool:
        """And not of a table within one of its cells."""
        return next(row.iterancestors(_SHEET)) is self._element

    def _margin_lines(self, page: Element) -> Iterator[str]:
        for margin in page:
            if margin.tag not in _MARGINS or margin.get(STYLE + "display") == "false":
                continue
            for paragraph in margin.iter(*PARAGRAPHS):
                for field in [*paragraph.iter(*_FIELDS_OF_THE_PAGE)]:  # what they show, only the printed page says
                    field.text = None
                line = Line(self._styles, self._controls)
                line.read(paragraph, Look())
                yield line.shown


def _forget(row: Element) -> None:
    """What was read needs no memory any more."""
    row.clear()
    parent = row.getparent()
    while parent is not None and (before := row.getprevious()) is not None:
        parent.remove(before)


class _SheetReader:
    """Reads the rows of one sheet into its writer."""

    def __init__(self, writer: SheetWriter, styles: Styles, cells: CellReader) -> None:
        self.writer = writer
        self._styles, self._cells = styles, cells
        self._next_row = self._next_column = 1
        self._column_ends: list[int] = []
        self._column_styles: list[str] = []  # of the cells in columns up to each of these ends

    def column(self, node: Element) -> None:
        """Columns alike."""
        first, last = self._next_column, self._next_column + count(node, "number-columns-repeated") - 1
        self._next_column = last + 1
        if self._is_hidden(node, "table-column"):
            self.writer.hidden_columns.add(first, last)
        self._column_ends.append(last)
        self._column_styles.append(node.get(TABLE + "default-cell-style-name") or "")

    def row(self, node: Element) -> None:
        """Rows alike."""
        number, repeated = self._next_row, count(node, "number-rows-repeated")
        self._next_row += repeated
        if self._is_hidden(node, "table-row"):
            self.writer.hidden_rows.add(number, number + repeated - 1)
        usual = node.get(TABLE + "default-cell-style-name") or ""
        cells: list[str] = []
        column = 1
        for cell in node:
            if cell.tag not in (CELL, COVERED_CELL):
                continue
            after = column + count(cell, "number-columns-repeated")
            if cell.tag == CELL and (text := self._text(cell, number, column, usual)):
                self.writer.reserve(number, after - 1)
                cells += [""] * (column - 1 - len(cells)) + [text] * (after - column)
            column = after
        self.writer.row(number, cells, repeated)

    def shapes(self, node: Element) -> None:
        """What floats over the sheet and hangs on no cell."""
        for shape in node:
            for line in self._cells.box_lines(shape):
                self.writer.around(line)

    def _text(self, cell: Element, row: int, column: int, usual: str) -> str:
        rows, columns = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
        self.writer.merge(row, column, row + rows - 1, column + columns - 1)
        style = cell.get(TABLE + "style-name") or usual
        if not style and self._column_ends:
            at = bisect_left(self._column_ends, column)
            style = self._column_styles[at] if at < len(self._column_styles) else ""
        return self._cells.text(cell, style, row, column, self.writer)

    def _is_hidden(self, node: Element, family: str) -> bool:
        if node.get(TABLE + "visibility") in NOT_SHOWN:
            return True
        if not self._styles.is_shown(family, node.get(TABLE + "style-name") or ""):
            return True
        groups = node.iterancestors(f"{node.tag}-group")
        return any(group.get(TABLE + "display") == "false" for group in groups)
