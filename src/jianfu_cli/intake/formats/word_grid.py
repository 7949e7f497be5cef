"""A text document as paragraphs and tables -> grids: tables numbered as they come, and the paragraphs around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ...tools import Unreadable
from .. import limits
from ..grid import Grid, Merge, Row, Unread, UnreadKind, weightiest
from .floating_marks import is_mark
from .text_budget import TextBudget


class Paragraph(NamedTuple):
    """What is seen of a paragraph, the text boxes that hang on it, and what else stands in it and is no text."""

    text: str
    boxes: Sequence[Iterable[Block]] = ()
    unread: Sequence[Unread] = ()


class Cell(NamedTuple):
    """A cell: its first grid column (from 0) and how many it takes, how it is merged downwards, and what is in it.

    `starts`: a vertical merge begins here. `covered`: another cell lies over it, its content is not seen.
    """

    column: int
    span: int
    starts: bool
    covered: bool
    content: Content


class TableRow(NamedTuple):
    """A row as it is laid out: its texts by their places, "" where nothing is seen for certain; and the cells, by their
    places, that are merged or have more in them than text. Nothing in it depends on the rows around it."""

    texts: tuple[str, ...]
    special: tuple[tuple[int, Cell], ...] = ()

    @classmethod
    def of(cls, cells: Iterable[tuple[int, int, bool, bool, Content]]) -> TableRow:
        """The row of these cells, which are in order and have what a Cell has."""
        texts: list[str] = []
        special: list[tuple[int, Cell]] = []
        for column, span, starts, covered, content in cells:
            if column > len(texts):
                texts += [""] * (column - len(texts))
            if span > 1 or starts or covered or not isinstance(content, str):
                special.append((len(texts), Cell(column, span, starts, covered, content)))
                texts += [""] * span
            else:
                texts.append(content)
        return cls(tuple(texts), tuple(special))


class Table(NamedTuple):
    """A table: its rows that are not deleted."""

    rows: Iterable[TableRow]


Block = Paragraph | Table
Content = str | Iterable[Block]  # of a cell: its text, where there is nothing else (only_text)
Placed = tuple[int, int, int, bool, bool]  # row and column from 1, columns taken, starts, covered


class GridWriter:
    """Writes the grids of one document; counts tables, cells and text for all of it."""

    def __init__(self) -> None:
        self._budget = TextBudget()
        self._tables: list[Grid] = []
        self._count = self._cells = 0

    def body(self, blocks: Iterable[Block]) -> list[Grid]:
        """Runs of paragraphs and tables in document order, nested tables after the one that they stand in."""
        grids: list[Grid] = []
        run = _Run()
        waiting = [iter(blocks)]
        while waiting:
            block = next(waiting[-1], None)
            if block is None:
                waiting.pop()
            elif isinstance(block, Table):
                grids += run.grids()
                run = _Run()
                self._table(block, 0)
                grids += self._tables
                self._tables = []
            else:
                self._budget.spend(len(block.text))
                run.add(block)
                if block.boxes:
                    boxes, marks = _without_marks(block.boxes)
                    run.note(marks)
                    waiting += map(iter, reversed(boxes))
        return grids + run.grids()

    def lines(self, blocks: Iterable[Block]) -> list[str]:
        """All text, a line a paragraph, a row of a nested table as one line."""
        return self._content(blocks, 0)[0]

    def _content(self, blocks: Iterable[Block], depth: int) -> tuple[list[str], list[Unread]]:
        """The same, and what else stands there."""
        _refuse_deep(depth)
        lines: list[str] = []
        unread: list[Unread] = []
        for block in blocks:
            if isinstance(block, Table):
                lines += ["\t".join(filter(None, row.cells)) for row in self._table(block, depth + 1).rows]
                continue
            lines.append(block.text)
            if block.unread:
                unread += block.unread
            if block.boxes:
                boxes, marks = _without_marks(block.boxes)
                unread += marks
                for box in boxes:
                    more = self._content(box, depth + 1)
                    lines += more[0]
                    unread += more[1]
        return lines, unread

    def _table(self, table: Table, depth: int) -> Grid:
        """Write a table into `_tables`, before those nested in it."""
        self._count += 1
        if self._count > limits.TABLES:
            raise Unreadable("JF004", f"文档里的表格超过上限 {limits.TABLES} 张")
        _refuse_deep(depth + 1)
        layout: list[Placed] = []
        grid = Grid(f"表{self._count}", [], find_merges=merges(layout))
        self._tables.append(grid)
        open_at: dict[int, int] = {}  # column -> the last row so far of the vertical merge that runs down there
        for number, row in enumerate(table.rows, 1):
            cells = self._row(row, number, layout, open_at, grid, depth)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                self._budget.spend(len("".join(cells)))
                grid.rows.append(Row(number, cells))
        return grid

    def _row(
        self, row: TableRow, number: int, layout: list[Placed], open_at: dict[int, int], grid: Grid, depth: int
    ) -> list[str]:
        cells = [*row.texts]
        for place, (column, span, starts, covered, content) in row.special:
            if starts or covered:
                if covered and open_at.get(column) != number - 1:
                    starts, covered = True, False  # nothing lies over it: it is seen
                open_at[column] = number
            if span > 1 or starts or covered:
                layout.append((number, column + 1, span, starts, covered))
            if not covered:
                if not isinstance(content, str):
                    content = self._cell(content, (number, column + 1), grid, depth)
                cells[place] = content
        self._cells += len(cells)
        if self._cells > limits.CELLS:
            raise Unreadable("JF004", f"文档里的单元格超过上限 {limits.CELLS} 个")
        return cells

    def _cell(self, blocks: Iterable[Block], place: tuple[int, int], grid: Grid, depth: int) -> str:
        lines, unread = self._content(blocks, depth + 1)
        if unread:
            grid.unread[place] = weightiest(unread)
        return cell_text(lines)


class _Run:
    """Paragraphs outside tables, as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.unread: dict[tuple[int, int], Unread] = {}

    def add(self, paragraph: Paragraph) -> None:
        self.lines.append(paragraph.text)
        self.note(paragraph.unread)

    def note(self, unread: Sequence[Unread]) -> None:
        """What stands at the last line and is no text."""
        if unread:
            place = len(self.lines), 1
            self.unread[place] = weightiest([*unread, *([self.unread[place]] if place in self.unread else [])])

    def grids(self) -> list[Grid]:
        grids = paragraphs_grid(self.lines)
        for grid in grids:
            grid.unread = self.unread
        return grids


def _refuse_deep(depth: int) -> None:
    if depth > limits.TABLE_DEPTH:
        raise Unreadable("JF004", "文档里的表格嵌套过深")


def only_text(blocks: Sequence[Block]) -> str | None:
    """The text of a cell with these blocks; None if anything else is in them."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and not (block.boxes or block.unread)]
    return cell_text(texts) if len(texts) == len(blocks) else None


def cell_text(paragraphs: Sequence[str]) -> str:
    """The text of a cell with these paragraphs, "" if it is blank."""
    text = "\n".join(paragraphs).strip("\n")
    return "" if text.isspace() else text


def paragraphs_grid(lines: Sequence[str], *, hidden: bool = False) -> list[Grid]:
    """Paragraphs outside tables as a grid, a row each; no grid if there is nothing in them."""
    rows = [Row(number, [line]) for number, line in enumerate(lines, 1) if line and not line.isspace()]
    return [Grid("", rows, hidden=hidden)] if rows else []


def _without_marks(boxes: Sequence[Iterable[Block]]) -> tuple[list[Iterable[Block]], list[Unread]]:
    """The boxes whose text stands for itself, and the marks in the others, which float."""
    kept: list[Iterable[Block]] = []
    marks: list[Unread] = []
    for box in boxes:
        blocks = list(box)
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        words = " ".join(paragraph.text for paragraph in paragraphs).strip()
        if len(paragraphs) < len(blocks) or (words and not is_mark(words)) or any(each.boxes for each in paragraphs):
            kept.append(blocks)
        else:
            marks += [Unread(UnreadKind.MARK, words)] if words else []
            marks += [unread for paragraph in paragraphs for unread in paragraph.unread]
    return kept, marks


def merges(layout: Sequence[Placed]) -> Callable[[], list[Merge]]:
    """Finds the merged ranges from the cells with a span or in a vertical merge, which `layout` lists row by row."""

    def find() -> list[Merge]:
        found: list[list[int]] = []
        open_at: dict[int, int] = {}  # column -> index in `found` of the vertical merge that runs down there
        for row, column, span, starts, covered in layout:
            at = open_at.get(column)
            if covered and at is not None and found[at][2] == row - 1:
                found[at][2] = row
            elif not covered:
                found.append([row, column, row, column + span - 1])
                open_at[column] = len(found) - 1
                if not starts:
                    del open_at[column]
        ranges = [(top, left, bottom, right) for top, left, bottom, right in found if bottom > top or right > left]
        return ranges[: limits.MERGES]

    return find
