"""What only the whole records say - problems, measures, corrections - gathered in one pass over an examination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checking import (
    DEADLINE_AT_ONCE,
    Examination,
    FollowupRecord,
    RectificationRecord,
    ReturnRecord,
    finding_from_record,
    parse_attachment,
    parse_record,
)
from ..definition import Checklist
from ..reading import without_measure
from ..returns import FollowupStatus, Weight
from ..rules import ANSWERS_UNIFORM, Severity
from ..vocabulary import says_nothing
from .collection import Collection, Member
from .dispositions import Disposition, Placement
from .figures import NO_GROUP, Correction, Details, Problem, SettledAnswer
from .measure_rows import FollowupRow, RectificationRow

_TO_CORRECT = (Disposition.UNREADABLE, Disposition.UNIDENTIFIED, Disposition.REJECTED)


def gather_details(checklist: Checklist, examination: Examination, collection: Collection) -> Details:
    """Details in the order of the files. Clean returns are not even read again."""
    details = Details(copied=examination.across.copied)
    members = [member for member in collection.members if member.counted]
    settled = {id(placement) for member in members for placement in member.waiting}
    papers = {id(member.counted): _Papers(checklist, member, examination) for member in members if member.papers}
    for index, placement in enumerate(collection.placements):
        if placement.digest.weight is Weight.VOID:
            details.settled += _voided(placement, parse_record(examination.line(index)))
        if placement.disposition in _TO_CORRECT and id(placement) not in settled:
            _correct(placement, parse_record(examination.line(index)), details, Severity.ERROR)
        elif placement.disposition is Disposition.COUNTED:
            enclosed = papers.get(id(placement.digest))
            if enclosed or _is_to_tell(checklist, placement, index, examination):
                _counted(checklist, placement, parse_record(examination.line(index)), details, enclosed)
    return details


class _Papers:
    """What a counted school sent beside its form: the rows about its measures, and the files that are measures."""

    def __init__(self, checklist: Checklist, member: Member, examination: Examination) -> None:
        titles = {material.title for material in checklist.materials if material.settled_by}
        school, version = member.school, member.counted.version if member.counted else ""
        self.files = tuple(paper.file for paper in member.papers if titles.intersection(paper.materials))
        self.rows: list[RectificationRow] = []
        self.followups: list[FollowupRow] = []
        for paper in member.papers:
            if paper.rectifications or paper.followups:
                record = parse_attachment(examination.attachment_line(paper))
                tables = record.get("older", {}).get(version) or record
                self.rows += _rows(school.name, school.group or NO_GROUP, paper.file, tables["rectifications"])
                self.followups += _followups(school.name, paper.file, tables["followups"])


def _is_to_tell(checklist: Checklist, placement: Placement, index: int, examination: Examination) -> bool:
    digest = placement.digest
    notable = digest.counts[1] or digest.rectifications or digest.followups or digest.settled
    if notable or index in examination.across.findings:
        return True
    return any(checklist.problems(digest.answers))


def _group(placement: Placement) -> str:
    return (placement.school.group if placement.school else None) or NO_GROUP


def _correct(placement: Placement, record: ReturnRecord, details: Details, severity: Severity) -> None:
    """Note the findings of one severity: a counted return has no errors, of the others only these are urgent."""
    findings = tuple(finding_from_record(found) for found in record["findings"] if found["severity"] == severity)
    if findings:
        name = placement.school.name if placement.school else None
        file, group = placement.digest.file, _group(placement)
        details.corrections.append(Correction(name, group, file, placement.disposition, findings))


def _counted(
    checklist: Checklist, placement: Placement, record: ReturnRecord, details: Details, enclosed: _Papers | None
) -> None:
    school, group = _school_name(placement), _group(placement)
    rows = list(_rows(school, group, placement.digest.file, record["rectifications"]))
    rows += enclosed.rows if enclosed else []
    details.rectifications += rows
    details.followups += _followups(school, placement.digest.file, record["followups"])
    details.followups += enclosed.followups if enclosed else []
    details.settled += _settled(school, record)
    planned: dict[int | None, list[str]] = {}
    for line in record["rectifications"]:
        planned.setdefault(line["item"], []).append(line["measure"])
    for response in record["responses"]:
        if response["compliant"] is False:
            texts = response["explanation"], response["remark"]
            words = (_said(without_measure(text, planned.get(response["item"], ()))) for text in texts)
            details.problems.append(
                Problem(
                    school=school,
                    group=group,
                    item=response["item"],
                    answer=response["answer"] or "",
                    explanation=next(filter(None, words), ""),
                    file=placement.digest.file,
                    location=response["location"],
                    measures=tuple(row for row in rows if row.item == response["item"]),
                    papers=enclosed.files if enclosed else (),
                )
            )
    if any(found["code"] == ANSWERS_UNIFORM.code for found in record["findings"]):
        details.uniform.add(placement.digest.file)
    _correct(placement, record, details, Severity.WARNING)


def _settled(school: str, record: ReturnRecord) -> Iterator[SettledAnswer]:
    for row in record["settled"]:
        yield SettledAnswer(school, row["item"], row["from"], row["to"], row["by"], row["on"], row["row"], row["field"])


def _voided(placement: Placement, record: ReturnRecord) -> Iterator[SettledAnswer]:
    """What makes a return count for nothing; whatever else was settled in it counts for nothing either."""
    return (settled for settled in _settled(_school_name(placement), record) if settled.field == "file")


def _school_name(placement: Placement) -> str:
    return placement.school.name if placement.school else ""


def _said(text: str) -> str:
    """The text as written, "" if it says nothing."""
    return "" if says_nothing(text) else text


def _rows(school: str, group: str, file: str, lines: Iterable[RectificationRecord]) -> Iterator[RectificationRow]:
    """The lines that say what is to be done: others are no measures."""
    for line in lines:
        if measure := _said(line["measure"]):
            yield RectificationRow(
                school=school,
                group=group,
                item=line["item"],
                problem=_said(line["problem"]),
                measure=measure,
                responsible=_said(line["responsible"]),
                deadline=_deadline(line),
                file=file,
                location=line["location"],
            )


def _followups(school: str, file: str, lines: Iterable[FollowupRecord]) -> Iterator[FollowupRow]:
    for line in lines:
        status = FollowupStatus(line["status"]) if line["status"] else None
        said = (_said(line["problem"]), _said(line["measure"]))
        yield FollowupRow(school, line["item"], *said, status, _said(line["note"]), file, line["location"])


def _deadline(line: RectificationRecord) -> str:
    """The deadline as ISO date, else as it is written (立行立改, 开学前)."""
    day = line["deadline"]
    return day if day and day != DEADLINE_AT_ONCE else _said(line["deadline_written"])
