"""The contract's JSON: a summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..checking import dump_json
from ..summary import Change, Problem, SchoolRow, SettledAnswer, Summary
from .measure_json import measure_record
from .past_json import past_keys, problem_keys
from .register_json import register_keys
from .validation_stream import checklist_record

SUMMARY = "jianfu/summary/1"


def write_summary(summary: Summary, stream: BinaryIO) -> None:
    """Write summary.json into a stream."""
    stream.writelines(summary_json(summary))


def summary_json(of: Summary) -> Iterator[bytes]:
    """summary.json in pieces of UTF-8: a line for each member of the long lists, so that it can be read and compared."""
    for number, (key, value) in enumerate((_summary(of) | past_keys(of) | register_keys(of)).items()):
        yield (b",\n" if number else b"{\n") + dump_json(key) + b": "
        if isinstance(value, list):
            yield b"["
            for place, entry in enumerate(value):
                yield (b",\n" if place else b"\n") + dump_json(entry)
            yield b"\n]" if value else b"]"
        else:
            yield dump_json(value)
    yield b"\n}\n"


def _summary(of: Summary) -> dict[str, Any]:
    counted = dict.fromkeys(row.locations for row in of.schools if row.file)
    past = problem_keys(of)
    layouts = {layout: number for number, layout in enumerate(counted)}
    return {
        "schema": SUMMARY,
        "checklist": checklist_record(of.checklist),
        "term": of.term.id if of.term else None,
        "date": of.report_date.isoformat(),
        "deadline": of.deadline.isoformat() if of.deadline else None,
        "files": [
            {"file": entry.file, "school": entry.school, "disposition": entry.disposition.value, "reason": entry.reason}
            for entry in of.files
        ],
        "dispositions": {disposition.value: count for disposition, count in of.dispositions.items()},
        "schools": {
            "expected": of.expected,
            "counted": of.counted,
            "rejected": list(of.rejected),
            "received": [{"school": came.school, "file": came.file, "reason": came.reason} for came in of.received],
            "missing": list(of.missing),
            "late": list(of.late),
        },
        "items": [
            {
                "number": item.number,
                "text": item.text,
                "compliant": item.compliant,
                "noncompliant": item.noncompliant,
                "not_applicable": item.not_applicable,
                "not_asked": item.not_asked,
                "noncompliant_schools": list(item.noncompliant_schools),
            }
            for item in of.items
        ],
        "sections": [
            {
                "title": section.title,
                "compliant": section.compliant,
                "noncompliant": section.noncompliant,
                "not_applicable": section.not_applicable,
                "not_asked": section.not_asked,
            }
            for section in of.sections
        ],
        "groups": [
            {
                "name": group.name,
                "expected": group.expected,
                "counted": group.counted,
                "noncompliant": group.noncompliant,
                "compliant": group.compliant,
                "rejected": group.rejected,
                "received": group.received,
                "missing": group.missing,
            }
            for group in of.groups
        ],
        "priority": [
            {"school": proposed.school, "grounds": proposed.ground.value, "reasons": list(proposed.reasons)}
            for proposed in of.priority
        ],
        "layouts": [list(layout) for layout in layouts],
        "matrix": [_matrix_row(row, layouts) for row in of.schools],
        "rectifications": [measure_record(measure) for measure in of.measures],
        "settled": [_settled(answer) for answer in of.settled],
        "problems": [_problem(problem) | past.get((problem.school, problem.item), {}) for problem in of.problems],
        "checks": [
            {
                "left": check.left_label,
                "left_value": check.left,
                "right": check.right_label,
                "right_value": check.right,
                "holds": check.holds,
            }
            for check in of.checks
        ],
    }


def _matrix_row(row: SchoolRow, layouts: dict[tuple[str | None, ...], int]) -> dict[str, Any]:
    """A school's answers; `layout` is the entry of `layouts` that names the cell of each."""
    return {
        "school": row.name,
        "code": row.code,
        "group": row.group,
        "state": row.state.value,
        "late": row.late,
        "file": row.file,
        "filled_on": row.filled_on.isoformat() if row.filled_on else None,
        "version": row.version or None,
        "answers": list(row.answers) if row.file else None,
        "layout": layouts[row.locations] if row.file else None,
        "materials": {place.title: row.material_file(place) for place in row.materials},
        "changed": [_change(change) for change in row.changed],
    }


def _change(change: Change) -> dict[str, Any]:
    """`file` is the earlier return's; `verify` that it was sent back with a problem which is none any more."""
    return {
        "item": change.item,
        "from": change.before,
        "to": change.after,
        "file": change.file,
        "verify": change.doubtful,
    }


def _settled(answer: SettledAnswer) -> dict[str, Any]:
    """`field` stands where something other than an answer was settled: the key of a field, file, or a code."""
    return {
        "school": answer.school,
        "item": answer.item,
        "from": answer.before,
        "to": answer.after,
        "by": answer.by,
        "on": answer.on,
        "row": answer.row,
        **({} if answer.field == "answer" else {"field": answer.field}),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "school": problem.school,
        "item": problem.item,
        "answer": problem.answer,
        "explanation": problem.explanation,
        "file": problem.file,
        "location": problem.location,
        "measures": len(problem.measures),
        "papers": list(problem.papers),
    }
