"""A ledger as a file -> all that its sheets say, or every mistake of all of them with its cell, in one pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..definition import RULINGS, Checklist
from ..roster import Roster
from ..tables import find_tables
from ..tools import DefinitionError, Mistake, read_bytes
from ..vocabulary import RULING_COLUMNS
from .existing_workbook import without_filters
from .register_sheets import RegisterSheet, read_registers, register_tables
from .rulings import Ledger
from .rulings_sheet import RulingSheet, read_rulings, rulings_in, rulings_table

WHAT = "台账"
_NO_LEDGER = (
    f"里面没有工作表“{RULINGS}”（表头：{'、'.join(words[0] for words in RULING_COLUMNS.values())}），不像台账。"
    "改过表名的请改回；不是台账的请换一个文件名，运行 jianfu ledger 会另建一份"
)
_Sheet = TypeVar("_Sheet")


@dataclass(frozen=True, slots=True)
class LedgerSheets:
    """The sheets of a ledger, as far as they are there."""

    rulings: RulingSheet | None
    registers: tuple[RegisterSheet, ...]


def load_ledger(path: Path, checklist: Checklist, roster: Roster | None = None) -> Ledger:
    """What the file says of this checklist; the schools that it names are held against the roster if there is one.

    Raises DefinitionError with every mistake and its cell, JianfuError if the file can't be read.
    """
    sheets = read_ledger(read_bytes(path), path, checklist, roster)
    return Ledger(path.name, rulings_in(sheets.rulings) if sheets.rulings else {}, registers=sheets.registers)


def read_ledger(data: bytes, path: Path, checklist: Checklist, roster: Roster | None) -> LedgerSheets:
    """The sheets of a file (`path` only names it). Raises DefinitionError with all mistakes, or if none is a ledger's."""
    tables = [rulings_table(checklist), *register_tables(checklist, roster)]
    found = find_tables(without_filters(data, path), path, tables, WHAT)
    if not found:
        raise DefinitionError([Mistake(path, None, _NO_LEDGER)])
    mistakes: list[Mistake] = []
    ruled = found.get(RULINGS)
    rulings = _gathered(mistakes, lambda: read_rulings(ruled, checklist) if ruled else None)
    registers = _gathered(mistakes, lambda: read_registers(found, checklist, roster))
    if mistakes:
        raise DefinitionError(mistakes)
    return LedgerSheets(rulings, registers or ())


def _gathered(mistakes: list[Mistake], read: Callable[[], _Sheet]) -> _Sheet | None:
    """What `read` gives, None after its mistakes are added to the others."""
    try:
        return read()
    except DefinitionError as error:
        mistakes += error.mistakes
        return None
