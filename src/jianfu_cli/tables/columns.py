"""Rows of text -> rows of named columns: which columns a table has, its heading row, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from ..tools import Mistake, plain, squeeze
from .sheets import NumberedRow

Typed = TypeVar("Typed")
HEADING_WITHIN = 10  # rows: title lines may stand above it


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key that the program knows it by, and the words of its heading, the usual one first.

    A table on a sheet without a `required` column is a mistake (find_tables).
    """

    key: str
    words: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A kind of table: what it is called (名册) and its columns. A row with the first one's heading is the heading row."""

    title: str
    columns: tuple[Column, ...]

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {plain(word): column.key for column in self.columns for word in column.words}

    def places(self, cells: Iterable[str]) -> dict[str, int] | None:
        """Column key -> index of its cell, if this is the heading row. Of two that are headed alike the first counts."""
        found: dict[str, int] = {}
        for index, cell in enumerate(cells):
            key = self._keys.get(plain(cell))
            if key and key not in found:
                found[key] = index
        return found if self.columns[0].key in found else None


class TableRow(NamedTuple):
    """A row of a table: its line or physical number (from 1), and the text of each column that has a heading."""

    number: int
    values: dict[str, str]


def rows_below(rows: Iterable[NumberedRow], places: Mapping[str, int]) -> list[TableRow]:
    """The rows that say something under one of the headings."""
    found = (
        TableRow(number, {key: squeeze(cells[at]) if at < len(cells) else "" for key, at in places.items()})
        for number, cells in rows
    )
    return [row for row in found if any(row.values.values())]


def sorted_rows(
    rows: Iterable[TableRow], wrong: Callable[[TableRow], list[Mistake]], make: Callable[[TableRow], Typed]
) -> tuple[list[Typed], list[Mistake]]:
    """What `make` makes of each row with which nothing is wrong, and all mistakes of the others."""
    made: list[Typed] = []
    mistakes: list[Mistake] = []
    for row in rows:
        found = wrong(row)
        mistakes += found
        if not found:
            made.append(make(row))
    return made, mistakes
