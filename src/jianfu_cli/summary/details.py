"""What only the whole records say - problems, measures, corrections - gathered in one pass over an examination."""

from __future__ import annotations

from collections.abc import Iterator

from ..checking import Examination, ReturnRecord, finding_from_record, parse_record
from ..definition import Checklist
from ..rules import Severity
from .collection import Collection, Disposition, Placement
from .figures import NO_GROUP, Correction, Details, Problem, RectificationRow

_TELL = (Disposition.UNREADABLE, Disposition.UNIDENTIFIED, Disposition.REJECTED)


def gather_details(checklist: Checklist, examination: Examination, collection: Collection) -> Details:
    """Details in the order of the files. Clean returns are not even read again."""
    details = Details(copied=examination.across.copied)
    settled = {id(head) for member in collection.members if member.counted for head in member.rejected}
    for index, filed in enumerate(collection.filed):
        if filed.disposition in _TELL and id(filed.head) not in settled:
            _correct(filed, parse_record(examination.line(index)), details, Severity.ERROR)
        elif filed.disposition is Disposition.COUNTED and _says_something(checklist, filed, index, examination):
            _counted(checklist, filed, parse_record(examination.line(index)), details)
    return details


def _says_something(checklist: Checklist, filed: Placement, index: int, examination: Examination) -> bool:
    head = filed.head
    if head.counts[1] or head.rectifications or index in examination.across.findings:
        return True
    return any(
        checklist.compliant(item, answer) is False for item, answer in zip(checklist.items, head.answers, strict=True)
    )


def _group(filed: Placement) -> str:
    school = filed.head.school
    return (school.group if school else None) or NO_GROUP


def _correct(filed: Placement, one: ReturnRecord, details: Details, told: Severity) -> None:
    """Note the findings of one severity: a counted return has no errors, of the others only these are urgent."""
    findings = tuple(finding_from_record(f) for f in one["findings"] if f["severity"] == told)
    if findings:
        name = filed.head.school.name if filed.head.school else None
        details.corrections.append(Correction(name, _group(filed), filed.head.file, filed.disposition, findings))


def _counted(checklist: Checklist, filed: Placement, one: ReturnRecord, details: Details) -> None:
    rows = list(_rows(filed, one))
    details.rectifications += rows
    for response in one["responses"]:
        if response["compliant"] is False:
            details.problems.append(
                Problem(
                    school=_name(filed),
                    group=_group(filed),
                    item=response["item"],
                    answer=response["answer"] or "",
                    explanation=response["explanation"] or response["remark"],
                    file=filed.head.file,
                    location=response["location"],
                    measures=tuple(row for row in rows if row.item == response["item"]),
                )
            )
    _correct(filed, one, details, Severity.WARNING)


def _name(filed: Placement) -> str:
    return filed.head.school.name if filed.head.school else ""


def _rows(filed: Placement, one: ReturnRecord) -> Iterator[RectificationRow]:
    for line in one["rectifications"]:
        yield RectificationRow(
            school=_name(filed),
            group=_group(filed),
            item=line["item"],
            problem=line["problem"],
            measure=line["measure"],
            responsible=line["responsible"],
            deadline=line["deadline"] or line["deadline_written"],
            file=filed.head.file,
        )
