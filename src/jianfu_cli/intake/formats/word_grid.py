"""A text document as paragraphs and tables -> grids: tables numbered as they come, and the paragraphs around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ...tools import Unreadable
from .. import limits
from ..grid import Grid, Merge, Row
from .text_budget import TextBudget


class Paragraph(NamedTuple):
    """What is seen of a paragraph, and the text boxes that hang on it."""

    text: str
    boxes: Sequence[Sequence[Block]] = ()


class Cell(NamedTuple):
    """A cell: its first grid column (from 0) and how many it takes, how it is merged downwards, and what is in it.

    `starts`: a vertical merge begins here. `covered`: another cell lies over it, its content is not seen.
    """

    column: int
    span: int
    starts: bool
    covered: bool
    blocks: Sequence[Block]


class Table(NamedTuple):
    """A table: its rows that are not deleted, as cells in order."""

    rows: Sequence[Sequence[Cell]]


Block = Paragraph | Table
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
        lines: list[str] = []
        waiting = [iter(blocks)]
        while waiting:
            block = next(waiting[-1], None)
            if block is None:
                waiting.pop()
            elif isinstance(block, Table):
                grids += paragraphs_grid(lines)
                lines = []
                self._table(block, 0)
                grids += self._tables
                self._tables = []
            else:
                self._budget.spend((block.text,))
                lines.append(block.text)
                waiting += [iter(box) for box in reversed(block.boxes)]
        return grids + paragraphs_grid(lines)

    def lines(self, blocks: Iterable[Block], depth: int = 0) -> list[str]:
        """All text, a line a paragraph, a row of a nested table as one line."""
        if depth > limits.TABLE_DEPTH:
            raise Unreadable("JF004", "文档里的表格嵌套过深")
        lines: list[str] = []
        for block in blocks:
            if isinstance(block, Table):
                lines += ["\t".join(filter(None, row.cells)) for row in self._table(block, depth + 1).rows]
            else:
                lines.append(block.text)
                for box in block.boxes:
                    lines += self.lines(box, depth + 1)
        return lines

    def _table(self, table: Table, depth: int) -> Grid:
        """Write a table into `_tables`, before those nested in it."""
        self._count += 1
        if self._count > limits.TABLES:
            raise Unreadable("JF004", f"文档里的表格超过上限 {limits.TABLES} 张")
        layout: list[Placed] = []
        grid = Grid(f"表{self._count}", [], find_merges=merges(layout))
        self._tables.append(grid)
        for number, row in enumerate(table.rows, 1):
            cells = self._row(row, number, layout, depth)
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                self._budget.spend(cells)
                grid.rows.append(Row(number, cells))
        return grid

    def _row(self, row: Sequence[Cell], number: int, layout: list[Placed], depth: int) -> list[str]:
        cells: list[str] = []
        for cell in row:
            cells += [""] * (cell.column - len(cells))
            if cell.span > 1 or cell.starts or cell.covered:
                layout.append((number, cell.column + 1, cell.span, cell.starts, cell.covered))
            text = "\n".join(self.lines(cell.blocks, depth + 1)).strip("\n")
            cells.append("" if cell.covered or text.isspace() else text)
            cells += [""] * (cell.span - 1)
        self._cells += len(cells)
        if self._cells > limits.CELLS:
            raise Unreadable("JF004", f"文档里的单元格超过上限 {limits.CELLS} 个")
        return cells


def paragraphs_grid(lines: Sequence[str], *, hidden: bool = False) -> list[Grid]:
    """Paragraphs outside tables as a grid, a row each; no grid if there is nothing in them."""
    rows = [Row(number, [line]) for number, line in enumerate(lines, 1) if line and not line.isspace()]
    return [Grid("", rows, hidden=hidden)] if rows else []


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
