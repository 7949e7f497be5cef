"""A table on a sheet -> its rows with the value of each cell, and with each what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..tools import Mistake
from .cell_types import UnfitError
from .columns import Column, Table, TableRow
from .sheet_tables import SheetTable


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row: its physical number (from 1), the text of each cell ("" if it is blank or has no column), what it says
    (None for a blank one and for one that is no value of its column), and its mistakes. `noted` as in TableRow.
    """

    number: int
    written: dict[str, str]
    values: dict[str, Any]
    mistakes: tuple[Mistake, ...]
    noted: bool = False


def typed_rows(table: Table, placed: SheetTable) -> list[TypedRow]:
    """All rows of the table, those with mistakes included: whoever asked decides which of them count."""
    return [_typed(table, placed, row) for row in placed.rows]


def _typed(table: Table, placed: SheetTable, row: TableRow) -> TypedRow:
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for column in table.columns:
        text = row.values.get(column.key, "")
        values[column.key] = None
        try:
            values[column.key] = column.type.read(text) if text else None
        except UnfitError as error:
            mistakes.append(placed.mistake(row.number, column.key, error.unquoted if column.private else error.wrong))
    mistakes += _blank(table.columns, placed, row)
    written = {column.key: row.values.get(column.key, "") for column in table.columns}
    return TypedRow(row.number, written, values, tuple(mistakes), row.noted)


def _blank(columns: tuple[Column, ...], placed: SheetTable, row: TableRow) -> Iterator[Mistake]:
    for column in columns:
        if column.filled and not row.values.get(column.key):
            yield placed.mistake(row.number, column.key, f"“{column.words[0]}”没有填写")
