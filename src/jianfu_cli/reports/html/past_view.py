"""The semesters before, for the page: sums of the comparison, a line of terms for each item, which problems persist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...summary import OF_NOW, OF_THEN, Course, CourseCount, Summary
from ...tools import some_of
from ..past_words import line_of_terms, previous_title, remarks, schools_apart
from .page_shapes import pieces, terms_line

MAX_NAMES = 60

Values = dict[str, Any]
# The colours of bars, by what they stand for elsewhere on the page.
_KINDS = {
    Course.PERSISTING: "bad",
    Course.RESOLVED: "good",
    Course.TO_NOT_APPLICABLE: "neutral",
    Course.NOT_REPORTED: "missing",
    Course.NEW: "rejected",
    Course.NO_EARLIER: "received",
}


def past_view(summary: Summary) -> Values | None:
    """What the page says of the semester before; None without one."""
    if summary.previous is None:
        return None
    found: Values = {
        "term": previous_title(summary),
        "compared": summary.trend is not None,
        "remarks": list(remarks(summary)),
    }
    if summary.trend:
        whole = summary.trend.whole
        found |= {
            "then": _side(whole, OF_THEN, whole.then),
            "now": _side(whole, OF_NOW, whole.now),
            "apart": [(word, len(names), _some(names)) for word, names in schools_apart(summary.trend)],
        }
    return found


def _some(names: Sequence[str]) -> str:
    return some_of(names, MAX_NAMES, "等 {} 所")


def _side(whole: CourseCount, courses: Sequence[Course], total: int) -> Values:
    return {
        "total": total,
        "parts": [{"kind": _KINDS[course], "label": course.label, "number": whole.of(course)} for course in courses],
        "bar": pieces(*((_KINDS[course], whole.of(course)) for course in courses)),
    }


def term_lines(summary: Summary) -> list[Values | None]:
    """For each item its last semesters as a line, in one scale for all, with the same in words; None where there is none."""
    found = [line_of_terms(summary, at) for at in range(len(summary.items))]
    shares = [[number / counted if counted else 0.0 for _, number, counted in points] for points in found]
    top = max((share for points in shares for share in points), default=0.0)
    return [
        {"shape": terms_line(points, top), "words": "，".join(map(_point, said))} if said else None
        for said, points in zip(found, shares, strict=True)
    ]


def _point(point: tuple[str, int, int | None]) -> str:
    term, number, counted = point
    return f"{term} {number} 所" + (f"（作答 {counted} 所）" if counted is not None else "")


def standing_items(summary: Summary) -> dict[str, list[int]]:
    """School -> the places of its items that were problems in the semester before as well."""
    places = {item.number: at for at, item in enumerate(summary.checklist.items)}
    schools = summary.trend.schools if summary.trend else ()
    found = {school.school: school.items(Course.PERSISTING) for school in schools}
    return {school: [places[item] for item in items] for school, items in found.items() if items}
