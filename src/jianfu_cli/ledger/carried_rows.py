"""The ledger that the next semester begins with: what was written into the checklist's own sheets and still counts."""

from __future__ import annotations

from pathlib import Path

from ..definition import Checklist, Register, Term
from .ledger_file import read_ledger
from .ledger_update import empty_ledger
from .register_sheets import RegisterRow, RegisterSheet
from .sheet_plans import Texts


def next_ledger(data: bytes, path: Path, checklist: Checklist, term: Term | None) -> tuple[bytes, dict[str, int]]:
    """A new ledger for that term with the rows taken along, and how many of each sheet (of those that have any).

    Taken along are rows of the year before the term and later, of a figure's baseline, and without a date: figures count by
    calendar years, and a report may still be looked into. Raises DefinitionError with the mistakes of the earlier one.
    """
    sheets = read_ledger(data, path, checklist, None).registers
    taken = {sheet.register.title: [_texts(row) for row in _counting(sheet, term)] for sheet in sheets}
    return empty_ledger(checklist, taken), {title: len(rows) for title, rows in taken.items() if rows}


def _counting(sheet: RegisterSheet, term: Term | None) -> list[RegisterRow]:
    dated, base = sheet.register.dated, _baselines(sheet.register)
    first = term.start.year - 1 if term else 0
    days = [(row, row.day(dated)) for row in sheet.rows]
    return [row for row, day in days if day is None or day.year >= first or day.year in base]


def _baselines(register: Register) -> set[int]:
    return {figure.baseline.year for figure in register.figures if figure.baseline and figure.baseline.year}


def _texts(row: RegisterRow) -> Texts:
    """What stands in the row, by the column's key."""
    return {name: row.day(name) or text for name, text in row.written.items() if text}
