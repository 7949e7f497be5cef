"""A checked return or a paper -> its record, the contract's JSON; and a record's finding back."""

from __future__ import annotations

from collections.abc import Iterable

from ..answers import Outcome
from ..definition import PREPARER, PRINCIPAL, Checklist
from ..returns import Deadline, Followup, MeasureTables, Paper, Rectification, Response, Return, Settled, Status, Timing
from ..rules import CATALOGUE, Finding
from .record_shapes import (
    DEADLINE_AT_ONCE,
    AttachmentRecord,
    FindingRecord,
    FollowupRecord,
    MeasuresRecord,
    RectificationRecord,
    ResponseRecord,
    ReturnRecord,
    SettledRecord,
)


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
        "settled": [settled_record(entry) for entry in form.settled],
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


def settled_record(entry: Settled) -> SettledRecord:
    """The record of one thing that the ledger settled."""
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
