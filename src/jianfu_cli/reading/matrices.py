"""Tables of several schools, as townships make them: items × schools or schools × items -> a form for each school.

Items × schools: the table is projected for each school, so that it is read as any other form.
Schools × items: a school's row becomes its item rows. Either way each answer keeps the place of its crossing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..definition import RESPONSE_HEADING, SCHOOL
from ..intake import Grid, Row
from ..returns import FieldText
from ..tools import plain, squeeze
from ..vocabulary import (
    AS_ABOVE,
    ITEM,
    NO_SCHOOL_ENDINGS,
    NO_SCHOOLS,
    PARTS,
    PLAIN_SCHOOL_ENDINGS,
    SCHOOL_ENDINGS,
    SOME_SCHOOL,
)
from .answer_columns import Columns
from .cells import cell_at
from .item_matching import Match, Wordings
from .label_finder import LabelFinder
from .lines import FormLines, Kind, Line
from .numbering import is_example, leading_number, parse_number
from .unlabelled_schools import is_school

_LAST = frozenset(ending[-1] for ending in (*SCHOOL_ENDINGS, *PLAIN_SCHOOL_ENDINGS)) | frozenset("）)\n ")
_MOST_SCHOOLS = 400  # in one table
_MOST_BLOCKS = 20  # of other schools below one another
_LONGEST_NAME = 30
_LONGEST_REPLY = 4  # in a table that goes on without headings
_HEADING_ROWS = 4  # below the schools' names, before the first item
_NO_SCHOOLS = frozenset(map(plain, NO_SCHOOLS))
_CORNER = frozenset("\\/＼／|")  # 内容\\学校
_NO_SCHOOL_ENDINGS = tuple(map(plain, NO_SCHOOL_ENDINGS))
_PART = re.compile("|".join(PARTS))
_SOME_SCHOOL = re.compile(SOME_SCHOOL)
_UNIT_ENDINGS = ("中心校", "中心学校")


def _names_school(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and text[-1] in _LAST and _CORNER.isdisjoint(text) and is_school(text)


def _name(text: str) -> str:
    """A school's name as written, on one line; broken over lines it has no spaces."""
    return "".join(text.split()) if "\n" in text else squeeze(text)


def is_no_school(text: str) -> bool:
    """Whether a row or column of such a table is a total or a note."""
    words = plain(text)
    if words in _NO_SCHOOLS or words.startswith(("合计", "小计", "总计")) or words.endswith(_NO_SCHOOL_ENDINGS):
        return True
    return is_example(text.strip()) or _SOME_SCHOOL.search(text) is not None


@dataclass(slots=True)
class _Head:
    """The headings of a table of schools × items: where they stand, and what they say of the columns."""

    grid: Grid
    row: Row
    items: dict[int, Match]
    names: int  # the column of the schools' names
    asks: str  # the question that stands over the items' numbers or wordings, "" for none
    around: list[Line]  # above the table


class Matrices:
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

    # ---- items × schools

    def across(
        self, grid: Grid, at: int, filled: Sequence[int], blocks: int = _MOST_BLOCKS
    ) -> list[tuple[FieldText, Grid]]:
        """The table under row `at`, whose cells name schools, as each school's form; [] if it is none.

        Where it goes on under other schools' names, or in another order, these are forms of their own.
        """
        if sum(_names_school(grid.rows[at].cells[index]) for index in filled) < 2:
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
        if sum(map(_names_school, head)) < 2:
            return None
        for number, row in enumerate(grid.rows[at + 1 :], at + 1):
            named = [index for index, cell in enumerate(row.cells) if _names_school(cell)]
            if len(named) > 1 and any(plain(cell_at(head, index)) != plain(row.cells[index]) for index in named):
                return number
        return None

    def _block(self, grid: Grid, at: int, filled: Sequence[int]) -> list[tuple[FieldText, Grid]]:
        """The same of a table whose schools stand in one order."""
        head = grid.rows[at]
        named = [index for index in filled if _names_school(head.cells[index])]
        if len(named) < 2 or all(_PART.fullmatch(plain(head.cells[index])) for index in named):
            return []  # 东校区 | 西校区 are parts of the school that is named above
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
            if index in named or (roles[index] is None and len(head.cells[index]) <= _LONGEST_NAME)
        ]
        totals = [index for index in headed if is_no_school(head.cells[index]) and roles[index] is None]
        schools = [index for index in schools if index not in totals][:_MOST_SCHOOLS]
        ends = dict(zip(headed, [*headed[1:], max(len(row.cells) for row in grid.rows)], strict=True))
        foot = self._foot(grid, at, item, schools)
        found = []
        for school in schools:
            others = {c for start in (*schools, *totals) if start != school for c in range(start, ends[start])}
            name = FieldText(_name(head.cells[school]), grid.locate(head, school))
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

    # ---- schools × items

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
        """The forms in a table or sheet without headings that goes on with the schools of the one before."""
        head, row = self._head, grid.rows[at]
        if head is None or grid is head.grid or not _names_school(_name(cell_at(row.cells, head.names))):
            return []
        texts = [cell_at(row.cells, index).strip() for index in head.items]
        replies = sum(0 < len(text) <= _LONGEST_REPLY and not any(map(str.isdigit, text)) for text in texts)
        headed = any(sum(map(bool, map(str.strip, above.cells))) > 2 for above in grid.rows[:at])
        if headed or replies < self._needed:
            return []
        above = [Line(grid, row, Kind.OTHER) for row in grid.rows[:at]]
        return self._school_rows(grid, at, replace(head, around=[*above, *head.around]))

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
        opening = leading_number(text) if len(text) <= _LONGEST_NAME else None
        number = int(opening[0]) if opening else None
        return Match(number, number) if number is not None and self._wordings.has(number) else None

    def _name_column(self, grid: Grid, at: int, first: int, before: int) -> int | None:
        """The column of the schools' names: headed so, or with most of them."""
        heads = [row.cells for row in grid.rows[max(0, at - 1) : first]]
        counts = {
            index: sum(_names_school(cell_at(row.cells, index)) for row in grid.rows[first:])
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
                head = self._head = replace(head, grid=grid, row=row, items=again)
                continue
            name = _name(cell_at(row.cells, names))
            answered = any(cell_at(row.cells, index).strip() for index in head.items)
            listed = _names_school(name) and not name.endswith(_UNIT_ENDINGS)
            labelled = any(map(self._labels.has_field, row.cells))
            if name and not is_no_school(name) and (listed or (answered and not labelled)):
                row = above = _as_above(row, above, head)
                if len(forms) < _MOST_SCHOOLS:
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
            value = cell_at(row.cells, index).strip()
            if index in head.items or index == head.names or not value or self._is_school_label(text):
                continue
            if any(label.field and not label.value for label in self._labels.find(squeeze(text))):
                cells = [*[""] * index, f"{squeeze(text)}：{value}"]
                found.append(Line(grid, Row(row.number, cells), Kind.OTHER))
        return found


def _with_around(form: FormLines, around: list[Line]) -> FormLines:
    """A school's form with what stands around the table, behind what stands in its own row."""
    first = [line for line in form.lines if line.kind is Kind.OTHER]
    return FormLines([*first, *around, *(line for line in form.lines if line.kind is not Kind.OTHER)], form.school)


def _as_above(row: Row, above: Row | None, head: _Head) -> Row:
    """A school's row in which 同上 is what stands for the school above; where none does, it stays."""
    if above is None or not any(AS_ABOVE.fullmatch(cell_at(row.cells, index).strip()) for index in head.items):
        return row
    cells = list(row.cells)
    for index in head.items:
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
            columns=Columns(answer=tuple(range(index, ends[index])), asks=head.asks),
            home=head.names,
            wording_at=head.grid.locate(head.row, index),
        )
        for index, match in head.items.items()
    ]


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
