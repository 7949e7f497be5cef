"""Tables of schools × items, as townships make them: each school's row as its item rows, each answer with its own place."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..definition import SCHOOL
from ..intake import Grid, Row
from ..returns import FieldText
from ..tools import squeeze
from ..vocabulary import AS_ABOVE, CROSSES, TICK, TICKS
from .answer_columns import Columns
from .cells import cell_at
from .item_matching import Match, Wordings
from .label_finder import LabelFinder
from .lines import FormLines, Kind, Line
from .numbering import leading_number, parse_number
from .school_cells import LONGEST_NAME, MOST_SCHOOLS, is_no_school, names_school, school_name

_LONGEST_REPLY = 4  # in a table that goes on without headings
_MOST_MOVED = 3  # columns
_MARKS = frozenset((*TICKS, *CROSSES, "同上"))
_UNIT_ENDINGS = ("中心校", "中心学校")


@dataclass(slots=True)
class _Head:
    """The headings of a table of schools × items: where they stand, and what they say of the columns."""

    grid: Grid
    row: Row
    items: dict[int, Match]
    names: int  # the column of the schools' names
    asks: str  # the question that stands over the items' numbers or wordings, "" for none
    around: list[Line]  # above the table
    moved: int | None = 0  # how far right of their headings the answers stand; None if nobody can tell

    def column(self, index: int) -> int:
        """Where what is headed in a column stands."""
        return index + (self.moved or 0)


class SchoolRows:
    """Recognises such tables by the row of their headings."""

    def __init__(
        self,
        wordings: Wordings,
        labels: LabelFinder,
        role: Callable[[str], str | None],
        question: Callable[[str], str | None],
    ) -> None:
        self._wordings, self._labels, self._role, self._question = wordings, labels, role, question
        self._head: _Head | None = None  # of the last table, which another one may continue
        self._needed = max(3, math.ceil(wordings.count / 3))

    def down(self, grid: Grid, at: int, filled: Sequence[int]) -> list[FormLines]:
        """The forms in the rows under row `at`, whose cells name or number the items; [] if it is none."""
        if len(filled) < self._needed:
            return []
        head, items = grid.rows[at], self._items(grid.rows[at], filled)
        if len(items) < self._needed:
            return self._continued(grid, at)
        first = at + 1
        if first < len(grid.rows):
            below = grid.rows[first]
            more = self._items(below, [index for index, cell in enumerate(below.cells) if cell.strip()])
            if len(more) >= self._needed:
                head, items, first = below, more, first + 1
        names = self._name_column(grid, at, first, min(items))
        if names is None:
            return []
        over = [text for row in grid.rows[max(0, at - 1) : first] for text in row.cells if text]
        asks = next((asked for text in over if not self._wordings.find(text) and (asked := self._question(text))), "")
        around = [Line(grid, row, Kind.OTHER) for row in grid.rows[:at]]
        self._head = _Head(grid, head, items, names, asks, around)
        return self._school_rows(grid, first, self._head)

    def _continued(self, grid: Grid, at: int) -> list[FormLines]:
        """The forms in a table or sheet without headings that goes on with the schools of the one before.

        It may have a column more or less before the answers, so they are looked for where all of them are answers.
        """
        head, row = self._head, grid.rows[at]
        if head is None or grid is head.grid or any(sum(map(bool, above.cells)) > 2 for above in grid.rows[:at]):
            return []
        names = next((index for index, text in enumerate(row.cells) if names_school(school_name(text))), None)
        if names is None or sum(self._replies(text) or _is_short(text) for text in row.cells) < self._needed:
            return []
        moved = self._moved(grid.rows[at:], head, names)
        above = [Line(grid, row, Kind.OTHER) for row in grid.rows[:at]]
        head = replace(head, names=names, moved=moved, around=[*above, *head.around])
        return self._school_rows(grid, at, head)

    def _moved(self, rows: Sequence[Row], head: _Head, names: int) -> int | None:
        """How far to the right of their places above the answers stand; None if that is not certain.

        All that are plainly answers must then stand under an item.
        """
        schools = [row for row in rows if names_school(school_name(cell_at(row.cells, names)))]
        found = {index for row in schools for index, text in enumerate(row.cells) if self._replies(text)}
        fitting = [by for by in range(-_MOST_MOVED, _MOST_MOVED + 1) if found <= {index + by for index in head.items}]
        moved = names - head.names
        return moved if moved in fitting else fitting[0] if len(fitting) == 1 else None

    def _replies(self, text: str) -> bool:
        """Whether a cell is plainly an answer, or a tick."""
        return text.strip() in _MARKS or (self._role(text) or "").startswith(TICK)

    def _items(self, row: Row, filled: Sequence[int]) -> dict[int, Match]:
        """The items that a row's cells name, or number one after the other."""
        found: dict[int, Match] = {}
        for index in filled:
            text = row.cells[index]
            number = parse_number(text)
            match = Match(number, number) if number is not None and self._wordings.has(number) else None
            if number is None:
                match = self._wordings.find(text) or self._numbered(text)
            if match:
                found[index] = replace(match, tail="")
        numbers = [match.item for match in found.values()]
        if numbers != sorted(set(numbers)):
            return {}
        return found

    def _numbered(self, text: str) -> Match | None:
        """A short heading behind an item's number: 1.督查检查."""
        opening = leading_number(text) if len(text) <= LONGEST_NAME else None
        number = int(opening[0]) if opening else None
        return Match(number, number) if number is not None and self._wordings.has(number) else None

    def _name_column(self, grid: Grid, at: int, first: int, before: int) -> int | None:
        """The column of the schools' names: headed so, or with most of them."""
        heads = [row.cells for row in grid.rows[max(0, at - 1) : first]]
        counts = {
            index: sum(names_school(cell_at(row.cells, index)) for row in grid.rows[first:])
            + 1000 * any(self._is_school_label(cell_at(cells, index)) for cells in heads)
            for index in range(before)
        }
        best = max(counts, key=lambda index: counts[index], default=None)
        return best if best is not None and counts[best] else None

    def _is_school_label(self, text: str) -> bool:
        return any(label.key == SCHOOL.key and not label.value for label in self._labels.find(squeeze(text)))

    def _school_rows(self, grid: Grid, first: int, head: _Head) -> list[FormLines]:
        around, names = list(head.around), head.names
        forms: list[FormLines] = []
        above: Row | None = None  # the school's before
        for row in grid.rows[first:]:
            filled = [index for index, cell in enumerate(row.cells) if cell.strip()]
            again = self._items(row, filled) if len(filled) >= self._needed else {}
            if len(again) >= self._needed:  # the next page begins with the headings, maybe in another order
                head = self._head = replace(head, grid=grid, row=row, items=again, moved=0)
                continue
            name = school_name(cell_at(row.cells, names))
            answered = any(cell_at(row.cells, head.column(index)).strip() for index in head.items)
            listed = names_school(name) and not name.endswith(_UNIT_ENDINGS)
            labelled = any(map(self._labels.has_field, row.cells))
            if name and not (is_no_school(name) or name.isdecimal()) and (listed or (answered and not labelled)):
                row = above = _as_above(row, above, head)
                if len(forms) < MOST_SCHOOLS:
                    lines = [*self._fields(grid, row, head), *_item_lines(grid, row, head)]
                    forms.append(FormLines(lines, FieldText(name, grid.locate(row, names))))
            elif labelled:
                around.append(Line(grid, row, Kind.OTHER))
            elif not name and answered and forms:
                for line in forms[-1].lines:
                    line.more.append(Line(grid, row, Kind.OTHER, -1))
        return [_with_around(form, around) for form in forms]

    def _fields(self, grid: Grid, row: Row, head: _Head) -> list[Line]:
        """What stands in a school's row under headings that are a form's labels (填表时间, 填表人)."""
        found = []
        for index, text in enumerate(head.row.cells):
            value = cell_at(row.cells, head.column(index)).strip()
            if index in head.items or index == head.names or not value or self._is_school_label(text):
                continue
            if any(label.field and not label.value for label in self._labels.find(squeeze(text))):
                cells = [*[""] * index, f"{squeeze(text)}：{value}"]
                found.append(Line(grid, Row(row.number, cells), Kind.OTHER))
        return found


def _is_short(text: str) -> bool:
    """Whether a text may be an answer in a table that goes on without headings: 未发现."""
    text = text.strip()
    return 0 < len(text) <= _LONGEST_REPLY and not any(map(str.isdigit, text))


def _with_around(form: FormLines, around: list[Line]) -> FormLines:
    """A school's form with what stands around the table, behind what stands in its own row."""
    first = [line for line in form.lines if line.kind is Kind.OTHER]
    return FormLines([*first, *around, *(line for line in form.lines if line.kind is not Kind.OTHER)], form.school)


def _as_above(row: Row, above: Row | None, head: _Head) -> Row:
    """A school's row in which 同上 is what stands for the school above; where none does, it stays."""
    columns = [head.column(index) for index in head.items]
    if above is None or not any(AS_ABOVE.fullmatch(cell_at(row.cells, index).strip()) for index in columns):
        return row
    cells = list(row.cells)
    for index in columns:
        same = AS_ABOVE.fullmatch(cell_at(cells, index).strip())
        if same and not same["number"]:
            cells[index] = cell_at(above.cells, index)
    return Row(row.number, cells)


def _item_lines(grid: Grid, row: Row, head: _Head) -> list[Line]:
    """A school's row as a line for each item, the answer in its column and the wording in the row of the headings."""
    starts = sorted(head.items)
    ends = dict(zip(starts, [*starts[1:], starts[-1] + 1], strict=True))
    return [
        Line(
            grid,
            row,
            Kind.ITEM,
            head.names,
            match,
            columns=Columns(answer=tuple(map(head.column, range(index, ends[index]))), asks=head.asks)
            if head.moved is not None
            else Columns(),
            home=head.names,
            wording_at=head.grid.locate(head.row, index),
        )
        for index, match in head.items.items()
    ]
