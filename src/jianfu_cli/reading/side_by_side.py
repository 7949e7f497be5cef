"""Blocks of columns side by side, of one form or each a form itself -> a grid for each, read as any other."""

from __future__ import annotations

from dataclasses import replace

from ..intake import Grid, Row
from ..tools import plain
from ..vocabulary import ANSWER, CONCLUSION, ITEM, TICK
from .headings import Heading
from .item_matching import Wordings
from .label_finder import LabelFinder


def second_block(heading: Heading) -> int | None:
    """The column in which the headings begin anew (项目 内容 自查情况 项目 内容 自查情况), None if they don't."""
    if list(heading.roles.values()).count(ITEM) < 2:
        return None
    words = {index: plain(word) for index, word in heading.words.items()}
    places = [index for index, role in heading.roles.items() if role == ITEM and words.get(index)]
    pairs = ((left, right) for left in places for right in places if left < right and words[left] == words[right])
    first, second = next(pairs, (0, 0))
    if second == 0:
        return None
    while second - 1 > first and words.get(second - 1) == words.get(first - 1):
        first, second = first - 1, second - 1
    return second if _answers(heading, 0, second) and _answers(heading, second, heading.width) else None


def _answers(heading: Heading, start: int, end: int) -> bool:
    roles = (role for index, role in heading.roles.items() if start <= index < end)
    return any(role in (ANSWER, CONCLUSION) or role.startswith(TICK) for role in roles)


def split(grid: Grid, at: int, column: int, labels: LabelFinder) -> list[Grid]:
    """The rows from `at` on: those left of a column, those from it on, and, whole, the form's foot below both."""
    body = grid.rows[at:]
    foot = _foot(body, labels)
    return [
        _part(grid, [Row(row.number, row.cells[:column]) for row in body[:foot]], 0),
        _part(grid, [Row(row.number, row.cells[column:]) for row in body[:foot]], column),
        _part(grid, body[foot:], 0),
    ]


def are_forms(grid: Grid, at: int, column: int, wordings: Wordings) -> bool:
    """Whether the blocks left of a column and from it on are forms themselves: most items stand in both."""

    def items(start: int, end: int | None) -> set[int]:
        cells = (cell for row in grid.rows[at + 1 :] for cell in row.cells[start:end] if cell.strip())
        return {match.item for cell in cells if (match := wordings.find(cell))}

    left, right = items(0, column), items(column, None)
    return bool(right) and 2 * len(left & right) >= len(right)


def forms_of(grid: Grid, at: int, column: int, labels: LabelFinder) -> list[Grid]:
    """The form left of a column and the one from it on. A row around the tables that is blank on the right is both's."""
    left, right = [], []
    foot = _foot(grid.rows[at:], labels) + at
    for number, row in enumerate(grid.rows):
        shared = not at <= number < foot and not any(cell.strip() for cell in row.cells[column:])
        left.append(Row(row.number, row.cells[:column]))
        right.append(row if shared else Row(row.number, ["" for _ in row.cells[:column]] + row.cells[column:]))
    return [
        replace(grid, rows=[row for row in rows if any(cell.strip() for cell in row.cells)]) for rows in (left, right)
    ]


def _foot(body: list[Row], labels: LabelFinder) -> int:
    """Which of the rows is the first of the form's foot."""
    return next((n for n, row in enumerate(body) if any(map(labels.has_field, row.cells))), len(body))


def _part(grid: Grid, rows: list[Row], column: int) -> Grid:
    kept = [row for row in rows if any(cell.strip() for cell in row.cells)]
    return replace(grid, rows=kept, first_column=grid.first_column + column)
