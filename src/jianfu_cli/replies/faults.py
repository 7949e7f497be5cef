"""A finding -> what its school is told: where it is, what is wrong, what to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..checking import finding_from_record
from ..reports import spoken_message, spoken_place
from ..rules import SCHOOL_UNKNOWN, Severity
from ..tools import shorten

if TYPE_CHECKING:
    from ..checking import ReturnRecord
    from ..rules import Finding


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a school is to put right, explain or send. `number` is the item's in the school's form.

    `location` is 自查表!C5, None where it stands in no cell; `kind` names what is alike in several faults, "" for none.
    `whole`: it is about the whole form, of which nothing can be left as it is.
    """

    what: str
    todo: str
    location: str | None = None
    number: int | None = None
    kind: str = ""
    error: bool = True
    whole: bool = False

    @property
    def place(self) -> str:
        """Where it is, in words; "" where that can't be said."""
        return spoken_place(self.location)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, on one line, for a cell's comment."""
        return f"{self.what}。{self.todo}。"


def faults_of(record: ReturnRecord) -> list[Fault]:
    """What the school is to do about a return, errors first, each kind in the order of the form."""
    findings = map(finding_from_record, record["findings"])
    asked = [found for found in findings if found.asks_school]
    asked.sort(key=lambda found: found.severity is not Severity.ERROR)
    return [_fault(found, record) for found in asked]


def _fault(found: Finding, record: ReturnRecord) -> Fault:
    number = found.printed or found.item
    error = found.severity is Severity.ERROR
    rule = found.rule
    return Fault(
        _what(found, record),
        spoken_message(found.to_school),
        found.location,
        number,
        rule.title,
        error,
        whole=bool(rule.stands_for),
    )


def _what(found: Finding, record: ReturnRecord) -> str:
    if found.code == SCHOOL_UNKNOWN.code and (school := record["school"]):
        # the finding lists names of other schools
        return f"“学校”处写的“{shorten(school['name'])}”与登记的学校名称不符"
    return spoken_message(found.message)


def comments(faults: Sequence[Fault]) -> dict[str, str]:
    """Place -> what is said of it in a comment, a line a fault."""
    texts: dict[str, str] = {}
    for fault in faults:
        if fault.location:
            before = f"{texts[fault.location]}\n" if fault.location in texts else ""
            texts[fault.location] = before + fault.sentence
    return texts
