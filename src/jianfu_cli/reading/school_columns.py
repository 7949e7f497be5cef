"""Tables of items × schools, as townships make them: each school's column, projected so that it reads as any other form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..definition import RESPONSE_HEADING
from ..intake import Grid, Row
from ..returns import FieldText
from ..tools import plain
from ..vocabulary import ITEM, TICK
from .cells import cell_at
from .item_matching import Wordings
from .label_finder import LabelFinder
from .numbering import parse_number
from .school_cells import LONGEST_NAME, MOST_SCHOOLS, headed_school, is_no_school, school_name

_MOST_BLOCKS = 20  # of other schools below one another
_HEADING_ROWS = 4  # below the schools' names, before the first item


class SchoolColumns:
    """Recognises such tables by the row that names the schools."""

    def __init__(self, wordings: Wordings, labels: LabelFinder, role: Callable[[str], str | None]) -> None:
        self._wordings, self._labels, self._role = wordings, labels, role

    def across(
        self, grid: Grid, at: int, filled: Sequence[int], blocks: int = _MOST_BLOCKS
    ) -> list[tuple[FieldText, Grid]]:
        """The table under row `at`, whose cells name schools, as each school's form; [] if it is none.

        Where it goes on under other schools' names, or in another order, these are forms of their own.
        """
        if sum(bool(headed_school(grid.rows[at].cells[index])) for index in filled) < 2:
            return []
        again = self._other_schools(grid, at) if blocks else None
        found = self._block(replace(grid, rows=grid.rows[:again]), at, filled)
        if again is None or not found:
            return found
        below = [index for index, cell in enumerate(grid.rows[again].cells) if cell.strip()]
        more = self.across(replace(grid, rows=grid.rows[:at] + grid.rows[again:]), at, below, blocks - 1)
        return [*found, *more] if more else self._block(grid, at, filled)

    def _other_schools(self, grid: Grid, at: int) -> int | None:
        """The next row that names schools otherwise than row `at` does."""
        head = grid.rows[at].cells
        if sum(map(bool, map(headed_school, head))) < 2:
            return None
        for number, row in enumerate(grid.rows[at + 1 :], at + 1):
            named = [index for index, cell in enumerate(row.cells) if headed_school(cell)]
            if len(named) > 1 and any(plain(cell_at(head, index)) != plain(row.cells[index]) for index in named):
                return number
        return None

    def _block(self, grid: Grid, at: int, filled: Sequence[int]) -> list[tuple[FieldText, Grid]]:
        """The same of a table whose schools stand in one order."""
        head = grid.rows[at]
        named = [index for index in filled if headed_school(head.cells[index])]
        if len(named) < 2:
            return []
        if self._is_labelled(head, filled):
            return []
        item = self._item_column(grid, at, named[0])
        if item is None:
            return []
        headed = [index for index in filled if index > item]
        roles = {index: self._role(head.cells[index]) for index in headed}
        schools = [
            index
            for index in headed
            if index in named or (roles[index] is None and len(head.cells[index]) <= LONGEST_NAME)
        ]
        counts = {index for index in headed if (roles[index] or "").startswith(TICK) and index > named[-1]}  # 是（所）
        totals = [
            index for index in headed if index in counts or (is_no_school(head.cells[index]) and not roles[index])
        ]
        schools = [index for index in schools if index not in totals][:MOST_SCHOOLS]
        ends = dict(zip(headed, [*headed[1:], max(len(row.cells) for row in grid.rows)], strict=True))
        foot = self._foot(grid, at, item, schools)
        found = []
        for school in schools:
            others = {c for start in (*schools, *totals) if start != school for c in range(start, ends[start])}
            written = head.cells[school]
            name = FieldText(headed_school(written) or school_name(written), grid.locate(head, school))
            found.append((name, _without(grid, at, foot, others, school)))
        return found

    def _is_labelled(self, row: Row, filled: Sequence[int]) -> bool:
        """Whether a row holds a form's fields; a corner (内容\\学校) is no label."""
        corner, *others = (row.cells[index] for index in filled)
        return corner.rstrip().endswith((":", "：")) or any(map(self._labels.has_field, others))

    def _item_column(self, grid: Grid, at: int, before: int) -> int | None:
        """The column of the wordings, left of the schools; None if no item comes soon, or other headings come first."""
        headed = any(self._role(cell) == ITEM for cell in grid.rows[at].cells if cell)
        for row in grid.rows[at + 1 : at + 1 + _HEADING_ROWS]:
            filled = [index for index, cell in enumerate(row.cells[:before]) if cell.strip()]
            if not headed and any(self._role(row.cells[index]) == ITEM for index in filled):
                return None
            for index in filled:
                if parse_number(row.cells[index]) is None and self._wordings.find(row.cells[index]):
                    return index
        return None

    def _foot(self, grid: Grid, at: int, item: int, schools: Sequence[int]) -> int:
        """The first row below the last item that is the form's foot: not a date or a name for each school."""
        rows = range(at + 1, len(grid.rows))
        cells = [row.cells for row in grid.rows]
        last = max((number for number in rows if self._wordings.find(cell_at(cells[number], item))), default=at)
        for number in range(last + 1, len(grid.rows)):
            labels = self._labels.find(cell_at(cells[number], item))
            replies = sum(bool(cell_at(cells[number], index).strip()) for index in schools)
            each = any(label.field and not label.value for label in labels) and replies > 1
            if not each and any(map(self._labels.has_field, cells[number])):
                return number
        return len(grid.rows)


def _without(grid: Grid, at: int, foot: int, columns: set[int], school: int) -> Grid:
    """The grid with what stands under other schools' names taken out, and the school's name as a usual heading."""
    rows = []
    for number, row in enumerate(grid.rows):
        cells = row.cells
        if at <= number < foot:
            cells = ["" if index in columns else cell for index, cell in enumerate(cells)]
            if number == at:
                cells[school] = RESPONSE_HEADING
        rows.append(Row(row.number, cells))
    kept = [row for row in rows if any(cell.strip() for cell in row.cells)]
    return replace(grid, rows=kept)
