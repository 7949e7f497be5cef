"""Makes a ledger, or adds to one: no cell that people filled in is changed, and the file as it was is kept."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..definition import Checklist
from ..roster import Roster
from ..tools import DefinitionError, JianfuError, OutputError, keep_copy, prepare_folder, read_bytes, replacing
from ..vocabulary import UNDECIDABLE
from .ledger_file import LedgerSheets, read_ledger
from .new_workbook import new_ledger
from .register_plans import register_plans
from .register_sheets import RegisterSheet
from .rulings_plan import ruling_texts, rulings_plan
from .rulings_sheet import RulingRow, RulingSheet
from .sheet_changes import SheetChange, changed_workbook
from .sheet_plans import SheetPlan, Texts
from .wordings import MOST_WORDINGS, UnclearWording, Wordings

_SUFFIX = ".xlsx"
_CUT = re.compile(r"等\d+所$")  # the end of names that are not all there
_KEPT = "-{day:%Y%m%d-%H%M}{again}"  # 台账-20221128-1530.xlsx
_LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # lie beside a file that is open in Excel, LibreOffice, WPS
_FORMULAS = "里的公式在添加时会丢掉结果。请把各表中用公式的格改成文字（复制后选择性粘贴为数值）"


@dataclass(slots=True)
class LedgerUpdate:
    """What became of a ledger.

    `added` are the new rows, `left_out` counts wordings beyond what is added in one run; `waiting` counts the rows (new
    ones included) that nobody ruled on, of wordings that occur, `ruled` those with an answer, `undecidable` those with 不能判.
    `unused` are rows (台账.xlsx!判读!A2) that people ruled on and that fit nothing any more, `gone` counts the open ones.
    `registers` are the checklist's own sheets, `sheets` the titles of those that were made.
    `kept` is where the file lies as it was, None if it was not changed.
    """

    path: Path
    made: bool
    added: list[UnclearWording] = field(default_factory=list)
    left_out: int = 0
    waiting: int = 0
    ruled: int = 0
    undecidable: int = 0
    unused: list[str] = field(default_factory=list)
    gone: int = 0
    registers: tuple[RegisterSheet, ...] = ()
    sheets: list[str] = field(default_factory=list)
    kept: Path | None = None


def update_ledger(
    path: Path, checklist: Checklist, wordings: Wordings, known: Collection[str], roster: Roster | None = None
) -> LedgerUpdate:
    """Make the ledger, or add the sheets that it lacks and a row for each wording that it has none for.

    `wordings` are all that the returns hold, ruled on or not; `known` are the names of schools: in a row in which nobody
    has written anything, and whose 学校 holds such names only, number and names are brought up to date.
    Raises DefinitionError for mistakes in the file, JianfuError if it is no ledger, is open in a program, or can't be
    written.
    """
    if path.suffix.lower() != _SUFFIX:
        raise JianfuError(f"台账要存成 {_SUFFIX} 文件，请把 {path} 改为 {path.with_suffix(_SUFFIX)}")
    if not path.exists():
        update = LedgerUpdate(path, made=True)
        _compare(update, None, wordings)
        prepare_folder(path.parent)
        rows = [ruling_texts(wording, checklist) for wording in update.added]
        with replacing(path) as stream:
            stream.write(new_ledger(ledger_sheets(checklist, rows)))
        return update
    data = read_bytes(path)
    sheets = read_ledger(data, path, checklist, roster)
    update = LedgerUpdate(path, made=False, registers=sheets.registers)
    _compare(update, sheets.rulings, wordings)
    changes = [change for change in _changes(update, sheets, wordings, known, checklist) if change]
    if changes:
        _refuse_if_open(path)
        update.sheets = [change.plan.title for change in changes if change.table is None]
        update.kept = _replace(path, _checked(changed_workbook(data, path, changes), sheets, path, checklist, roster))
    return update


def empty_ledger(checklist: Checklist) -> bytes:
    """A new ledger with all its sheets, in which nothing stands yet."""
    return new_ledger(ledger_sheets(checklist))


def ledger_sheets(checklist: Checklist, rulings: Sequence[Texts] = ()) -> dict[SheetPlan, Sequence[Texts]]:
    """The sheets of a new ledger with their first rows."""
    return {rulings_plan(checklist): rulings} | dict.fromkeys(register_plans(checklist), ())


def _changes(
    update: LedgerUpdate, sheets: LedgerSheets, wordings: Wordings, known: Collection[str], checklist: Checklist
) -> Iterator[SheetChange]:
    new = [ruling_texts(wording, checklist) for wording in update.added]
    ruled = sheets.rulings
    outdated = dict(_outdated(ruled, wordings, known)) if ruled else {}
    yield SheetChange(rulings_plan(checklist), ruled.table if ruled else None, new, outdated)
    there = {sheet.register.title for sheet in sheets.registers}
    for plan in register_plans(checklist):
        if plan.title not in there:
            yield SheetChange(plan, None)


def _compare(update: LedgerUpdate, sheet: RulingSheet | None, wordings: Wordings) -> None:
    """Fill in what is new and how the rows stand."""
    rows: dict[tuple[int, str], RulingRow] = {}
    for row in sheet.rows if sheet else ():
        if row.key not in rows or (row.ruling and not rows[row.key].ruling):
            rows[row.key] = row
    unknown = [wording for key, wording in wordings.most_written_first() if key not in rows]
    update.added, update.left_out = unknown[:MOST_WORDINGS], len(unknown[MOST_WORDINGS:])
    update.waiting = len(update.added)
    for key, row in rows.items():
        occurs = key in wordings.found
        if row.ruling and not occurs and sheet:
            update.unused.append(sheet.table.place(row.number))
        elif not row.ruling:
            update.waiting += occurs
            update.gone += not occurs
        elif row.ruling == UNDECIDABLE[0]:
            update.undecidable += 1
        else:
            update.ruled += 1


def _outdated(sheet: RulingSheet, wordings: Wordings, known: Collection[str]) -> Iterator[tuple[int, Texts]]:
    """Rows that nobody has touched and that more schools wrote by now: their number, and what should stand there.

    Not those that fewer wrote: the returns of one township may be all that was read.
    """
    for row in sheet.rows:
        wording = wordings.found.get(row.key)
        names = _CUT.sub("", row.schools).split("、")
        ours = row.count.isdecimal() and all(name in known for name in names)
        if wording and ours and not row.filled and len(wording.schools) > int(row.count):
            yield row.number, {"count": len(wording.schools), "schools": wording.names}


def _checked(data: bytes, before: LedgerSheets, path: Path, checklist: Checklist, roster: Roster | None) -> bytes:
    """The changed file, if every row says what it said before. Raises JianfuError."""
    try:
        after = set(_said(read_ledger(data, path, checklist, roster)))
    except DefinitionError:
        after = set()
    if not after.issuperset(_said(before)):
        raise JianfuError(f"{path} {_FORMULAS}")
    return data


def _said(sheets: LedgerSheets) -> Iterator[tuple[object, ...]]:
    """What stands in each row that people write in."""
    for ruling in sheets.rulings.rows if sheets.rulings else ():
        yield ruling.number, ruling.key, ruling.ruling, ruling.by, ruling.on
    for register in sheets.registers:
        for row in register.rows:
            yield row.place, *row.written.items()


def _refuse_if_open(path: Path) -> None:
    for lock in (path.with_name(name.format(path.name)) for name in _LOCKS):
        if lock.exists():
            raise OutputError(
                f"{path} 正在 Excel、WPS 或 LibreOffice 中打开（旁边有 {lock.name}）。请保存并关闭后重新运行；"
                f"确实没有打开的，请删去 {lock.name}"
            )


def _replace(path: Path, data: bytes) -> Path:
    """The new content at `path`, and the old one under the name that is returned."""
    kept = keep_copy(path, _KEPT)
    try:
        with replacing(Path(os.path.realpath(path))) as stream:
            stream.write(data)
    except OutputError:
        with contextlib.suppress(OSError):
            kept.unlink()
        raise
    return kept
