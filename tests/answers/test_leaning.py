"""To which side an unclear wording leans: a suggestion for who must decide, never an answer."""

from __future__ import annotations

import pytest

from jianfu_cli.answers import AnswerReader
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)


def leaning(item: int, text: str) -> str | None:
    return READER.leaning(CHECKLIST.by_number[item], text)


@pytest.mark.parametrize(
    ("item", "text", "side"),
    [
        (6, "基本做到严格控制", "是"),
        (10, "原则上严格规范", "是"),
        (1, "基本没有", "否"),
        (7, "没有强制要求，校务会专题研究过", "否"),
        (8, "严格控制在校时间，校务会专题研究过", "是"),
        (20, "大多未严格限制", "否"),
    ],
)
def test_without_its_hedge_or_the_words_beside_it(item: int, text: str, side: str) -> None:
    assert READER.read(CHECKLIST.by_number[item], text).answer is None
    assert leaning(item, text) == side


@pytest.mark.parametrize(
    ("item", "text"),
    [
        # read as an answer, or nothing there
        (1, "否"),
        (1, "没有组织"),
        (1, ""),
        # two answers, marks
        (1, "是 否"),
        (1, "√"),
        # denies something else, turns, counts, or speaks of the item
        (4, "没有参加答题的班级扣分"),
        (14, "没有强制，但规定每人至少一篇论文"),
        (7, "没有强制要求，每周必须交一次"),
        (6, "严格控制会议，每天开会两次以上"),
        (6, "严格控制，会议偏多"),
        (1, "可能没有"),
        (1, "较好"),
    ],
)
def test_no_side(item: int, text: str) -> None:
    assert leaning(item, text) is None
