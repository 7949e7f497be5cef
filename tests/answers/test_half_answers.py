"""Sentences that answer only a part of what is asked, or plead for what they admit: unclear, never an answer by halves.

Each line of a table is one cell: item, what is written, and the answer (— for unclear).
"""

from __future__ import annotations

import pytest

from jianfu_cli.answers import AnswerReader
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)

ONE_EXAMPLE_OF_SEVERAL = """
7 | 不强制填写例会记录 | —
7 | 没有强制填写家访记录 | —
7 | 没有强制填写家访记录，没有强制填写例会记录 | 否
7 | 没有强制填写家访记录等材料 | 否
7 | 没有强制填写材料 | 否
7 | 没有强制要求教师填写家访记录 | 否
7 | 无，没有强制填写家访记录 | 否
7 | 强制填写家访记录0份 | 否
14 | 没有强制论文 | —
14 | 没有强制征文 | —
14 | 没有强制参加演讲比赛 | —
14 | 没有强制参加征文、论文等活动 | 否
14 | 没有强制参加活动 | 否
15 | 没有摊派填写台账 | —
15 | 没有摊派任务 | 否
17 | 严格控制考试次数 | —
17 | 严格控制教师监考次数 | —
17 | 严格控制社会考试次数和监考次数 | 是
17 | 未严格控制监考次数 | 否
10 | 严格规范消防安全工作 | —
10 | 严格规范消防安全、防灾减灾等工作 | 是
19 | 严格规范统计工作 | —
19 | 严格规范统计和调研工作 | 是
"""

DONE_OTHERWISE_OR_ONLY_THERE = """
18 | 严格规范填写报表 | —
18 | 严格规范填报 | —
18 | 严格规范报表填写 | 是
4 | 有宣传活动 | —
4 | 有竞赛 | —
4 | 投票活动有 | —
4 | 有安排学生投票的情况 | 是
16 | 有商业广告 | 是
"""

AN_ECHO_OF_A_PART = """
3 | 重复 | —
12 | 频繁 | —
14 | 强制 | —
15 | 摊派 | —
16 | 借用 | —
2 | 擅自 | —
2 | 未列入 | —
9 | 规范 | —
17 | 控制 | —
19 | 严格 | —
20 | 限制 | —
20 | 规范 | —
18 | 精减 | —
18 | 精简 | —
21 | 精简。 | —
6 | 我校规范 | —
3 | 重复要求上报 | 是
15 | 强制摊派 | 是
12 | 有 | 是
17 | 严格控制 | 是
19 | 严格规范 | 是
20 | 严格限制 | 是
21 | 严格精简 | 是
9 | 规范、合理 | 是
19 | 已规范 | 是
19 | √规范 | 是
21 | 已精简 | 是
5 | 平台通过审核 | —
"""

ADMITTED_AND_PLEADED_FOR = """
16 | 借用1次，经审批 | —
16 | 借用过学校场地，经教育局同意 | —
4 | 安排过1次，经教育局同意 | —
5 | 有1次，按上级要求 | —
7 | 填写过，自愿 | —
3 | 重复过一次，经同意 | 是
7 | 强制填写过，按上级要求 | 是
4 | 安排过教师参加网上投票 | 是
"""


def cases(*tables: str) -> list[list[str]]:
    return [line.split(" | ") for table in tables for line in table.strip().split("\n")]


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    cases(ONE_EXAMPLE_OF_SEVERAL, DONE_OTHERWISE_OR_ONLY_THERE, AN_ECHO_OF_A_PART, ADMITTED_AND_PLEADED_FOR),
)
def test_half_an_answer(item: str, text: str, answer: str) -> None:
    assert (READER.read(CHECKLIST.by_number[int(item)], text).answer or "—") == answer


AT_ODDS = """
1 | 是，符合要求
12 | 是，符合要求
7 | 是，没有强制填写家访记录
6 | 否，符合要求
6 | 否，不存在问题
19 | 否（无问题）
19 | 否（合格）
17 | 否，严格控制监考次数
6 | 是，存在问题
13 | 是的，有重复
13 | 是，有重复
13 | 是，存在重复开展的情况
13 | 是，重复
11 | 是，有教师上街执勤
3 | 否，重复
3 | 否，重复要求上报，教师意见大
9 | 否，规范
19 | 是，不符合要求
1 | 否，有
16 | 否（有）
8 | 否，教师准时下班
8 | 否，按作息时间上下班
8 | 是，经常加班
"""

AT_ONE = """
6 | 是，符合要求
6 | 是，有
6 | 否，存在问题
1 | 否，不存在问题
1 | 否，符合要求
1 | 是，存在问题
8 | 是，教师准时下班
8 | 否，经常加班
10 | 是，值班人员加班
"""


@pytest.mark.parametrize(("item", "text"), cases(AT_ODDS))
def test_the_words_behind_an_answer_are_at_odds_with_it(item: str, text: str) -> None:
    asked = CHECKLIST.by_number[int(item)]
    reading = READER.read(asked, text)
    assert reading.answer and READER.belies(asked, reading.answer, reading.explanation)


@pytest.mark.parametrize(("item", "text"), cases(AT_ONE))
def test_the_words_behind_an_answer_are_at_one_with_it(item: str, text: str) -> None:
    asked = CHECKLIST.by_number[int(item)]
    reading = READER.read(asked, text)
    assert reading.answer and not READER.belies(asked, reading.answer, reading.explanation)
