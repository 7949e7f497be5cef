"""What is said of the semesters before, alike in every report: courses of problems, remarks on a comparison, lines of terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..summary import OF_NOW, OF_THEN, Course, ItemTrend, PastTerm, Summary, Trend
from ..tools import shorten

SHOWN_TERMS = 6  # in a line of terms, today's with them
HOW_COURSES_ADD_UP = "；".join(
    f"{side}问题＝{'＋'.join(course.label for course in courses)}"
    for side, courses in (("上期", OF_THEN), ("本期", OF_NOW))
)


def course_words(course: Course, terms: int = 1) -> str:
    """新增; of a problem that has stood for several semesters which one this is: 持续（第3期）."""
    return f"持续（第{terms}期）" if course is Course.PERSISTING and terms > 1 else course.label


def previous_title(summary: Summary) -> str:
    """The semester before, as documents write it; "" without one."""
    return summary.previous.term.title if summary.previous else ""


def remarks(summary: Summary) -> Iterator[str]:
    """What must be known before the two semesters are compared, a sentence each."""
    trend = summary.trend
    if trend is None:
        return
    if not trend.adjacent:
        yield f"上期是{previous_title(summary)}，与本期之间还有学期没有参加比较。"
    changed = [(kind, [item for item in trend.items if item.comparable is kind]) for kind in _CHANGED]
    for kind, items in changed:
        if items:
            words = "、".join(f"第{item.number}项" if kind != "dropped" else _dropped(item) for item in items)
            yield f"{words}{_CHANGED[kind]}。"


_CHANGED = {
    "reworded": "措辞有调整，比较仅供参考",
    "new": "上期没有问，不作比较",
    "dropped": "本期不再问，上期的问题列入“本期未报”",
}


def _dropped(item: ItemTrend) -> str:
    return f"上期第{item.number}项“{shorten(item.text, 20)}”"


def schools_apart(trend: Trend) -> list[tuple[str, tuple[str, ...]]]:
    """The schools that are in only one of the two rosters, or have another name now; each kind with its word."""
    renamed = tuple(f"{renamed.then}→{renamed.now}" for renamed in trend.renamed)
    kinds = (("本期名册中没有的学校", trend.gone), ("本期新增的学校", trend.joined), ("更名或并校", renamed))
    return [(word, names) for word, names in kinds if names]


def line_of_terms(summary: Summary, at: int) -> list[tuple[str, int, int | None]]:
    """An item's last semesters, the oldest first, today's last: title, schools with a problem, schools counted.

    Semesters that did not ask it, or of which nothing is known, are left out; nothing without a semester before.
    """
    item = summary.items[at]
    known: Sequence[PastTerm] = summary.history[-(SHOWN_TERMS - 1) :]
    before = [(past.term.title, past.noncompliant[at], past.counted) for past in known if at < len(past.noncompliant)]
    points = [(title, number, counted) for title, number, counted in before if number is not None]
    if not points or summary.term is None:
        return []
    return [*points, (summary.term.title, item.noncompliant, item.answers)]
