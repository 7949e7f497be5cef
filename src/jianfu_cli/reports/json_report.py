"""The contract's JSON: a validation, streamed a return a line, and a summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..checking import Examination, dump_json
from ..definition import Checklist
from ..summary import Problem, SchoolRow, Summary

VALIDATION = "jianfu/validation/1"
SUMMARY = "jianfu/summary/1"


def validation_json(checklist: Checklist, examination: Examination) -> Iterator[bytes]:
    """`jianfu validate --format json` in pieces of UTF-8."""
    head = {"schema": VALIDATION, "checklist": _checklist(checklist), "totals": examination.totals()}
    yield dump_json(head).removesuffix(b"}") + b',"returns":['
    for number, (_, line) in enumerate(examination.lines()):
        yield (b",\n" if number else b"\n") + line
    yield b"\n]}\n"


def summary_json(of: Summary) -> Iterator[bytes]:
    """summary.json in pieces of UTF-8: a line for each member of the long lists, so that it can be read and compared."""
    for number, (key, value) in enumerate(_summary(of).items()):
        yield (b",\n" if number else b"{\n") + dump_json(key) + b": "
        if isinstance(value, list):
            yield b"["
            for place, one in enumerate(value):
                yield (b",\n" if place else b"\n") + dump_json(one)
            yield b"\n]" if value else b"]"
        else:
            yield dump_json(value)
    yield b"\n}\n"


def _checklist(checklist: Checklist) -> dict[str, str]:
    return {"id": checklist.id, "version": checklist.version, "title": checklist.title}


def _summary(of: Summary) -> dict[str, Any]:
    counted = dict.fromkeys(row.locations for row in of.schools if row.file)
    layouts = {layout: number for number, layout in enumerate(counted)}
    return {
        "schema": SUMMARY,
        "checklist": _checklist(of.checklist),
        "term": of.term.id if of.term else None,
        "date": of.report_date.isoformat(),
        "deadline": of.deadline.isoformat() if of.deadline else None,
        "files": [
            {"file": one.file, "school": one.school, "disposition": one.disposition.value, "reason": one.reason}
            for one in of.files
        ],
        "dispositions": {disposition.value: count for disposition, count in of.dispositions.items()},
        "schools": {
            "expected": of.expected,
            "counted": of.counted,
            "rejected": list(of.rejected),
            "missing": list(of.missing),
            "late": list(of.late),
        },
        "items": [
            {
                "number": one.number,
                "text": one.text,
                "compliant": one.compliant,
                "noncompliant": one.noncompliant,
                "not_applicable": one.not_applicable,
                "noncompliant_schools": list(one.noncompliant_schools),
            }
            for one in of.items
        ],
        "sections": [
            {
                "title": one.title,
                "compliant": one.compliant,
                "noncompliant": one.noncompliant,
                "not_applicable": one.not_applicable,
            }
            for one in of.sections
        ],
        "groups": [
            {
                "name": one.name,
                "expected": one.expected,
                "counted": one.counted,
                "noncompliant": one.noncompliant,
                "compliant": one.compliant,
                "rejected": one.rejected,
                "missing": one.missing,
            }
            for one in of.groups
        ],
        "priority": [{"school": one.school, "reasons": list(one.reasons)} for one in of.priority],
        "layouts": [list(layout) for layout in layouts],
        "matrix": [_matrix_row(row, layouts) for row in of.schools],
        "problems": [_problem(one) for one in of.problems],
        "checks": [
            {
                "left": one.left_label,
                "left_value": one.left,
                "right": one.right_label,
                "right_value": one.right,
                "holds": one.holds,
            }
            for one in of.checks
        ],
    }


def _matrix_row(row: SchoolRow, layouts: dict[tuple[str | None, ...], int]) -> dict[str, Any]:
    """A school's answers; `layout` is the entry of `layouts` that names the cell of each."""
    return {
        "school": row.name,
        "code": row.code,
        "group": row.group,
        "state": row.state,
        "late": row.late,
        "file": row.file,
        "filled_on": row.filled_on.isoformat() if row.filled_on else None,
        "answers": list(row.answers) if row.file else None,
        "layout": layouts[row.locations] if row.file else None,
    }


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "school": one.school,
        "item": one.item,
        "answer": one.answer,
        "explanation": one.explanation,
        "file": one.file,
        "location": one.location,
        "measures": sum(bool(measure.measure) for measure in one.measures),
    }
