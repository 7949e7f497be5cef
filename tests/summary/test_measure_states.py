"""Where last semester's measures stand, by what their school says of them and how it answers the item today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from jianfu_cli.definition.term import Term
from jianfu_cli.returns.facts import FollowupStatus
from jianfu_cli.roster.schools import School
from jianfu_cli.summary.left_open import open_measures
from jianfu_cli.summary.measure_rows import FollowupRow
from jianfu_cli.summary.measure_states import of_last_semester
from jianfu_cli.summary.previous import Previous, PreviousMeasure
from newer_checklists import loaded

BEFORE, DAY = Term(2021, 1), date(2022, 7, 15)
STATUSES = {"done": FollowupStatus.DONE, "open": FollowupStatus.OPEN, "": None}


def measure(item: int | None, words: str, deadline: str = "2022-12-31", problem: str = "问题") -> PreviousMeasure:
    return PreviousMeasure("甲小学", item, problem, words, "张三", deadline, "open", BEFORE)


def line(item: int | None, words: str, status: str, problem: str = "问题") -> FollowupRow:
    return FollowupRow("甲小学", item, problem, words, STATUSES[status], "", "甲.xlsx", "上期整改落实情况!F4")


def states(measures: Sequence[PreviousMeasure], said: Sequence[FollowupRow], bad: Sequence[int] = ()) -> list[str]:
    found = of_last_semester("甲小学", "米山镇", measures, said, bad, DAY)
    assert [(each.item, each.measure) for each in found] == [(each.item, each.measure) for each in measures]
    return [each.state.value for each in found]


@pytest.mark.parametrize(
    ("status", "deadline", "bad", "state"),
    [
        ("done", "2022-12-31", False, "done"),
        ("done", "2022-01-31", False, "done"),
        ("done", "2022-12-31", True, "doubtful"),
        ("open", "2022-12-31", False, "open"),
        ("open", "2022-07-15", False, "open"),  # its last day
        ("open", "2022-07-14", True, "due"),
        ("open", "长期坚持", True, "open"),
        ("open", "", True, "open"),
        ("", "2022-01-31", True, "unanswered"),
    ],
)
def test_the_state_of_a_measure(status: str, deadline: str, bad: bool, state: str) -> None:
    assert states([measure(8, "取消", deadline)], [line(8, "取消", status)], [8] if bad else []) == [state]


def test_without_a_word_a_measure_is_unanswered() -> None:
    assert states([measure(8, "取消"), measure(9, "停止")], [line(9, "停止", "done")]) == ["unanswered", "done"]


def test_the_same_words_belong_together_whatever_their_order_and_spaces() -> None:
    measures = [measure(8, "取消值班安排"), measure(8, "合并会议"), measure(15, "合并表册")]
    said = [line(15, "合并表册", "open"), line(8, "合并 会议。", "done"), line(8, "取消值班安排", "open")]
    assert states(measures, said) == ["open", "done", "open"]


def test_a_retyped_line_belongs_to_its_item() -> None:
    assert states([measure(8, "取消晚自习后的值班安排")], [line(8, "值班取消了", "done")]) == ["done"]


def test_one_line_for_an_item_speaks_of_all_of_its_measures() -> None:
    assert states([measure(8, "取消值班"), measure(8, "合并会议")], [line(8, "两项均落实", "done")]) == ["done", "done"]


def test_as_many_retyped_lines_as_measures_go_in_their_order() -> None:
    said = [line(8, "值班取消了", "done"), line(8, "会议没有合并", "open")]
    assert states([measure(8, "取消值班"), measure(8, "合并会议")], said) == ["done", "open"]


def test_between_lines_that_differ_none_is_chosen() -> None:
    said = [line(8, "甲", "done"), line(8, "乙", "open"), line(8, "丙", "open")]
    assert states([measure(8, "取消值班"), measure(8, "合并会议")], said) == ["unanswered", "unanswered"]
    assert states([measure(8, "取消值班")], [line(8, "取消值班", "done"), line(8, "取消值班", "open")]) == [
        "unanswered"
    ]


def test_a_line_left_blank_is_answered_by_another_of_the_same_words() -> None:
    assert states([measure(8, "取消值班")], [line(8, "取消值班", ""), line(8, "取消值班", "done")]) == ["done"]


def test_the_same_words_under_two_items_stay_apart() -> None:
    measures = [measure(8, "加强管理"), measure(9, "加强管理")]
    said = [line(8, "加强管理", "done"), line(9, "加强管理", "open")]
    assert states(measures, said) == ["done", "open"]


def test_a_measure_or_a_line_without_an_item_goes_by_its_words() -> None:
    assert states([measure(None, "召回教师")], [line(8, "召回教师", "done")], bad=[8]) == ["done"]
    assert states([measure(8, "召回教师")], [line(None, "召回教师", "done")], bad=[8]) == ["doubtful"]
    assert states([measure(8, "召回教师")], [line(None, "别的", "done")]) == ["unanswered"]


def test_a_line_without_the_measures_words_goes_by_its_problem() -> None:
    measures = [measure(8, "取消值班", problem="值班过多"), measure(8, "合并会议", problem="会议过多")]
    said = [line(8, "", "done", problem="会议过多"), line(8, "", "open", problem="值班过多")]
    assert states(measures, said) == ["open", "done"]


def test_a_measure_planned_anew_is_overdue_by_its_last_deadline() -> None:
    measures = [
        measure(8, "取消值班", "2022-01-31"),
        measure(8, "取消 值班。", "2022-12-31"),
        measure(9, "停止", "2022-01-31"),
    ]
    said = [line(8, "取消值班", "open"), line(9, "停止", "open")]
    assert states(measures, said) == ["open", "open", "due"]
    measures[1] = measure(8, "取消 值班。", "")
    assert states(measures, said) == ["due", "due", "due"]


def test_a_text_that_was_cut_where_it_was_printed_is_the_same() -> None:
    whole = "很" * 300
    assert states([measure(8, whole), measure(8, "别的")], [line(8, f"{whole[:199]}…", "done")]) == [
        "done",
        "unanswered",
    ]


def test_items_are_those_of_todays_list(tmp_path: Path) -> None:
    checklist = loaded(tmp_path, "reworded", "dropped", "added")  # the ninth is no longer asked
    measures = [measure(item, f"第{item}项") for item in (7, 9, 15)]
    previous = Previous(BEFORE, "summary.json", "2021", 1, None, None, tuple(measures))
    found = open_measures(previous, [School(name="甲小学")], checklist)
    assert [(each.item, each.measure) for each in found.of_school["甲小学"]] == [
        (7, "第7项"),
        (None, "第9项"),
        (14, "第15项"),
    ]
    assert (found.count, found.gone) == (3, ())
