"""台账.xlsx -> its sheets as they stand there, and the Ledger that they make; or every mistake with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..definition import CORRECTIONS, Checklist
from ..roster import Roster
from ..tables import find_tables
from ..tools import DefinitionError, Mistake, read_bytes
from ..vocabulary import CORRECTION_COLUMNS, RULING_COLUMNS, RULINGS
from .correction_targets import TargetKind
from .corrections import Correction, Corrections
from .corrections_sheet import CORRECTIONS_TABLE, CorrectionRow, CorrectionSheet, read_corrections
from .existing_workbook import without_filters
from .rulings import Ledger
from .rulings_sheet import RulingSheet, read_rulings, rulings_of, rulings_table
from .school_column import SchoolColumn
from .wordings import compared

WHAT = "台账"
_HEADINGS = "；".join(
    f"“{title}”的表头：{'、'.join(words[0] for words in columns.values())}"
    for title, columns in ((RULINGS, RULING_COLUMNS), (CORRECTIONS, CORRECTION_COLUMNS))
)
_NO_LEDGER = (
    f"里面没有工作表“{RULINGS}”或“{CORRECTIONS}”（{_HEADINGS}），不像台账。"
    "改过表名的请改回；不是台账的请换一个文件名，运行 jianfu ledger 会另建一份"
)


@dataclass(frozen=True, slots=True)
class LedgerSheets:
    """The sheets of a ledger, None for one that is not there."""

    rulings: RulingSheet | None
    corrections: CorrectionSheet | None

    def said(self) -> set[tuple[object, ...]]:
        """All that people have written, row by row: nothing of it may change when something is added."""
        rulings = self.rulings.rows if self.rulings else ()
        corrections = self.corrections.rows if self.corrections else ()
        return {(row.number, row.key, row.ruling, row.by, row.on) for row in rulings} | {
            (row.number, row.key, row.correction) for row in corrections if row.touched
        }


def load_ledger(path: Path, checklist: Checklist, roster: Roster | None = None) -> Ledger:
    """What the file says of returns of this checklist, from the roster's schools.

    Raises DefinitionError with every mistake and its cell, JianfuError if the file can't be read.
    """
    sheets = read_ledger(read_bytes(path), path, checklist, roster)
    rulings = rulings_of(sheets.rulings) if sheets.rulings else {}
    rows = sheets.corrections.rows if sheets.corrections else ()
    return Ledger(path.name, rulings, _corrections(rows, SchoolColumn(roster)))


def read_ledger(data: bytes, path: Path, checklist: Checklist, roster: Roster | None) -> LedgerSheets:
    """The sheets. Raises DefinitionError with every mistake and its cell, or if there is none of them."""
    found = find_tables(without_filters(data, path), path, [rulings_table(checklist), CORRECTIONS_TABLE], WHAT)
    if not found:
        raise DefinitionError([Mistake(path, None, _NO_LEDGER)])
    mistakes: list[Mistake] = []
    rulings = corrections = None
    if table := found.get(RULINGS):
        rulings, wrong = read_rulings(table, checklist)
        mistakes += wrong
    if table := found.get(CORRECTIONS):
        corrections, wrong = read_corrections(table, checklist, SchoolColumn(roster))
        mistakes += wrong
    if mistakes:
        raise DefinitionError(mistakes)
    return LedgerSheets(rulings, corrections)


def _corrections(rows: Sequence[CorrectionRow], schools: SchoolColumn) -> Corrections:
    by_school: dict[str, list[Correction]] = {}
    by_name: dict[str, list[Correction]] = {}
    to_school: dict[str, list[Correction]] = {}
    for row in rows:
        correction = row.correction
        if correction is None:
            continue
        if correction.target.kind is not TargetKind.SCHOOL or correction.to_school is None:
            by_school.setdefault(row.key[0], []).append(correction)
            continue
        names = (row.school, schools.find(row.school).name.name, correction.before)
        for name in dict.fromkeys(filter(None, map(compared, names))):
            by_name.setdefault(name, []).append(correction)
        to_school.setdefault(schools.find(correction.to_school.name).key, []).append(correction)
    kept = [row.correction for row in rows if row.correction]
    return Corrections(
        schools.has_roster,
        {key: tuple(found) for key, found in by_school.items()},
        {name: tuple(found) for name, found in by_name.items()},
        {key: tuple(found) for key, found in to_school.items()},
        {correction.row: correction for correction in kept},
    )
