"""The content of an OpenDocument spreadsheet -> grids of what is seen, row by row as the XML is parsed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ...grid import Grid
from ..safe_xml import SAFELY, broken
from ..sheet_writer import SheetBudget, SheetWriter
from .odf_controls import Controls
from .odf_names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED_CELL,
    NOT_SHOWN,
    OFFICE,
    PARAGRAPHS,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    TABLE,
    TEXT,
    attributes,
    count,
)
from .odf_paragraphs import Line
from .odf_parts import Parts
from .odf_styles import Look, Styles
from .ods_cells import CellReader

_SHEET, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_STYLE, _CELL_STYLE = TABLE + "style-name", TABLE + "default-cell-style-name"
_VISIBILITY = TABLE + "visibility"
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
    except etree.XMLSyntaxError as error:
        raise broken(error) from None
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
        self._depth = 0  # tables within each other, from the sheet on
        if styles is not None:
            self._styles.add(styles)
            for page in styles.iter(STYLE + "master-page"):
                self._margins[page.get(STYLE + "name") or ""] = [*self._margin_lines(page)]

    def begin(self, element: Element) -> None:
        """An element begins: its attributes are there, its content is not."""
        if element.tag != _SHEET:
            return
        self._depth += self._sheet is not None
        parent = element.getparent()
        if self._sheet is not None or parent is None or parent.tag != OFFICE + "spreadsheet":
            return  # tables elsewhere hold what other files are said to hold
        if len(self.grids) >= limits.SHEETS:
            raise Unreadable("JF004", f"工作簿里的工作表超过上限 {limits.SHEETS} 张")
        style = element.get(_STYLE) or ""
        hidden = not self._styles.is_shown("table", style)
        writer = SheetWriter(element.get(TABLE + "name") or "", self._budget, hidden=hidden)
        for line in self._margins.get(self._styles.page(style), ()):
            writer.around(line)
        self._sheet, self._depth = _SheetReader(writer, self._styles, self._cells), 1

    def end(self, element: Element) -> None:
        """An element is complete."""
        tag, sheet = element.tag, self._sheet
        if tag in _STYLES:
            self._styles.add(element)
        elif tag == _FORMS:
            self._controls.add(element)
        elif sheet is None:
            return
        elif tag == _SHEET:
            self._depth -= 1
            if not self._depth:
                self.grids.append(sheet.writer.grid())
                self._sheet = None
        elif self._depth > 1:
            return
        elif tag == _COLUMN:
            sheet.column(element)
        elif tag == _SHAPES:
            sheet.shapes(element)
        elif tag == _ROW:
            sheet.row(element)
            _forget(element)

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
        said = attributes(node)
        first, last = self._next_column, self._next_column + count(said, COLUMNS_REPEATED) - 1
        self._next_column = last + 1
        if self._is_hidden(node, said, "table-column"):
            self.writer.hidden_columns.add(first, last)
        self._column_ends.append(last)
        self._column_styles.append(said.get(_CELL_STYLE, ""))

    def row(self, node: Element) -> None:
        """Rows alike."""
        said = attributes(node)
        number, repeated = self._next_row, count(said, ROWS_REPEATED)
        self._next_row += repeated
        if self._is_hidden(node, said, "table-row"):
            self.writer.hidden_rows.add(number, number + repeated - 1)
        usual = said.get(_CELL_STYLE, "")
        cells: list[str] = []
        column = 1
        for cell in node:
            tag = cell.tag
            if tag != CELL and tag != COVERED_CELL:
                continue
            said = attributes(cell)
            after = column + count(said, COLUMNS_REPEATED)
            if tag == COVERED_CELL:
                self._cells.shapes(cell, (number, column), self.writer)
            elif text := self._text(cell, said, (number, column), usual):
                self.writer.reserve(number, after - 1)
                cells += [""] * (column - 1 - len(cells)) + [text] * (after - column)
            column = after
        self.writer.row(number, cells, repeated)

    def shapes(self, node: Element) -> None:
        """What floats over the sheet and hangs on no cell."""
        for shape in node:
            for line in self._cells.box_lines(shape):
                self.writer.around(line)

    def _text(self, cell: Element, said: Mapping[str, str], place: tuple[int, int], usual: str) -> str:
        if COLUMNS_SPANNED in said or ROWS_SPANNED in said:
            rows, columns = count(said, ROWS_SPANNED), count(said, COLUMNS_SPANNED)
            self.writer.merge(*place, place[0] + rows - 1, place[1] + columns - 1)
        style = said.get(_STYLE) or usual or self._column_style(place[1])
        return self._cells.text(cell, said, style, place, self.writer)

    def _column_style(self, column: int) -> str:
        at = bisect_left(self._column_ends, column)
        return self._column_styles[at] if at < len(self._column_styles) else ""

    def _is_hidden(self, node: Element, said: Mapping[str, str], family: str) -> bool:
        """Whether rows or columns are not seen, by themselves or in a group that is folded."""
        if said.get(_VISIBILITY) in NOT_SHOWN or not self._styles.is_shown(family, said.get(_STYLE, "")):
            return True
        group = node.getparent()
        while group is not None and group.tag != _SHEET:
            if group.get(TABLE + "display") == "false":
                return True
            group = group.getparent()
        return False
