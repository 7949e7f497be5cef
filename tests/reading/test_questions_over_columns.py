"""Headings that ask a question of their own: read by its meaning where that is certain, else unclear; never turned round."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, HEAD, TITLE, read_all, rows
from jianfu_cli.answers.outcome import Outcome

WAYS = pytest.mark.parametrize("way", ["sheet", "word"])
SCHOOLS = ("米山镇中心小学", "米山镇第二小学")


def answers(text: str, way: str) -> list[list[str | None]]:
    """The answers of each form."""
    return [[found.answer for found in form.responses] for form in read_all(text, way)]


GOOD = list(EXPECTED.values())


@WAYS
@pytest.mark.parametrize(
    ("heads", "pattern"),
    [
        ("| | | 是否存在问题 | | |\n| 项目 | 内容 | 是 | 否 | 备注 |", "| | N. T | | √ | |"),
        ("| | | 有无问题 | < | |\n| 项目 | 内容 | 有 | 无 | 备注 |", "| | N. T | | √ | |"),
        ("| 项目 | 内容 | 是否违反规定 | < | 备注 |\n| | | 是 | 否 | |", "| | N. T | | √ | |"),
        ("| 项目 | 内容 | 是否符合要求 | < | 备注 |\n| | | 是 | 否 | |", "| | N. T | √ | | |"),
        ("| 项目 | 内容 | 是否违反减负规定 | 备注 |", "| | N. T | 否 | |"),
    ],
)
def test_a_question_over_the_columns(heads: str, pattern: str, way: str) -> None:
    assert answers(f"{HEAD}{heads}\n{rows(pattern)}", way) == [GOOD]


@WAYS
def test_a_question_over_schools(way: str) -> None:
    heads = f"| | | 是否存在问题 | < |\n| 序号 | 内容 | {' | '.join(SCHOOLS)} |\n"
    assert answers(f"{TITLE}\n{heads}{rows('| N | T | 否 | 否 |')}", way) == [GOOD, GOOD]


@WAYS
def test_a_question_over_items(way: str) -> None:
    wordings = " | ".join(f"{n}. {{{n}}}" for n in EXPECTED)
    heads = f"| 学校 | 是否存在问题 |{' < |' * 20}\n| ^ | {wordings} |\n"
    lines = "".join(f"| {school} |{' 否 |' * 21}\n" for school in SCHOOLS)
    assert answers(f"{TITLE}\n{heads}{lines}", way) == [GOOD, GOOD]


@WAYS
@pytest.mark.parametrize(
    "asked",
    [
        "是否不符合要求",
        "是否不存在问题",
        "是否无问题",
        "是否需要整改",
        "是否已整改到位",
        "是否公示",
        "是否完成",
        "是否严格执行",
        "是否加重教师负担",
        "有无不符合要求情况",
        "是否未落实",
        "是否落实整改",
        "是否存在困难",
        "是否有意见",
    ],
)
def test_another_question_answers_no_item(asked: str, way: str) -> None:
    form = read_all(f"{HEAD}| 项目 | 内容 | {asked} | 备注 |\n{rows('| | N. T | 是 | |')}", way)[0]
    assert {found.outcome for found in form.responses} == {Outcome.UNCLEAR}


@WAYS
@pytest.mark.parametrize("asked", ["是否整改", "是否需要整改", "是否公示"])
def test_another_question_beside_the_answers(asked: str, way: str) -> None:
    form = read_all(f"{HEAD}| 项目 | 内容 | 自查情况 | {asked} |\n{rows('| | N. T | A | 是 |')}", way)[0]
    assert [found.answer for found in form.responses] == GOOD
    assert {found.remark for found in form.responses} == {""}
    assert [left.text for left in form.columns_left_out] == [asked]


@WAYS
@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("是否存在问题：否", "good"),
        ("是否违规：否", "good"),
        ("是否符合要求：是", "good"),
        ("是否合格：是", "good"),
        ("是否符合要求：否", "bad"),
        ("是否整改：是", "unclear"),
        ("是否不符合要求：否", "unclear"),
    ],
)
def test_a_question_in_the_cell(written: str, answer: str, way: str) -> None:
    form = read_all(f"{HEAD}| 项目 | 内容 | 自查情况 | 备注 |\n{rows(f'| | N. T | {written} | |')}", way)[0]
    other = {"是": "否", "否": "是"}
    wanted = {"good": GOOD, "bad": [other[good] for good in GOOD], "unclear": [None] * len(GOOD)}[answer]
    assert [found.answer for found in form.responses] == wanted
