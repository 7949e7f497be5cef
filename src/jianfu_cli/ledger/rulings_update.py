"""The rows of 判读 held against the wordings of a run: what is added, brought up to date, ruled on, of no use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..definition import Checklist
from ..vocabulary import UNDECIDABLE
from .rulings_plan import ruling_texts, rulings_plan
from .rulings_sheet import RulingRow, RulingSheet
from .sheet_changes import SheetChange
from .sheet_plans import Texts
from .wordings import MOST_WORDINGS, UnclearWording, Wordings

_CUT = re.compile(r"等\d+所$")  # the end of names that are not all there


@dataclass(slots=True)
class RulingsUpdate:
    """What became of the sheet.

    `added` are the new rows, `left_out` counts wordings beyond what is added in one run; `waiting` counts the rows (new
    ones included) that nobody ruled on, of wordings that occur, `ruled` those with an answer, `undecidable` those with 不能判.
    `unused` are rows (台账.xlsx!判读!A2) that people ruled on and that fit nothing any more, `gone` counts the open ones.
    """

    added: list[UnclearWording] = field(default_factory=list)
    left_out: int = 0
    waiting: int = 0
    ruled: int = 0
    undecidable: int = 0
    unused: list[str] = field(default_factory=list)
    gone: int = 0


def compare_wordings(
    sheet: RulingSheet | None, wordings: Wordings, known: Collection[str], checklist: Checklist
) -> tuple[RulingsUpdate, SheetChange]:
    """What is to be changed on the sheet: a row for each wording that it has none for, those that most schools wrote first.

    `known` are the names of schools: in a row in which nobody has written anything, and whose 学校 holds such names only,
    number and names are brought up to date.
    """
    update = RulingsUpdate()
    _compare(update, sheet, wordings)
    new = [ruling_texts(wording, checklist) for wording in update.added]
    changed = dict(_outdated(sheet, wordings, known)) if sheet else {}
    return update, SheetChange(rulings_plan(checklist), sheet.table if sheet else None, new, changed)


def _compare(update: RulingsUpdate, sheet: RulingSheet | None, wordings: Wordings) -> None:
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
        if row.ruling == UNDECIDABLE[0]:
            update.undecidable += occurs  # else it is settled by a correction, as it asks for, or nobody wrote it
        elif row.ruling and not occurs and sheet:
            update.unused.append(sheet.table.place(row.number))
        elif not row.ruling:
            update.waiting += occurs
            update.gone += not occurs
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
