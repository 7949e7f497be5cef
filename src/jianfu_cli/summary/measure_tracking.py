"""All measures of a semester, each with where it stands, and that none of them is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..definition import Checklist
from .collection import Collection, Member
from .figures import NO_GROUP, NOT_LISTED, Details
from .left_open import OpenMeasures
from .measure_rows import FollowupRow, MeasureState, RectificationRow, TrackedMeasure, state_counts
from .measure_states import of_last_semester, of_this_semester
from .previous import Previous
from .sums import Check


def tracked_measures(
    checklist: Checklist, collection: Collection, details: Details, left_open: OpenMeasures, day: date
) -> list[TrackedMeasure]:
    """Those that the semester before left open, school by school, the gone ones last; then this semester's."""
    said: dict[str, list[FollowupRow]] = {}
    for line in details.followups if left_open.count else ():
        said.setdefault(line.file, []).append(line)
    tracked: list[TrackedMeasure] = []
    for member in collection.members:
        if measures := left_open.of_school.get(member.school.key):
            files = [member.counted.file, *(paper.file for paper in member.papers)] if member.counted else []
            lines = [line for file in files for line in said.get(file, ())]
            group = member.school.group or NO_GROUP
            tracked += of_last_semester(member.school.name, group, measures, lines, _troubled(checklist, member), day)
    for measure in left_open.gone:
        group = NOT_LISTED if collection.has_roster else NO_GROUP
        tracked += of_last_semester(measure.school, group, (measure,), (), (), day)
    return tracked + [of_this_semester(row, day) for row in details.rectifications]


def _troubled(checklist: Checklist, member: Member) -> frozenset[int | None]:
    """The items that are problems in the school's counted return."""
    return frozenset(item.number for item in checklist.problems(member.counted.answers if member.counted else ()))


def measure_checks(
    previous: Previous | None, rectifications: Sequence[RectificationRow], measures: Sequence[TrackedMeasure]
) -> Iterator[Check]:
    """The sum over the states, where the semester before tells of measures."""
    if previous and previous.measures is not None:
        left_open = sum(map(len, previous.open_measures.values()))
        states = "、".join(state.label for state in MeasureState)
        counted = sum(state_counts(measures).values())
        yield Check("上期未完成的整改措施与本期整改台账条数", left_open + len(rectifications), f"{states}之和", counted)
