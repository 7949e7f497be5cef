"""The semester before, as values for the wording template; empty without one."""

from __future__ import annotations

from typing import Any

from ...summary import OF_NOW, OF_THEN, Course, CourseCount, Summary, Trend
from ..past_words import previous_title, remarks, schools_apart
from ..phrases import leading, listed, numbers, some

MOST_ITEMS = 3  # items that are named for one course

Context = dict[str, Any]


def past_values(summary: Summary) -> Context:
    """Everything under 上期; what compares is only there if both semesters say which school answered what."""
    if summary.previous is None:
        return {}
    found: Context = {"学期": previous_title(summary), "可比较": summary.trend is not None}
    return found | _compared(summary, summary.trend) if summary.trend else found


def _compared(summary: Summary, trend: Trend) -> Context:
    whole = trend.whole
    apart = dict(schools_apart(trend))
    persisting = [school for school in trend.schools if school.items(Course.PERSISTING)]
    longest = max((terms for school in persisting for terms in school.terms.values()), default=0)
    names = [
        f"{school.school}（第{numbers(item for item, terms in school.terms.items() if terms == longest)}项）"
        for school in persisting
        if longest in school.terms.values()
    ]
    return {
        "问题": whole.then,
        "本期问题": whole.now,
        **{_NAMES[course]: whole.of(course) for course in Course},
        "去向": _parts(whole, OF_THEN),
        "来源": _parts(whole, OF_NOW),
        "持续学校数": len(persisting),
        "持续事项": _leaders(trend, Course.PERSISTING),
        "新增事项": _leaders(trend, Course.NEW),
        "最长": longest if longest > 2 else 0,
        "最长学校": listed(names),
        "说明": "".join(remarks(summary)),
        "学校变动": "；".join(
            f"{word}{len(names)}所：{some(names)}{'等' if len(names) > 10 else ''}" for word, names in apart.items()
        ),
    }


_NAMES = {
    Course.PERSISTING: "持续",
    Course.RESOLVED: "已消除",
    Course.TO_NOT_APPLICABLE: "转不涉及",
    Course.NOT_REPORTED: "未报",
    Course.NEW: "新增",
    Course.NO_EARLIER: "无数据",
}


def _parts(whole: CourseCount, courses: tuple[Course, ...]) -> str:
    """其中持续存在12项次、自报已消除64项次; 均自报已消除 if all are; "" of none."""
    there = [(course.label, whole.of(course)) for course in courses if whole.of(course)]
    if len(there) == 1:
        return f"{'均' if there[0][1] > 1 else ''}{there[0][0]}"
    return "其中" + "、".join(f"{label}{number}项次" for label, number in there) if there else ""


def _leaders(trend: Trend, course: Course) -> str:
    """第17项7所、第13项5所: the items with most schools; "" where too many have as many, or none has two."""
    items = [item for item in trend.items if item.count.of(course) > 1]
    most = leading(items, lambda item: item.count.of(course), MOST_ITEMS)
    return "、".join(f"第{item.number}项{item.count.of(course)}所" for item in most)
