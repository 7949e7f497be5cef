"""A document's rows, each seen for what it is: an item, a header row, a ledger's row, or something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from ..findings import Location
from .grid import Grid, Row
from .headings import ITEM, NUMBER, OTHER, PROBLEM, SECTION, Columns, Heading, HeadingReader
from .labels import has_label
from .wording import Match, Wordings, is_question, leading_number, official, parse_number


class Kind(Enum):
    """What a row is."""

    ITEM = auto()  # one of the checklist's items
    UNKNOWN = auto()  # a numbered row or a question that the checklist does not have
    HEADING = auto()
    LEDGER = auto()  # a row under the headings of a 整改台账
    OTHER = auto()  # titles, labels, notes, section titles


@dataclass(slots=True)
class Line:
    """A row with what was seen in it. `index` is the cell with the wording; `more` are rows that only continue it.

    `columns` and `home` (where wordings stand in this part of the form) are known when the whole form has been seen.
    """

    grid: Grid
    row: Row
    kind: Kind
    index: int = 0
    match: Match | None = None
    heading: Heading | None = None
    columns: Columns | None = None
    home: int = 0
    more: list[Line] = field(default_factory=list)

    @property
    def cells(self) -> list[str]:
        """The row's cells."""
        return self.row.cells

    def locate(self, index: int) -> Location | None:
        """The place of a cell of this row."""
        return self.grid.locate(self.row, index)


class Scanner:
    """Goes through grids row by row and tells the kinds apart. One use a document."""

    def __init__(self, wordings: Wordings, headings: HeadingReader, ledgers: bool = True) -> None:
        self._wordings, self._headings, self._ledgers = wordings, headings, ledgers
        self._heading: Heading | None = None
        self._column: int | None = None  # where the last item's wording stood
        self._open: Line | None = None  # the item whose wording may continue in the next row
        self._last: Line | None = None  # the row before, in the same grid
        self.lines: list[Line] = []

    def scan(self, grids: Iterable[Grid]) -> list[Line]:
        """The lines of all grids in their order."""
        for grid in grids:
            if grid.name:
                self._table(grid)
            else:
                self._paragraphs(grid)
        return self.lines

    def _paragraphs(self, grid: Grid) -> None:
        for row in grid.rows:
            match = self._wordings.find(row.cells[0]) if row.cells else None
            self.lines.append(Line(grid, row, Kind.ITEM if match else Kind.OTHER, match=match))
            if self._heading and self._heading.ledger:
                self._heading = None

    def _table(self, grid: Grid) -> None:
        self._column = self._last = None
        known, add = self._wordings.known, self.lines.append
        for row in grid.rows:
            cells, column, heading = row.cells, self._column, self._heading
            if column is not None and column < len(cells) and not (heading and heading.ledger):
                match = known.get(cells[column])
                if match is not None:
                    line = Line(grid, row, Kind.ITEM, column, match, heading)
                    self._open = None
                    self._last = line
                    add(line)
                    continue
            filled = [index for index, cell in enumerate(cells) if cell and not cell.isspace()]
            if filled:
                line = self._line(grid, row, filled)
                if line is not None:
                    add(line)
                    self._last = line

    def _line(self, grid: Grid, row: Row, filled: list[int]) -> Line | None:
        """The row's line; None if it only continues the item above it."""
        heading = self._read_heading(row.cells, filled)
        if heading is not None:
            self._heading = heading
            return Line(grid, row, Kind.HEADING, heading=heading)
        if self._heading and self._heading.ledger and self._in_ledger(row.cells, filled):
            return Line(grid, row, Kind.LEDGER, heading=self._heading)
        if self._continues_wording(grid, row, filled):
            return None
        found = self._find_item(row.cells, filled)
        if found:
            index, match = found
            line = Line(grid, row, Kind.ITEM, index, match, self._heading)
            self._complete(line)
            self._column = index if self._column is None or index > self._column or not match.wording else self._column
            return line
        return self._without_item(grid, row, filled)

    def _read_heading(self, cells: list[str], filled: list[int]) -> Heading | None:
        last = self._last
        if last and last.kind is Kind.HEADING and last.heading:
            below = self._headings.below(last.heading, cells, filled)
            if below:
                return below
        if len(filled) < 2:
            return None
        heading = self._headings.read(cells, filled)
        if heading and heading.ledger and not self._ledgers:
            return Heading(heading.roles, heading.width, words=heading.words)
        return heading

    def _in_ledger(self, cells: list[str], filled: list[int]) -> bool:
        """Whether the row still belongs to the ledger: in another table only if it begins with an item's number."""
        heading = self._heading
        assert heading is not None
        if any(has_label(cells[index]) for index in filled):
            return False
        if self._last is not None and self._last.kind in (Kind.HEADING, Kind.LEDGER):
            return True
        number = heading.first(NUMBER, ITEM, SECTION)
        held = number is not None and number < len(cells) and parse_number(cells[number]) is not None
        if not held:
            self._heading = None
        return held

    def _find_item(self, cells: list[str], filled: list[int]) -> tuple[int, Match] | None:
        heading = self._heading
        places = [index for index in filled if heading is None or _may_hold_item(heading, index)]
        places.sort(key=lambda index: index != self._column)
        for index in places:
            beside = next((n for left in range(index) if (n := parse_number(cells[left])) is not None), None)
            match = self._wordings.find(cells[index], beside)
            if match:
                return index, match
        return None

    def _complete(self, line: Line) -> None:
        """A wording cut off may go on in the next cell of its row; else the next row is looked at."""
        self._open = line
        match = line.match
        if match and match.cut:
            following = line.index + 1
            if following < len(line.cells) and line.cells[following]:
                whole = self._wordings.joined(line.cells[line.index], line.cells[following])
                if whole and whole.item == match.item:
                    line.match = official(match)

    def _continues_wording(self, grid: Grid, row: Row, filled: list[int]) -> bool:
        """The rest of a wording that the page's end or a line of its own cut off: belongs to the item above."""
        line = self._open
        if line is None or line.match is None or not line.match.cut:
            return False
        parts = [line.cells[line.index], *(more.cells[more.index] for more in line.more)]
        for index in filled:
            whole = self._wordings.joined("".join(parts), row.cells[index])
            if whole and whole.item == line.match.item:
                line.match = whole
                line.more.append(Line(grid, row, Kind.OTHER, index))
                return True
            if whole is None and (middle := self._wordings.find("".join(parts) + row.cells[index])):
                if middle.cut and middle.item == line.match.item:
                    line.more.append(Line(grid, row, Kind.OTHER, index))
                    return True
        return False

    def _without_item(self, grid: Grid, row: Row, filled: list[int]) -> Line | None:
        cells, heading, last = row.cells, self._heading, self._last
        if any(has_label(cells[index]) for index in filled):
            return Line(grid, row, Kind.OTHER)
        if last and last.kind in (Kind.ITEM, Kind.UNKNOWN) and self._continues_answer(last, filled):
            last.more.append(Line(grid, row, Kind.OTHER, -1))
            return None
        index = self._column if self._column is not None else heading.first(ITEM) if heading else None
        if (index is not None and last and last.kind is not Kind.OTHER) or self._column is not None:
            assert index is not None
            match = self._number_only(cells, filled, index)
            if match:
                return Line(grid, row, Kind.ITEM, index, match, heading)
            if self._is_unknown(cells, index):
                return Line(grid, row, Kind.UNKNOWN, index, None, heading)
        return Line(grid, row, Kind.OTHER)

    def _continues_answer(self, last: Line, filled: list[int]) -> bool:
        """Only words in the school's own columns, beside nothing: the row above goes on."""
        if last.heading is None:
            return False
        columns = last.heading.for_item(last.index, len(last.cells))
        own = {*columns.answer, *columns.explanation, *columns.remark, *(index for _, index in columns.ticks)}
        return set(filled) <= own

    def _number_only(self, cells: list[str], filled: list[int], index: int) -> Match | None:
        """A row with an item's number, without any wording, and with something behind it."""
        heading = self._heading
        number = heading.first(NUMBER) if heading else None
        if number is None or number not in filled or index in filled or len(filled) < 2:
            return None
        item = parse_number(cells[number])
        return Match(item, item, wording="") if item is not None and self._wordings.has(item) else None

    def _is_unknown(self, cells: list[str], index: int) -> bool:
        text = cells[index] if index < len(cells) else ""
        if not text or self._wordings.is_section(text):
            return False
        heading = self._heading
        beside = heading.first(NUMBER) if heading else None
        if beside is not None and beside < len(cells) and parse_number(cells[beside]) is not None:
            return True
        if is_question(text):
            return True
        answered = any(cell and not cell.isspace() for cell in cells[index + 1 :])
        return leading_number(text) is not None and (answered or index > 0)


def _may_hold_item(heading: Heading, index: int) -> bool:
    """Whether a wording may stand here: not in a column of the school's own words, nor among numbers."""
    role = heading.roles.get(index)
    return role in (None, ITEM, SECTION, NUMBER, OTHER, PROBLEM)
