"""The rows of 更正 held against the questions of a run: what is added, what is settled, what stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .corrections_sheet import CorrectionKey, CorrectionRow, CorrectionSheet
from .questions import MOST_QUESTIONS, Question, Questions, corrections_plan
from .sheet_changes import SheetChange
from .sheet_plans import Texts


@dataclass(slots=True)
class CorrectionsUpdate:
    """What became of the sheet: `added` are the new rows, `left_out` counts questions beyond what is added in one run.

    `waiting` counts the rows without 更正为 (new ones included), `filled` those with it, `settled` the open ones of ours that
    went because nothing is to be asked any more.
    """

    added: list[Question] = field(default_factory=list)
    left_out: int = 0
    waiting: int = 0
    filled: int = 0
    settled: int = 0


def compare_questions(sheet: CorrectionSheet | None, questions: Questions) -> tuple[CorrectionsUpdate, SheetChange]:
    """What is to be changed on the sheet. Rows that people have touched are never; of ours those may go that are settled."""
    rows = sheet.rows if sheet else []
    known = {row.key for row in rows}
    new = list({question.key: question for question in questions.found if question.key not in known}.values())
    asked = {question.key for question in questions.found}
    update = CorrectionsUpdate(new[:MOST_QUESTIONS], len(new[MOST_QUESTIONS:]))
    gone = [row for row in rows if _is_settled(row, asked, questions.heard)]
    update.settled = len(gone)
    update.filled = sum(row.correction is not None for row in rows)
    update.waiting = len(rows) - update.filled - len(gone) + len(update.added)
    changed, left = _fill_up(gone, update.added)
    cleared = frozenset(changed)
    return update, SheetChange(corrections_plan(), sheet.table if sheet else None, left, changed, cleared)


def _is_settled(row: CorrectionRow, asked: set[CorrectionKey], heard: set[str]) -> bool:
    return not row.touched and row.correction is None and row.key not in asked and row.key[0] in heard


def _fill_up(gone: Sequence[CorrectionRow], new: Sequence[Question]) -> tuple[dict[int, Texts], list[Texts]]:
    """The rows that went, with new questions in them as far as there are any; and the questions for rows at the end."""
    waiting: list[Texts] = [question.texts for question in new]
    blank = dict.fromkeys(("school", "target", "before", "note"), "")
    taken = {row.number: texts for row, texts in zip(gone, waiting, strict=False)}
    return {row.number: taken.get(row.number, blank) for row in gone}, waiting[len(gone) :]
