"""What a person may judge once for every school: unclear words with the heading that they reply to, and no others."""

from __future__ import annotations

import pytest

from form_cases import FOOT, HEAD, read_all, response, rows

PLAIN = "| 项目 | 内 容 | 自查情况 | 备注 |\n"


def to_judge(headings: str, cells: str, item: int = 13, others: str = "A") -> str:
    """What is to be judged of an item whose cells these are, under these headings; others are answered as expected."""
    row = f"| {item} | {{{item}}} | {cells} |\n"
    before, behind = rows(f"| N | T | {others} |", 1, item - 1), rows(f"| N | T | {others} |", item + 1)
    [form] = read_all(f"{HEAD}| 序号 | 内容 | {headings} |\n{before}{row}{behind}{FOOT}")
    return response(form, item).to_judge


@pytest.mark.parametrize("words", ["较好", "√", "大体做到，个别没有", "☑较好"])
def test_unclear_words_in_the_answers_own_column(words: str) -> None:
    assert to_judge("自查情况", words) == words


@pytest.mark.parametrize("words", ["是", "否", "不涉及", "", "☑是 ☑否", "是/否"])
def test_an_answer_no_answer_and_two_are_nothing_to_judge_alike(words: str) -> None:
    assert to_judge("自查情况", words) in ("", "是/否")  # a menu that nobody chose from is unclear


def test_words_under_a_heading_that_asks_its_own_question_stand_with_it() -> None:
    assert to_judge("有无问题", "基本没有", others="无") == "是否存在问题：基本没有"
    assert to_judge("是否达标", "基本上", others="是") == "是否符合要求：基本上"


def test_a_mark_in_a_column_to_tick_stands_with_its_word() -> None:
    assert to_judge("是 | 否", "较好 | ", others="√ | ") == "是：较好"
    assert to_judge("是 | 否", " | 较好", others="√ | ") == "否：较好"
    assert to_judge("是 | 否", "较好 | 一般", others="√ | ") == "是：较好 否：一般"


@pytest.mark.parametrize("words", ["同上", "同第3项", "同前。"])
def test_what_points_to_another_item_means_something_else_in_each_form(words: str) -> None:
    assert to_judge("自查情况", words) == ""


def test_one_of_two_columns_that_are_equal_is_not_judged_alone() -> None:
    assert to_judge("小学部 | 初中部", "是 | 较好", others="A | A") == ""
    assert to_judge("小学部 | 初中部", "较好 | 是", others="A | A") == ""
    assert to_judge("自查情况 | 自查情况", "较好 | 是", others="A | A") == ""
    assert to_judge("自查情况 | 自查情况", "较好 | 较好", others="A | A") == "较好"
