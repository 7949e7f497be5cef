"""The semester before on the screen: what became of its problems, or why nothing can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from ...summary import OF_NOW, OF_THEN, Course, CourseCount, Summary
from ..past_words import previous_title, remarks


def past_lines(of: Summary) -> Iterator[str]:
    """Both sums, and what must be known of the comparison; nothing without a semester before."""
    if of.previous is None:
        return
    if of.trend is None:
        yield f"上期（{previous_title(of)}）的汇总里没有各校的答案，只能列出各期的数，不能逐校比较"
        return
    whole = of.trend.whole
    yield f"上期（{previous_title(of)}）存在问题 {whole.then} 项次：{_parts(whole, OF_THEN)}"
    yield f"本期存在问题 {whole.now} 项次：{_parts(whole, OF_NOW)}"
    for remark in remarks(of):
        yield f"与上期比较：{remark.rstrip('。')}"


def _parts(whole: CourseCount, courses: tuple[Course, ...]) -> str:
    return "，".join(f"{course.label} {whole.of(course)}" for course in courses)
