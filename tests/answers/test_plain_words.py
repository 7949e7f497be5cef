"""Plain sentences whose words are all accounted for, and their neighbours that say something else.

Each line of a table is one cell: item, what is written, and the answer (— for unclear).
"""

from __future__ import annotations

import pytest

from jianfu_cli.answers import AnswerReader
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)

NOT_APPLICABLE_WITH_ITS_REASON = """
17 | 农村小学没有社会考试，此项不涉及 | 不涉及
12 | 村小，没有街道社区，此项不涉及 | 不涉及
9 | 我市已脱贫，现无教育扶贫任务，本项不涉及 | 不涉及
2 | 本园无督查检查评比考核权限，此项不适用 | 不涉及
17 | 有社会考试，此项不涉及 | —
17 | 此项不涉及教师利益 | —
"""

NONE_AT_ALL = """
1 | 一次也没有 | 否
12 | 一次都没有 | 否
4 | 滥发通知一次也没有 | —
1 | 检查一次也没有落下 | —
"""

WHAT_IS_BAD_IS_DENIED_BESIDE = """
14 | 无强制、无摊派、无指标 | 否
14 | 教师自愿参与，不下指标，不作要求 | 否
11 | 按教育部门要求依程序统筹安排，不随意派工，严格规范到位。 | 是
8 | 不随意延长教师在校时间，严格控制 | 是
10 | 坚持从简，严格规范，未随意安排教师上街宣传 | —
19 | 严格规范，没有擅自取消的调研 | —
14 | 没有强制，没有任务完不成的 | —
14 | 无指标 | —
8 | 严格控制，没有随意缺岗的班主任要值班 | —
11 | 严格规范，没有擅自离开执勤岗位的 | —
11 | 严格规范，不频繁安排教师上街执勤 | —
8 | 严格控制，没有频繁加班 | —
7 | 没有强制，没有擅自缺交家访记录的 | —
8 | 严格控制，加班正常 | —
19 | 严格规范，不增加学校负担 | 是
12 | 不存在此类问题，教学秩序正常 | 否
"""

CONCEDED_AND_THEN_SAID = """
7 | 虽有家访，但不强制填写家访记录等材料 | 否
7 | 虽有家访任务，但不强制填写家访记录等材料 | —
12 | 虽参加过社区建设活动，但不存在频繁参与的情况 | 否
17 | 虽是考点，但考试次数和监考次数均严格控制 | 是
14 | 虽每人都要交两篇，但没有强制 | —
14 | 虽有指标，但没有强制参加 | —
7 | 虽然要求填写，但没有强制填写材料 | —
16 | 虽借用过场地，但没有随意停课，没有商业活动 | —
1 | 虽有检查未报备，但没有组织未经审批的检查 | —
5 | 虽推介过平台，但没有作为评价标准 | —
7 | 虽未下文强制，但不交家访记录的扣考核分 | —
12 | 虽然社区频繁安排，但没有频繁参与 | —
6 | 虽有会议，但会议太多 | —
20 | 虽有教师被借调，但严格限制 | —
"""

SAID_A_LITTLE_OTHERWISE = """
6 | 一直严格控制着 | 是
19 | 很规范 | 是
19 | 统计规范，调研也规范 | 是
19 | 未发现不规范之处 | 是
11 | 本学期以来严格规范各类创优评选 | 是
10 | 严格规范，详见附件3 | 是
1 | 没有（详见附件） | 否
1 | 详见附件 | —
10 | 见附件3 | —
17 | 次数太多，控制不住 | 否
18 | 谈不上精减 | 否
20 | 严格限制，经教育局批准 | 是
19 | 很规范统计 | —
"""

WHAT_THE_ITEM_FORBIDS_IS_DONE = """
13 | 存在重复开展的情况 | 否
13 | 有重复 | 否
13 | 重复开展过两次 | 否
11 | 创卫期间安排教师上街执勤6次 | 否
11 | 安排教师上街执勤2次 | 否
11 | 有教师上街执勤 | —
6 | 安排教师参加视频会2次 | —
6 | 安排教师参加与教育教学无关的视频会2次 | 否
13 | 有重复的当场制止 | —
11 | 安排教师上街执勤1次，经教育局批准 | —
13 | 存在重复开展的隐患 | —
11 | 安排教师参与网上学习1次 | —
11 | 安排学生上街执勤1次 | —
"""

COUNTED_OR_TOLD_AS_THE_PROBLEM = """
1 | 未经审批的检查共组织2次 | 是
2 | 计划外检查2项 | 是
1 | 未经审批的检查减少2次 | —
1 | 未经审批的检查拒绝1次 | —
1 | 经审批的检查共组织2次 | —
1 | 未经审批的检查上级组织2次 | —
1 | 未经审批的评比参加2次 | —
1 | 未经审批的检查考核过 | —
2 | 计划外检查1项，上级安排 | —
12 | 存在，社区每周要求教师去社区帮忙 | 是
12 | 存在，社区每学期要求教师去一次 | —
"""


def cases(*tables: str) -> list[list[str]]:
    return [line.split(" | ") for table in tables for line in table.strip().split("\n")]


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    cases(
        NOT_APPLICABLE_WITH_ITS_REASON,
        NONE_AT_ALL,
        WHAT_IS_BAD_IS_DENIED_BESIDE,
        CONCEDED_AND_THEN_SAID,
        SAID_A_LITTLE_OTHERWISE,
        WHAT_THE_ITEM_FORBIDS_IS_DONE,
        COUNTED_OR_TOLD_AS_THE_PROBLEM,
    ),
)
def test_plain_words(item: str, text: str, answer: str) -> None:
    assert (READER.read(CHECKLIST.by_number[int(item)], text).answer or "—") == answer
