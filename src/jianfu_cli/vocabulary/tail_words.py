"""The words of a tail behind an answer: what turns against it, tells of cases, or of how much."""

from __future__ import annotations

import re

from .word_tables import either

# The turn of a tail against its answer (但…), and a number of cases (有3名教师…).
TAIL_TURNS = re.compile(
    r"(?<![不非])但(?!凡)|不过(?![多度于分])|只是|(?<!不)却|(?<!不)仅(?!仅)|(?<![清消解排免删铲破黑])除(?![夕害尘草恶险雪此])"
)
CASES = re.compile(
    r"(?:有|存在|发生|出现)[过了]?(?:[1-9]\d{0,8}|[一二两三四五六七八九十几多]{1,9})余?[名位人次起例项件]"
)
# Too much of it, and how often or whom it reaches, in a tail behind 是 to a practice (是，会议很多).
EXCESS = either("偏多 过多 太多 较多 很多 增多 (?<!不)多$")
FREQUENT = either("多次 频繁 经常 反复 大量 每天")
OBLIGED = either("必须 须 要求 每 分配 任务 排名 通报 指标")  # what is told behind 有 was asked for
EACH_TEACHER = re.compile("每[位名个](?:教师|老师|班主任)")
EACH_WEEK = re.compile("每[天周日]")
EACH_TIME = re.compile("每[天周月年]都")
PERSONS_COUNTED = re.compile(r"[\d一二两三四五六七八九十几多][人名位]")
LISTED = either("(?<![未没不])(?:列入|纳入)[^,]{0,4}计划")  # as it should be: 列入计划的检查4项
# How little of it, or how often, where much of it is asked about (频繁).
MEAGRE = either(
    "有时 偶 个别 很少 较少 极少 少量 少数 不多 部分 不大 不严重 轻 (?<!每[天周月日])[一两二三几123]次 每学期 每学年 每年"
)
ONLY = ("仅", "只")
# A verdict that is no answer, and says how it is: 是，符合要求; 否，不存在问题; 是，存在问题; 否，有.
_WHOLLY = "(?:完全|基本|情况|均|都|全部|很|较为?)*"
WELL_SAID = re.compile(
    rf"{_WHOLLY}(?:符合(?:文件|上级|有关|相关)?(?:要求|规定|标准|精神)?|合格|达标|合规|规范|正常|良好|"
    r"(?:没有|无|不存在|未发现|没有发现)(?:任何)?(?:此类|违规)?(?:问题|异常|违规(?:问题|现象|情况|行为)?))"
)
ILL_SAID = re.compile(
    rf"{_WHOLLY}(?:还|仍|确实|的确)?(?:(?:有|存在)(?:一定|一些|个别|部分|较多|较大|违规)?(?:的)?问题|"
    r"不(?:符合(?:文件|上级|有关|相关)?(?:要求|规定|标准|精神)?|合格|达标|合规|规范))"
)
# Hours of work as they should be, and more of them.
OFF_ON_TIME = re.compile(
    "(?:教师|老师)?(?:能够?|可以)?(?:均|都)?(?:按时|准时|正常|按点|到点|按作息(?:时间)?)(?:上|下|上下)班"
)
OVERTIME = re.compile("加班|拖堂")
