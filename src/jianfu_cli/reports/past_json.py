"""The keys of summary.json that speak of the semesters before; none without one."""

from __future__ import annotations

from typing import Any

from ..summary import Asked, Course, CourseCount, ItemTrend, PastTerm, SchoolTrend, Summary, Trend


def past_keys(of: Summary) -> dict[str, Any]:
    """previous, trend, history."""
    if of.previous is None:
        return {}
    keys: dict[str, Any] = {"previous": {"term": of.previous.term.id, "file": of.previous.file}}
    if of.trend:
        keys["trend"] = _trend(of.trend)
    return keys | {"history": [_past(past) for past in of.history]}


def problem_keys(of: Summary) -> dict[tuple[str, int], dict[str, Any]]:
    """(school, item) -> what is said of that problem of today's: its course, and for how many semesters in a row it has stood."""
    known = of.trend.courses_of() if of.trend else {}
    return {place: {"trend": course.value, "terms": terms} for place, (course, terms) in known.items()}


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "items": [_item(item) for item in trend.items],
        "schools": [_school(school) for school in trend.schools],
        "gone": list(trend.gone),
        "joined": list(trend.joined),
        "renamed": [{"then": renamed.then, "now": renamed.now} for renamed in trend.renamed],
        "sections": [_count("title", count) for count in trend.sections],
        "groups": [_count("name", count) for count in trend.groups],
    }


def _item(item: ItemTrend) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "comparable": item.comparable.value,
        "then": _asked(item.then),
        "now": _asked(item.now),
        **{course.value: item.count.of(course) for course in Course},
    }


def _asked(asked: Asked) -> dict[str, int | None]:
    return {"noncompliant": asked.noncompliant, "counted": asked.counted}


def _school(school: SchoolTrend) -> dict[str, Any]:
    courses = {course.value: list(school.items(course)) for course in Course}
    dropped = {"dropped": list(school.dropped)} if school.dropped else {}
    return {"school": school.school, "group": school.group, **courses, **dropped}


def _count(key: str, count: CourseCount) -> dict[str, Any]:
    courses = {course.value: count.of(course) for course in Course}
    return {key: count.name, "then": count.then, "now": count.now, **courses}


def _past(past: PastTerm) -> dict[str, Any]:
    return {
        "term": past.term.id,
        "expected": past.expected,
        "counted": past.counted,
        "noncompliant": list(past.noncompliant),
    }
