"""与上期比较, 各校与上期比较: what became of the problems of the semester before, item by item, and school by school."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ....summary import Course, CourseCount, ItemTrend, SchoolTrend, Summary, Trend
from ....tools import shorten
from ...past_words import HOW_COURSES_ADD_UP, previous_title, remarks, schools_apart
from ...phrases import names_in_words, numbers
from ..sheet_model import Column, Row, Sheet, Value, fold, heading_rows, table_sheet
from ..spoken import NONE, term_words

NAME, SCHOOLS = "与上期比较", "各校与上期比较"
_COURSES = tuple(Course)
_CLOSING = f"{HOW_COURSES_ADD_UP}。是否消除以学校自查表所填为准。"


def past_sheets(summary: Summary) -> Iterator[tuple[Sheet, str]]:
    """Both sheets with what they are for; none without a comparison."""
    if summary.trend:
        yield _by_item(summary, summary.trend), "上期的问题现在怎样，本期的问题从哪里来：各项、各部分、各乡镇"
        yield _by_school(summary, summary.trend), "上期的问题现在怎样，本期的问题从哪里来：各校"


def _by_item(summary: Summary, trend: Trend) -> Sheet:
    """The items with the sum, below them the sections and the 乡镇."""
    columns = (
        Column("项号", 6, "number"),
        Column("内容", 44),
        Column("上期问题\n（所）", 9, "number"),
        Column("上期作答\n（所）", 9, "number"),
        *(Column(f"{course.label}\n（所）", 10, "number") for course in _COURSES),
        Column("本期问题\n（所）", 9, "number"),
        Column("本期作答\n（所）", 9, "number"),
        Column("说明", 22, "small"),
    )
    notes = fold([*_notes(summary, trend), _CLOSING], columns)
    header = len(notes) + 2
    whole = trend.whole
    total = Row(
        ("合计", "项次", whole.then, NONE, *map(whole.of, _COURSES), whole.now, NONE, ""),
        ["total", "totaltext", *["total"] * (len(columns) - 3), "totaltext"],
    )
    blocks = [
        *_block("各部分", "项目", trend.sections, len(columns)),
        *_block("各乡镇", "乡镇", trend.groups, len(columns)),
    ]
    rows = list(chain(heading_rows(_title(summary, NAME), notes, columns), map(_item, trend.items), [total], blocks))
    last = header + len(trend.items)
    return Sheet(
        NAME,
        columns,
        rows,
        len(rows),
        len(trend.items),
        header=header,
        header_first=header,
        frozen_columns=2,
        filter_to=last,
        landscape=True,
    )


def _item(item: ItemTrend) -> Row:
    then, now = item.then, item.now
    counted = NONE if then.counted is None else then.counted
    courses = [item.count.of(course) for course in _COURSES]
    values: list[Value] = [item.number, shorten(item.text, 60), then.noncompliant, counted]
    values += [*courses, now.noncompliant, now.counted, item.comparable.remark]
    return Row(values, [*_looks(2, (then.noncompliant, 1, *courses, now.noncompliant, 1)), "small"])


def _looks(texts: int, counts: Sequence[int]) -> list[str]:
    """What is none stands back."""
    return [*(("number", "text")[:texts]), *("number" if count else "zero" for count in counts)]


def _block(heading: str, kind: str, counts: Sequence[CourseCount], width: int) -> Iterator[Row]:
    """Sections or 乡镇, in the same columns."""
    yield Row((heading,), ("block",))
    words = [
        "",
        kind,
        "上期问题\n（项次）",
        "",
        *(f"{course.label}\n（项次）" for course in _COURSES),
        "本期问题\n（项次）",
        "",
    ]
    yield Row(words, ["head"] * (width - 1))
    for number, count in enumerate(counts, 1):
        courses = [count.of(course) for course in _COURSES]
        values: list[Value] = [number, count.name, count.then, "", *courses, count.now, ""]
        yield Row(values, _looks(2, (count.then, 1, *courses, count.now, 1)))


def _by_school(summary: Summary, trend: Trend) -> Sheet:
    """A school with problems then or now a row, with the numbers of the items."""
    columns = (
        Column("序号", 7, "number"),
        Column("乡镇", 12, "center"),
        Column("学校", 28),
        *(Column(f"{course.label}\n（项号）", 16, "center") for course in _COURSES),
        Column("说明", 34),
    )
    place = {row.name: at for at, row in enumerate(summary.schools)}
    schools = sorted(trend.schools, key=lambda school: place.get(school.school, len(place)))
    gone = set(trend.gone)

    def cells(number: int, school: SchoolTrend) -> Row:
        items = [numbers(school.items(course)) for course in _COURSES]
        return Row((number, school.group, school.school, *items, "；".join(_remarks(school, place, gone))))

    apart = [f"{word}：{names_in_words(names)}。" for word, names in schools_apart(trend)]
    notes = [f"只列上期或本期有问题的学校，共{len(schools)}所；数是项号。{_CLOSING}", *apart]
    title = _title(summary, SCHOOLS)
    return table_sheet(SCHOOLS, title, notes, columns, schools, cells, landscape=True, frozen_columns=3)


def _remarks(school: SchoolTrend, today: dict[str, int], gone: set[str]) -> Iterator[str]:
    if long := {item: terms for item, terms in school.terms.items() if terms > 1}:
        terms = sorted(set(long.values()), reverse=True)
        yield "，".join(f"第{numbers(i for i in long if long[i] == n)}项连续{n}个学期" for n in terms)
    if school.dropped:
        yield f"上期第{numbers(school.dropped)}项本期不再问"
    if school.school in gone:
        yield "本期名册中没有"
    elif school.school not in today:
        yield "已并入或更名"


def _title(summary: Summary, name: str) -> str:
    return f"{term_words(summary)}{name}"


def _notes(summary: Summary, trend: Trend) -> Iterator[str]:
    file = summary.previous.file if summary.previous else ""
    yield f"上期：{previous_title(summary)}（{file}）；本期：{term_words(summary)}。"
    yield from remarks(summary)
