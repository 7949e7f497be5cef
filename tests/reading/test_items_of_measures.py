"""Which items a measure is for: one, several, a range, as people write them under 项号, or in words of the problem."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, FOOT, HEAD, WAYS, read_all, rows
from jianfu_cli.reading.numbering import numbers_in

FORM = HEAD + COLUMNS + rows("| | N. T | A | |") + FOOT
FIVE = "| 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |\n"
REST = "减少 | 张三 | 2022年9月1日 |\n"


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("14", [14]),
        ("第14项", [14]),
        ("14、是否组织征文", [14]),
        ("6、8", [6, 8]),
        ("6和8", [6, 8]),
        ("第6、8项", [6, 8]),
        ("第6、8项征文", [6, 8]),
        ("7-8", [7, 8]),
        ("4—8", [4, 5, 6, 7, 8]),
        ("4——8", [4, 5, 6, 7, 8]),
        ("4－6", [4, 5, 6]),
        ("4～6", [4, 5, 6]),
        ("4~6", [4, 5, 6]),
        ("4 – 6", [4, 5, 6]),
        ("4至8", [4, 5, 6, 7, 8]),
        ("四至六", [4, 5, 6]),
        ("7到8项", [7, 8]),
        ("第7-8项", [7, 8]),
        ("第7项至第8项", [7, 8]),
        ("第 7 - 8 项", [7, 8]),
        ("第7—8项家访记录", [7, 8]),
        ("1-3、5", [1, 2, 3, 5]),
        ("1-3，14、20—21", [1, 2, 3, 14, 20, 21]),
        ("8-4", []),
        ("2022-07-08", []),
        ("7月8日", []),
        ("-", []),
    ],
)
def test_numbers_as_people_write_them(written: str, items: list[int]) -> None:
    assert numbers_in(written) == items


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("written", ["7-8", "7—8", "7至8", "第7-8项", "第7、8项"])
def test_a_measure_for_a_range_is_one_for_each_of_its_items(written: str, way: str) -> None:
    [form] = read_all(f"{FORM}\n\n整改台账\n{FIVE}| {written} | 记录多 | {REST}", way)
    assert [(line.item, line.measure) for line in form.rectifications] == [(7, "减少"), (8, "减少")]


@pytest.mark.parametrize("problem", ["第7项：记录多", "第 7 项 记录多", "第7条，记录多"])
def test_what_a_problem_calls_itself_counts_more_than_the_rows_number(problem: str) -> None:
    """1, 2 under 项号 while the problem says 第7项: the school counted its rows."""
    [form] = read_all(f"{FORM}\n\n整改台账\n{FIVE}| 1 | {problem} | {REST}| 2 | 第14、15项：征文 | {REST}")
    assert [line.item for line in form.rectifications] == [7, 14, 15]


def test_so_many_things_are_no_item() -> None:
    [form] = read_all(f"{FORM}\n\n整改台账\n{FIVE}| 7 | 3项记录没有取消 | {REST}")
    assert [line.item for line in form.rectifications] == [7]


def test_a_problem_may_name_the_first_of_the_rows_items() -> None:
    [form] = read_all(f"{FORM}\n\n整改台账\n{FIVE}| 7、8 | 第7项：记录多；第8项：值班 | {REST}")
    assert [line.item for line in form.rectifications] == [7, 8]


def test_a_row_that_counts_itself_and_names_its_number_is_of_that_item() -> None:
    ledger = f"{FIVE.replace('项号', '序号')}| 1 | 第14项：征文 | {REST}| 2 | 第2项：频次多 | {REST}| 3 | 会多 | {REST}"
    [form] = read_all(f"{FORM}\n\n整改台账\n{ledger}")
    assert [line.item for line in form.rectifications] == [14, 2, None]


def test_last_semesters_measures_are_of_their_range_too() -> None:
    head = "上期整改落实情况\n| 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 | 完成情况 |\n"
    [form] = read_all(f"{FORM}\n\n{head}| 7-8 | 记录多 | 减少 | 张三 | 2022年1月31日 | 已完成 |")
    assert [line.item for line in form.followups] == [7, 8]
