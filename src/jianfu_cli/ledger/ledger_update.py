"""Makes a ledger, or adds to one: no cell that people filled in is changed, and the file as it was is kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..definition import Checklist
from ..roster import Roster
from ..tools import DefinitionError, JianfuError, OutputError, keep_copy, prepare_folder, read_bytes, replacing
from .corrections_update import CorrectionsUpdate, compare_questions
from .ledger_file import LedgerSheets, read_ledger
from .new_workbook import new_ledger
from .questions import Questions
from .register_plans import register_plans
from .register_sheets import RegisterSheet
from .rulings_update import RulingsUpdate, compare_wordings
from .sheet_changes import SheetChange, changed_workbook
from .sheet_plans import Texts
from .wordings import Wordings

_SUFFIX = ".xlsx"
_KEPT = "-{day:%Y%m%d-%H%M}{again}"  # 台账-20221128-1530.xlsx
_LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # lie beside a file that is open in Excel, LibreOffice, WPS
_FORMULAS = "里的公式在添加时会丢掉结果。请把各表中用公式的格改成文字（复制后选择性粘贴为数值）"


@dataclass(slots=True)
class LedgerUpdate:
    """What became of a ledger, sheet by sheet.

    `registers` are the checklist's own sheets, `sheets` the titles of those that were made in an older file; `kept` is
    where the file lies as it was, None if it was not changed.
    """

    path: Path
    made: bool
    rulings: RulingsUpdate
    corrections: CorrectionsUpdate
    registers: tuple[RegisterSheet, ...] = ()
    sheets: list[str] = field(default_factory=list)
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class ToSettle:
    """What a run's returns ask of people: wordings (ruled on or not), and questions to schools.

    `known` are the names of schools, by which a list of schools is known to be the program's.
    """

    wordings: Wordings = field(default_factory=Wordings)
    questions: Questions = field(default_factory=Questions)
    known: Collection[str] = ()


def update_ledger(path: Path, checklist: Checklist, to_settle: ToSettle, roster: Roster | None = None) -> LedgerUpdate:
    """Make the ledger, or add the sheets that it lacks, and what is to be settled and does not stand there.

    Raises DefinitionError for mistakes in the file, JianfuError if it is no ledger, is open in a program, or can't be
    written.
    """
    if path.suffix.lower() != _SUFFIX:
        raise JianfuError(f"台账要存成 {_SUFFIX} 文件，请把 {path} 改为 {path.with_suffix(_SUFFIX)}")
    data = read_bytes(path) if path.exists() else None
    sheets = LedgerSheets() if data is None else read_ledger(data, path, checklist, roster)
    update, changes = _compared(path, checklist, to_settle, sheets)
    if data is None:
        update.made = True
        prepare_folder(path.parent)
        with replacing(path) as stream:
            stream.write(new_ledger({change.plan: change.new for change in changes}))
    elif wanted := [change for change in changes if change]:
        _refuse_if_open(path)
        update.sheets = [change.plan.title for change in wanted if change.table is None]
        update.kept = _replace(path, _checked(changed_workbook(data, path, wanted), sheets, path, checklist, roster))
    return update


def empty_ledger(checklist: Checklist, rows: Mapping[str, Sequence[Texts]] | None = None) -> bytes:
    """A new ledger with all its sheets, in which nothing is to be settled yet; `rows` by the sheets' titles stand there."""
    _, changes = _compared(Path(), checklist, ToSettle(), LedgerSheets())
    known = rows or {}
    return new_ledger({change.plan: known.get(change.plan.title, change.new) for change in changes})


def _compared(
    path: Path, checklist: Checklist, to_settle: ToSettle, sheets: LedgerSheets
) -> tuple[LedgerUpdate, list[SheetChange]]:
    """What is to be settled held against what stands in each sheet."""
    rulings, on_rulings = compare_wordings(sheets.rulings, to_settle.wordings, to_settle.known, checklist)
    corrections, on_corrections = compare_questions(sheets.corrections, to_settle.questions)
    there = {sheet.register.title for sheet in sheets.registers}
    lacking = [SheetChange(plan, None) for plan in register_plans(checklist) if plan.title not in there]
    update = LedgerUpdate(path, False, rulings, corrections, sheets.registers)
    return update, [on_rulings, on_corrections, *lacking]


def _checked(data: bytes, before: LedgerSheets, path: Path, checklist: Checklist, roster: Roster | None) -> bytes:
    """The changed file, if every row says what it said before. Raises JianfuError."""
    try:
        after = set(read_ledger(data, path, checklist, roster).said())
    except DefinitionError:
        after = set()
    if not after.issuperset(before.said()):
        raise JianfuError(f"{path} {_FORMULAS}")
    return data


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
