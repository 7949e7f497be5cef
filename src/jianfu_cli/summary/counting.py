"""A collection and its details -> the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Protocol, TypeVar

from ..definition import Checklist, editions_of
from ..ledger import RegisterSheet
from .changes import changes
from .collection import Collection, Member
from .dispositions import Disposition
from .figures import NO_GROUP, Details, MaterialPlace, SchoolRow, Summary
from .left_open import open_measures
from .looking_back import look_back, past_checks, standing_problems
from .measure_rows import MeasureState
from .measure_tracking import measure_checks, tracked_measures
from .previous import Previous
from .priority import Case, Thresholds, shortlist
from .received_files import file_entries, material_places, paper_counts, received
from .registers_kept import register_summaries, reported_schools
from .school_state import State
from .sums import Check, GroupCount, ItemCount, SectionCount, section_count


def summarise(
    checklist: Checklist,
    collection: Collection,
    details: Details,
    *,
    report_date: date,
    term_chosen: bool = False,
    thresholds: Thresholds | None = None,
    previous: Previous | None = None,
    ledgers: Sequence[RegisterSheet] = (),
) -> Summary:
    """Count everything. `report_date` is the date that the report carries, `previous` the semester before; `ledgers` are
    the checklist's own.
    """
    unsolved = {problem.file for problem in details.problems if not problem.measured}
    schools = [_row(checklist, collection, member, unsolved) for member in collection.members]
    places = _places(schools)
    left_open = open_measures(previous, (member.school for member in collection.members), checklist)
    summary = Summary(
        checklist=checklist,
        term=collection.term,
        term_chosen=term_chosen,
        report_date=report_date,
        deadline=collection.deadline,
        files=list(file_entries(collection)),
        dispositions=collection.dispositions(),
        expected=len(schools) if collection.has_roster else None,
        counted=sum(row.state is State.COUNTED for row in schools),
        rejected=tuple(row.name for row in schools if row.state is State.REJECTED),
        received=list(received(checklist, collection)),
        missing=tuple(row.name for row in schools if row.state is State.MISSING),
        late=tuple(row.name for row in schools if row.late),
        schools=schools,
        items=list(_items(checklist, schools)),
        sections=[],
        groups=list(_groups(checklist, schools, collection.has_roster)),
        priority=[],
        problems=_in_order(details.problems, places),
        rectifications=_in_order(details.rectifications, places),
        corrections=_in_order(details.corrections, places),
        settled=_in_order(details.settled, places),
        checks=[],
        papers=paper_counts(checklist, collection),
        registers=register_summaries(ledgers, report_date, collection.term),
        measures=_in_order(tracked_measures(checklist, collection, details, left_open, report_date), places),
    )
    summary.sections = list(_sections(checklist, summary.items))
    summary.reported = reported_schools(summary.registers, schools, checklist, collection.term)
    if previous:
        look_back(summary, collection, previous)
    cases = list(_cases(summary, details))
    limits = thresholds or Thresholds()
    summary.priority, summary.with_ground = shortlist(cases, limits)
    summary.priority_limit = limits.limit
    summary.checks = [*_checks(summary), *measure_checks(previous, summary.rectifications, summary.measures)]
    return summary


def _row(checklist: Checklist, collection: Collection, member: Member, unsolved: set[str]) -> SchoolRow:
    digest, school = member.counted, member.school
    answers = digest.answers if digest else (None,) * len(checklist.items)
    return SchoolRow(
        name=school.name,
        code=school.code,
        group=school.group or NO_GROUP,
        kind=school.kind,
        state=member.state,
        file=digest.file if digest else None,
        filled_on=digest.filled_on if digest else None,
        late=collection.late(member),
        answers=answers,
        locations=digest.locations if digest else (None,) * len(checklist.items),
        noncompliant=sum(1 for _ in checklist.problems(answers)),
        materials=_shared(tuple(material_places(checklist, member, unsolved))) if collection.has_roster else (),
        changed=tuple(changes(checklist, member)),
        version=digest.version if digest else "",
    )


class _OfSchool(Protocol):
    @property
    def school(self) -> str | None: ...


_Entry = TypeVar("_Entry", bound=_OfSchool)


def _places(schools: list[SchoolRow]) -> dict[str | None, int]:
    places: dict[str | None, int] = {}
    for at, row in enumerate(schools):
        places.setdefault(row.name, at)
    return places


def _in_order(entries: list[_Entry], places: dict[str | None, int]) -> list[_Entry]:
    """The entries in the order of the schools, a school's as they stood; those of no school at the end."""
    return sorted(entries, key=lambda entry: places.get(entry.school, len(places)))


@lru_cache(maxsize=64)
def _shared(places: tuple[MaterialPlace, ...]) -> tuple[MaterialPlace, ...]:
    """The same object for equal places: those of most schools of a country are."""
    return places


def _items(checklist: Checklist, schools: list[SchoolRow]) -> Iterator[ItemCount]:
    counted = [row for row in schools if row.state is State.COUNTED]
    versions = Counter(row.version or checklist.version for row in counted)
    asked = {version: edition.asked for version, edition in editions_of(checklist).items()}
    index = 0
    for section in checklist.sections:
        for item in section.items:
            answers = Counter(row.answers[index] for row in counted)
            good = answers[item.expected]
            neutral = answers[checklist.not_applicable] if checklist.not_applicable else 0
            bad = (
                [row.name for row in counted if checklist.compliant(item, row.answers[index]) is False]
                if good + neutral < len(counted)
                else []
            )
            lacking = sum(count for version, count in versions.items() if item.number not in asked[version])
            yield ItemCount(
                item.number, item.text, section.title, item.expected, good, len(bad), neutral, tuple(bad), lacking
            )
            index += 1


def _sections(checklist: Checklist, items: list[ItemCount]) -> Iterator[SectionCount]:
    rest = iter(items)
    for section in checklist.sections:
        yield section_count(section.title, [next(rest) for _ in section.items])


def _groups(checklist: Checklist, schools: list[SchoolRow], has_roster: bool) -> Iterator[GroupCount]:
    """By 乡镇, in the roster's order; those without one at the end, and only if there are any."""
    groups: dict[str, list[SchoolRow]] = {}
    for row in schools:
        groups.setdefault(row.group, []).append(row)
    if NO_GROUP in groups:
        groups[NO_GROUP] = groups.pop(NO_GROUP)
    for name, rows in groups.items():
        yield _group(checklist, name, rows, has_roster)


def _group(checklist: Checklist, name: str, rows: list[SchoolRow], has_roster: bool) -> GroupCount:
    items, counted = checklist.items, [row for row in rows if row.state is State.COUNTED]
    per_item = tuple(
        sum(checklist.compliant(item, row.answers[i]) is False for row in counted) for i, item in enumerate(items)
    )
    good = sum(checklist.compliant(item, row.answers[i]) is True for row in counted for i, item in enumerate(items))
    return GroupCount(
        name=name,
        expected=len(rows) if has_roster else None,
        counted=len(counted),
        rejected=sum(row.state is State.REJECTED for row in rows),
        received=sum(row.state is State.RECEIVED for row in rows),
        missing=sum(row.state is State.MISSING for row in rows),
        noncompliant=sum(per_item),
        compliant=good,
        noncompliant_schools=sum(row.noncompliant > 0 for row in counted),
        items=per_item,
    )


def _cases(summary: Summary, details: Details) -> Iterator[Case]:
    """What the numbers and the findings say of each school."""
    overdue = Counter(measure.school for measure in summary.carried if measure.state is MeasureState.DUE)
    unsolved = Counter(problem.school for problem in details.problems if problem.unmeasured)
    standing = standing_problems(summary)
    for row in summary.schools:
        yield Case(
            school=row.name,
            group=row.group,
            state=row.state,
            late=row.late,
            problems=row.noncompliant,
            without_measure=unsolved[row.name],
            overdue=overdue[row.name],
            uniform=row.file in details.uniform,
            copied_from=details.copied.get(row.file) if row.file else None,
            reported=summary.reported.get(row.name, ()),
            standing=standing.get(row.name, {}),
        )


def _checks(summary: Summary) -> Iterator[Check]:
    """The sums: files by disposition, schools by state, answers by item and by section and by 乡镇."""
    yield Check("收到的表格份数", len(summary.files), "各类去向之和", sum(summary.dispositions.values()))
    yield Check("计入汇总的份数", summary.dispositions[Disposition.COUNTED], "计入汇总的学校数", summary.counted)
    states = summary.counted + len(summary.rejected) + len(summary.received) + len(summary.missing)
    if summary.expected is not None:
        yield Check("应报学校数", summary.expected, "、".join(state.label for state in State) + "之和", states)
    answers = summary.all_answers
    more = "、旧版未问的项" if answers.not_asked else ""
    whole = answers.answers + answers.not_asked
    yield Check("计入学校数×项数", summary.counted * len(summary.items), f"各项答案{more}之和", whole)
    sections = sum(section.answers for section in summary.sections)
    yield Check("各项答案之和", answers.answers, "各部分答案之和", sections)
    bad = answers.noncompliant
    yield Check("各项存在问题之和", bad, "各乡镇存在问题之和", summary.all_groups.noncompliant)
    yield Check("各项存在问题之和", bad, "问题清单条数", len(summary.problems))
    yield from past_checks(summary)
