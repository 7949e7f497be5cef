"""What every format is read into: grids of text cells, with the physical place of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..errors import Unreadable as Unreadable  # kept beside what it interrupts
from ..findings import Location

Merge = tuple[int, int, int, int]   # first row, first column, last row, last column, all from 1


@dataclass(slots=True)
class Row:
    """A row that is not empty: its physical number (from 1) and its cells from column `Grid.first_column` on.

    A cell is the text that a person sees, "" where it is empty or covered by a merge. Numbers without ".0";
    dates as 2022-06-30 (with a time other than 0:00: 2022-06-30 08:00:00).
    """

    number: int
    cells: list[str]


@dataclass(slots=True)
class Grid:
    """One sheet, one Word table, or a run of Word paragraphs outside tables (`name` empty, one cell a row)."""

    name: str
    rows: list[Row]
    first_column: int = 1
    hidden: bool = False
    find_merges: Callable[[], list[Merge]] = list   # asked only when a cell's neighbours leave a doubt

    def locate(self, row: Row, index: int) -> Location | None:
        """The place of cell `index` of `row`; None outside tables."""
        return Location(self.name, row.number, self.first_column + index) if self.name else None


@dataclass(slots=True)
class Document:
    """A file as grids in their order, with what it carries inside.

    `properties` are the custom document properties, and `identifier` from the core ones under that name.
    """

    format: str
    grids: list[Grid]
    properties: dict[str, str] = field(default_factory=dict)
    macros: bool = False
