"""A ledger as a file -> all that its sheets say, or every mistake of all of them with its cell, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..definition import CORRECTIONS, RULINGS, Checklist
from ..intake import open_document
from ..roster import Roster
from ..tables import find_tables
from ..tools import DefinitionError, Mistake, Unreadable, read_bytes
from ..vocabulary import CORRECTION_COLUMNS, RULING_COLUMNS
from .corrections_index import indexed
from .corrections_sheet import CORRECTIONS_TABLE, CorrectionSheet, read_corrections
from .existing_workbook import without_filters
from .register_sheets import RegisterSheet, read_registers, register_tables
from .rulings import Ledger
from .rulings_sheet import RulingSheet, read_rulings, rulings_in, rulings_table
from .school_column import SchoolColumn

WHAT = "台账"
_HEADINGS = "；".join(
    f"“{title}”的表头：{'、'.join(words[0] for words in columns.values())}"
    for title, columns in ((RULINGS, RULING_COLUMNS), (CORRECTIONS, CORRECTION_COLUMNS))
)
_NO_LEDGER = (
    f"里面没有工作表“{RULINGS}”或“{CORRECTIONS}”（{_HEADINGS}），不像台账。"
    "改过表名的请改回；不是台账的请换一个文件名，运行 jianfu ledger 会另建一份"
)
_Sheet = TypeVar("_Sheet")


@dataclass(frozen=True, slots=True)
class LedgerSheets:
    """The sheets of a ledger, as far as they are there."""

    rulings: RulingSheet | None = None
    corrections: CorrectionSheet | None = None
    registers: tuple[RegisterSheet, ...] = ()

    def said(self) -> Iterator[tuple[object, ...]]:
        """What stands in each row that people write in: nothing of it may change when something is added."""
        for ruling in self.rulings.rows if self.rulings else ():
            yield ruling.number, ruling.key, ruling.ruling, ruling.by, ruling.on
        for corrected in self.corrections.rows if self.corrections else ():
            if corrected.touched:
                yield corrected.number, corrected.key, corrected.correction
        for register in self.registers:
            for row in register.rows:
                yield row.place, *row.written.items()


def load_ledger(path: Path, checklist: Checklist, roster: Roster | None = None) -> Ledger:
    """What the file says of this checklist; the schools that it names are held against the roster if there is one.

    Raises DefinitionError with every mistake and its cell, JianfuError if the file can't be read.
    """
    sheets = read_ledger(read_bytes(path), path, checklist, roster)
    rulings = rulings_in(sheets.rulings) if sheets.rulings else {}
    rows = sheets.corrections.rows if sheets.corrections else ()
    return Ledger(path.name, rulings, indexed(rows, SchoolColumn(roster)), sheets.registers)


def read_ledger(data: bytes, path: Path, checklist: Checklist, roster: Roster | None) -> LedgerSheets:
    """The sheets of a file (`path` only names it). Raises DefinitionError with all mistakes, or if none is a ledger's."""
    tables = [rulings_table(checklist), CORRECTIONS_TABLE, *register_tables(checklist, roster)]
    found = find_tables(without_filters(data, path), path, tables, WHAT)
    if not found:
        raise DefinitionError([Mistake(path, None, _why_unreadable(data) or _NO_LEDGER)])
    mistakes: list[Mistake] = []
    ruled = found.get(RULINGS)
    rulings = _gathered(mistakes, lambda: read_rulings(ruled, checklist) if ruled else None)
    corrected = found.get(CORRECTIONS)
    schools = SchoolColumn(roster)
    corrections = _gathered(mistakes, lambda: read_corrections(corrected, checklist, schools) if corrected else None)
    registers = _gathered(mistakes, lambda: read_registers(found, checklist, roster))
    if mistakes:
        raise DefinitionError(mistakes)
    return LedgerSheets(rulings, corrections, registers or ())


def _why_unreadable(data: bytes) -> str | None:
    """Why a file is nothing that could be read as a table; None for a workbook, and for text."""
    try:
        open_document(data)
    except Unreadable as error:
        return None if error.code == "JF003" else f"读不出：{error.message}。台账须是没有打开密码的 Excel 工作簿"
    return None


def _gathered(mistakes: list[Mistake], read: Callable[[], _Sheet]) -> _Sheet | None:
    """What `read` gives, None after its mistakes are added to the others."""
    try:
        return read()
    except DefinitionError as error:
        mistakes += error.mistakes
        return None
