"""Makes a ledger, or adds to one: no cell that people filled in is changed, and the file as it was is kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..definition import Checklist
from ..roster import Roster
from ..tools import JianfuError, OutputError, keep_copy, prepare_folder, read_bytes, replacing
from .corrections_update import CorrectionsUpdate, compare_questions
from .ledger_file import LedgerSheets, read_ledger
from .new_workbook import new_ledger
from .questions import Questions
from .rulings_update import RulingsUpdate, compare_wordings
from .sheet_changes import changed_workbook
from .wordings import Wordings

_SUFFIX = ".xlsx"
_KEPT = "-{day:%Y%m%d-%H%M}{again}"  # 台账-20221128-1530.xlsx
_LOCKS = ("~${}", ".~lock.{}#", ".~{}")  # lie beside a file that is open in Excel, LibreOffice, WPS
_FORMULAS = "里的公式在添加时会丢掉结果。请把有公式的几列改成文字（复制后选择性粘贴为数值）"


@dataclass(slots=True)
class LedgerUpdate:
    """What became of a ledger, sheet by sheet; `kept` is where the file lies as it was, None if it was not changed."""

    path: Path
    made: bool
    rulings: RulingsUpdate
    corrections: CorrectionsUpdate
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class ToSettle:
    """What a run's returns ask of people: wordings (ruled on or not), and questions to schools.

    `known` are the names of schools, by which a list of schools is known to be the program's.
    """

    wordings: Wordings
    questions: Questions
    known: Collection[str] = ()


def update_ledger(path: Path, checklist: Checklist, to_settle: ToSettle, roster: Roster | None = None) -> LedgerUpdate:
    """Make the ledger, or add to it what is to be settled and does not stand there.

    Raises DefinitionError for mistakes in the file, JianfuError if it is no ledger, is open in a program, or can't be
    written.
    """
    if path.suffix.lower() != _SUFFIX:
        raise JianfuError(f"台账要存成 {_SUFFIX} 文件，请把 {path} 改为 {path.with_suffix(_SUFFIX)}")
    data = read_bytes(path) if path.exists() else None
    sheets = read_ledger(data, path, checklist, roster) if data is not None else LedgerSheets(None, None)
    rulings, on_rulings = compare_wordings(sheets.rulings, to_settle.wordings, to_settle.known, checklist)
    corrections, on_corrections = compare_questions(sheets.corrections, to_settle.questions)
    update = LedgerUpdate(path, data is None, rulings, corrections)
    changes = [on_rulings, on_corrections]
    if data is None:
        prepare_folder(path.parent)
        with replacing(path) as stream:
            stream.write(new_ledger({change.plan: change.new for change in changes}))
    elif wanted := [change for change in changes if change]:
        _refuse_if_open(path)
        changed = changed_workbook(data, path, wanted)
        if any(row not in read_ledger(changed, path, checklist, roster).said() for row in sheets.said()):
            raise JianfuError(f"{path} {_FORMULAS}")
        update.kept = _replace(path, changed)
    return update


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
