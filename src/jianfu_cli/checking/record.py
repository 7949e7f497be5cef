"""A checked return as the contract's JSON (`validate --format json`), and what others need of it read back.

The same JSON lies in the spool while a run goes on, so that nothing but digests is kept in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NotRequired, TypedDict

import orjson

from ..answers import Outcome
from ..definition import PREPARER, PRINCIPAL, Checklist
from ..returns import Deadline, Followup, MeasureTables, Paper, Rectification, Response, Return, Settled, Status, Timing
from ..rules import CATALOGUE, SETTLED_BY_LEDGER, Finding

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


def record_of(form: Return, status: Status, findings: Iterable[Finding], checklist: Checklist) -> ReturnRecord:
    """The record of one return."""
    school, sender = form.school, form.sender
    record: ReturnRecord = {
        "file": form.file,
        "status": status.value,
        "school": {"name": school.name, "code": school.code, "group": school.group} if school else None,
        "term": form.term.id if form.term else None,
        "filled_on": form.filled_on.isoformat() if form.filled_on else None,
        "prepared_by": form.text(PREPARER) or None,
        "principal": form.text(PRINCIPAL) or None,
        "fields": {field.key: form.text(field) or None for field in checklist.fields},
        "responses": [_response(response, checklist) for response in form.responses],
        "sender": {"name": sender.school.name, "by": sender.by} if sender else None,
        "version": form.version or None,
        "rectifications": [_rectification(entry) for entry in form.rectifications],
        "followups": [_followup(entry) for entry in form.followups],
        "settled": [_settled(entry) for entry in form.settled],
        "findings": [finding_record(found) for found in findings],
    }
    if not checklist.fields:
        del record["fields"]
    return record


def attachment_record_of(paper: Paper) -> AttachmentRecord:
    """The record of one paper."""
    measures = _measures(paper.tables)
    record: AttachmentRecord = {
        "file": paper.file,
        "school": paper.sender.school.name,
        "materials": list(paper.materials),
        "rectifications": measures["rectifications"],
        "followups": measures["followups"],
    }
    if paper.older:
        record["older"] = {version: _measures(tables) for version, tables in paper.older.items()}
    if paper.gaps:
        record["to_fill_in"] = paper.gaps
    return record


def _measures(tables: MeasureTables) -> MeasuresRecord:
    return {
        "rectifications": [_rectification(entry) for entry in tables.rectifications],
        "followups": [_followup(entry) for entry in tables.followups],
    }


def _response(response: Response, checklist: Checklist) -> ResponseRecord:
    item = checklist.by_number[response.item]
    record: ResponseRecord = {
        "item": response.item,
        "answer": response.answer,
        "compliant": checklist.compliant(item, response.answer),
        "explanation": response.explanation,
        "remark": response.remark,
        "location": str(response.location) if response.location else None,
        "raw": response.raw,
    }
    if response.to_judge:
        record["to_judge"] = response.to_judge
    if response.altered is not None:
        record["altered"] = response.altered
    if response.outcome is Outcome.NOT_ASKED:
        record["not_asked"] = True
    elif response.printed is not None:
        record["printed"] = response.printed
    return record


def _rectification(entry: Rectification) -> RectificationRecord:
    return {
        "item": entry.item,
        "problem": entry.problem,
        "measure": entry.measure,
        "responsible": entry.responsible,
        "deadline": _deadline(entry.deadline),
        "deadline_written": entry.deadline_written,
        "location": str(entry.location) if entry.location else None,
    }


def _deadline(deadline: Deadline) -> str | None:
    if deadline.day:
        return deadline.day.isoformat()
    return DEADLINE_AT_ONCE if deadline.timing is Timing.AT_ONCE else None


def _followup(entry: Followup) -> FollowupRecord:
    return {
        "item": entry.item,
        "problem": entry.problem,
        "measure": entry.measure,
        "deadline": entry.deadline.isoformat() if entry.deadline else None,
        "status": entry.status.value if entry.status else None,
        "note": entry.note,
        "location": str(entry.location) if entry.location else None,
    }


def _settled(entry: Settled) -> SettledRecord:
    return {
        "item": entry.item,
        "field": entry.field,
        "from": entry.before,
        "to": entry.after,
        "by": entry.by or None,
        "on": entry.on.isoformat() if entry.on else None,
        "row": entry.row,
    }


def finding_record(found: Finding) -> FindingRecord:
    """The record of one finding."""
    rule = found.rule
    record: FindingRecord = {
        "code": found.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "item": found.item,
        "location": found.location,
        "message": found.message,
        "hint": found.hint,
    }
    if found.printed is not None:
        record["printed"] = found.printed
    return record


def finding_from_record(record: FindingRecord) -> Finding:
    """The finding of a record."""
    rule, printed = CATALOGUE[record["code"]], record.get("printed")
    return Finding(rule, record["message"], record["hint"], record["item"], record["location"], printed)


def dump_json(data: Any) -> bytes:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 can't hold, as U+FFFD."""
    try:
        return orjson.dumps(data)
    except orjson.JSONEncodeError:
        return orjson.dumps(_without_surrogates(data))


def _without_surrogates(data: Any) -> Any:
    """The same data, each text such as UTF-8 can hold."""
    if isinstance(data, dict):
        return {_without_surrogates(key): _without_surrogates(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_without_surrogates(value) for value in data]
    if isinstance(data, str):
        return data.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return data


def parse_record(line: bytes) -> ReturnRecord:
    """The record of one line."""
    record: ReturnRecord = orjson.loads(line)
    return record


def parse_attachment(line: bytes) -> AttachmentRecord:
    """The record of one paper's line."""
    record: AttachmentRecord = orjson.loads(line)
    return record


def without_findings(line: bytes, answered: Collection[tuple[str, int | None]]) -> bytes:
    """The line without the findings of these codes and items."""
    if not answered:
        return line
    record = parse_record(line)
    record["findings"] = [found for found in record["findings"] if (found["code"], found["item"]) not in answered]
    return dump_json(record)


def without_rows(line: bytes, rows: Collection[str]) -> bytes:
    """The line without what these rows of the ledger settled, and what is noted of it."""
    if not rows:
        return line
    record = parse_record(line)
    record["settled"] = [settled for settled in record["settled"] if settled["row"] not in rows]
    record["findings"] = [
        found
        for found in record["findings"]
        if found["code"] != SETTLED_BY_LEDGER.code or not any(f" {row} " in (found["hint"] or "") for row in rows)
    ]
    return dump_json(record)


def with_settled(line: bytes, settled: Settled) -> bytes:
    """The line with one more thing that the ledger settled."""
    record = parse_record(line)
    record["settled"].append(_settled(settled))
    return dump_json(record)


def with_findings(line: bytes, findings: Iterable[Finding]) -> bytes:
    """The line with more findings at its end (`findings` is the last key), without reading it."""
    more = b",".join(dump_json(finding_record(found)) for found in findings)
    if not more:
        return line
    opened = line.removesuffix(b"]}")
    return opened + (b"" if opened.endswith(b"[") else b",") + more + b"]}"
