"""The body of an OpenDocument text -> paragraphs and tables, with the text that a person sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ..visibility import UNKNOWN, Colour
from ..word_grid import Block, Cell, Paragraph, Table, TableRow
from .odf_controls import Controls
from .odf_names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED_CELL,
    NOT_SHOWN,
    PARAGRAPHS,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    TABLE,
    TEXT,
    attributes,
    count,
)
from .odf_paragraphs import DROPPED, SHAPES, Line, is_hidden
from .odf_styles import Look, Styles

_CELLS = frozenset((CELL, COVERED_CELL))
_ROW, _TABLE = TABLE + "table-row", TABLE + "table"


_STYLE_NAME = TABLE + "style-name"
_LIST, _ITEM, _LIST_STYLE = TEXT + "list", TEXT + "list-item", TEXT + "style-name"


class BodyReader:
    """Reads the content of one document. `hidden` collects hidden text, a line a paragraph."""

    def __init__(self, styles: Styles, root: Element) -> None:
        self.hidden: list[str] = []
        self._styles = styles
        self._controls = Controls()
        self._controls.add(root)
        self._read = 0
        self._ground: Colour = None  # the colour behind the paragraphs
        self._list_style, self._level, self._marker = "", 0, ""  # where in lists the walk is

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """The paragraphs and tables below an element, through sections, lists and other wrappers."""
        if depth > 6 * limits.TABLE_DEPTH:
            raise Unreadable("JF004", "文档里的表格嵌套过深")
        for node in parent:
            if node.tag in PARAGRAPHS:
                yield self._paragraph(node, depth)
            elif node.tag == _TABLE:
                yield self._table(node, depth)
            elif node.tag in SHAPES:
                line = Line(self._styles, self._controls)
                line.shape(node)
                yield self._with_boxes("", line, depth)
            elif node.tag == _LIST:
                yield from self._list(node, depth)
            elif node.tag not in DROPPED and not is_hidden(node):
                yield from self.blocks(node, depth + 1)

    def _paragraph(self, node: Element, depth: int) -> Paragraph:
        style = node.get(TEXT + "style-name") or ""
        self._count()
        line = Line(self._styles, self._controls)
        line.read(node, self._styles.look("paragraph", style).over(Look(ground=self._ground)))
        if line.hidden:
            self.hidden.append(line.hidden)
        marker, self._marker = self._marker, ""
        return self._with_boxes(marker + line.shown, line, depth)

    def _with_boxes(self, text: str, line: Line, depth: int) -> Paragraph:
        """A paragraph with what hangs on it."""
        with self._behind(UNKNOWN):
            boxes = [[*self.blocks(box, depth + 1)] for box in line.boxes]
        return Paragraph(text, [box for box in boxes if any(map(_says_something, box))], line.all_unread)

    @contextmanager
    def _behind(self, ground: Colour) -> Iterator[None]:
        """Read what is in the `with` as standing on this colour; None: on that around it."""
        outer, self._ground = self._ground, self._ground if ground is None else ground
        yield
        self._ground = outer

    def _list(self, node: Element, depth: int) -> Iterator[Block]:
        """The items of a list; a marker that is a box is part of what is seen."""
        outer = self._list_style, self._level
        self._list_style = node.get(_LIST_STYLE) or self._list_style
        self._level += 1
        for item in node:
            if item.tag == _ITEM:
                self._marker = self._styles.list_box(self._list_style, self._level)
            yield from self.blocks(item, depth + 1)
            self._marker = ""
        self._list_style, self._level = outer

    def _table(self, table: Element, depth: int) -> Table:
        rows: list[TableRow] = []
        table_ground = self._styles.look("table", table.get(_STYLE_NAME) or "").ground
        below: dict[int, tuple[int, int]] = {}  # column -> rows that a merge still covers there, and its columns
        for row in _below(table, _ROW):
            if row.get(TABLE + "visibility") in NOT_SHOWN:
                continue
            repeated = count(attributes(row), ROWS_REPEATED)
            self._count(repeated)
            with (
                self._behind(table_ground),
                self._behind(self._styles.look("table-row", row.get(_STYLE_NAME) or "").ground),
            ):
                rows += [TableRow.of(self._row(row, below, depth)) for _ in range(repeated)]
        return Table(rows)

    def _row(self, row: Element, below: dict[int, tuple[int, int]], depth: int) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for node in row:
            if node.tag not in _CELLS:
                continue
            repeated = count(attributes(node), COLUMNS_REPEATED)
            self._count(repeated)
            for _ in range(repeated):
                if node.tag == CELL:
                    span = min(count(attributes(node), COLUMNS_SPANNED), limits.SPAN)
                    rows = count(attributes(node), ROWS_SPANNED)
                    below[column] = rows - 1, span
                    with self._behind(self._styles.look("table-cell", node.get(_STYLE_NAME) or "").ground):
                        cells.append(Cell(column, span, rows > 1, False, [*self.blocks(node, depth + 1)]))
                elif below.get(column, (0, 0))[0] > 0:
                    left, span = below[column]
                    below[column] = left - 1, span
                    cells.append(Cell(column, span, False, True, ()))
                column += 1
        return cells

    def _count(self, number: int = 1) -> None:
        """Rows and cells count like paragraphs: a few bytes can have them repeated as often."""
        self._read += number
        if self._read > limits.PARAGRAPHS:
            raise Unreadable("JF004", f"文档里的段落和单元格超过上限 {limits.PARAGRAPHS} 个")


def _says_something(block: Block) -> bool:
    return isinstance(block, Table) or bool(block.text or block.boxes or block.unread)


def _below(parent: Element, wanted: str) -> Iterator[Element]:
    """The wanted elements of a table in order, through its groups of rows, but not those of tables within it."""
    stack = [iter(parent)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == wanted:
            yield node
        elif node.tag not in (_TABLE, STYLE + "style"):
            stack.append(iter(node))
