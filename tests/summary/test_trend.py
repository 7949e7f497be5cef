"""Two semesters compared: every problem goes one way, both sums close, whatever schools come, go, merge or fail."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newer_checklists
import past_semesters
from jianfu_cli.definition.checklist import Checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.reports.json_report import write_summary
from jianfu_cli.returns.digest import ReturnDigest, Status
from jianfu_cli.returns.facts import SchoolName
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.summary.collection import collect
from jianfu_cli.summary.counting import summarise
from jianfu_cli.summary.figures import Details, Problem, Summary
from jianfu_cli.summary.item_comparison import Comparable
from jianfu_cli.summary.previous import Previous, following
from jianfu_cli.summary.previous_file import load_previous
from jianfu_cli.summary.priority import Thresholds
from jianfu_cli.summary.trend import OF_NOW, OF_THEN, Course
from past_semesters import SHIPPED, past_summary

AUTUMN, SPRING = Term(2021, 1), Term(2021, 2)


@dataclass(frozen=True)
class Sent:
    """A return: what differs from the expected answers; `valid` or not; the version that it answers."""

    differing: Mapping[int, str]
    valid: bool = True
    version: str = ""


def summed(
    roster: Sequence[School] | None,
    sent: Mapping[str, Sent],
    term: Term = SPRING,
    checklist: Checklist = SHIPPED,
    previous: Previous | None = None,
    **thresholds: int,
) -> Summary:
    """The summary of what these schools of the roster sent."""
    codes = {school.name: school for school in roster or ()}
    digests, details = [], Details()
    for name, given_ in sent.items():
        school = codes.get(name)
        answers = tuple(given_.differing.get(item.number, item.expected) for item in checklist.items)
        digests.append(
            ReturnDigest(
                f"returns/{name}.xlsx",
                Status.VALID if given_.valid else Status.INVALID,
                SchoolName(name, school.code if school else None, school.group if school else None),
                school is not None,
                term,
                date(2022, 6, 30),
                0.0,
                name.encode(),
                answers=answers,
                locations=("自查表!C5",) * len(answers),
                counts=(0, 0, 0) if given_.valid else (1, 0, 0),
                version=given_.version or checklist.version,
            )
        )
        if given_.valid:
            details.problems += [
                Problem(name, "", item.number, answer, "", f"returns/{name}.xlsx", None)
                for item, answer in zip(checklist.items, answers, strict=True)
                if checklist.compliant(item, answer) is False
            ]
    collection = collect(digests, Roster(roster) if roster else None, term)
    limits = Thresholds(**{"problems": 0, "without_measure": 0, "missing": False, **thresholds})  # type: ignore[arg-type]
    return summarise(
        checklist, collection, details, report_date=date(2022, 7, 15), thresholds=limits, previous=previous
    )


def written(summary: Summary) -> dict[str, Any]:
    stream = BytesIO()
    write_summary(summary, stream)
    found: dict[str, Any] = json.loads(stream.getvalue())
    return found


def carried(folder: Path, summary: Summary, checklist: Checklist = SHIPPED) -> Previous:
    """The summary written, and read as the semester before."""
    with (folder / "summary.json").open("wb") as stream:
        write_summary(summary, stream)
    return load_previous(folder / "summary.json", "../上期/summary.json", checklist)


def ways(summary: Summary) -> dict[str, dict[str, list[int]]]:
    """School -> course -> items, as summary.json says; empty courses left out."""
    return {
        school["school"]: {course.value: school[course.value] for course in Course if school[course.value]}
        for school in written(summary)["trend"]["schools"]
    }


A, B, C, D = (
    School(name=f"米山镇第{number}小学", code=f"211400000{at}", group="米山镇") for at, number in enumerate("一二三四")
)


@pytest.fixture
def then(tmp_path: Path) -> Previous:
    """一: 4 and 7 are problems; 二: 4, and 9 is 不涉及; 三 did not report; 四: 20."""
    schools = [
        (A.name, A.code, {4: "是", 7: "是"}),
        (B.name, B.code, {4: "是", 9: "不涉及"}),
        (C.name, C.code, None),
        (D.name, D.code, {20: "否"}),
    ]
    return past_semesters.loaded(tmp_path, past_summary(schools))


# The six ways ---------------------------------------------------------------------------------------------------------


def test_each_way_that_a_problem_goes(then: Previous) -> None:
    sent = {
        A.name: Sent({4: "是", 8: "否"}),  # 7 is good now, 8 was
        B.name: Sent({4: "不涉及", 9: "否"}),  # 9 was 不涉及
        C.name: Sent({15: "是"}),
        D.name: Sent({}, valid=False),
    }
    summary = summed([A, B, C, D], sent, previous=then)
    assert ways(summary) == {
        A.name: {"persisting": [4], "resolved": [7], "new": [8]},
        B.name: {"to_not_applicable": [4], "new": [9]},
        C.name: {"no_earlier": [15]},
        D.name: {"not_reported": [20]},
    }
    trend = written(summary)["trend"]
    fourth = trend["items"][3]
    assert fourth == {
        "number": 4, "text": SHIPPED.items[3].text, "comparable": "same",
        "then": {"noncompliant": 2, "counted": 3}, "now": {"noncompliant": 1, "counted": 3},
        "persisting": 1, "resolved": 0, "to_not_applicable": 1, "not_reported": 0, "new": 0, "no_earlier": 0,
    }  # fmt: skip
    assert (trend["gone"], trend["joined"], trend["renamed"]) == ([], [], [])
    [town] = trend["groups"]
    assert (town["name"], town["then"], town["now"]) == ("米山镇", 4, 4)
    assert [section["then"] for section in trend["sections"]] == [0, 3, 0, 1]
    assert all(check.holds for check in summary.checks)
    assert [check.left for check in summary.checks if check.left_label.startswith(("上期存在", "本期存在"))] == [4, 4]


def test_schools_that_are_renamed_merged_gone_and_new(then: Previous) -> None:
    renamed = School(name="米山镇新华小学", code=A.code, group="米山镇")
    merged = School(name="米山镇中心学校", code="3114000077", group="米山镇", aliases=(B.name, C.name))
    new = School(name="米山镇示例学校", code="2114000088", group="米山镇")
    sent = {renamed.name: Sent({4: "是"}), merged.name: Sent({4: "是"}), new.name: Sent({4: "是"})}
    summary = summed([renamed, merged, new], sent, previous=then)
    assert ways(summary) == {
        renamed.name: {"persisting": [4], "resolved": [7]},
        merged.name: {"persisting": [4]},
        new.name: {"no_earlier": [4]},
        D.name: {"not_reported": [20]},
    }
    trend = written(summary)["trend"]
    assert (trend["gone"], trend["joined"]) == ([D.name], [new.name])
    assert [(entry["then"], entry["now"]) for entry in trend["renamed"]] == [
        (A.name, renamed.name), (B.name, merged.name), (C.name, merged.name),
    ]  # fmt: skip


def test_of_merged_schools_with_the_same_problem_one_persists(then: Previous) -> None:
    merged = School(name=A.name, code=A.code, group="米山镇", aliases=(B.name,))
    still = summed([merged], {A.name: Sent({4: "是"})}, previous=then)
    assert ways(still)[A.name] == {"persisting": [4], "resolved": [7]}
    assert ways(still)[B.name] == {"not_reported": [4]}
    mended = summed([merged], {A.name: Sent({})}, previous=then)
    assert (ways(mended)[A.name], ways(mended)[B.name]) == ({"resolved": [4, 7]}, {"resolved": [4]})
    assert all(check.holds for check in (*still.checks, *mended.checks))


def test_without_a_roster_nobody_is_gone_or_new(then: Previous) -> None:
    summary = summed(None, {A.name: Sent({4: "是"}), "别的小学": Sent({4: "是"})}, previous=then)
    trend = written(summary)["trend"]
    assert (trend["gone"], trend["joined"]) == ([], [])
    assert ways(summary)["别的小学"] == {"no_earlier": [4]}


# Versions -------------------------------------------------------------------------------------------------------------


def test_versions_are_compared_honestly(tmp_path: Path) -> None:
    newest = newer_checklists.loaded(tmp_path, *newer_checklists.CHANGES["all three"])
    raw = past_summary([(A.name, A.code, {7: "是", 9: "否", 10: "否"}), (B.name, B.code, {7: "是"})])
    previous = past_semesters.loaded(tmp_path, raw, newest)
    summary = summed([A, B], {A.name: Sent({7: "是", 21: "否"}), B.name: Sent({})}, checklist=newest, previous=previous)
    items = written(summary)["trend"]["items"]
    assert [item["comparable"] for item in items] == [*["same"] * 6, "reworded", *["same"] * 13, "new", "dropped"]
    assert (items[6]["persisting"], items[6]["resolved"]) == (1, 1)
    assert (items[8]["number"], items[8]["text"]) == (9, SHIPPED.items[9].text)  # 10 then
    assert (items[8]["then"]["noncompliant"], items[8]["resolved"]) == (1, 1)
    assert items[20]["then"] == {"noncompliant": 0, "counted": 0}
    assert (items[20]["now"]["noncompliant"], items[20]["no_earlier"]) == (1, 1)
    assert (items[21]["number"], items[21]["text"]) == (9, newer_checklists.OLD_9)
    assert items[21]["now"] == {"noncompliant": 0, "counted": 0}
    assert (items[21]["then"]["noncompliant"], items[21]["not_reported"]) == (1, 1)
    first = written(summary)["trend"]["schools"][0]
    assert (first["dropped"], first["not_reported"]) == ([9], [])
    assert written(summary)["history"][0]["noncompliant"] == [*[0] * 6, 2, 0, 1, *[0] * 11, None]
    assert all(check.holds for check in summary.checks)


def test_a_form_of_an_older_version_says_nothing_of_what_it_was_not_asked(tmp_path: Path) -> None:
    newest = newer_checklists.loaded(tmp_path, "added")
    raw = past_summary([(A.name, A.code, {22: "否"})], checklist=newest)
    previous = past_semesters.loaded(tmp_path, raw, newest)
    summary = summed([A], {A.name: Sent({22: None}, version="2021")}, checklist=newest, previous=previous)  # type: ignore[dict-item]
    assert ways(summary) == {A.name: {"not_reported": [22]}}


def test_a_version_that_is_not_accepted_is_known_by_its_wordings(tmp_path: Path) -> None:
    raw = past_summary([(A.name, A.code, {4: "是", 7: "是"})])
    raw["checklist"]["version"] = "2019"
    raw["items"][3]["text"] = "是否要求教师参加网络投票。"
    summary = summed([A], {A.name: Sent({4: "是", 7: "是"})}, previous=past_semesters.loaded(tmp_path, raw))
    assert summary.trend is not None
    kinds = [item.comparable for item in summary.trend.items]
    assert (kinds[3], kinds[6], kinds[-1]) == (Comparable.NEW, Comparable.SAME, Comparable.DROPPED)
    assert ways(summary)[A.name] == {"persisting": [7], "no_earlier": [4]}


def test_an_older_file_that_lacks_what_is_needed(tmp_path: Path) -> None:
    sent = {A.name: Sent({4: "是"})}
    raw = past_summary([(A.name, A.code, {4: "是"})])
    for item in raw["items"]:
        del item["noncompliant_schools"], item["compliant"]
    nameless = summed([A], sent, previous=past_semesters.loaded(tmp_path, raw))
    assert ways(nameless) == {A.name: {"persisting": [4]}}
    assert written(nameless)["trend"]["items"][3]["then"] == {"noncompliant": 1, "counted": 1}
    without = summed([A], sent, previous=past_semesters.loaded(tmp_path, raw | {"matrix": None} | {"matrix": []}))
    assert ways(without)[A.name] == {"no_earlier": [4]}
    del raw["matrix"]
    unknown = written(summed([A], sent, previous=past_semesters.loaded(tmp_path, raw)))
    assert "trend" not in unknown and unknown["history"][0]["counted"] == 1
    assert "terms" not in unknown["problems"][0]


def test_a_file_that_contradicts_itself_breaks_a_sum(tmp_path: Path) -> None:
    raw = past_summary([(A.name, A.code, {4: "是"})])
    raw["items"][3]["noncompliant"] = 5
    summary = summed([A], {A.name: Sent({})}, previous=past_semesters.loaded(tmp_path, raw))
    [broken] = [check for check in summary.checks if not check.holds]
    assert (broken.left_label, broken.left, broken.right) == ("上期汇总的存在问题之和", 5, 1)


# A chain of semesters -------------------------------------------------------------------------------------------------


def test_one_link_is_enough_for_five_semesters(tmp_path: Path) -> None:
    term, previous = Term(2019, 2), None
    for number in range(5):
        differing = {4: "是"} if number else {8: "否"}
        summary = summed([A, B], {A.name: Sent(differing), B.name: Sent({})}, term, previous=previous, persisting=3)
        previous = carried(tmp_path, summary)
        term = following(term)
    told = written(summary)
    assert [past["term"] for past in told["history"]] == ["2019-2020-2", "2020-2021-1", "2020-2021-2", "2021-2022-1"]
    assert [(past["noncompliant"][3], past["noncompliant"][7]) for past in told["history"]] == [(0, 1), *[(1, 0)] * 3]
    assert [past["counted"] for past in told["history"]] == [2] * 4
    assert told["problems"][0] | {"trend": "persisting", "terms": 4} == told["problems"][0]
    assert [proposal.reasons for proposal in summary.priority] == [("第4项连续4个学期存在问题",)]


def test_the_threshold_of_a_standing_problem(then: Previous) -> None:
    sent = {A.name: Sent({4: "是", 7: "是"}), B.name: Sent({9: "否"})}

    def proposed(persisting: int = 2) -> list[tuple[str, tuple[str, ...]]]:
        summary = summed([A, B, C, D], sent, previous=then, persisting=persisting)
        return [(proposal.school, proposal.reasons) for proposal in summary.priority]

    assert proposed() == [(A.name, ("第4、7项连续2个学期存在问题",))]
    assert proposed(persisting=3) == proposed(persisting=0) == []
    aged = replace(then, ages={(A.name, 7): 2})
    summary = summed([A, B, C, D], sent, previous=aged)
    assert summary.priority[0].reasons == ("第7项连续3个学期，第4项连续2个学期存在问题",)


def test_over_a_gap_nothing_has_stood_without_a_break(tmp_path: Path) -> None:
    raw = past_summary([(A.name, A.code, {4: "是"})], "2020-2021-1")
    summary = summed([A], {A.name: Sent({4: "是"})}, previous=past_semesters.loaded(tmp_path, raw))
    assert ways(summary) == {A.name: {"persisting": [4]}}
    assert written(summary)["problems"][0]["terms"] == 1
    assert summary.priority == []


# Whatever happens -----------------------------------------------------------------------------------------------------

NAMES = [f"{town}第{number}小学" for town in ("米山镇", "三甲镇") for number in "一二三四五"]
FATES = st.one_of(
    st.none(),
    st.builds(
        Sent,
        st.dictionaries(st.sampled_from([1, 4, 7, 9, 21]), st.sampled_from(["是", "否", "不涉及"]), max_size=5),
        st.sampled_from([True, True, True, False]),
    ),
)


@st.composite
def semesters(draw: st.DrawFn) -> tuple[list[School], dict[str, Sent]]:
    """A roster with codes that may move between schools, other names that name other schools; and what was sent."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=7))
    codes = draw(st.permutations([f"21140000{at:02}" for at in range(10)]))
    steady = draw(st.booleans())
    roster = [
        School(
            name=name,
            code=f"21140000{NAMES.index(name):02}" if steady else codes[at] if draw(st.booleans()) else None,
            group=name[:3],
            aliases=tuple(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2))),
        )
        for at, name in enumerate(names)
    ]
    return roster, {name: fate for name in names if (fate := draw(FATES))}


@settings(max_examples=60, deadline=None)
@given(semesters(), semesters(), st.booleans(), st.booleans())
def test_both_sums_close_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory,
    then: tuple[list[School], dict[str, Sent]],
    now: tuple[list[School], dict[str, Sent]],
    listed_then: bool,
    listed_now: bool,
) -> None:
    folder = tmp_path_factory.mktemp("chain", numbered=True)
    before = summed(then[0] if listed_then else None, then[1], AUTUMN)
    summary = summed(now[0] if listed_now else None, now[1], SPRING, previous=carried(folder, before))
    trend = written(summary)["trend"]
    assert all(check.holds for check in summary.checks), [str(check) for check in summary.checks if not check.holds]
    for entries in (trend["items"], trend["sections"], trend["groups"]):
        for entry in entries:
            then_, now_ = (
                entry[side] if isinstance(entry[side], int) else entry[side]["noncompliant"] for side in ("then", "now")
            )
            assert then_ == sum(entry[course.value] for course in OF_THEN)
            assert now_ == sum(entry[course.value] for course in OF_NOW)
    totals = {course: sum(item[course.value] for item in trend["items"]) for course in Course}
    assert totals == {course: sum(len(school[course.value]) for school in trend["schools"]) for course in Course}
    assert sum(totals[course] for course in OF_THEN) == sum(item.noncompliant for item in before.items)
    assert sum(totals[course] for course in OF_NOW) == len(summary.problems)
    courses = {(problem["school"], problem["item"]): problem["trend"] for problem in written(summary)["problems"]}
    assert len(courses) == len(summary.problems)
