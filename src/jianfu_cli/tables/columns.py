"""Rows of text -> rows of named columns: which columns a table has, its heading row, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from ..tools import DefinitionError, Mistake, plain, squeeze
from .sheets import NumberedRow, read_sheets

Typed = TypeVar("Typed")
_HEADING_WITHIN = 10  # rows: title lines may stand above it


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key that the program knows it by, and the words of its heading, the usual one first."""

    key: str
    words: tuple[str, ...]


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


def read_table(data: bytes, path: Path, table: Table) -> list[TableRow]:
    """The rows below the heading of the first sheet that has one, without those that say nothing.

    `path` only names the file in messages. An empty file has no rows. Raises DefinitionError if there is no heading.
    """
    first: list[NumberedRow] | None = None
    for sheet in read_sheets(data, path, table.title):
        rows = sheet.rows
        for index, row in enumerate(rows[:_HEADING_WITHIN]):
            if places := table.places(row.cells):
                return _below(rows[index + 1 :], places)
        first = rows if first is None else first
    if not first:
        return []
    usual = [column.words[0] for column in table.columns]
    text = f"没有找到表头“{usual[0]}”，请在首行写上：{'、'.join(usual)}"
    raise DefinitionError([Mistake(path, first[0].number, text)])


def _below(rows: Iterable[NumberedRow], places: dict[str, int]) -> list[TableRow]:
    found = (
        TableRow(number, {key: squeeze(cells[at]) if at < len(cells) else "" for key, at in places.items()})
        for number, cells in rows
    )
    return [row for row in found if any(row.values.values())]


def typed_rows(
    rows: Iterable[TableRow],
    path: Path,
    wrong: Callable[[TableRow], Iterable[str]],
    make: Callable[[dict[str, str]], Typed],
) -> list[Typed]:
    """What `make` makes of each row's values. `wrong` says what is wrong with a row, in sentences without the place.

    Raises DefinitionError with the mistakes of all rows.
    """
    made: list[Typed] = []
    mistakes: list[Mistake] = []
    for row in rows:
        texts = list(wrong(row))
        mistakes += [Mistake(path, row.number, text) for text in texts]
        if not texts:
            made.append(make(row.values))
    if mistakes:
        raise DefinitionError(mistakes)
    return made
