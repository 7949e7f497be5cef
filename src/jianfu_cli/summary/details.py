"""What only the whole records say - problems, measures, corrections - gathered in one pass over an examination."""

from __future__ import annotations

from collections.abc import Iterator

from ..checking import Examination, ReturnRecord, finding_from_record, parse_record
from ..definition import Checklist
from ..rules import Severity
from ..vocabulary import says_nothing
from .collection import Collection, Disposition, Placement
from .figures import NO_GROUP, Correction, Details, Problem, RectificationRow, SettledAnswer

_TO_CORRECT = (Disposition.UNREADABLE, Disposition.UNIDENTIFIED, Disposition.REJECTED)


def gather_details(checklist: Checklist, examination: Examination, collection: Collection) -> Details:
    """Details in the order of the files. Clean returns are not even read again."""
    details = Details(copied=examination.across.copied)
    settled = {id(digest) for member in collection.members if member.counted for digest in member.rejected}
    for index, placement in enumerate(collection.placements):
        if placement.disposition in _TO_CORRECT and id(placement.digest) not in settled:
            _correct(placement, parse_record(examination.line(index)), details, Severity.ERROR)
        elif placement.disposition is Disposition.COUNTED and _is_to_tell(checklist, placement, index, examination):
            _counted(checklist, placement, parse_record(examination.line(index)), details)
    return details


def _is_to_tell(checklist: Checklist, placement: Placement, index: int, examination: Examination) -> bool:
    digest = placement.digest
    if digest.counts[1] or digest.rectifications or digest.settled or index in examination.across.findings:
        return True
    return any(
        checklist.compliant(item, answer) is False for item, answer in zip(checklist.items, digest.answers, strict=True)
    )


def _group(placement: Placement) -> str:
    school = placement.digest.school
    return (school.group if school else None) or NO_GROUP


def _correct(placement: Placement, record: ReturnRecord, details: Details, severity: Severity) -> None:
    """Note the findings of one severity: a counted return has no errors, of the others only these are urgent."""
    findings = tuple(finding_from_record(found) for found in record["findings"] if found["severity"] == severity)
    if findings:
        digest = placement.digest
        name = digest.school.name if digest.school else None
        details.corrections.append(Correction(name, _group(placement), digest.file, placement.disposition, findings))


def _counted(checklist: Checklist, placement: Placement, record: ReturnRecord, details: Details) -> None:
    rows = list(_rows(placement, record))
    details.rectifications += rows
    details.settled += [
        SettledAnswer(_name(placement), row["item"], row["from"], row["to"], row["by"], row["on"], row["row"])
        for row in record["settled"]
    ]
    for response in record["responses"]:
        if response["compliant"] is False:
            details.problems.append(
                Problem(
                    school=_name(placement),
                    group=_group(placement),
                    item=response["item"],
                    answer=response["answer"] or "",
                    explanation=_said(response["explanation"]) or _said(response["remark"]),
                    file=placement.digest.file,
                    location=response["location"],
                    measures=tuple(row for row in rows if row.item == response["item"]),
                )
            )
    _correct(placement, record, details, Severity.WARNING)


def _name(placement: Placement) -> str:
    return placement.digest.school.name if placement.digest.school else ""


def _said(text: str) -> str:
    """The text as written, "" if it says nothing."""
    return "" if says_nothing(text) else text


def _rows(placement: Placement, record: ReturnRecord) -> Iterator[RectificationRow]:
    for line in record["rectifications"]:
        yield RectificationRow(
            school=_name(placement),
            group=_group(placement),
            item=line["item"],
            problem=_said(line["problem"]),
            measure=_said(line["measure"]),
            responsible=_said(line["responsible"]),
            deadline=line["deadline"] or _said(line["deadline_written"]),
            file=placement.digest.file,
        )
