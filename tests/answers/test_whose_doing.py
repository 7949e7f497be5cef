"""Whose doing a sentence tells: others' own acts are no answer of the school's, unless the item asks whether they exist.

Each line of a table is one cell: item, what is written, and the answer (— for unclear).
"""

from __future__ import annotations

import pytest

from jianfu_cli.answers import AnswerReader
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)

OTHERS_DO_IT = """
3 | 上级部门有时重复要数据 | —
3 | 上级重复要求上报材料 | —
3 | 有关部门重复要求教师上报数据 | —
3 | 教育局重复要求上报材料 | —
3 | 镇政府重复要求上报材料 | —
3 | 存在上级部门重复要求上报的情况 | —
1 | 上级组织过未经审批的检查 | —
2 | 上级擅自开展了未列入年度计划的检查 | —
2 | 外校擅自开展过检查 | —
4 | 家长参加过网上投票 | —
4 | 家委会组织学生参加过网上投票 | —
4 | 兄弟学校安排学生参加了网上投票 | —
7 | 教育局强制要求填写家访记录 | —
"""

NOBODY_IS_SAID_TO_HAVE_ARRANGED_IT = """
4 | 学生参加过安全知识竞赛 | —
4 | 学生参加了网上投票 | —
4 | 学生自己参加过网上投票 | —
4 | 教师参加过网上投票 | —
4 | 有学生参加网上投票 | —
4 | 安排学生参加了网上投票 | 是
4 | 组织过网上投票 | 是
4 | 组织学生参加过知识竞赛 | 是
4 | 教师被安排参加过网上投票 | 是
14 | 教师被强制参加网上学习 | 是
"""

THE_ITEM_ASKS_WHETHER_IT_EXISTS = """
12 | 社区频繁安排教师参与社区建设活动 | 是
12 | 街道频繁安排教师参与社区建设活动 | 是
15 | 上级强制摊派验收任务 | 是
14 | 上级强制教师参加论文活动 | 是
16 | 存在上级借用学校场地举办庆典的情况 | 是
"""


def cases(*tables: str) -> list[list[str]]:
    return [line.split(" | ") for table in tables for line in table.strip().split("\n")]


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    cases(OTHERS_DO_IT, NOBODY_IS_SAID_TO_HAVE_ARRANGED_IT, THE_ITEM_ASKS_WHETHER_IT_EXISTS),
)
def test_whose_doing(item: str, text: str, answer: str) -> None:
    assert (READER.read(CHECKLIST.by_number[int(item)], text).answer or "—") == answer
