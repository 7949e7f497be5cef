"""Compares a semester's schools with those of the semester before -> Trend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..definition import Checklist, Term
from ..roster import School
from ..tools import plain
from .figures import NO_GROUP, SchoolRow
from .item_comparison import Comparable, ItemPair, item_pairs
from .previous import PastTerm, Previous, PreviousSchool, is_adjacent, spread
from .school_matching import successors
from .sums import ItemCount
from .trend import Asked, Course, CourseCount, ItemTrend, Renamed, SchoolTrend, Trend, total

_NO_SECTION = "不再问的项"


def compare(
    checklist: Checklist,
    previous: Previous,
    schools: Sequence[tuple[School, SchoolRow]],
    items: Sequence[ItemCount],
    *,
    term: Term | None,
    has_roster: bool,
) -> Trend | None:
    """What became of the problems; None where the earlier file does not say which school answered what.

    `schools` are today's with their answers, `items` today's counts.
    """
    if previous.items is None or previous.schools is None:
        return None
    pairs = item_pairs(checklist, previous)
    adjacent = term is None or is_adjacent(previous.term, term)
    work = _Comparison(checklist, previous, pairs, adjacent)
    now_of = successors(previous.schools, (school for school, _ in schools))
    before: defaultdict[str, list[PreviousSchool]] = defaultdict(list)
    for school in previous.schools:
        if school.name in now_of:
            before[now_of[school.name].key].append(school)
    found = [
        work.school(row, sorted(before.get(school.key, []), key=lambda then: then.name != school.name))
        for school, row in schools
    ]
    gone = [school for school in previous.schools if school.name not in now_of]
    found += [work.gone(school) for school in gone]
    counts = list(work.items(items))
    return Trend(
        items=tuple(counts),
        sections=tuple(_sections(checklist, counts)),
        groups=work.groups(),
        schools=tuple(trend for trends in found for trend in trends),
        gone=tuple(school.name for school in gone) if has_roster else (),
        joined=tuple(school.name for school, _ in schools if school.key not in before)
        if has_roster and previous.expected is not None
        else (),
        renamed=tuple(Renamed(then, now.name) for then, now in now_of.items() if plain(then) != plain(now.name)),
        adjacent=adjacent,
    )


def history_of(checklist: Checklist, previous: Previous) -> tuple[PastTerm, ...]:
    """The semesters before this one, the oldest first, their numbers in the order of today's items."""
    places = [pair.at for pair in item_pairs(checklist, previous) if pair.now]
    return tuple(
        PastTerm(past.term, past.expected, past.counted, spread(past.noncompliant, places)) for past in previous.past
    )


@dataclass(slots=True)
class _Ways:
    """What is gathered of one school."""

    courses: dict[Course, list[int]] = field(default_factory=dict)
    terms: dict[int, int] = field(default_factory=dict)
    dropped: list[int] = field(default_factory=list)

    def trend(self, school: str, group: str) -> Iterator[SchoolTrend]:
        """As it is kept; nothing of a school that had and has no problem."""
        if self.courses or self.dropped:
            courses = {course: tuple(sorted(items)) for course, items in self.courses.items()}
            yield SchoolTrend(school, group, courses, self.terms, tuple(self.dropped))


class _Comparison:
    """Walks over the schools and counts. Only problems are looked at: most schools have few, most answers are good."""

    def __init__(self, checklist: Checklist, previous: Previous, pairs: Sequence[ItemPair], adjacent: bool) -> None:
        self._checklist, self._previous, self._adjacent = checklist, previous, adjacent
        self._pairs = pairs
        self._then = _problems_then(checklist, previous, pairs)
        self._of_item: list[Counter[Course]] = [Counter() for _ in pairs]
        self._of_group: dict[str, Counter[Course]] = {}
        self._sums: dict[str, list[int]] = {}  # group -> problems then, now: counted by themselves, so that they check

    def school(self, row: SchoolRow, before: Sequence[PreviousSchool]) -> list[SchoolTrend]:
        """One of today's schools, and what it was before: several where schools were merged, itself first.

        Of a problem that several had, one is today's school's, the others stand under their names then.
        """
        now = self._problems_now(row)
        troubled = {then.name: self._then.get(then.name, frozenset()) for then in before}
        ways = _Ways()
        others: dict[str, _Ways] = {}
        self._begin(row.group, sum(map(len, troubled.values())), len(now))
        for at in sorted(now.union(*troubled.values())):
            had = [then for then in before if at in troubled[then.name]]
            course = self._where_from(at, before, had) if at in now else self._where_to(row, at)
            self._note(ways, row.group, at, course)
            if course is Course.PERSISTING:
                ways.terms[self._number(at)] = self._age(at, had)
            for then in had[1:]:
                whither = Course.NOT_REPORTED if course is Course.PERSISTING else course
                self._note(others.setdefault(then.name, _Ways()), row.group, at, whither)
        return [*ways.trend(row.name, row.group), *(t for name, w in others.items() for t in w.trend(name, row.group))]

    def gone(self, then: PreviousSchool) -> list[SchoolTrend]:
        """A school that is none of today's."""
        ways, group = _Ways(), then.group or NO_GROUP
        troubled = self._then.get(then.name, frozenset())
        self._begin(group, len(troubled), 0)
        for at in sorted(troubled):
            self._note(ways, group, at, Course.NOT_REPORTED)
        return list(ways.trend(then.name, group))

    def items(self, counts: Sequence[ItemCount]) -> Iterator[ItemTrend]:
        """Each item's numbers, what is no longer asked behind today's."""
        for at, pair in enumerate(self._pairs):
            then, now = self._asked_then(at, pair), Asked(0, 0)
            if pair.now:
                now = Asked(counts[at].noncompliant, counts[at].answers)
            item = pair.now or pair.then
            assert item is not None
            whole = CourseCount(f"第{item.number}项", then.noncompliant, now.noncompliant, self._of_item[at])
            yield ItemTrend(item.number, item.text, pair.comparable, then, now, whole)

    def groups(self) -> tuple[CourseCount, ...]:
        """Each 乡镇 with problems or schools, in the order in which they came."""
        named = ((name, self._sums[name], courses) for name, courses in self._of_group.items())
        return tuple(CourseCount(name, then, now, courses) for name, (then, now), courses in named)

    def _begin(self, group: str, then: int, now: int) -> None:
        self._of_group.setdefault(group, Counter())
        sums = self._sums.setdefault(group, [0, 0])
        sums[0] += then
        sums[1] += now

    def _note(self, ways: _Ways, group: str, at: int, course: Course) -> None:
        self._of_item[at][course] += 1
        self._of_group[group][course] += 1
        if self._pairs[at].comparable is Comparable.DROPPED:
            ways.dropped.append(self._number(at))
        else:
            ways.courses.setdefault(course, []).append(self._number(at))

    def _number(self, at: int) -> int:
        item = self._pairs[at].now or self._pairs[at].then
        assert item is not None
        return item.number

    def _problems_now(self, row: SchoolRow) -> frozenset[int]:
        if not row.noncompliant:
            return frozenset()
        compliant, items = self._checklist.compliant, self._checklist.items
        return frozenset(at for at, item in enumerate(items) if compliant(item, row.answers[at]) is False)

    def _where_to(self, row: SchoolRow, at: int) -> Course:
        answer = row.answers[at] if self._pairs[at].now else None
        if answer is None:
            return Course.NOT_REPORTED
        return Course.TO_NOT_APPLICABLE if answer == self._checklist.not_applicable else Course.RESOLVED

    def _where_from(self, at: int, before: Sequence[PreviousSchool], had: Sequence[PreviousSchool]) -> Course:
        if had:
            return Course.PERSISTING
        place = self._pairs[at].at
        known = place is not None and any(then.answer(place) is not None for then in before)
        return Course.NEW if known else Course.NO_EARLIER

    def _age(self, at: int, had: Sequence[PreviousSchool]) -> int:
        """Semesters in a row. Over a gap nothing is known, so that it begins anew."""
        if not self._adjacent:
            return 1
        then = self._pairs[at].then
        assert then is not None
        return 1 + max(self._previous.ages.get((school.name, then.number), 1) for school in had)

    def _asked_then(self, at: int, pair: ItemPair) -> Asked:
        if pair.then is None or pair.at is None:
            return Asked(0, 0)
        counted = pair.then.counted
        if counted is None:
            counted = sum(school.answer(pair.at) is not None for school in self._previous.schools or ())
        return Asked(sum(at in places for places in self._then.values()), counted)


def _problems_then(checklist: Checklist, previous: Previous, pairs: Sequence[ItemPair]) -> Mapping[str, frozenset[int]]:
    """The name of a school then -> the places among `pairs` where it had a problem. Names that the file's matrix lacks
    are no schools of it.

    A file that does not name them is read by what is expected now: a definition says nothing else of its older versions.
    """
    schools = previous.schools or ()
    known = {school.name for school in schools}
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, pair in enumerate(pairs):
        if pair.then is None or pair.at is None:
            continue
        names = pair.then.troubled
        if names is None and pair.now is not None:
            given = ((school.name, school.answer(pair.at)) for school in schools)
            names = frozenset(name for name, answer in given if checklist.compliant(pair.now, answer) is False)
        for name in (names or frozenset()) & known:
            found[name].add(at)
    return {name: frozenset(places) for name, places in found.items()}


def _sections(checklist: Checklist, items: Sequence[ItemTrend]) -> Iterator[CourseCount]:
    rest = iter(items)
    for section in checklist.sections:
        yield total(section.title, [next(rest).count for _ in section.items])
    if dropped := [item.count for item in rest]:
        yield total(_NO_SECTION, dropped)
