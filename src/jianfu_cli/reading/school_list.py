"""Lists with a row for each school and item (学校 | 内容 | 自查情况): each school's rows, projected so that they read as any other form."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..intake import Grid, Row
from ..returns import FieldText
from ..vocabulary import ANSWER, ASKS, CONCLUSION, ITEM, OTHER, SCHOOL_COLUMN, TICK
from .cells import cell_at
from .item_matching import Wordings
from .label_finder import LabelFinder
from .school_cells import MOST_SCHOOLS, is_no_school, names_school, school_name

_FIRST_ROWS = 4  # below the headings, in which a school's name must stand


class SchoolList:
    """Recognises such a list by its headings: items and answers, and a column in which several schools are named."""

    def __init__(self, wordings: Wordings, labels: LabelFinder, role: Callable[[str], str | None]) -> None:
        self._wordings, self._labels, self._role = wordings, labels, role
        self._needed = max(1, math.ceil(wordings.count / 3))

    def below(self, grid: Grid, at: int, filled: Sequence[int]) -> list[tuple[FieldText, Grid]]:
        """The list under the headings in row `at`, as each school's form; [] if it is none.

        An item or school that stands once, or in a merged cell, goes for the rows below it.
        """
        roles = {index: self._role(grid.rows[at].cells[index]) for index in filled}
        item = next((index for index, role in roles.items() if role == ITEM), None)
        if item is None or not any(map(_answers, roles.values())):
            return []
        names = self._school_column(grid, at, item, [i for i in filled if roles[i] in (None, OTHER, SCHOOL_COLUMN)])
        return [] if names is None else self._forms(grid, at, item, names)

    def _school_column(self, grid: Grid, at: int, item: int, columns: Iterable[int]) -> int | None:
        """The column that names several schools."""
        for index in columns:
            soon = (cell_at(row.cells, index) for row in grid.rows[at + 1 : at + 1 + _FIRST_ROWS])
            if index != item and any(map(names_school, soon)):
                below = (cell_at(row.cells, index) for row in grid.rows[at + 1 :])
                if len({school_name(text) for text in below if names_school(text)}) > 1:
                    return index
        return None

    def _forms(self, grid: Grid, at: int, item: int, names: int) -> list[tuple[FieldText, Grid]]:
        headings, foot = list[Row](), list[Row]()
        schools: dict[str, tuple[FieldText, list[Row]]] = {}
        name, wording = "", ""
        for row in grid.rows[at:]:
            cells = [*row.cells, *[""] * (max(names, item) + 1 - len(row.cells))]
            school, text = cells[names], cells[item]
            if any(self._role(cell) == ITEM for cell in cells if cell):
                headings += [] if headings else [_blanked(row, names)]
            elif self._is_around(cells):
                foot.append(row)
            elif not is_no_school(school):
                name, wording = school_name(school) or name, text if text.strip() else wording
                if not name:
                    headings.append(row)  # 是 | 否 under 自查情况
                    continue
                cells[names], cells[item] = "", wording
                found = schools.setdefault(name, (FieldText(name, grid.locate(row, names)), []))
                found[1].append(Row(row.number, cells))
        if len(schools) > MOST_SCHOOLS or any(self._items(rows, item) < self._needed for _, rows in schools.values()):
            return []
        around = grid.rows[:at]
        return [(name, replace(grid, rows=[*around, *headings, *rows, *foot])) for name, rows in schools.values()]

    def _is_around(self, cells: Sequence[str]) -> bool:
        """Whether a row is the form's foot or a note, and none of a school's."""
        filled = [cell for cell in cells if cell.strip()]
        if any(self._labels.has_field(cell) for cell in filled if not names_school(cell)):
            return True
        return len(filled) == 1 and not names_school(filled[0]) and not self._wordings.find(filled[0])

    def _items(self, rows: Iterable[Row], item: int) -> int:
        """How many items stand in a school's rows."""
        return len({match.item for row in rows if (match := self._wordings.find(row.cells[item]))})


def _answers(role: str | None) -> bool:
    return role is not None and (role in (ANSWER, CONCLUSION) or role.startswith((TICK, ASKS)))


def _blanked(row: Row, index: int) -> Row:
    """The headings without the one of the schools."""
    return Row(row.number, [*row.cells[:index], "", *row.cells[index + 1 :]])
