"""The words of bare answers and of tick boxes, and what may stand around them.

Texts are compared half-width, in small letters and without spaces. Tables of patterns hold regular expressions.
A word that is missing here makes an answer "unclear"; a word too many makes it wrong. So when in doubt, leave it out.
"""

from __future__ import annotations

import re

from .silence import UNSAID
from .word_tables import words

# ---- bare answers -------------------------------------------------------------------------------------------------

YES = ("是", "有", "存在")  # which of a checklist's answers affirms …
NO = ("否", "无", "没有", "不存在")  # … and which denies
SAME_AS_YES = ("是的", "是")
SAME_AS_NO = ("否的", "不是", "不是的", "否")
# Taken for the answer "not applicable", if the checklist has one.
SAME_AS_NOT_APPLICABLE = ("不涉及", "不适用", "n/a")
# The same, but only where 否 is not what it could mean as well (是否严格控制…, not 是否存在…).
NOT_APPLICABLE_TO_A_PRACTICE = words(
    "未涉及 没有涉及",
    "无此项 无该项 无此项工作 无该项工作 没有此项工作 没有该项工作 无此类工作 没有此类工作 无此项任务",
    "没有此项任务 无此项业务 无此类业务",
)
# Sentences so short that nothing is said beyond the answer.
STOCK_DENIALS = words(
    "无 没有 没 未 未发现 没有发现 不存在 从未 从没有 从来没有 暂无 未有",
    "没有的 从不 未曾 不曾 未曾有过 不曾有过 全无 皆无 均无 都无 0次 零次",
)
# … and of a practice.
STOCK_KEEPING = words("能 能够 可以做到 能做到 能够做到 完全做到 都能做到 均能做到 已做到 全部做到")
STOCK_SENTENCES = (*STOCK_DENIALS, *STOCK_KEEPING, *words("有 存在 确有"))
# At a tick box of an item that asks for a problem …
BOXED_YES = words("有 存在 有此情况 有此类情况 存在此情况 存在此类情况 有此现象 存在此现象")
BOXED_NO = words(
    "无 没有 不存在 未发现 无此情况 无此类情况 没有此情况 没有此类情况 不存在此情况 不存在此类情况 未发现此情况",
    "未发现此类情况 无此现象 没有此现象 不存在此现象",
)
# … and of one that asks for a practice.
BOXED_KEPT = words("做到 已做到 能做到 落实 已落实 严格执行")
BOXED_BROKEN = words("未做到 没做到 没有做到 未能做到 未落实 没有落实 未严格执行")
# Words that stand alone in 情况说明 or 备注 for "nothing to say", so that there they are no answer.
NOTHING_TO_SAY = (*UNSAID, "有")
# Prefixes that make the negation of another answer: 不达标, 未达标 and 没有达标 for 达标.
NEGATING = ("没有", "尚未", "未", "不", "没")
AFFIRMING = ("已", "已经")

# What may stand before an answer: 答：否, 自查结果为否, 经自查，否, 1.否
ANSWER_LABEL = re.compile(
    r"\s*(?:(?:答案?|回答|结论|结果|自查(?:结果|结论|情况)?|本项|选项?|我校|本校)\s*:|(?:自查)?(?:结果|结论|回答)为|"
    r"选择?(?=[是否])|是否[^,:。;?]{0,14}:|(?:经过?(?:认真)?(?:自查|核查|排查|检查|查)|我校|本校)+\s*+[,:]?\s*+(?=[是否](?:[\s,。;:]|$)))\s*"
)
ENUMERATION = re.compile(
    r"\s*(?:\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|[a-d][.、](?=[是否])|[一二三四五六七八九十]{1,2}、|[①-⑩])\s*"
)
EXPLANATION_LABEL = re.compile(r"情况说明\s*(?::|(?=\s)|$)|(?<![^\s,。;、)])说明\s*:")

# The answer is another item's: that of the row above, or one named by its number.
AS_ABOVE = re.compile(r"(?:同上|如上|同前|同第?(?P<number>\d{1,3})(?:[项题条]|$))")

# ---- tick boxes ---------------------------------------------------------------------------------------------------

EMPTY_BOXES = "□☐○◯〇◻▢❏❑⬜▫◽◇口囗ロ"
TICKED_BOXES = "■☑●◉⊙◎▣◆⬛◼◾▪✅🗹"
CROSSED_BOXES = "☒⊠❎🗷"  # what Word's own check box shows when ticked
TICKS = "√✓✔🗸∨v"
CROSSES = "×✕✖✗✘╳❌x"
# What a form prints behind an answer for who gives it: 请说明：____, (如选“是”请说明情况); and between the boxes of a menu.
_IF_SO = r"(?:如|若|如果)(?:选择?|为|填|是)?[“\"'‘]?[是否有无][”\"'’]?[,的]?\s{0,3}"
_TELL = r"(?:简要|具体|详细){0,2}(?:说明|注明|写明|填写|列举|列出|情况说明|具体情况)(?:具体)?(?:情况|原因|理由)?"
_BOXES = EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + TICKS[:-1] + CROSSES[:-1]
PROMPT = re.compile(rf"[(\[]?(?:{_IF_SO}请[^,。;:()]{{0,12}}|请{_TELL})[:\s_]{{0,60}}[)\]]?")
FILL_IN = re.compile(
    rf"[\s,;]{{0,20}}[(\[]?(?:{_IF_SO})?请?{_TELL}:?(?P<written>[^{_BOXES}()\[\]]{{0,80}}?)[)\]]?[\s_.,;。、]{{0,40}}"
    rf"(?=[{_BOXES}(\[是否有无])"
)
# What stands before the words of a menu, or around one and its mark: ·是 ·否√, (是) (√否).
BULLETS = "·•*-—–~"
BRACKETS = "()[]【】〔〕{}<>《》“”\"'‘’「」『』"
# In a sentence they mean that it is none; v and x may be letters, 口 and 〇 may be words.
ALL_MARKS = frozenset(EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + TICKS + CROSSES) - frozenset("vx口囗ロ〇")
# What a clause of its own takes back or puts in question: 是，也不全是.
RETRACTIONS = words("自愿 自愿的 教师自愿 均自愿 均为自愿 也是 也不全是 不全是 也否 吗 吧")
NUMBERS_IN_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
# Before a sentence they adorn it, or number the clauses of one: ★无此类现象, ①不频繁 ②不强制. A cross denies.
ORNAMENTS = frozenset("√✓✔★☆▲◆◇●◎■⊙×✗✘✕✖") | frozenset(NUMBERS_IN_CIRCLES)
# Before the last word of a clause they make it an answer: 更正为否, 应选否 …
NAMING = words("为 成 选 填 写 答 改 作")
# … and these words end in 是 or 否 and are none.
NO_ANSWERS = words("是否 与否 能否 可否 应否 会否 但是 可是 于是 而是 还是 只是 总是 就是 要是 凡是")
# 是 with one of these behind it is the copula, even behind a space: 是 由教育局组织.
AFTER_COPULA = words("由 指 因 否 没 有")

# Columns to tick that are headed with other words than the checklist's: those above have an answer for some items,
# the rest for none (whether 符合 means the item's words or how it should be is anybody's guess).
COLUMN_WORDS = (
    *(*BOXED_YES, *BOXED_NO, *BOXED_KEPT, *BOXED_BROKEN),
    *words("符合 不符合 基本符合 部分符合 达标 不达标 合格 不合格"),
)
# In a column of its own headed with an answer.
COLUMN_TICKS = (*TICKS, *TICKED_BOXES, *CROSSED_BOXES, "对", "1")
COLUMN_CROSSES = (*CROSSES, "/", "-", "—", "——", "0", "无", "否", "错")
