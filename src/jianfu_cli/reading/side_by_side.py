"""A form laid out in blocks of columns side by side -> a grid for each block, so that it is read as any other."""

from __future__ import annotations

from ..intake import Grid, Row
from ..tools import plain
from ..vocabulary import ANSWER, CONCLUSION, ITEM, TICK
from .heading_reader import Heading
from .label_finder import LabelFinder


def second_block(heading: Heading) -> int | None:
    """The column in which the headings begin anew (项目 内容 自查情况 项目 内容 自查情况), None if they don't."""
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
    foot = next((n for n, row in enumerate(body) if any(map(labels.has_field, row.cells))), len(body))
    return [
        _part(grid, [Row(row.number, row.cells[:column]) for row in body[:foot]], 0),
        _part(grid, [Row(row.number, row.cells[column:]) for row in body[:foot]], column),
        _part(grid, body[foot:], 0),
    ]


def _part(grid: Grid, rows: list[Row], column: int) -> Grid:
    kept = [row for row in rows if any(cell.strip() for cell in row.cells)]
    return Grid(grid.name, kept, grid.first_column + column, grid.hidden, grid.find_merges)
