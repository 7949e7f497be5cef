"""The checklist's own sheets of a ledger (登记) -> their rows, or every mistake with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..definition import Checklist, ColumnType, Register, RegisterColumn, Term
from ..roster import NamedSchools, Roster, SchoolNames
from ..tables import Amount, CellType, Choice, Column, Day, ItemNumbers, SheetTable, Table, Words, typed_rows
from ..tools import DefinitionError, Mistake, squeeze


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row: its place (台账.xlsx!举报登记!A2), and by the column's name what was written and what it says (None: blank).

    A date, a number, NamedSchools, the numbers of items, or text.
    """

    place: str
    written: dict[str, str]
    values: dict[str, Any]

    def day(self, column: str | None) -> date | None:
        """What a column of dates says."""
        found = self.values.get(column or "")
        return found if isinstance(found, date) else None

    def fits(self, where: dict[str, tuple[str, ...]]) -> bool:
        """Whether each column has one of the words that are asked for."""
        return all(self.values.get(column) in words for column, words in where.items())


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register as it stands in the ledger."""

    register: Register
    rows: tuple[RegisterRow, ...]

    def schools(self, row: RegisterRow) -> NamedSchools:
        """Whom a row is about, by the first column of schools that may be shown."""
        column = self.register.first(ColumnType.SCHOOLS)
        found = row.values.get(column.name) if column else None
        return found if isinstance(found, NamedSchools) else NamedSchools(())

    def items(self, row: RegisterRow) -> tuple[int, ...]:
        """Which items a row is about."""
        column = self.register.first(ColumnType.ITEMS)
        found = row.values.get(column.name) if column else None
        return found if isinstance(found, tuple) else ()

    def belongs(self, row: RegisterRow, term: Term | None) -> bool:
        """Whether one of its dates lies in the term (received in it, or settled in it); without a date or term it does."""
        names = [column.name for column in self.register.columns if column.kind is ColumnType.DATE]
        days = [day for name in names if (day := row.day(name))]
        return not days or term is None or any(term.contains(day) for day in days)


def register_tables(checklist: Checklist, roster: Roster | None) -> list[Table]:
    """The tables that the checklist's registers are, on sheets of their titles."""
    schools = SchoolNames(roster)
    return [
        Table(register.title, tuple(_column(column, checklist, schools) for column in register.columns))
        for register in checklist.ledgers
    ]


def read_registers(
    found: Mapping[str, SheetTable], checklist: Checklist, roster: Roster | None
) -> tuple[RegisterSheet, ...]:
    """The registers that stand in the file, by the titles of their tables; those that are not there are left out.

    Raises DefinitionError with every mistake and its cell; none holds a text of a private column.
    """
    sheets: list[RegisterSheet] = []
    mistakes: list[Mistake] = []
    for register, table in zip(checklist.ledgers, register_tables(checklist, roster), strict=True):
        if placed := found.get(table.title):
            rows = typed_rows(table, placed)
            mistakes += [mistake for row in rows for mistake in row.mistakes]
            read = (RegisterRow(placed.place(row.number), row.written, row.values) for row in rows)
            sheets.append(RegisterSheet(register, tuple(read)))
    if mistakes:
        raise DefinitionError(mistakes)
    return tuple(sheets)


def _column(column: RegisterColumn, checklist: Checklist, schools: SchoolNames) -> Column:
    words = (column.name, *column.spellings)
    kind = _cell_type(column, checklist, schools)
    return Column(column.name, words, column.required, kind, filled=column.required, private=column.private)


def _cell_type(column: RegisterColumn, checklist: Checklist, schools: SchoolNames) -> CellType:
    types: dict[ColumnType, CellType] = {
        ColumnType.TEXT: Words(),
        ColumnType.DATE: Day(),
        ColumnType.NUMBER: Amount(),
        ColumnType.SCHOOLS: schools,
        ColumnType.ITEMS: ItemNumbers(checklist.by_number),
    }
    return types.get(column.kind) or Choice.of(column.choices)


def public_texts(sheet: RegisterSheet, row: RegisterRow) -> Iterator[str]:
    """What a row says in the columns that may be shown, a line each; dates as 2022-07-05."""
    for column in sheet.register.public:
        day = row.day(column.name)
        yield day.isoformat() if day else squeeze(row.written.get(column.name, ""))
