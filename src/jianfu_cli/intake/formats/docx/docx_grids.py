"""A Word document's XML -> grids: its tables by grid position, and the paragraphs around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ....tools import Unreadable
from ... import limits
from ...grid import Grid, Row
from ..text_budget import TextBudget
from ..word_grid import merges
from .docx_text import (
    ALTERNATIVES,
    CELL,
    CONTROL,
    DROPPED,
    PARAGRAPH,
    ROW,
    TABLE,
    VALUE,
    ParagraphReader,
    W,
    alternative,
    is_prompt,
)

_BLOCKS, _ROWS, _CELLS = frozenset((PARAGRAPH, TABLE)), frozenset((ROW,)), frozenset((CELL,))
_GRID_SPAN, _VERTICAL, _HORIZONTAL, _DELETED_CELL = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_RUN_FORMAT = re.compile(rb"<w:rPr>(?:<w:(?!vanish)[A-Za-z]+(?: [^<>]*)?/>)*+</w:rPr>")
_PARAGRAPH_FORMAT = re.compile(rb"<w:pPr>(?:<w:[A-Za-z]+(?: [^<>]*)?/>)*+</w:pPr>")
_CELL_FORMAT = re.compile(rb"<w:(?:tcW|vAlign|noWrap|shd|trHeight|cantSplit|tblHeader)(?: [^<>]*)?/>")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_grids(document: bytes, margins: list[bytes]) -> list[Grid]:
    """The grids of document.xml in document order; then the text of headers and footers (`margins`); then hidden text."""
    reader = _DocumentReader(document)
    grids = reader.body(_tree(document))
    lines = [line for margin in margins for line in reader.lines(_tree(margin), 0)]
    return grids + _run(list(dict.fromkeys(lines))) + _run(reader.hidden, hidden=True)


def _tree(xml: bytes) -> Element:
    """The XML as a tree, without formatting that says nothing to us. The guard has refused a DOCTYPE, so that no
    entities can be in it; comments and processing instructions are left out."""
    if _STRICT in xml:
        xml = xml.replace(_STRICT, _USUAL)
    if b"dings" not in xml and b"Symbol" not in xml:
        xml = _PARAGRAPH_FORMAT.sub(b"", _RUN_FORMAT.sub(b"", xml))
    xml = _CELL_FORMAT.sub(b"", xml).replace(b"<w:tcPr></w:tcPr>", b"").replace(b"<w:trPr></w:trPr>", b"")
    if xml.count(b"<") + xml.count(b"=") > limits.ELEMENTS:
        raise Unreadable("JF004", "文档内部的结构过于庞大，超过上限")
    return ElementTree.fromstring(xml)


def _run(lines: list[str], *, hidden: bool = False) -> list[Grid]:
    """Paragraphs outside tables as a grid, a row each; no grid if there is nothing in them."""
    rows = [Row(number, [line]) for number, line in enumerate(lines, 1) if line and not line.isspace()]
    return [Grid("", rows, hidden=hidden)] if rows else []


def _blocks(parent: Element, wanted: frozenset[str]) -> Iterable[Element]:
    """The wanted elements below `parent` in order, through content controls, insertions and other wrappers."""
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
            elif tag not in DROPPED and not (tag == CONTROL and is_prompt(node)):
                inner = alternative(node) if tag == ALTERNATIVES else node
                if inner is not None:
                    stack.append(iter(inner))
                    break
        else:
            stack.pop()


class _DocumentReader:
    """Walks over one document; counts tables and cells for all of it."""

    def __init__(self, xml: bytes) -> None:
        self._paragraph = ParagraphReader(xml)
        self._budget = TextBudget()
        self._tables: list[Grid] = []
        self._count = self._cells = 0

    @property
    def hidden(self) -> list[str]:
        """The hidden text met so far."""
        return self._paragraph.hidden

    def body(self, root: Element) -> list[Grid]:
        """Runs of paragraphs and tables in document order, nested tables after the one that they stand in."""
        grids: list[Grid] = []
        lines: list[str] = []
        waiting = [iter(_blocks(root, _BLOCKS))]
        while waiting:
            block = next(waiting[-1], None)
            if block is None:
                waiting.pop()
            elif block.tag == TABLE:
                grids += _run(lines)
                lines = []
                self._table(block, 0)
                grids += self._tables
                self._tables = []
            else:
                text, boxes = self._paragraph.read(block)
                self._budget.spend((text,))
                lines.append(text)
                waiting += [iter(_blocks(box, _BLOCKS)) for box in reversed(boxes)]
        return grids + _run(lines)

    def lines(self, parent: Element, depth: int) -> list[str]:
        """All text below `parent`, a line a paragraph, a row of a nested table as one line."""
        if depth > limits.TABLE_DEPTH:
            raise Unreadable("JF004", "文档里的表格嵌套过深")
        lines: list[str] = []
        for block in _blocks(parent, _BLOCKS):
            if block.tag == PARAGRAPH:
                text, boxes = self._paragraph.read(block)
                lines.append(text)
                for box in boxes:
                    lines += self.lines(box, depth + 1)
            else:
                lines += ["\t".join(filter(None, row.cells)) for row in self._table(block, depth + 1).rows]
        return lines

    def _table(self, table: Element, depth: int) -> Grid:
        """Read a table into `_tables`, before those nested in it."""
        self._count += 1
        if self._count > limits.TABLES:
            raise Unreadable("JF004", f"文档里的表格超过上限 {limits.TABLES} 张")
        layout: list[tuple[int, int, int, bool, bool]] = []
        grid = Grid(f"表{self._count}", [], find_merges=merges(layout))
        self._tables.append(grid)
        number = 0
        for row in _blocks(table, _ROWS):
            before, deleted = _row_properties(row)
            if deleted:
                continue
            number += 1
            cells = self._row(row, number, before, layout, depth)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                self._budget.spend(cells)
                grid.rows.append(Row(number, cells))
        return grid

    def _row(
        self, row: Element, number: int, before: int, layout: list[tuple[int, int, int, bool, bool]], depth: int
    ) -> list[str]:
        cells = [""] * before
        for cell in _blocks(row, _CELLS):
            span, starts, covered = _cell_properties(cell)
            if span > 1 or starts or covered:
                layout.append((number, len(cells) + 1, span, starts, covered))
            text = "\n".join(self.lines(cell, depth + 1)).strip("\n")
            cells.append("" if covered or text.isspace() else text)
            cells += [""] * (span - 1)
        self._cells += len(cells)
        if self._cells > limits.CELLS:
            raise Unreadable("JF004", f"文档里的单元格超过上限 {limits.CELLS} 个")
        return cells


def _row_properties(row: Element) -> tuple[int, bool]:
    """Grid columns left out before the first cell, and whether the row is a tracked deletion."""
    properties = row.find(W + "trPr")
    if properties is None:
        return 0, False
    before = properties.find(W + "gridBefore")
    return _count(before, 0), properties.find(W + "del") is not None


def _cell_properties(cell: Element) -> tuple[int, bool, bool]:
    """Grid columns that it covers, whether a vertical merge starts here, and whether it is covered by another cell."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, False, False
    span, starts, covered = 1, False, False
    for setting in properties:
        tag = setting.tag
        if tag == _GRID_SPAN:
            span = max(1, _count(setting, 1))
        elif tag == _VERTICAL:
            starts = setting.get(VALUE) == "restart"
            covered = covered or not starts
        elif tag == _HORIZONTAL:
            covered = covered or setting.get(VALUE) != "restart"
        elif tag == _DELETED_CELL:
            covered = True
    return span, starts and not covered, covered


def _count(element: Element | None, otherwise: int) -> int:
    count = element.get(VALUE, "") if element is not None else ""
    return min(int(count), limits.SPAN) if count.isdecimal() and len(count) < 20 else otherwise
