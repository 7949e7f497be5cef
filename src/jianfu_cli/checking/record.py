"""A checked return as the contract's JSON (`validate --format json`), and what others need of it read back.

The same JSON lies in the spool while a run goes on, so that nothing but heads is kept in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypedDict

from ..definition import Checklist
from ..returns import Rectification, Response, Return, Status
from ..rules import CATALOGUE, Finding

_SURROGATES = "surrogatepass"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class SchoolRecord(TypedDict):
    """The school as in the roster, or as written."""

    name: str
    code: str | None
    group: str | None


class ResponseRecord(TypedDict):
    """One item's answer with the cell that it was read from."""

    item: int
    answer: str | None
    compliant: bool | None
    explanation: str
    remark: str
    location: str | None
    raw: str


class RectificationRecord(TypedDict):
    """One line of the 整改台账; `deadline_written` is what stands there."""

    item: int | None
    problem: str
    measure: str
    responsible: str
    deadline: str | None
    deadline_written: str


class FindingRecord(TypedDict):
    """One finding of the catalogue."""

    code: str
    name: str
    severity: str
    item: int | None
    location: str | None
    message: str
    hint: str


class ReturnRecord(TypedDict):
    """One return, in the order of the contract's keys."""

    file: str
    status: str
    school: SchoolRecord | None
    term: str | None
    filled_on: str | None
    prepared_by: str | None
    principal: str | None
    responses: list[ResponseRecord]
    rectifications: list[RectificationRecord]
    findings: list[FindingRecord]


def record_of(form: Return, status: Status, findings: Iterable[Finding], checklist: Checklist) -> ReturnRecord:
    """The record of one return."""
    school = form.school
    return {
        "file": form.file,
        "status": status.value,
        "school": {"name": school.name, "code": school.code, "group": school.group} if school else None,
        "term": form.term.id if form.term else None,
        "filled_on": form.filled_on.isoformat() if form.filled_on else None,
        "prepared_by": form.prepared_by,
        "principal": form.principal,
        "responses": [_response(one, checklist) for one in form.responses],
        "rectifications": [_rectification(one) for one in form.rectifications],
        "findings": [finding_record(one) for one in findings],
    }


def _response(one: Response, checklist: Checklist) -> ResponseRecord:
    item = checklist.by_number[one.item]
    return {
        "item": one.item,
        "answer": one.answer,
        "compliant": checklist.compliant(item, one.answer),
        "explanation": one.explanation,
        "remark": one.remark,
        "location": str(one.location) if one.location else None,
        "raw": one.raw,
    }


def _rectification(one: Rectification) -> RectificationRecord:
    return {
        "item": one.item,
        "problem": one.problem,
        "measure": one.measure,
        "responsible": one.responsible,
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "deadline_written": one.deadline_written,
    }


def finding_record(one: Finding) -> FindingRecord:
    """The record of one finding."""
    rule = one.rule
    return {
        "code": one.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "item": one.item,
        "location": one.location,
        "message": one.message,
        "hint": one.hint,
    }


def finding_from_record(record: FindingRecord) -> Finding:
    """The finding of a record."""
    return Finding(CATALOGUE[record["code"]], record["message"], record["hint"], record["item"], record["location"])


def dump_json(data: Any) -> bytes:
    """One line of JSON in UTF-8; lone surrogates, which UTF-8 can't hold, as U+FFFD."""
    text = _ENCODER.encode(data)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", _SURROGATES).decode("utf-16", "replace").encode("utf-8")


def parse_record(line: bytes) -> ReturnRecord:
    """The record of one line."""
    record: ReturnRecord = json.loads(line)
    return record


def with_findings(line: bytes, findings: Iterable[Finding]) -> bytes:
    """The line with more findings at its end (`findings` is the last key), without reading it."""
    more = b",".join(dump_json(finding_record(one)) for one in findings)
    if not more:
        return line
    head = line.removesuffix(b"]}")
    return head + (b"" if head.endswith(b"[") else b",") + more + b"]}"
