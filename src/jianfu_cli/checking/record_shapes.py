"""The contract's JSON (`validate --format json`) as types: a return, a paper and what stands in them, key by key."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ..returns import Timing

DEADLINE_AT_ONCE = Timing.AT_ONCE.value  # instead of a deadline's date


class SchoolRecord(TypedDict):
    """The school as in the roster, or as written."""

    name: str
    code: str | None
    group: str | None


class ResponseRecord(TypedDict):
    """One item's answer with the cell that it was read from.

    `to_judge` stands only in unclear ones, ruled on or not: the wording that a ledger may rule on.
    `printed` is the item's number in a form of an older version, `not_asked` says that this did not ask it; both stand only there.
    `altered` is the item's wording in the form where it is another one.
    """

    item: int
    answer: str | None
    compliant: bool | None
    explanation: str
    remark: str
    location: str | None
    raw: str
    to_judge: NotRequired[str]
    altered: NotRequired[str]
    printed: NotRequired[int]
    not_asked: NotRequired[bool]


class RectificationRecord(TypedDict):
    """One line of the 整改台账; `deadline` is an ISO date, "at once" or None, `deadline_written` what stands there.

    `location` is the measure's cell.
    """

    item: int | None
    problem: str
    measure: str
    responsible: str
    deadline: str | None
    deadline_written: str
    location: str | None


class FollowupRecord(TypedDict):
    """What became of a measure of last semester's; `status` is done, open or None."""

    item: int | None
    problem: str
    measure: str
    deadline: str | None
    status: str | None
    note: str
    location: str | None


# One thing that the bureau's ledger settled; not written as a class, since `from` is a word of the language.
SettledRecord = TypedDict(
    "SettledRecord",
    {"item": int | None, "field": str, "from": str, "to": str, "by": str | None, "on": str | None, "row": str},
)


class FindingRecord(TypedDict):
    """One finding of the catalogue; `printed` as in the responses."""

    code: str
    name: str
    severity: str
    item: int | None
    location: str | None
    message: str
    hint: str
    printed: NotRequired[int]


class SenderRecord(TypedDict):
    """The roster's school that a file speaks for, and by what: stamp, title, file or folder."""

    name: str
    by: str


class ReturnRecord(TypedDict):
    """One return, in the order of the contract's keys; `fields` are those that the checklist adds, by their keys."""

    file: str
    status: str
    school: SchoolRecord | None
    term: str | None
    filled_on: str | None
    prepared_by: str | None
    principal: str | None
    fields: NotRequired[dict[str, str | None]]
    responses: list[ResponseRecord]
    sender: SenderRecord | None
    version: str | None
    rectifications: list[RectificationRecord]
    followups: list[FollowupRecord]
    settled: list[SettledRecord]
    findings: list[FindingRecord]


class MeasuresRecord(TypedDict):
    """What a paper says of measures."""

    rectifications: list[RectificationRecord]
    followups: list[FollowupRecord]


class AttachmentRecord(TypedDict):
    """One paper of a school without a form, in the order of the contract's keys; `older` and `to_fill_in` (gaps) as in
    Paper, where there are any."""

    file: str
    school: str
    materials: list[str]
    rectifications: list[RectificationRecord]
    followups: list[FollowupRecord]
    older: NotRequired[dict[str, MeasuresRecord]]
    to_fill_in: NotRequired[int]
