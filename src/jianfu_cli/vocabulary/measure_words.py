"""How people write down a measure: its labels, the acts that mend a problem, and what says that none is meant."""

from __future__ import annotations

from .heading_words import DEADLINE, MEASURE, RESPONSIBLE
from .word_tables import words

# Labels of a measure's parts within a text (整改措施：…；责任人：…); a longer one before the one that begins it.
MEASURE_LABELS = {
    MEASURE: ("整改措施", "改进措施", "整改情况", "已整改", "拟整改", "整改", "措施"),
    RESPONSIBLE: ("整改责任人", "责任人", "负责人"),
    DEADLINE: ("整改完成时限", "整改时限", "完成时限", "完成时间", "整改期限", "完成期限", "时限", "期限"),
}
# What is done about a problem …
MENDING_ACTS = (
    *("整改", "纠正", "改正", "停止", "取消", "清退", "清理", "返岗", "返校", "收回", "归还", "退还", "调整", "规范"),
    *("减少", "压缩", "精简", "精减", "合并", "控制", "合理安排", "加强", "完善", "杜绝", "避免", "不再"),
)
# … told by a word before it that it was or will be done (patterns),
MENDING_BEGINNINGS = (
    *("已经?", "立即", "立行", "将", "限期", "正在", "及时", "拟", "计划", "马上", "现已", "积极", "随即", "后续"),
    *("今后", "以后", "下一步", "下步", "接下来", "下学期", "逐步"),
)
# … or by standing at the beginning of a clause.
MENDING_CLAUSES = ("取消", "停止", "合并", "杜绝", "不再", "加强")
# Before an act, that it is not done (patterns).
NOT_MENDING = ("未", "没有", "没能", "无需", "不用", "不需要?", "不能", "无法", "难以")
# Headings of numbers that may only count the rows.
COUNTING_HEADINGS = ("序号", "编号", "号", "问题序号")
# When a measure is done (patterns): it is done already …
DONE_ALREADY = (
    "已经?(?!.{0,3}(?:列入|制定|安排|上报|申请|责成|部署|启动|开始|着手|研究|布置|联系|协商|沟通|反映|[向与]))",
    "(?:整改|改正|纠正|销号)(?:完成|完毕|到位)$",
    "^完成$",
)
# … or will be without delay …
AT_ONCE = words(
    """立行立改 立查立改 立整立改 立知立改 即知即改 即查即改 即行即改 边查边改 立即 马上 即刻 即时 当即 立刻 立马 当场 当天 当日 即日
    现场整改"""
)
# … it goes on without end …
LASTING = words("长期 持续 坚持 常态 经常 日常 一直 始终 随时 全年 常抓 不间断 永久 长效 每[年月周天日学] 贯穿 今后")
# … or it ends at a time that people understand, though its day is not sure: 开学前, 两周内.
VAGUE_TIMES = words(
    r"""学期 学年 开学 放假 假期 暑[假期] 寒假 期[末中] 毕业 [中高]考 节前 节后 汛期 [春秋]季 [本这当下次]个?[周月] [本今明当]年
    [一二两三四五六七八九十半几\d]{1,3}个?(?:工作日|星期|礼拜|周|天|日|月|年|学期)(?:时间)?(?:之|以)?内 月[初中底末] 年[初中底末内]
    (?<!\d)(?:[1-9]|1[0-2]|[一二三四五六七八九十]{1,2})月份?(?:之|以)?前"""
)
# What has become of a measure (patterns), in the column of a table that follows up last semester's: not yet done, …
FOLLOWUP_OPEN = words(
    r"""一半 大半 过半 [一二两三四五六七八九十\d]分之
    未 没有? 尚 正在 不[是能再]?$ ^否$ 部分 进行中 整改中 推进 逐步 持续 继续 计划 拟 难以 无法 将 待 ^[×✕✖✗✘╳xX]$
    (?<!\d)\d{1,2}(?:\.\d+)?[%％]"""
)
# … but these are no such words: 未再发生, 已将.
FOLLOWUP_NOT_OPEN = ("(?:未|没有?)(?:再|发生|发现|出现)", "(?<=已)将")
# … done, if not by the words of DONE_ALREADY …
FOLLOWUP_DONE = words(
    r"^完成整改$ ^办结$ ^是$ ^整改$ ^[√✓✔🗸∨■☑●]$ (?<!\d)100[%％] (?:完成|到位|完毕|落实|解决|销号|改正)了?$"
)
# … or nobody can tell.
FOLLOWUP_UNSURE = ("基本", "大部分", "初步", "阶段性", "个别")
# Choices that forms offer for it (patterns): done …
STATUS_CHOICES = words("已?(?:完成|整改|落实|销号|解决)(?:到位)? 是")
# … and not done.
STATUS_CHOICES_OPEN = words("(?:尚未|未|没有?)(?:完成|整改|落实|销号|解决)(?:到位)? 否")
# Words over that column: they head nothing else …
STATUS_HEADINGS = words(
    """已完成 未完成 已销号 未销号 已落实 未落实
    是否完成 是否整改 是否已整改 是否整改完成 是否整改到位 是否销号 销号 销号情况 销号状态 完成状态 整改状态 整改完成情况 完成与否
    整改进展 整改进展情况 进展情况 进展 整改结果 整改效果 整改成效"""
)
# … or, without a measure or problem in another column, an answer or the measure itself.
STATUS_OR_ANSWER_HEADINGS = words(
    """完成情况 落实情况 执行情况 整改情况 整改落实情况 是否落实 是否落实到位 是否到位 落实完成情况 措施落实情况 整改措施落实情况"""
)
# What a title over a table of measures holds, which no form's does; among them what follows up measures.
LEDGER_NAMES = ("整改", "台账", "销号")
FOLLOWUP_TITLES = ("落实", "完成", "销号", "进展", "回头看", "跟踪")
LEDGER_TITLES = ("整改", "台账", "措施", "问题")
