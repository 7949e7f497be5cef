"""The paragraphs of a Word 97-2003 file, put together to tables by the marks at the ends of their cells and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from struct import unpack_from
from typing import NamedTuple

from ....tools import Unreadable
from ... import limits
from ..refused import SAVE_TEXT
from ..word_grid import Block, Cell, Paragraph, Table, TableRow
from .list_markers import box_markers
from .piece_table import PieceTable
from .property_lists import Pages, changes, continued
from .seen_text import TextReader
from .table_shapes import Columns, RowShape, covered_sideways, row_shape
from .word_binary import Place, WordFile, positions

UNSURE_TABLE = "文档里的表格结构不能确定"
_ENDS = re.compile("[\r\x07\x0c]")
_CELL_MARK, _PAGE_BREAK = "\x07", "\x0c"
_IN_TABLE, _ROW_END, _DEPTH, _DEEPER = 0x2416, 0x2417, 0x6649, 0x664A
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_LIST_LEVEL, _LIST = 0x260A, 0x460B

Boxes = Callable[[int], Sequence[Sequence[Block]]]


class _Properties(NamedTuple):
    """Of a paragraph: its style, how deep in tables it stands, and what its mark ends."""

    style: int = 0
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    shape: RowShape | None = None
    marker: tuple[int, int] = (0, 0)  # the list that it is of (0 for none), and its level


class _Level:
    """A table that is being read: its finished rows, the finished cells of the present row, and the present cell."""

    def __init__(self) -> None:
        self.rows: list[tuple[list[list[Block]], RowShape | None]] = []
        self.cells: list[list[Block]] = []
        self.blocks: list[Block] = []


class BlockReader:
    """Reads a stretch of the text as paragraphs and tables. `hidden` collects hidden text, a line a paragraph."""

    def __init__(self, file: WordFile, table: PieceTable) -> None:
        self.hidden: list[str] = []
        self._pages = Pages(file.main, file.place(Place.PARAGRAPH_PAGES), 13)
        self._file, self._table, self._text = file, table, TextReader(file, table, self._pages)
        self._known: dict[bytes, _Properties] = {}
        self._sections = {end for _, end, _ in positions(file.place(Place.SECTIONS), 12)}
        self._markers = box_markers(file, self._text.formats)
        self._count = 0

    def read(self, start: int, end: int, boxes: Boxes | None = None) -> list[Block]:
        """The blocks from one position to another; `boxes` gives the text boxes that hang on a drawn object."""
        body: list[Block] = []
        levels: list[_Level] = []
        for first, mark in self._paragraphs(start, end):
            self._count += 1
            if self._count > limits.PARAGRAPHS:
                raise Unreadable("JF004", f"文档里的段落超过上限 {limits.PARAGRAPHS} 个")
            properties = self._properties(mark)
            depth = properties.depth
            while len(levels) > depth:
                self._close(levels, body)
            while len(levels) < depth:
                levels.append(_Level())
            if not depth:
                body.append(self._paragraph(first, mark, properties, boxes))
            elif properties.ends_row:
                if first < mark:  # text where none can stand: a cell too many, so that the row is not taken
                    levels[-1].blocks.append(self._paragraph(first, mark, properties, boxes))
                self._end_row(levels[-1], properties.shape, mark, properties.style)
            else:
                level = levels[-1]
                level.blocks.append(self._paragraph(first, mark, properties, boxes))
                if properties.ends_cell:
                    level.cells.append(level.blocks)
                    level.blocks = []
        while levels:
            self._close(levels, body)
        return body

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The first position of each paragraph, and that of its mark."""
        for match in _ENDS.finditer(self._table.text, start, end):
            at = match.start()
            if match[0] == _PAGE_BREAK and at + 1 not in self._sections:
                continue
            yield start, at
            start = at + 1
        if start < end:
            yield start, end

    def _paragraph(self, start: int, mark: int, properties: _Properties, boxes: Boxes | None) -> Paragraph:
        text, hidden, drawings, unread = self._text.read(start, mark, properties.style)
        if hidden:
            self.hidden.append(hidden)
        box = self._markers.get(properties.marker)
        if box:
            look = self._text.format_at(mark, properties.style)
            text = text if look.gone or look.hidden else box + text
        return Paragraph(text, [blocks for at in drawings for blocks in boxes(at)] if boxes else (), unread)

    def _end_row(self, level: _Level, shape: RowShape | None, mark: int, style: int) -> None:
        if level.blocks:
            level.cells.append(level.blocks)
        if not self._text.format_at(mark, style).deleted:
            level.rows.append((level.cells, shape))
        level.cells, level.blocks = [], []

    def _close(self, levels: list[_Level], body: list[Block]) -> None:
        level = levels.pop()
        around = levels[-1].blocks if levels else body
        if level.cells:  # a row without its mark: nobody can say where its cells stand
            raise Unreadable("JF003", UNSURE_TABLE, SAVE_TEXT)
        if level.rows:
            around.append(_placed(level.rows))
        around += level.blocks  # without a mark of a cell they are no table, whatever they say of themselves

    def _properties(self, mark: int) -> _Properties:
        if mark >= len(self._table.text):
            return _Properties()
        piece = self._table.piece_at(mark)
        written = self._pages.at(piece.offset + (mark - piece.start) * piece.width)
        marked = self._table.text[mark] == _CELL_MARK
        key = written + piece.change + (b"\1" if marked else b"\0")
        found = self._known.get(key)
        if found is None:
            style = unpack_from("<H", written)[0] if len(written) >= 2 else 0
            listed = written[2:] + piece.change
            listed = continued(listed, lambda: self._file.data)
            found = self._known[key] = _properties(style, listed, marked)
        return found


def _properties(style: int, listed: bytes, marked: bool) -> _Properties:
    in_table = ends_row = inner_cell = inner_row = False
    depth = level = list_number = 0
    for code, operand in changes(listed):
        if code == _IN_TABLE:
            in_table = bool(operand[0])
        elif code == _ROW_END:
            ends_row = bool(operand[0])
        elif code == _DEPTH:
            (depth,) = unpack_from("<i", operand)
        elif code == _DEEPER:
            depth += unpack_from("<i", operand)[0]
        elif code == _INNER_CELL:
            inner_cell = bool(operand[0])
        elif code == _INNER_ROW_END:
            inner_row = bool(operand[0])
        elif code == _LIST_LEVEL:
            level = operand[0]
        elif code == _LIST:
            (list_number,) = unpack_from("<H", operand)
    depth = max(depth, 1) if in_table else 0
    if depth > limits.TABLE_DEPTH:
        raise Unreadable("JF004", "文档里的表格嵌套过深")
    ends_row = ends_row and marked if depth == 1 else inner_row
    shape = row_shape(listed) if ends_row else None
    return _Properties(style, depth, marked if depth == 1 else inner_cell, ends_row, shape, (list_number, level))


def _placed(rows: list[tuple[list[list[Block]], RowShape | None]]) -> Table:
    """The table with its cells at their grid columns."""
    shapes = [shape for _, shape in rows if shape is not None]
    if not shapes:  # no row says how wide its cells are: they stand one beside the other
        return Table(
            [
                TableRow.of(Cell(column, 1, False, False, blocks) for column, blocks in enumerate(cells))
                for cells, _ in rows
            ]
        )
    if any(shape is None or len(shape.sideways) != len(cells) for cells, shape in rows):
        raise Unreadable("JF003", UNSURE_TABLE, SAVE_TEXT)
    columns = Columns(shapes)
    return Table([TableRow.of(_row(cells, shape, columns)) for cells, shape in rows if shape is not None])


def _row(cells: list[list[Block]], shape: RowShape, columns: Columns) -> list[Cell]:
    covered = covered_sideways(shape.sideways)
    placed: list[Cell] = []
    edges = [columns.of(edge) for edge in shape.edges]
    for index, (blocks, (first, last)) in enumerate(zip(cells, pairwise(edges), strict=True)):
        if first >= last:
            if any(isinstance(block, Table) or block.text.strip() for block in blocks):
                raise Unreadable("JF003", UNSURE_TABLE, SAVE_TEXT)
            continue  # no width, and nothing in it
        downwards = shape.downwards[index]
        starts, below = downwards & 2 != 0, downwards == 1  # 3 begins a merge, 1 goes on with it
        if covered[index] and placed:
            continue
        span = last - first
        following = index + 1
        while following < len(covered) and covered[following]:
            span = edges[following + 1] - first
            following += 1
        placed.append(Cell(first, min(span, limits.SPAN), starts, below, blocks))
    return placed
