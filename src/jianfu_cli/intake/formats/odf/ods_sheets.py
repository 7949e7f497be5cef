"""The content of an OpenDocument spreadsheet -> grids of what is seen, row by row as the XML is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ...grid import Grid, Unread, UnreadKind
from ...zip_reader import damaged
from ..error_values import is_error
from ..sheet_writer import SheetBudget, SheetWriter
from .odf_controls import Controls
from .odf_names import CALC, CELL, COVERED_CELL, DRAW, NOT_SHOWN, OFFICE, PARAGRAPHS, STYLE, TABLE, TEXT, count
from .odf_paragraphs import SHAPES, Line
from .odf_parts import SAFELY, Parts
from .odf_styles import Look, Styles

_SHEET, _ROW, _COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
_STYLES = frozenset((OFFICE + "automatic-styles", OFFICE + "font-face-decls"))
_SHAPES, _FORMS = TABLE + "shapes", OFFICE + "forms"
_PLACED = (_SHEET, _ROW, _COLUMN, _SHAPES, _FORMS, *_STYLES)
_MARGINS = frozenset(
    STYLE + name for name in ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")
)
_FIELDS_OF_THE_PAGE = tuple(TEXT + name for name in ("sheet-name", "page-number", "page-count", "date", "time", "title"))


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
        self._element, self._sheet = element, _SheetReader(writer, self._styles, self._controls)

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
            element.clear()
            while (before := element.getprevious()) is not None:  # what is read needs no memory any more
                element.getparent().remove(before)

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


class _SheetReader:
    """Reads the rows of one sheet into its writer."""

    def __init__(self, writer: SheetWriter, styles: Styles, controls: Controls) -> None:
        self.writer = writer
        self._styles, self._controls = styles, controls
        self._next_row = self._next_column = 1
        self._column_styles: list[tuple[int, str]] = []  # the last column of each, and the style of its cells

    def column(self, node: Element) -> None:
        """Columns alike."""
        first, last = self._next_column, self._next_column + count(node, "number-columns-repeated") - 1
        self._next_column = last + 1
        if self._is_hidden(node, "table-column"):
            self.writer.hidden_columns.add(first, last)
        if style := node.get(TABLE + "default-cell-style-name"):
            self._column_styles.append((last, style))

    def row(self, node: Element) -> None:
        """Rows alike."""
        number, repeated = self._next_row, count(node, "number-rows-repeated")
        self._next_row += repeated
        if self._is_hidden(node, "table-row"):
            self.writer.hidden_rows.add(number, number + repeated - 1)
        default = node.get(TABLE + "default-cell-style-name") or ""
        cells: list[str] = []
        column = 1
        for cell in node:
            if cell.tag not in (CELL, COVERED_CELL):
                continue
            after = column + count(cell, "number-columns-repeated")
            text = self._cell(cell, number, column, default) if cell.tag == CELL else ""
            if text:
                self.writer.reserve(number, after - 1)
                cells += [""] * (column - 1 - len(cells)) + [text] * (after - column)
            column = after
        self.writer.row(number, cells, repeated)

    def shapes(self, node: Element) -> None:
        """What floats over the sheet, held by no cell."""
        for box in self._hanging(node).boxes:
            for line in self._box_lines(box):
                self.writer.around(line)

    def _is_hidden(self, node: Element, family: str) -> bool:
        if node.get(TABLE + "visibility") in NOT_SHOWN:
            return True
        if not self._styles.is_shown(family, node.get(TABLE + "style-name") or ""):
            return True
        groups = node.iterancestors(TABLE + f"{family.removesuffix('e')[:0]}{family}-group")
        return any(group.get(TABLE + "display") == "false" for group in groups)

    def _cell(self, cell: Element, row: int, column: int, default: str) -> str:
        """The text of a cell; what else stands there goes to the writer."""
        rows, columns = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
        self.writer.merge(row, column, row + rows - 1, column + columns - 1)
        if not len(cell) and OFFICE not in "".join(cell.keys()):
            return ""
        look = self._styles.look("table-cell", cell.get(TABLE + "style-name") or default or self._column_style(column))
        hanging = self._hanging(cell)
        lines = []
        for node in cell:
            if node.tag in PARAGRAPHS:
                style = self._styles.look("paragraph", node.get(TEXT + "style-name") or "", with_default=False)
                line = Line(self._styles, self._controls)
                line.read(node, style.over(look))
                lines.append(line.shown)
        text = "\n".join(lines) if lines else "" if look.struck else _value(cell)
        return text

    def _hanging(self, node: Element) -> Line:
        line = Line(self._styles, self._controls)
        for shape in node:
            if shape.tag in SHAPES:
                line.shape(shape)
        return line
