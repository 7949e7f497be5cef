"""Words and sentences that schools write, and the answers that they are. Each line of a table is one cell.

Items 1 to 5, 7, 12 and 14 to 16 ask for a problem (是 admits one), the others for a practice (是 is how it should be).
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.answers import AnswerReader, Reading
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.checklist import Checklist, load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)

# item | cell | explanation: \n is a line break
BARE_NO = """
1 | □是 □否 □不涉及 未发现
1 | □是 □否 □不涉及\\n没有
12 | 是否存在：不存在
1 | 未
1 | 从未
1 | 从不
1 | 没有的
1 | 0次
1 | 否 |
1 | 否。 |
1 | 否！ |
1 | “否” |
1 | （否） |
1 | 【否】 |
1 | 答：否 |
1 | 结论：否 |
1 | 自查结果为否 |
1 | 1.否 |
1 | 否的 |
1 | 不是 |
1 | 不是。 |
1 | 否……  |
1 | 无 |
1 | 没有。 |
1 | 未发现 |
1 | 未 发 现 |
1 | 未\\n发现 |
1 | 经自查，否 |
1 | 我校：否 |
1 | 一、否 |
1 | 不存在 |
4 | 否；否 |
4 | 1.否 2.否 |
6 | 否 |
6 | 不是 |
1 | 否（无） | 无
1 | 否，已自查 | 已自查
1 | 否 没有组织 | 没有组织
1 | 否：没有组织 | 没有组织
1 | 否——没有组织 | 没有组织
1 | 否\\n未擅自开展。 | 未擅自开展。
1 | 否。\\n第一行\\n第二行 | 第一行\\n第二行
1 | 否（没有组织） | 没有组织
1 | 否 情况说明：没有组织 | 没有组织
3 | 否，材料只报一次，不重复上报。 | 材料只报一次，不重复上报。
5 | 否。没有向家长推介平台。 | 没有向家长推介平台。
7 | 否没有强制要求 | 没有强制要求
7 | 否，但鼓励填写 | 但鼓励填写
7 | 不是，由教师自愿填写 | 由教师自愿填写
"""

BARE_YES = """
17 | 能
8 | 完全做到
20 | 是否严格限制：是
6 | 是 |
6 | 是的。 |
6 | 　是　 |
1 | 是 |
1 | 有 |
1 | 存在 |
1 | 确有 |
8 | 是，严格控制，教师按作息时间上下班。 | 严格控制，教师按作息时间上下班。
6 | 是 严格控制 | 严格控制
6 | 是：严格控制 | 严格控制
6 | 是，无论是否必要 | 无论是否必要
6 | 是，均是 | 均是
6 | 是严格控制会议数量 | 严格控制会议数量
1 | 是。未发现未经审批的检查。 | 未发现未经审批的检查。
9 | 是，任务安排合理规范。 | 任务安排合理规范。
"""

BARE_NOT_APPLICABLE = """
17 | 不涉及 |
17 | 不涉及。 |
17 | 不适用 |
17 | 不\\n涉 及 |
17 | N/A |
17 | 无此项 |
17 | 未涉及 |
1 | 不适用 |
17 | 不涉及，我校未承担社会考试 | 我校未承担社会考试
17 | 不涉及。理由：无考点 | 理由：无考点
"""

# item | sentence: all of it is the explanation
SENTENCES_NO = """
7 | 没有强制要求，但鼓励填写
7 | 取消了家访记录、例会记录，不再强制填写
11 | 没有严格规范，教师曾上街执勤
7 | 没有硬性要求
10 | 不太规范
1 | √没有组织未经审批的检查
6 | 难以严格控制
14 | 非强制，自愿参加
8 | 实际上没有做到严格控制
6 | 不是很严格
6 | 谈不上严格控制
6 | 没有达到严格控制的要求
1 | 不仅没有，还减少了检查
15 | 从来没有强制摊派。
7 | 以教学为主，不是强制要求。
1 | 没有，也不会组织
3 | 不会重复要求
6 | 没有严格控制，会议偏多。
17 | 未能严格控制监考次数，教师监考较多
20 | 限制不严格，有三名教师被借调
20 | 未严格限制，有教师被抽调
10 | 还没有严格规范
8 | 尚未严格控制
8 | 不能严格控制
8 | 无法严格控制，住校生需要看护
6 | 控制不严
6 | 会议数量未得到严格控制
18 | 报表没有精减，填报次数较多
21 | 没有严格精简，培训过多
1 | 没有组织实施未经审批报备的事项。
1 | 没有组织实施未经审批报备的督查检查评比考核事项
1 | 我校没有组织未经审批的检查
1 | 经自查，未发现未经审批的检查
1 | 经自查，我校无此类情况
1 | 无此类情况
1 | 没有该现象
1 | 不存在此类问题
1 | 此类情况不存在
1 | 上述情况均不存在
1 | 不存在没有审批的检查
1 | 没有不经审批的检查
1 | 无任何未经审批的督查检查
1 | 无问题
1 | 没有问题
1 | 无异常
1 | 不存在问题，无需整改
1 | 目前没有发现
1 | 尚未发现
1 | 未开展
1 | 没有组织
1 | 未经审批的检查一律不开展
1 | 坚决不开展未经审批的检查
1 | 学校所有检查均经审批，没有未经审批的事项
1 | 严格按规定执行，没有未经审批的事项
1 | 没有，一切按计划
1 | 无，均按计划开展
2 | 未擅自开展计划外的检查评比。
3 | 无重复要求
3 | 不重复上报
3 | 从未重复要求上报
3 | 不存在重复上报的现象，数据一次采集多方共用
4 | 没有滥发通知，也没有安排师生参加网上投票。
4 | 未滥发通知，未安排网上投票
4 | 不存在滥发通知、随意安排任务和安排网上投票的情况
5 | 没有把参与情况作为评价标准
7 | 未强制填写，由班主任自愿记录
7 | 没要求
12 | 不存在频繁参与社区建设活动的情况。
12 | 街道社区没有安排教师频繁参与
14 | 不存在强制参加的情况。
14 | 教师没有被强制参加
14 | 没有强制要求，教师自愿参加了征文比赛
15 | 没有此类摊派任务。
16 | 不存在停课出人出场地，无商业活动进校园。
16 | 无停课、无商业活动
7 | 没有强制要求，部分教师自愿填写
5 | 不推介、不评价
15 | 不强制、不摊派
2 | 没有擅自开展，检查两次均在计划内
6 | 没有做到
6 | 没有严格控制
6 | 未严格控制会议数量
6 | 会议数量未严格控制
6 | 不严格
6 | 执行不到位
6 | 未做到
20 | 未严格限制抽调借用
21 | 没有精简培训
"""

SENTENCES_YES = """
1 | 组织开展了未经审批的检查评比两次。
14 | 没有强制参与征文，强制网上学习有
6 | 严格控制会议数量，确需召开的精减次数、压缩时间。
1 | 未经审批组织了两次检查
1 | 未经审批组织检查一次
16 | 随意安排了换届选举
21 | 除必要的培训外一律取消，严格精简。
8 | 除值班外，严格控制
3 | 不能避免重复上报，存在此类情况
2 | 存在少量
7 | 仍然强制要求填写例会记录
1 | 组织过，是为了迎接上级检查
4 | 没有滥发通知，但安排了网上投票
4 | 没有滥发通知，安排了网上投票
6 | 没有不严格的情况
6 | 严格控制，今后将逐步精减
13 | 无论哪类宣传活动都严格规范，统一审批。
6 | 不仅严格控制了会议数量，而且压缩了时间。
4 | 不得不安排教师参加网上投票
6 | 不存在没有严格控制会议数量的情况。
8 | 没有不严格控制的现象。
9 | 不存在不严格规范、不合理安排的情况
21 | 没有不精简的培训
7 | 要求班主任每周填写家访记录，属于强制要求。
7 | 强制要求
14 | 强制教师参加征文
16 | 有商业广告进校园
1 | 存在此类现象，已整改
4 | 个别时候存在滥发通知现象
16 | 不存在停课，但存在借用场地举办考试的情况
8 | 严格按照作息时间控制
10 | 各项工作均严格规范
6 | 做到严格控制，没有无关会议
6 | 我校对会议数量进行了严格控制
1 | 存在问题：上学期组织了一次未经审批的检查
1 | 存在此类情况
1 | 有，组织了一次未经审批的检查
1 | 偶有
1 | 有过一次
4 | 安排过教师参加网上投票
4 | 存在安排教师参加答题活动的情况，正在整改
7 | 有强制要求填写例会记录的情况
12 | 存在社区频繁安排教师参与活动的情况
15 | 存在向教师摊派医保收费的任务
16 | 存在借用学校场地举办换届选举的情况
6 | 严格控制会议数量，全体会每月不超过两次。
6 | 已严格控制
6 | 能够严格控制
6 | 我校严格控制会议数量
6 | 会议数量得到严格控制
6 | 严格控制与教学无关的会议
6 | 严格控制会议数量，没有安排教师参加无关会议
6 | 按要求严格控制
6 | 按要求落实
6 | 按规定严格执行
9 | 严格、规范、合理安排
6 | 均按规定执行
6 | 严格按照上级文件要求执行
6 | 做到
6 | 已落实
10 | 严格规范，由安全办统一负责。
11 | 严格规范，不安排教师上街执勤
13 | 严格规范，宣传活动进校园实行审批制。
17 | 严格控制，未承担任何社会考试
19 | 严格规范统计和调研工作。
20 | 严格限制，无教师被借调
21 | 严格精简培训活动，能合并的合并。
"""

SENTENCES_NOT_APPLICABLE = """
5 | 本校未使用任何平台，不涉及
17 | 本校不是考点，不涉及此项
9 | 我校无扶贫任务，不涉及
17 | 我校不涉及社会考试
17 | 没有社会考试
17 | 不涉及社会考试
6 | 本校不涉及此项工作
1 | 本校不涉及
"""

UNCLEAR = """
6 | 严格控制，安排教师参加教研会
11 | 严格规范，组织师生打扫卫生
6 | □是 □否 □不涉及 未发现
4 | 曾经存在，现已停止
4 | 没有滥发，但通知较多
4 | 安排专人审核群消息
6 | 曾经严格控制
7 | 没有强制，但有要求
7 | 除高三外，没有强制
1 | 是否
1 | 是/否
1 | 是 否 不涉及
1 | 是？
1 | 是吗
1 | 是，也不全是
1 | 是的，没有
1 | 有是有
1 | 否定
1 | 否则
1 | 否认
1 | 不
1 | 否否
1 | 我校是小学
1 | 是指
1 | 是没有
1 | 是由教育局统一组织的
1 | 是 由教育局组织
1 | 并非没有
1 | 不是没有
1 | 不能说没有
1 | 不得不开展
1 | 难免有
1 | 可能没有
1 | 应该没有
1 | 基本没有
1 | 有时
1 | 曾经有，现已整改
1 | 存在的问题已整改
1 | 正在整改
1 | 已自查
1 | 同上
1 | 见附件
1 | 详见报告
1 | √
1 | ×
1 | ☑
1 | 1
1 | TRUE
1 | /
1 | —
1 | ……
1 | 待定
1 | 不清楚
1 | 正常
1 | 无此项
1 | 未涉及
1 | 不涉及此类问题
1 | 没有收到文件
1 | 没有提前沟通
1 | 没有严格审批
1 | 未经审批组织了两次检查的，一律退回
1 | 有两次，均经审批
1 | 有，均按规定审批报备
2 | 有，已列入年度计划
1 | 存在不存在
14 | 有，自愿参加
14 | 有，但自愿参加
7 | 是，自愿的
7 | 是的，没有强制要求
12 | 有，不频繁
12 | 存在，但不多
4 | 没有随意安排，个别活动自愿参加
14 | 未强制但有要求
3 | 不重复但次数多
14 | 不存在强制，存在鼓励
14 | 不存在以上问题，但存在其他负担
14 | 网上学习有，征文没有
7 | 学校没有，教育局有
4 | 没有滥发通知，有时安排投票
16 | 没有停课，场地借用一次
12 | 未影响教学
5 | 有推介，不作为评价标准
6 | 没有严格控制的必要
6 | 严格控制，会议较多
6 | 严格控制会议数量，安排教师参加了无关会议
11 | 严格规范，安排教师上街执勤
13 | 严格规范，重复开展
1 | 开展了未经审批检查的自查
1 | 组织了对未经审批检查的清理
1 | 组织清理了未经审批的检查
1 | 未经审批开展检查将被追责
1 | 开展了检查一次
16 | 安排了换届选举
1 | 严格按规定执行，均经审批
1 | 不得组织未经审批的检查
1 | 除上级安排外，没有组织检查
1 | 有督查检查
1 | 未经审批
1 | 没有审批
1 | 检查均未审批
1 | 没有一次检查是经过审批的
1 | 不存在已审批的检查
1 | 无所谓
1 | 没错
1 | 不好
1 | 无法统计
1 | 没有自查
1 | 没有大问题
1 | 无明显问题
2 | 没有按计划开展
2 | 没有列入年度计划
2 | 没有年度计划
3 | 没有减少重复要求
3 | 不止一次要求上报
3 | 不断重复要求上报材料
4 | 没有停止网上投票
4 | 没有取消网上投票
4 | 没有少安排网上投票
4 | 没有不安排网上投票的
4 | 不安排网上投票就扣分
4 | 无节制地滥发通知
4 | 滥发通知没有得到控制
5 | 没有禁止平台推介
7 | 不填写家访记录要扣分
7 | 不要求教师写家访记录
4 | 没有滥发通知，但有投票
7 | 没有取消家访记录
14 | 没有不参加的
14 | 没有教师自愿参加
15 | 没有完成摊派任务
15 | 无偿承担医保信息录入
16 | 没有停止借用
4 | 上学期曾安排教师参加网上投票
7 | 没有经常要求教师填写家访记录
7 | 没有办法，上级要求填写家访记录
7 | 不得强制要求教师填写
7 | 有要求填写例会记录的情况
14 | 要求教师参加了征文比赛，没有强制
14 | 自愿参加
16 | 没有商业广告进入校园，场地曾借给村委换届选举
6 | 无
6 | 没有
6 | 有
6 | 未发现
6 | 不存在问题
6 | 基本做到
6 | 大部分
6 | 部分
6 | 较好
6 | 一般
6 | 良好
6 | 按上级要求
6 | 存在问题：会议偏多
6 | 严格控制，但有时会议较多
6 | 将严格控制
6 | 严格控制方面存在不足
6 | 严格来说，会议多
6 | 严格控制不了会议
6 | 严格按上级要求参加各类视频会
6 | 按要求完成上级会议任务
6 | 做到每周三次会议
6 | 做到了吗
6 | 必须严格控制
6 | 没有严格控制会议的制度
6 | 没有落实不到位的情况
6 | 不存在控制不严
20 | 严格执行上级抽调任务
20 | 严格按要求抽调教师
17 | 按要求安排监考
8 | 严格执行坐班制度
8 | 没有超时
8 | 没有严格要求教师坐班
8 | 严格要求教师坐班
11 | 没有安排教师上街执勤
20 | 现有两名教师被抽调到乡镇工作。
20 | 严格限制，有两名教师被抽调
"""

CONFLICTS = """
1 | 是、否
1 | 是 否
1 | 是。否。
1 | 是\\n否
1 | 否，不涉及
4 | 1.否；2.是
1 | 否 是
1 | 是（否）
1 | 是，更正为否
1 | 否。经复查，是
1 | 是（笔误，应选否）
1 | 否，其中一次是
1 | 否，上学期为是
1 | 是，有时否
1 | 是，其实不是
1 | 是，也不是
6 | 是。经核实为不涉及
1 | 是 我校√否
"""

EMPTY = """
1 | □是 □否 □不涉及\\n情况说明：未发现 | 未发现
1 | ____ |
1 | 情况说明： |
1 | 情况说明：无 | 无
1 | 情况说明：没有组织未经审批的检查 | 没有组织未经审批的检查
"""


def cases(table: str, answer: str | None, *, whole: bool = False) -> list[tuple[int, str, str | None, str]]:
    """The lines of a table; `whole`: the text is its own explanation."""
    found = []
    for line in table.strip("\n").split("\n"):
        item, text, *explanation = [part.strip(" ").replace("\\n", "\n") for part in line.split("|")]
        found.append((int(item), text, answer, text if whole else "".join(explanation)))
    return found


ANSWERED = [
    *cases(BARE_NO, "否"),
    *cases(BARE_YES, "是"),
    *cases(BARE_NOT_APPLICABLE, "不涉及"),
    *cases(SENTENCES_NO, "否", whole=True),
    *cases(SENTENCES_YES, "是", whole=True),
    *cases(SENTENCES_NOT_APPLICABLE, "不涉及", whole=True),
]


def read(item: int, text: str) -> Reading:
    return READER.read(CHECKLIST.by_number[item], text)


@pytest.mark.parametrize(("item", "text", "answer", "explanation"), ANSWERED)
def test_answers(item: int, text: str, answer: str, explanation: str) -> None:
    reading = read(item, text)
    assert (reading.outcome, reading.answer, reading.explanation) == (Outcome.ANSWERED, answer, explanation)
    assert reading.rule


@pytest.mark.parametrize(("item", "text"), [case[:2] for case in cases(UNCLEAR, None)])
def test_unclear(item: int, text: str) -> None:
    reading = read(item, text)
    assert (reading.outcome, reading.answer) == (Outcome.UNCLEAR, None)


@pytest.mark.parametrize(("item", "text"), [case[:2] for case in cases(CONFLICTS, None)])
def test_two_answers(item: int, text: str) -> None:
    assert read(item, text).outcome is Outcome.CONFLICT


@pytest.mark.parametrize(("item", "text", "explanation"), [(c[0], c[1], c[3]) for c in cases(EMPTY, None)])
def test_nothing_answered(item: int, text: str, explanation: str) -> None:
    reading = read(item, text)
    assert (reading.outcome, reading.answer, reading.explanation) == (Outcome.EMPTY, None, explanation)


@pytest.mark.parametrize("text", ["", " ", "　\n\t", "\u200b"])
def test_an_empty_cell(text: str) -> None:
    assert read(1, text).outcome is Outcome.EMPTY


@pytest.mark.parametrize(
    ("item", "text", "rule"),
    [
        (1, "否", "直接作答"),
        (1, "未发现", "语句“未发现”"),
        (1, "没有组织", "语句“没有”"),
        (6, "已严格控制", "语句“已严格控制”"),
        (1, "☑否", "勾选"),
        (1, "较好", "看不明白"),
    ],
)
def test_the_rule_is_told(item: int, text: str, rule: str) -> None:
    assert read(item, text).rule == rule


@pytest.mark.parametrize(
    ("item", "text", "implied"),
    [
        (3, "没有重复要求上报", "否"),
        (3, "否，材料只报一次，不重复上报。", "否"),
        (1, "存在未经审批的检查", "是"),
        (6, "严格控制会议数量", "是"),
        (8, "未严格控制", "否"),
        # says nothing certain, or nothing at all
        (3, "无", None),
        (3, "", None),
        (1, "没有提前报备", None),
        (1, "没有提前沟通", None),
        (4, "已自查", None),
        (7, "部分年级要求", None),
        (7, "要求班主任每周填写家访记录", None),
        (14, "上学期要求教师参加征文比赛一次。", None),
        (20, "现有两名教师被抽调到乡镇工作。", None),
        (17, "本校不涉及社会考试", None),
    ],
)
def test_what_an_explanation_says(item: int, text: str, implied: str | None) -> None:
    assert READER.implied(CHECKLIST.by_number[item], text) == implied


@pytest.mark.parametrize(
    "text", ["否", "　是", "否。", "（否）", "：否", "不涉及", "☑否", "□是 ☑否", "未发现", "不存在"]
)
def test_plainly_and_only_an_answer(text: str) -> None:
    assert READER.is_answer(CHECKLIST.by_number[1], text)


@pytest.mark.parametrize(
    "text",
    ["", "无", "没有", "有", "√", "□是 □否", "否，没有组织", "没有组织未经审批的检查", "已整改", "是 否", "是否"],
)
def test_more_or_less_than_an_answer(text: str) -> None:
    assert not READER.is_answer(CHECKLIST.by_number[1], text)


def other_checklist(
    answers: list[str], expected: str, neutral: str | None = None, text: str = "会议数量是否达标。"
) -> Checklist:
    item = {"number": 1, "text": text, "expected": expected}
    names = dict.fromkeys(("version", "title", "issuer", "recipient", "document", "attachment"), "1")
    sections = [{"title": "一", "items": [item]}]
    return Checklist.model_validate(
        {"id": "other", **names, "answers": answers, "not_applicable": neutral, "sections": sections}
    )


GRADES = other_checklist(["达标", "不达标", "无此项"], "达标", "无此项")
PROGRESS = other_checklist(["已完成", "未完成"], "已完成")
LETTERS = other_checklist(["A", "B", "C"], "A")
EXISTENCE = other_checklist(["有", "无"], "无", text="有无未经审批的检查。")


@pytest.mark.parametrize(
    ("checklist", "text", "answer"),
    [
        (GRADES, "达标", "达标"),
        (GRADES, "不达标。", "不达标"),
        (GRADES, "未达标", "不达标"),
        (GRADES, "无此项", "无此项"),
        (GRADES, "不涉及", "无此项"),
        (GRADES, "达标，会议精减", "达标"),
        (GRADES, "□达标 ☑不达标 □无此项", "不达标"),
        (GRADES, "达标情况良好", None),
        (GRADES, "是", None),
        (PROGRESS, "完成", "已完成"),
        (PROGRESS, "未完成，正在推进", "未完成"),
        (PROGRESS, "尚未完成", "未完成"),
        (PROGRESS, "☑已完成□未完成", "已完成"),
        (PROGRESS, "完成率高", None),
        (LETTERS, "Ｂ", "B"),
        (LETTERS, "b。", "B"),
        (LETTERS, "□A ☑B □C", "B"),
        (LETTERS, "AB", None),
        (LETTERS, "A B", None),
        (EXISTENCE, "无", "无"),
        (EXISTENCE, "没有未经审批的检查", "无"),
        (EXISTENCE, "否", "无"),
        (EXISTENCE, "☑有 □无", "有"),
    ],
)
def test_other_checklists(checklist: Checklist, text: str, answer: str | None) -> None:
    assert AnswerReader(checklist).read(checklist.items[0], text).answer == answer


ITEMS = st.sampled_from(CHECKLIST.items)
SPACE = st.text(" 　\n\t\u200b", max_size=3)
WORDS = [
    *"是否没无未不的过了但□☑√×（），。、",
    "不涉及",
    "没有",
    "存在",
    "严格",
    "控制",
    "组织",
    "未经审批",
    "检查",
    "情况说明：",
]


@settings(derandomize=True)
@given(
    ITEMS,
    st.sampled_from(CHECKLIST.answers),
    SPACE,
    st.sampled_from(["", "“", "【", "（"]),
    SPACE,
    st.text("。.！!，；~”】） 　\n", max_size=3),
)
def test_a_bare_answer_reads_as_itself_through_any_noise(item, answer, before, opening, between, after) -> None:  # type: ignore[no-untyped-def]
    assert READER.read(item, f"{before}{opening}{between}{answer}{between}{after}").answer == answer


@settings(derandomize=True)
@given(
    ITEMS,
    st.lists(st.sampled_from(WORDS) | st.integers(0, 120).map(str) | st.sampled_from("次.、（）"), max_size=8),
)
def test_what_is_implied_is_what_is_read_whatever_the_numbers(item, pieces) -> None:  # type: ignore[no-untyped-def]
    text = "".join(pieces)
    answer = READER.read(item, text).answer
    said = None if answer == CHECKLIST.not_applicable else answer
    assert READER.implied(item, text) in (said, None)
    assert READER.implied(item, f"{text}，") == READER.implied(
        item, f"{text}，".translate(str.maketrans("123456789", "2" * 9))
    )


@settings(derandomize=True)
@given(ITEMS, st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_any_text_is_an_answer_of_the_checklist_or_none(item, text) -> None:  # type: ignore[no-untyped-def]
    reading = READER.read(item, text)
    assert (reading.outcome is Outcome.ANSWERED) == (reading.answer is not None)
    assert reading.answer is None or reading.answer in CHECKLIST.answers
    assert READER.implied(item, text) in (*CHECKLIST.answers, None)
    assert READER.is_answer(item, text) in (True, False)


@settings(derandomize=True)
@given(
    ITEMS,
    st.sampled_from(CHECKLIST.answers),
    st.text("甲乙丙丁戊 ，。\n", min_size=1).filter(lambda t: t.strip(" ，。\n")),
)
def test_the_explanation_is_kept_whole(item, answer, text) -> None:  # type: ignore[no-untyped-def]
    reading = READER.read(item, f"{answer}。{text}")
    assert reading.answer == answer
    assert "".join(reading.explanation.split()) == "".join(text.split()).lstrip("，。")


@pytest.mark.parametrize(
    "text", ["没有" * 20_000, "是（" * 10_000, "□" * 20_000, "是，" * 8_000, "未经" * 9_000 + "审"]
)
def test_giant_cells_do_not_hang(text: str) -> None:
    assert read(4, text).answer in (*CHECKLIST.answers, None)


ABOVE = {1: "否", 2: "同上", 3: "没有重复要求", 6: "是", 8: "不涉及", 9: "□是 √否"}


@pytest.mark.parametrize(
    ("item", "text", "answer"),
    [
        (2, "同上", "否"),
        (3, "同上。", "否"),  # which is itself 同上
        (4, "同第1项", "否"),
        (4, "同1", "否"),
        # the row above is no plain 是 or 否, or means the contrary here, or isn't there, or comes behind
        (4, "同上", None),
        (7, "同上", None),
        (9, "同上", None),
        (10, "同上", None),
        (8, "同上", None),
        (1, "同第2项", None),
        (1, "同上", None),
    ],
)
def test_the_same_as_above(item: int, text: str, answer: str | None) -> None:
    assert READER.read(CHECKLIST.by_number[item], text, ABOVE).answer == answer
    assert READER.read(CHECKLIST.by_number[item], text).answer is None
