"""How people write down a measure: its labels, the acts that mend a problem, and what says that none is meant."""

from __future__ import annotations

from .heading_words import DEADLINE, MEASURE, RESPONSIBLE

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
