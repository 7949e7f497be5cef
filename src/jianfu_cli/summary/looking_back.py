"""Joins the semester before to the summary: the trend, the history, the sums that they must keep, what has stood long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .collection import Collection
from .comparison import compare, history_of
from .figures import Summary
from .previous import Previous
from .sums import Check
from .trend import Course, trend_sums


def look_back(summary: Summary, collection: Collection, previous: Previous) -> None:
    """Fill in `previous`, `trend` and `history`; schools, items and groups must be counted."""
    schools = [(member.school, row) for member, row in zip(collection.members, summary.schools, strict=True)]
    summary.previous = previous
    summary.trend = compare(
        summary.checklist,
        previous,
        schools,
        summary.items,
        term=summary.term,
        has_roster=collection.has_roster,
    )
    summary.history = history_of(summary.checklist, previous)


def past_checks(summary: Summary) -> Iterator[Check]:
    """The sums of the trend."""
    if summary.trend and summary.previous:
        counts = [item.noncompliant for item in summary.previous.items or ()]
        published = None if None in counts else sum(number or 0 for number in counts)
        yield from (Check(*sums) for sums in trend_sums(summary.trend, published))


def standing_problems(summary: Summary) -> dict[str, Mapping[int, int]]:
    """School -> the items that were problems in the semester before as well, with how many semesters in a row it is."""
    schools = summary.trend.schools if summary.trend else ()
    return {school.school: school.terms for school in schools if school.items(Course.PERSISTING)}
