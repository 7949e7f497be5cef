"""Rows of text -> rows of named columns: which columns a table has, its heading row, and which rows below it say something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..tools import narrow, plain
from ..vocabulary import NOTE_BEGINNINGS, TOTAL_WORDS
from .cell_types import CellType, Words
from .sheets import NumberedRow, Sheet

HEADING_WITHIN = 10  # rows: title lines may stand above it
_TEXT = Words()
_ASIDE = re.compile(r"[（(\[【][^（(\[【)）\]】]{0,40}[)）\]】]")
_TOTAL = re.compile(rf"(?:{'|'.join(TOTAL_WORDS)}):?共?\d{{0,6}}[项件条次所个行]?")
_SUM = re.compile(r"共?[\d.,%]{1,20}[项件条次所个行]?")
_NOTE = re.compile(rf"(?:{'|'.join(NOTE_BEGINNINGS)})\d{{0,2}}[:.、]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key that the program knows it by, and the words of its heading, the usual one first.

    A table on a sheet without a `required` column is a mistake (find_tables); so is a row that says nothing in a `filled`
    one. No message holds what stands in a `private` column.
    """

    key: str
    words: tuple[str, ...]
    required: bool = False
    type: CellType = _TEXT
    filled: bool = False
    private: bool = False


@dataclass(frozen=True)
class Table:
    """A kind of table: what it is called (判读) and its columns."""

    title: str
    columns: tuple[Column, ...]

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys of the columns that must be there."""
        return frozenset(column.key for column in self.columns if column.required)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {plain(word): column.key for column in self.columns for word in column.words}

    def places(self, cells: Iterable[str]) -> dict[str, int]:
        """Column key -> index of the cell that heads it; {} for other rows. Of two that are headed alike the first counts.

        What stands in brackets need not be in the heading's words: 结束日期（没有的不填）.
        """
        found: dict[str, int] = {}
        for index, cell in enumerate(cells):
            key = self._keys.get(plain(cell)) or (self._keys.get(plain(_ASIDE.sub("", cell))) if cell else None)
            if key and key not in found:
                found[key] = index
        return found

    def heading(self, rows: Sequence[NumberedRow]) -> tuple[int, dict[str, int]] | None:
        """The index of the heading row, of the first rows the one with most headings, and its places; None without one."""
        found = [self.places(row.cells) for row in rows[:HEADING_WITHIN]]
        best = max(range(len(found)), key=lambda at: len(found[at]), default=0)
        return (best, found[best]) if found and found[best] else None


class TableRow(NamedTuple):
    """A row of a table: its line or physical number (from 1), and the text of each column that has a heading.

    `noted`: something stands in a further column, which people have added.
    """

    number: int
    values: dict[str, str]
    noted: bool = False


def rows_below(table: Table, sheet: Sheet, heading: int, places: Mapping[str, int]) -> list[TableRow]:
    """The rows under the heading row (by its index) that say something under one of the headings.

    Left out: headings that come again, totals, remarks. A cell under a merged one says what that one says.
    """
    above = dict(_covered(sheet, places, sheet.rows[heading].number))
    texts = {row.number: row.cells for row in sheet.rows} if above else {}
    ours = set(places.values())
    found = []
    for row in sheet.rows[heading + 1 :]:
        values = {key: _text(row.cells, at) for key, at in places.items()}
        if not any(values.values()) or _is_beside_the_table(row.cells) or len(table.places(row.cells)) >= len(places):
            continue
        for key, at in places.items():
            if not values[key] and (top := above.get((row.number, at))):
                values[key] = _text(texts.get(top, ()), at)
        noted = any(text for at, text in enumerate(row.cells) if at not in ours)
        found.append(TableRow(row.number, values, noted))
    return found


def _text(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _covered(sheet: Sheet, places: Mapping[str, int], heading: int) -> Iterator[tuple[tuple[int, int], int]]:
    """(row, index of the cell) of what lies under a cell merged downwards, and the row of that cell."""
    columns = set(places.values())
    numbers = [row.number for row in sheet.rows]
    for first, left, last, _ in sheet.find_merges():
        if first > heading and first < last and left - sheet.first_column in columns:
            for row in numbers[bisect_right(numbers, first) : bisect_right(numbers, last)]:
                yield (row, left - sheet.first_column), first


def _is_beside_the_table(cells: Sequence[str]) -> bool:
    """Whether a row is a total (合计 first, and but for numbers nothing else), or a remark that stands alone (注：…)."""
    filled = [cell for cell in cells if cell]
    first = "".join(narrow(filled[0][:40]).split())
    total = _TOTAL.fullmatch(first) and all(_SUM.fullmatch("".join(narrow(cell[:40]).split())) for cell in filled[1:])
    return bool(total) or (len(filled) == 1 and bool(_NOTE.match(first)))
