"""The body of a Word document -> paragraphs and tables, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from ... import limits
from ..visibility import FLATTEST, UNKNOWN, Colour
from ..word_grid import Block, Content, Table, TableRow, only_text
from .docx_drawings import alternative
from .docx_lists import Markers
from .docx_styles import Styles, shading
from .docx_text import DROPPED, ParagraphReader, is_unanswered
from .docx_xml import ALTERNATIVES, CELL, CONTROL, PARAGRAPH, ROW, TABLE, VALUE, W, number, switched_on
from .recurring_elements import ReadCell, RecurringElements

_BLOCKS, _ROWS, _CELLS = frozenset((PARAGRAPH, TABLE)), frozenset((ROW,)), frozenset((CELL,))
_TWIPS = 20  # in a point
_CELL_PROPERTIES, _SHADING = W + "tcPr", W + "shd"
_GRID_SPAN, _VERTICAL, _HORIZONTAL, _DELETED_CELL = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"


class BlockReader:
    """Reads what stands below an element of a document. `hidden` collects hidden text, a line a paragraph; `ground` is
    the colour of the page, None for white."""

    def __init__(self, styles: Styles, markers: Markers, recurring: RecurringElements, ground: Colour = None) -> None:
        self._styles = styles
        self._paragraphs = ParagraphReader(styles, markers, ground)
        self._known_rows, self._known_cells = recurring
        self.hidden = self._paragraphs.hidden

    def blocks(self, parent: Element, table_style: str = "") -> Sequence[Block]:
        """The paragraphs and tables below an element, through content controls, insertions and other wrappers.

        What is in tables and text boxes is read as it is asked for, so that the depth of them can be limited.
        """
        read = self._paragraphs.read
        return [
            read(node, self._later, table_style)
            if node.tag == PARAGRAPH
            else Table(self._rows(node, self._paragraphs.ground))
            for node in _below(parent, _BLOCKS)
        ]

    def _later(self, box: Element) -> Iterator[Block]:
        yield from self._on(UNKNOWN, box)

    def _on(self, ground: Colour, parent: Element, table_style: str = "") -> Sequence[Block]:
        """The same, of what stands on this colour."""
        outer, self._paragraphs.ground = self._paragraphs.ground, ground
        blocks = self.blocks(parent, table_style)
        self._paragraphs.ground = outer
        return blocks

    def _rows(self, table: Element, around: Colour) -> Iterator[TableRow]:
        properties = table.find(W + "tblPr")
        style = properties.find(W + "tblStyle") if properties is not None else None
        name = style.get(VALUE, "") if style is not None else ""
        said = properties.find(_SHADING) if properties is not None else None
        own = UNKNOWN if name in self._styles.shaded else shading(said)
        ground = around if own is None else own
        for row in _below(table, _ROWS):
            laid_out = self._known_rows.read_of(row)
            if laid_out is None:
                before, deleted, hidden = _row_properties(row)
                if deleted:
                    continue
                laid_out, is_new = self._laid_out(row, before, name, ground, hidden=hidden)
                if not is_new:  # else what a school wrote is in it, which will hardly come again
                    self._known_rows.remember(row, laid_out)
            yield laid_out

    def _laid_out(
        self, row: Element, column: int, table_style: str, ground: Colour, *, hidden: bool
    ) -> tuple[TableRow, bool]:
        """The row, and whether one of its cells is not known."""
        cells: list[tuple[int, int, bool, bool, Content]] = []
        is_new = False
        for cell in _below(row, _CELLS):
            read = self._known_cells.read_of(cell)
            if read is None:
                is_new, read = True, self._cell(cell, table_style, ground, hidden=hidden)
            span, starts, covered, content = read
            cells.append((column, span, starts, covered, "" if hidden else content))
            column += span
        return TableRow.of(cells), is_new

    def _cell(self, cell: Element, table_style: str, ground: Colour, *, hidden: bool) -> ReadCell:
        """A cell that is not known, as its text where it has nothing else. Nothing in it is read in a hidden row."""
        span, starts, covered, gone, own = _cell_properties(cell)
        if hidden:
            return ReadCell(span, starts, covered, "")
        already_hidden = len(self.hidden)
        blocks = [] if gone else self._on(ground if own is None else own, cell, table_style)
        text = only_text(blocks)
        if text is None or len(self.hidden) > already_hidden:
            return ReadCell(span, starts, covered, blocks)
        read = ReadCell(span, starts, covered, text)
        self._known_cells.remember(cell, read)
        return read


def _below(parent: Element, wanted: frozenset[str]) -> Iterable[Element]:
    """The wanted elements below `parent` in order."""
    found: list[Element] = []
    for node in parent:
        tag = node.tag
        if tag in wanted:
            found.append(node)
        elif tag not in DROPPED:
            return _through(parent, wanted)
    return found


def _through(parent: Element, wanted: frozenset[str]) -> Iterator[Element]:
    stack = [iter(parent)]
    while stack:
        for node in stack[-1]:
            tag = node.tag
            if tag in wanted:
                yield node
            elif tag not in DROPPED and not (tag == CONTROL and is_unanswered(node)):
                inner = alternative(node) if tag == ALTERNATIVES else node
                if inner is not None:
                    stack.append(iter(inner))
                    break
        else:
            stack.pop()


def _row_properties(row: Element) -> tuple[int, bool, bool]:
    """Grid columns left out before the first cell; whether the row is a tracked deletion; whether it is hidden."""
    properties = row.find(W + "trPr")
    if properties is None:
        return 0, False, False
    before, height = properties.find(W + "gridBefore"), properties.find(W + "trHeight")
    flat = height is not None and height.get(W + "hRule") == "exact" and number(height.get(VALUE)) < FLATTEST * _TWIPS
    hidden = flat or switched_on(properties.find(W + "hidden")) is True
    return _count(before, 0), properties.find(W + "del") is not None, hidden


def _cell_properties(cell: Element) -> tuple[int, bool, bool, bool, Colour]:
    """Grid columns that it covers, whether a vertical merge starts here or goes on, whether it is not there at all (a
    tracked deletion, or under the cell on its left), and the colour of its own."""
    properties = cell.find(_CELL_PROPERTIES)
    if properties is None:
        return 1, False, False, False, None
    span, starts, covered, gone = 1, False, False, False
    own: Colour = None
    for setting in properties:
        tag = setting.tag
        if tag == _GRID_SPAN:
            span = max(1, _count(setting, 1))
        elif tag == _VERTICAL:
            starts = setting.get(VALUE) == "restart"
            covered = not starts
        elif tag == _HORIZONTAL:
            gone = gone or setting.get(VALUE) != "restart"
        elif tag == _DELETED_CELL:
            gone = True
        elif tag == _SHADING:
            own = shading(setting)
    return span, starts, covered, gone, own


def _count(element: Element | None, otherwise: int) -> int:
    digits = element.get(VALUE, "") if element is not None else ""
    return min(int(digits), limits.SPAN) if digits.isdecimal() and len(digits) < 20 else otherwise
