"""Two semesters compared: what became of each school's problems, with sums that close, item by item and by 乡镇.

Then-problems are persisting, resolved, no longer applicable or not reported; today's are persisting, new, or of a school
of which nothing was known. Where schools were merged and several had the problem, one of them persists, and the others no
longer report by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .item_comparison import Comparable


class Course(StrEnum):
    """What became of a problem, or where it comes from."""

    PERSISTING = "persisting"
    RESOLVED = "resolved"
    TO_NOT_APPLICABLE = "to_not_applicable"
    NOT_REPORTED = "not_reported"
    NEW = "new"
    NO_EARLIER = "no_earlier"

    @property
    def label(self) -> str:
        """The word for people: self-reported stays self-reported."""
        return _LABELS[self]


_LABELS = {
    Course.PERSISTING: "持续存在",
    Course.RESOLVED: "自报已消除",
    Course.TO_NOT_APPLICABLE: "转不涉及",
    Course.NOT_REPORTED: "本期未报",
    Course.NEW: "新增",
    Course.NO_EARLIER: "上期无数据",
}
OF_THEN: tuple[Course, ...] = (Course.PERSISTING, Course.RESOLVED, Course.TO_NOT_APPLICABLE, Course.NOT_REPORTED)
OF_NOW: tuple[Course, ...] = (Course.PERSISTING, Course.NEW, Course.NO_EARLIER)


@dataclass(frozen=True, slots=True)
class Asked:
    """How many schools had the problem, of how many that answered. `counted` is None where that is unknown."""

    noncompliant: int
    counted: int | None


@dataclass(frozen=True, slots=True)
class CourseCount:
    """Problems then and now of an item, a section, a 乡镇 or all (`name`), and what became of them."""

    name: str
    then: int
    now: int
    courses: Mapping[Course, int]

    def of(self, course: Course) -> int:
        """How many went that way."""
        return self.courses.get(course, 0)

    @property
    def closes(self) -> bool:
        """Whether both sums are right."""
        return self.then == sum(map(self.of, OF_THEN)) and self.now == sum(map(self.of, OF_NOW))


@dataclass(frozen=True, slots=True)
class ItemTrend:
    """One item; of one that is no longer asked the number and text then."""

    number: int
    text: str
    comparable: Comparable
    then: Asked
    now: Asked
    count: CourseCount


@dataclass(frozen=True, slots=True)
class SchoolTrend:
    """One school with problems then or now: the numbers of the items that went each way.

    `school` is today's name, of a school that is no more the name then; `terms`: item -> how many semesters in a row a
    persisting problem has stood; `dropped` are the problems in what is no longer asked, by the numbers then.
    """

    school: str
    group: str
    courses: Mapping[Course, tuple[int, ...]]
    terms: Mapping[int, int] = field(default_factory=dict)
    dropped: tuple[int, ...] = ()

    def items(self, course: Course) -> tuple[int, ...]:
        """The items that went that way."""
        return self.courses.get(course, ())


@dataclass(frozen=True, slots=True)
class Renamed:
    """A school of the semester before that has another name now, or is part of that school."""

    then: str
    now: str


@dataclass(frozen=True)
class Trend:
    """The comparison. `gone`, `joined`: schools of only one of the two rosters; empty without both.

    `adjacent`: no semester lies between the two, so that what persists did so without a break.
    """

    items: tuple[ItemTrend, ...]
    sections: tuple[CourseCount, ...]
    groups: tuple[CourseCount, ...]
    schools: tuple[SchoolTrend, ...]
    gone: tuple[str, ...]
    joined: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    adjacent: bool

    @property
    def whole(self) -> CourseCount:
        """The sums over all items."""
        return total("合计", [item.count for item in self.items])

    def courses_of(self) -> dict[tuple[str, int], tuple[Course, int]]:
        """(school, item) of each of today's problems -> its course, and the semesters in a row that it has stood."""
        return {
            (school.school, item): (course, school.terms.get(item, 1))
            for school in self.schools
            for course in OF_NOW
            for item in school.items(course)
        }


def total(name: str, counts: Sequence[CourseCount]) -> CourseCount:
    """The sums over these."""
    courses: Counter[Course] = Counter()
    for count in counts:
        courses.update(count.courses)
    return CourseCount(name, sum(count.then for count in counts), sum(count.now for count in counts), courses)


def trend_sums(trend: Trend, published: int | None) -> Iterator[tuple[str, int, str, int]]:
    """What must be equal: (label, number, label, number). `published` is the number of problems that the earlier file says."""
    whole = trend.whole
    for side, number, courses in (("上期", whole.then, OF_THEN), ("本期", whole.now, OF_NOW)):
        words = "、".join(course.label for course in courses)
        yield f"{side}存在问题之和", number, f"{words}之和", sum(map(whole.of, courses))
    townships = total("", trend.groups)
    yield "上期、本期存在问题之和", whole.then + whole.now, "各乡镇两期问题之和", townships.then + townships.now
    if published is not None:
        yield "上期汇总的存在问题之和", published, "逐校比较的上期问题之和", whole.then
