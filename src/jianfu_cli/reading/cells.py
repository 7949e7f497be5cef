"""Cells of item rows: their texts, joined over continuing rows, and cells merged over several rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..intake import Grid, Location, Row
from ..tools import plain, tidy
from .lines import Line


def cell_at(cells: Sequence[str], index: int) -> str:
    """The cell's text, "" outside the row."""
    return cells[index] if 0 <= index < len(cells) else ""


def texts_in(cells: Sequence[str], columns: Iterable[int], shift: int) -> list[str]:
    """The texts of some columns, each moved by `shift`; blank cells left out."""
    texts = (cells[place] for index in columns if 0 <= (place := index + shift) < len(cells))
    return [tidied for text in texts if text and (tidied := tidy(text))]


def text_in(cells: Sequence[str], columns: Sequence[int], shift: int) -> str:
    """The same one below the other."""
    if len(columns) == 1:
        index = columns[0] + shift
        text = cells[index] if 0 <= index < len(cells) else ""
        return tidy(text) if text else ""
    return "\n".join(texts_in(cells, columns, shift)) if columns else ""


def together(texts: Iterable[str]) -> str:
    """Texts one below the other, each once."""
    kept: list[str] = []
    for text in texts:
        if text and all(plain(text) != plain(other) for other in kept):
            kept.append(text)
    return "\n".join(kept)


def joined(line: Line) -> list[str]:
    """The row's cells with those of the rows that continue it; the wording's rest is in the match already."""
    rows = [line, *line.more]
    width = max(len(row.cells) for row in rows)
    return [
        "\n".join(
            t for row in rows if (t := cell_at(row.cells, i)).strip() and not (row is not line and i == row.index)
        )
        for i in range(width)
    ]


@dataclass(slots=True)
class _Merged:
    """A grid's merged cells: place -> where the text of one merged over several rows stands."""

    tops: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)  # where such a cell begins -> its last column
    rows: dict[int, Row] = field(default_factory=dict)


class Merges:
    """Merged cells, asked of a grid only when a blank cell leaves a doubt. One use a document."""

    def __init__(self) -> None:
        self._grids: dict[int, _Merged] = {}

    def is_covered(self, grid: Grid, row: Row, index: int) -> bool:
        """Whether a cell is merged with one in a row above it."""
        return bool(grid.name) and (row.number, grid.first_column + index) in self._of(grid).tops

    def text_above(self, line: Line, index: int) -> tuple[str, Location | None] | None:
        """The text of a cell merged over this row from one above, and its place."""
        grid = line.grid
        if not grid.name:
            return None
        merges = self._of(grid)
        top = merges.tops.get((line.row.number, grid.first_column + index))
        row = merges.rows.get(top[0]) if top else None
        if top is None or row is None:
            return None
        place = top[1] - grid.first_column
        text = cell_at(row.cells, place)
        return (text, grid.locate(row, place)) if text.strip() else None

    def covers(self, line: Line, index: int, others: Iterable[int]) -> bool:
        """Whether a cell of this row is merged over one of these columns."""
        first = line.grid.first_column
        end = self._of(line.grid).ends.get((line.row.number, first + index)) if line.grid.name else None
        return end is not None and any(first + index < first + other <= end for other in others)

    def _of(self, grid: Grid) -> _Merged:
        if id(grid) not in self._grids:
            self._grids[id(grid)] = _merged(grid)
        return self._grids[id(grid)]


def _merged(grid: Grid) -> _Merged:
    found = _Merged(rows={row.number: row for row in grid.rows})
    for first, left, last, right in grid.find_merges():
        if right > left:
            found.ends[first, left] = right
        if last > first and (last - first) * (right - left + 1) < 5000:
            for row in range(first + 1, last + 1):
                for column in range(left, right + 1):
                    found.tops[row, column] = (first, left)
    return found
