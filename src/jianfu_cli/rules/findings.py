"""Rule: a check's public code and its text. Finding: what a check found in a return, by which rule, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ..tools import NOT_FOR_SCHOOLS

if TYPE_CHECKING:
    from ..intake import Location


class Severity(StrEnum):
    """How serious a finding is; `label` is the word for people."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """错误 (must be put right), 提醒 (put right, or explain), 提示."""
        return {"error": "错误", "warning": "提醒", "info": "提示"}[self.value]


class Settling(StrEnum):
    """What is asked on the telephone about an error, and so what its row of 更正 corrects."""

    FILE = "file"  # which file counts, or none
    SCHOOL = "school"  # which school of the roster it is; asked first, since without it nobody else is to be asked
    DATE = "date"  # 填表时间
    ANSWER = "answer"  # the item's answer
    FINDING = "finding"  # nothing in the form: whether the finding itself may be accepted (认可)

    @property
    def row(self) -> str:
        """What is written into 项号或栏目 and 更正为, in Chinese."""
        return _ROWS[self]


_ROWS = {
    Settling.FILE: "请学校重报；这一份不再要的，写“文件”，更正为“不作数”",
    Settling.SCHOOL: "写“学校”，更正为名册里的名称",
    Settling.DATE: "写“填表时间”，更正为哪年哪月哪日",
    Settling.ANSWER: "写项号，更正为清单的答案",
    Settling.FINDING: "写编号，更正为“认可”",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its public code and name, and in Chinese what it finds, an example and how to put it right.

    Each stands in its family's module, right before the check that yields its findings.
    Codes are public and never used twice. `lists` gives what is listed behind `finds`, where that is kept elsewhere.
    `stands_for` are the codes of what a finding of this rule already says: they are left out of the same return.
    `to_school` is what the school is asked where `remedy` also says what the bureau does with its own files.
    `asks_school`: an error or a warning that wants something of the school; not where nothing is left to do for it, or
    where it can't be told without speaking of another school.
    `settled_by` is what is asked on the telephone about an error; in which words, where that is FINDING, `question`.
    `harmless`: an error about something else that may be accepted (认可) all the same: school and answers are known.
    """

    code: str
    name: str
    severity: Severity
    title: str
    finds: str
    example: str
    remedy: str
    lists: Callable[[], str] | None = None
    stands_for: tuple[str, ...] = ()
    to_school: str = ""
    asks_school: bool = True
    settled_by: Settling = Settling.FILE
    question: str = "是否确实如此？"
    harmless: bool = False

    @property
    def acceptable(self) -> bool:
        """Whether the bureau may accept what it finds (认可)."""
        return self.harmless or self.settled_by is Settling.FINDING or self.severity is not Severity.ERROR

    @property
    def in_ledger(self) -> str:
        """How the bureau settles it in the sheet 更正, in Chinese; "" for an info, about which nothing is to be done."""
        accept = Settling.FINDING.row
        if self.severity is not Severity.ERROR:
            return f"不必学校再改的，{accept}" if self.severity is Severity.WARNING else ""
        return f"{self.settled_by.row}；或{accept}" if self.harmless else self.settled_by.row

    @property
    def explanation(self) -> str:
        """What it finds, with what is listed behind that."""
        return self.finds + (self.lists() if self.lists else "")

    def finding(
        self, message: str, *, item: int | None = None, at: Location | str | None = None, hint: str | None = None
    ) -> Finding:
        """A finding of this rule; without `hint` the rule's own remedy is said."""
        return Finding(self, message, self.remedy if hint is None else hint, item, None if at is None else str(at))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one return. `hint` says what to do; item and location may be unknown.

    `printed` is the item's number in the form, which the message names, where that is of an older version.
    """

    rule: Rule
    message: str
    hint: str
    item: int | None = None
    location: str | None = None
    printed: int | None = None

    @property
    def to_school(self) -> str:
        """What to do, said to the school and of nothing but its return."""
        if self.rule.to_school and self.hint == self.rule.remedy:
            return self.rule.to_school
        return self.hint.replace("请学校", "请")

    @property
    def asks_school(self) -> bool:
        """Whether the school is to do something about it."""
        return self.rule.asks_school and self.severity is not Severity.INFO and self.hint not in NOT_FOR_SCHOOLS

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity
