"""Over three semesters no measure is lost or counted twice, whatever schools answer, and whichever come, go or merge."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.reports.json_report import write_summary
from jianfu_cli.returns.digest import ReturnDigest, Status
from jianfu_cli.returns.facts import FollowupStatus, SchoolName
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.summary.collection import collect
from jianfu_cli.summary.counting import summarise
from jianfu_cli.summary.figures import Details, Summary
from jianfu_cli.summary.left_open import open_measures
from jianfu_cli.summary.measure_rows import FollowupRow, RectificationRow
from jianfu_cli.summary.previous import Previous
from jianfu_cli.summary.previous_file import load_previous

CHECKLIST = load_checklist()
TERMS = (Term(2021, 1), Term(2021, 2), Term(2022, 1))
NAMES = tuple(f"米山镇{name}小学" for name in ("东河", "西沟", "南庄", "北岭"))
ITEMS = (8, 15)
WORDS = ("取消值班", "合并表册", "召回教师")
DEADLINES = ("2021-12-01", "2022-06-01", "2030-01-01", "长期坚持", "")
STATUSES = (FollowupStatus.DONE, FollowupStatus.OPEN, None)


@dataclass
class Reply:
    """What a school sends: whether it counts, which items are problems, its measures, what it says of the older ones."""

    counts: bool
    bad: list[int]
    planned: list[tuple[int | None, str, str]]
    said: list[tuple[str, FollowupStatus | None]] = field(default_factory=list)


replies = st.builds(
    Reply,
    counts=st.sampled_from((True, True, True, False)),
    bad=st.lists(st.sampled_from(ITEMS), unique=True),
    planned=st.lists(
        st.tuples(st.sampled_from((*ITEMS, None)), st.sampled_from(WORDS), st.sampled_from(DEADLINES)),
        min_size=1,
        max_size=3,
    ),
    # of each line that the form prints: as it stands, or retyped, or left out
    said=st.lists(
        st.tuples(st.sampled_from(("printed", "retyped", "left out")), st.sampled_from(STATUSES)),
        min_size=3,
        max_size=5,
    ),
)
FATES = ("stays", "stays", "is renamed", "goes", "joins the first")
semesters = st.lists(
    st.tuples(
        st.lists(replies, min_size=len(NAMES), max_size=len(NAMES)),
        st.lists(st.sampled_from(FATES), min_size=len(NAMES), max_size=len(NAMES)),
    ),
    min_size=3,
    max_size=3,
)


def listed(at: int, coded: bool = True) -> School:
    return School(name=NAMES[at], code=f"211400000{at}" if coded else None, group="米山镇")


def renewed(school: School, name: str, *aliases: str) -> School:
    return School(name=name, code=school.code, group=school.group, aliases=aliases)


def roster_after(schools: list[School], fates: list[str]) -> list[School]:
    """The next semester's roster; the first school always stays."""
    first, *others = schools
    kept: list[School] = []
    for school, fate in zip(others, fates, strict=False):
        if fate == "joins the first":
            first = renewed(first, first.name, *first.aliases, school.name)
        elif fate == "is renamed" and "新" not in school.name:
            kept.append(
                renewed(school, school.name.replace("小学", "新小学"), *(() if school.code else (school.name,)))
            )
        elif fate != "goes":
            kept.append(school)
    return [first, *kept]


def semester(term: Term, schools: list[School], sent: list[Reply], previous: Previous | None) -> Summary:
    """The summary of one semester."""
    printed = open_measures(previous, schools, CHECKLIST).of_school
    digests, details = [], Details()
    for school, reply in zip(schools, sent, strict=False):
        file = f"{school.name}.xlsx"
        answers = [
            next(a for a in ("是", "否") if a != item.expected) if item.number in reply.bad else item.expected
            for item in CHECKLIST.items
        ]
        digests.append(
            ReturnDigest(
                file,
                Status.VALID if reply.counts else Status.INVALID,
                SchoolName(school.name, school.code, school.group),
                True,
                term,
                term.start,
                0.0,
                b"x",
                answers=tuple(answers),
                locations=("自查表!C5",) * len(answers),
            )
        )
        if not reply.counts:
            continue
        for item, words, deadline in reply.planned:
            details.rectifications.append(
                RectificationRow(school.name, "米山镇", item, "问题", words, "张三", deadline, file)
            )
        for measure, (how, status) in zip(printed.get(school.key, ()), reply.said, strict=False):
            if how != "left out":
                words = measure.measure if how == "printed" else f"{measure.measure}了"
                details.followups.append(
                    FollowupRow(school.name, measure.item, measure.problem, words, status, "", file, "上期!F4")
                )
    collection = collect(digests, Roster(schools), term)
    return summarise(CHECKLIST, collection, details, report_date=term.end, previous=previous)


def passed_on(summary: Summary) -> tuple[dict[str, Any], Previous]:
    """A summary as its file says it, and as the next semester reads that."""
    stream = io.BytesIO()
    write_summary(summary, stream)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "summary.json")
        path.write_bytes(stream.getvalue())
        return orjson.loads(stream.getvalue()), load_previous(path, "summary.json", CHECKLIST)


Line = tuple[str, int | None, str, str, str]  # what a measure is known by, but for its school


def lines(found: list[dict[str, Any]]) -> Counter[Line]:
    return Counter((each["from"], each["item"], each["problem"], each["measure"], each["deadline"]) for each in found)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(semesters, st.booleans())
def test_the_states_add_up_over_three_semesters(course: list[tuple[list[Reply], list[str]]], coded: bool) -> None:
    schools = [listed(at, coded) for at in range(len(NAMES))]
    previous: Previous | None = None
    carried: Counter[Line] = Counter()
    for term, (sent, fates) in zip(TERMS, course, strict=True):
        told, previous = passed_on(summary := semester(term, schools, sent, previous))
        assert all(check.holds for check in summary.checks if "整改" in check.left_label)
        rows = told["rectifications"]
        older = [row for row in rows if row["from"]]
        assert lines(older) == carried
        planned = sum(len(reply.planned) for _, reply in zip(schools, sent, strict=False) if reply.counts)
        assert len(rows) == carried.total() + planned
        counted = {row["school"] for row in told["matrix"] if row["state"] == "counted"}
        assert {row["school"] for row in rows if row["state"] != "unanswered"} <= counted
        still_open = [dict(row, **{"from": row["from"] or term.id}) for row in rows if row["state"] != "done"]
        carried = lines(still_open)
        schools = roster_after(schools, fates)


def test_a_measure_that_stays_open_keeps_the_semester_that_it_comes_from() -> None:
    schools = [listed(0)]
    open_again = Reply(True, [8], [], [("printed", FollowupStatus.OPEN)])
    _, first = passed_on(semester(TERMS[0], schools, [Reply(True, [8], [(8, "取消值班", "2022-01-10")])], None))
    _, second = passed_on(semester(TERMS[1], schools, [open_again], first))
    told, _ = passed_on(semester(TERMS[2], schools, [open_again], second))
    assert [(row["from"], row["state"]) for row in told["rectifications"]] == [("2021-2022-1", "due")]


def test_a_measure_planned_anew_is_answered_with_the_old_one_by_one_line() -> None:
    schools = [listed(0)]
    _, first = passed_on(semester(TERMS[0], schools, [Reply(True, [8], [(8, "取消值班", "")])], None))
    again = Reply(True, [8], [(8, "取消值班", "")], [("printed", FollowupStatus.OPEN)])
    _, second = passed_on(semester(TERMS[1], schools, [again], first))
    done = Reply(True, [], [], [("printed", FollowupStatus.DONE)])
    told, third = passed_on(semester(TERMS[2], schools, [done], second))
    assert [(row["from"], row["state"]) for row in told["rectifications"]] == [
        ("2021-2022-1", "done"), ("2021-2022-2", "done"),
    ]  # fmt: skip
    assert third.open_measures == {}


def test_a_merged_schools_measures_are_the_other_ones() -> None:
    schools = [listed(0), listed(1)]
    plans = [Reply(True, [], []), Reply(True, [8], [(8, "取消值班", "")])]
    _, first = passed_on(semester(TERMS[0], schools, plans, None))
    merged = roster_after(schools, ["joins the first"])
    told, _ = passed_on(semester(TERMS[1], merged, [Reply(True, [], [], [("printed", FollowupStatus.DONE)])], first))
    assert [(row["school"], row["state"]) for row in told["rectifications"]] == [(NAMES[0], "done")]


def test_the_measures_of_a_school_that_is_gone_are_unanswered_under_its_name() -> None:
    schools = [listed(0), listed(1)]
    plans = [Reply(True, [], []), Reply(True, [8], [(8, "取消值班", "")])]
    _, first = passed_on(semester(TERMS[0], schools, plans, None))
    summary = semester(TERMS[1], schools[:1], [Reply(True, [], [])], first)
    [measure] = summary.carried
    assert (measure.school, measure.group, measure.standing) == (NAMES[1], "不在名册", "未回应")


def test_a_measure_not_yet_asked_about_is_not_called_overdue() -> None:
    schools = [listed(0)]
    summary = semester(TERMS[0], schools, [Reply(True, [8], [(8, "取消值班", "2021-12-01")])], None)
    [measure] = summary.measures
    assert (measure.state.value, measure.standing, measure.due) == ("due", "已到期", date(2021, 12, 1))
    assert summary.carried == []
