"""Words behind a good answer: whether they turn against it or count cases, read or not (JF306)."""

from __future__ import annotations

import pytest

from jianfu_cli.answers import AnswerReader
from jianfu_cli.answers.question import Question
from jianfu_cli.answers.tails import turns as turns_in_words
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)


def turns(item: int, tail: str) -> bool:
    return READER.belies(CHECKLIST.by_number[item], CHECKLIST.by_number[item].expected, tail)


@pytest.mark.parametrize(
    ("item", "tail"),
    [
        (1, "但镇里来过一次"),
        (7, "却要交"),
        (7, "仅班主任填写"),
        (14, "除年轻教师外不要求"),
        (6, "不过会议还是不少"),
        (6, "有3次视频会"),
        (20, "目前有3名教师未经批准被借调"),
        (1, "2次"),
        (1, "有3名教师"),
        (1, "有2项未报备"),
        (14, "每个教研组必须上交论文三篇"),
        (15, "走访贫困户12户"),
        (4, "转发了投票链接"),
        (11, "安排教师上街执勤"),
        (14, "没有一人缺席网上学习"),
        (14, "没有一名教师不参加征文"),
        (20, "没有一名借调教师返岗"),
        (12, "没有一次社区活动落下教师"),
        (16, "仅借用过一次操场，无商业活动"),
        (3, "重复上报3次"),
    ],
)
def test_against_a_good_answer(item: int, tail: str) -> None:
    assert turns(item, tail)


@pytest.mark.parametrize(
    ("item", "tail"),
    [
        (1, "组织检查2次，均已报备"),
        (1, "收到文件3份"),
        (1, "设专人1名负责报备"),
        (4, "学生自愿参加答题3人次"),
        (7, "每学期家访两次，自愿记录"),
        (14, "2人自愿参加"),
        (14, "没有强制参加"),
        (6, "每周例会1次"),
        (6, "会议由20次减到8次"),
        (10, "有专职安全员2名"),
        (11, "未安排教师上街执勤"),
        (16, "停课0次"),
        (1, "见附件"),
        (5, "参与率100%"),
        (3, "一次性上报，数据共享"),
        (3, "半年来无一起重复要求上报"),
        (20, "无一人被借调"),
    ],
)
def test_at_peace_with_it(item: int, tail: str) -> None:
    assert not turns(item, tail)


def test_which_numbers_stand_there_says_nothing() -> None:
    for count in ("2", "3", "58", "12"):
        assert turns(20, f"目前有{count}名教师未经批准被借调")
        assert not turns(5, f"会议由{count}次减为1次")


def test_what_any_item_forbids_is_told_behind_its_answer() -> None:
    question = Question.of(
        "是否严格规范会务工作。严禁铺张浪费,避免重复接待。", "是", "否", problem=False, not_applicable=None
    )
    assert turns_in_words(question, "有铺张浪费") and turns_in_words(question, "存在重复接待的情况")
    assert not turns_in_words(question, "没有铺张浪费")
