"""Question: what must be asked of a school on the telephone, as a row of 更正 that is still open; the sheet as it is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..definition import CORRECTIONS
from ..tools import tidy
from ..vocabulary import BLANK_CELL, CORRECTION_COLUMNS, QUESTION_MARK, WAYS
from .correction_targets import Target, TargetKind
from .corrections_sheet import CorrectionKey, correction_key
from .sheet_plans import PlannedColumn, SheetPlan
from .wordings import LONGEST, compared

MOST_QUESTIONS = 5_000  # rows that are added in one run: more than anyone will telephone about
_WIDTHS = {"school": 26, "target": 13, "before": 26, "after": 14, "by": 10, "on": 12, "how": 8, "note": 56}
_PROMPTS = {
    "after": "问清之后，照栏目填：项号填清单的答案，填表时间填日期，文件填“以此份为准”或“不作数”，编号填“认可”。",
    "how": "怎样问清的：电话、书面、当面……",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One error of a return: the school as it is written into the sheet, its key, what it is about, what stands there.

    `label` is what the target is called, `text` the question in words.
    """

    school: str
    whose: str
    target: Target
    label: str
    before: str
    text: str

    @property
    def key(self) -> CorrectionKey:
        """What its row is found by."""
        whose = compared(self.school) if self.target.kind is TargetKind.SCHOOL else self.whose
        return correction_key(whose, self.target, self.before)

    @property
    def texts(self) -> dict[str, str | int]:
        """What the program writes into its row, by the column's key."""
        before = tidy(self.before)[:LONGEST]
        if not compared(before):
            before = "" if self.target.kind is TargetKind.FINDING else f"（{BLANK_CELL[0]}）"
        return {
            "school": self.school,
            "target": self.target.item if self.target.kind is TargetKind.ITEM and self.target.item else self.label,
            "before": before,
            "note": QUESTION_MARK + self.text,
        }


@dataclass(slots=True)
class Questions:
    """The questions of a run, a school's together. `heard` are the keys of the schools of which anything was read,
    and the names of those that the roster lacks, as compared.
    """

    found: list[Question] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)


def corrections_plan() -> SheetPlan:
    """The sheet 更正."""
    return SheetPlan(
        CORRECTIONS,
        tuple(
            PlannedColumn(
                key,
                words[0],
                _WIDTHS[key],
                centred=key in ("target", "after", "by", "on", "how"),
                text=key in ("before", "after", "by", "how"),
                day=key == "on",
                to_fill=key in ("after", "by", "on", "how"),
                choices=WAYS if key == "how" else (),
                free=key == "how",
                prompt=_PROMPTS.get(key, ""),
            )
            for key, words in CORRECTION_COLUMNS.items()
        ),
    )
