"""The example's ledger: what its bureau has written down, as far as the checklist at hand has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..definition import CORRECTIONS, RULINGS, Checklist, ColumnType, Register
from ..ledger import empty_ledger
from ..tools import read_date
from ..vocabulary import CORRECTION_COLUMNS, RULING_COLUMNS
from .example import EXAMPLE_OF, Example, numbers_today

_Row = Mapping[str, str]
_Texts = dict[str, str | int | date]  # by the column's key, as a new ledger takes them
_SHEETS = {RULINGS: RULING_COLUMNS, CORRECTIONS: CORRECTION_COLUMNS}
_BETWEEN = "、"


def example_ledger(shown: Example, definition: Checklist) -> bytes:
    """The ledger with the example's rows; under another checklist than the example's it is empty.

    Left out are rows on items, and of sheets, columns and choices, that the checklist's version lacks.
    """
    if definition.id != EXAMPLE_OF:
        return empty_ledger(definition)
    today = numbers_today(definition)
    rows = {
        title: list(_common_rows(columns, shown.ledger.get(title, ()), today)) for title, columns in _SHEETS.items()
    }
    registers = {register.title: list(_rows(register, shown, today)) for register in definition.ledgers}
    return empty_ledger(definition, rows | registers)


def _common_rows(
    columns: Mapping[str, Sequence[str]], rows: Sequence[_Row], today: Mapping[int, int]
) -> Iterator[_Texts]:
    """The rows of a sheet that every ledger has, by the keys of its columns."""
    for row in rows:
        said: _Texts = {key: row[words[0]] for key, words in columns.items() if words[0] in row}
        of = "item" if "item" in said else "target"
        if (number := str(said[of])).isdecimal():
            said[of] = today.get(int(number), 0)
        if said[of]:
            yield said | {"on": _day(str(said["on"]))}


def _rows(register: Register, shown: Example, today: Mapping[int, int]) -> Iterator[_Texts]:
    """The rows of one of the checklist's own sheets, by the names of its columns."""
    for row in shown.ledger.get(register.title, ()):
        kinds = {name: register.by_name[name].kind for name in row if name in register.by_name}
        choices = [name for name, kind in kinds.items() if kind is ColumnType.CHOICES]
        numbers = {name: _numbers(row[name], today) for name, kind in kinds.items() if kind is ColumnType.ITEMS}
        lacking = any(column.required and column.name not in row for column in register.columns)
        unknown = any(row[name] not in register.by_name[name].choices for name in choices)
        if len(kinds) == len(row) and all(numbers.values()) and not (lacking or unknown):
            days = {name: _day(row[name]) for name, kind in kinds.items() if kind is ColumnType.DATE}
            yield {**row, **numbers, **days}


def _numbers(written: str, today: Mapping[int, int]) -> str:
    return _BETWEEN.join(str(today[number]) for number in map(int, written.split(_BETWEEN)) if number in today)


def _day(written: str) -> date:
    day = read_date(written).value
    assert day is not None
    return day
