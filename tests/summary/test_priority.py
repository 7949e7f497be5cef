"""重点督导建议名单: what is a reason, on which of the notice's grounds, in which order, and how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jianfu_cli.definition import Ground
from jianfu_cli.summary.priority import Case, Priority, Thresholds, shortlist
from jianfu_cli.summary.school_state import State

DEFAULT = Thresholds()
FINE = Case("甲小学", "米山镇", State.COUNTED)
MISSING, REJECTED = replace(FINE, state=State.MISSING), replace(FINE, state=State.REJECTED)


def several(case: Case, count: int, start: int = 1) -> list[Case]:
    """Schools of which the same is to be said."""
    return [replace(case, school=f"{number}号小学") for number in range(start, start + count)]


def listed(cases: Sequence[Case], thresholds: Thresholds = DEFAULT) -> list[Priority]:
    return shortlist(cases, thresholds)[0]


@pytest.mark.parametrize(
    ("case", "ground", "reasons"),
    [
        (MISSING, Ground.ARRANGED_BADLY, ["未报送自查表"]),
        (replace(FINE, late=True), Ground.ARRANGED_BADLY, ["逾期报送"]),
        (replace(FINE, problems=3), Ground.ARRANGED_BADLY, ["存在问题3项"]),
        (REJECTED, Ground.DONE_CARELESSLY, ["自查表有误，尚未更正"]),
        (replace(FINE, overdue=2), Ground.DONE_CARELESSLY, ["上期整改措施2条逾期未完成"]),
        (replace(FINE, uniform=True), Ground.DONE_CARELESSLY, ["各项答案全部相同，前后矛盾，建议核实"]),
        (replace(FINE, copied_from="乙小学"), Ground.DONE_CARELESSLY, ["情况说明与乙小学文字雷同，建议核实"]),
    ],
)
def test_each_reason_stands_on_a_ground_of_the_notice(case: Case, ground: Ground, reasons: list[str]) -> None:
    assert listed([case]) == [Priority("甲小学", "米山镇", ground, tuple(reasons))]


@pytest.mark.parametrize("case", [FINE, replace(FINE, state=State.RECEIVED), replace(FINE, problems=2)])
def test_who_reported_honestly_and_in_time_is_not_proposed(case: Case) -> None:
    assert shortlist([case], DEFAULT) == ([], 0)


def test_problems_without_a_measure_are_no_ground_but_said_with_another() -> None:
    unmeasured = replace(FINE, problems=2, without_measure=2)
    assert listed([unmeasured]) == []
    (proposed,) = listed([replace(unmeasured, late=True)])
    assert (proposed.ground, proposed.reasons) == (Ground.ARRANGED_BADLY, ("逾期报送", "2项问题没有整改措施"))


def test_how_many_overdue_measures_are_a_reason_is_set() -> None:
    case = replace(FINE, overdue=2)
    assert listed([case], Thresholds(overdue=3)) == listed([case], Thresholds(overdue=0)) == []
    assert len(listed([case], Thresholds(overdue=2))) == 1


def test_problems_that_follow_from_answers_all_alike_are_no_reason() -> None:
    (proposed,) = listed([replace(FINE, uniform=True, problems=11, without_measure=11)])
    assert proposed.reasons == ("各项答案全部相同，前后矛盾，建议核实",)


def test_the_weightiest_reason_gives_the_ground_and_stands_first() -> None:
    (proposed,) = listed([replace(FINE, late=True, copied_from="乙小学")])
    assert proposed.ground is Ground.DONE_CARELESSLY
    assert proposed.reasons == ("情况说明与乙小学文字雷同，建议核实", "逾期报送")


def test_the_list_is_ranked_by_weight_then_by_problems_then_by_the_roster() -> None:
    late, few, many = replace(FINE, late=True), replace(FINE, problems=3), replace(FINE, problems=5)
    cases = [
        replace(case, school=name)
        for case, name in ((late, "甲"), (few, "乙"), (MISSING, "丙"), (many, "丁"), (late, "戊"))
    ]
    assert [proposed.school for proposed in listed(cases)] == ["丙", "丁", "乙", "甲", "戊"]


def test_the_list_has_ten_schools_unless_the_settings_say_otherwise() -> None:
    cases = [replace(FINE, school=f"{number}号小学", problems=number) for number in range(3, 30)]
    assert [len(listed(cases, Thresholds(limit=limit))) for limit in (DEFAULT.limit, 5, 0)] == [10, 5, 27]
    assert shortlist(cases, DEFAULT)[1] == 27


def test_schools_that_weigh_the_same_are_listed_all_or_none() -> None:
    above = several(MISSING, 8)
    assert len(listed(above + several(replace(FINE, late=True), 3, start=20))) == 8
    assert len(listed(several(MISSING, 13))) == 13  # none of them comes before another


def test_each_reason_can_be_switched_off() -> None:
    off = Thresholds(problems=0, without_measure=0, missing=False, late=False, uniform=False, copied=False)
    everything = replace(FINE, late=True, problems=9, without_measure=9, copied_from="乙小学")
    assert listed([MISSING, REJECTED, everything, replace(FINE, uniform=True)], off) == []
