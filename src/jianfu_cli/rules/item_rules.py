"""JF2xx and JF307: is every item there, worded as it should be, and answered once and clearly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..answers import ASKED_OTHERWISE, Outcome
from ..returns import Weight
from ..tools import shorten
from .differences import difference
from .findings import Finding, Rule, Settling, Severity

if TYPE_CHECKING:
    from ..definition import Checklist, Item
    from ..returns import Response, Return


def item_findings(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """Findings item by item, in the checklist's order, then on rows that the checklist does not have."""
    choices, answered = "、".join(checklist.answers), Outcome.ANSWERED
    for response in form.responses:
        if response.outcome is not answered or response.misplaced:
            yield from _answer(response, choices)
        if response.altered is not None or response.repeated_at:
            yield from _wording(response, checklist.by_number[response.item])
    if form.rival and form.weight is Weight.USUAL:
        yield ITEM_DUPLICATED.finding(
            f"同一文件里另有本校的一份表（{shorten(form.rival)}），填表时间相同，回答不同，看不出以哪份为准",
            hint="请只保留一份，重新报送",
        )
    yield from _unknown_rows(form)
    yield from _uniform(form, checklist)


ANSWER_MISSING = Rule(
    "JF201",
    "answer-missing",
    Severity.ERROR,
    title="没有作答",
    finds="这一项的“自查情况”是空的，或选框一个也没有勾。",
    example="□是 □否 □不涉及",
    remedy="请在“自查情况”中作答",
    settled_by=Settling.ANSWER,
)

ANSWER_UNCLEAR = Rule(
    "JF202",
    "answer-unclear",
    Severity.ERROR,
    title="答案看不明白",
    finds="写了内容，但不能确定是清单中的哪个答案，程序不猜。单独一个√也看不出是“是”还是“否”；图片、控件、浮动的记号、与底色同色而看不见的文字读不出。",
    example="较好、部分、√",
    remedy="请明确写出答案",
    settled_by=Settling.ANSWER,
)

ANSWER_CONFLICT = Rule(
    "JF203",
    "answer-conflict",
    Severity.ERROR,
    title="两个答案",
    finds="勾了两个选框，同一格里写了两个不同的答案，或同样的两列（如小学部、初中部）答案不同。",
    example="■是 ■否",
    remedy="请只保留一个答案",
    settled_by=Settling.ANSWER,
)

ITEM_MISSING = Rule(
    "JF204",
    "item-missing",
    Severity.ERROR,
    title="缺少一项",
    finds="清单中的这一项在表里找不到，可能行被删了。",
    example="第 17 项整行被删",
    remedy="请补上这一项并作答，或换用空白表",
    settled_by=Settling.ANSWER,
)

ANSWER_MISPLACED = Rule(
    "JF208",
    "answer-misplaced",
    Severity.WARNING,
    title="答案写错了位置",
    finds="答案写在了“备注”或“内容”里，已按答案读取。",
    example="“自查情况”空着，“备注”里写“否”",
    remedy="下次请写在“自查情况”中；读取有误的请更正",
    asks_school=False,
)


def _answer(response: Response, choices: str) -> Iterator[Finding]:
    number, place = response.item, response.location
    match response.outcome:
        case Outcome.ABSENT:
            yield ITEM_MISSING.finding(f"表中没有第 {number} 项", item=number)
        case Outcome.EMPTY:
            hint = f"请在“自查情况”中填写：{choices}"
            yield ANSWER_MISSING.finding(f"第 {number} 项没有作答", item=number, at=place, hint=hint)
        case Outcome.UNCLEAR:
            written = f"写的是“{shorten(response.raw)}”" if response.raw.strip() else "没有可读的文字"
            beside = f"，此处有{response.unread}" if response.unread else ""
            why = f"，{ASKED_OTHERWISE}" if response.rule == ASKED_OTHERWISE else ""
            text = f"第 {number} 项{written}{beside}{why}，看不出是哪个答案"
            yield ANSWER_UNCLEAR.finding(text, item=number, at=place, hint=f"请明确填写：{choices}")
        case Outcome.CONFLICT:
            where = f"（{place}、{response.rival_location}）" if response.rival_location else ""
            text = f"第 {number} 项有两个答案：“{shorten(response.raw)}”{where}"
            yield ANSWER_CONFLICT.finding(text, item=number, at=place, hint=f"请只保留一个答案：{choices}")
        case Outcome.ANSWERED if response.misplaced:
            text = f"第 {number} 项的答案写在了“{response.misplaced}”里，已读作“{response.answer}”"
            yield ANSWER_MISPLACED.finding(text, item=number, at=place)


ITEM_DUPLICATED = Rule(
    "JF205",
    "item-duplicated",
    Severity.ERROR,
    title="同一项出现两次",
    finds="清单中的这一项在表里有两行；或同一文件里有本校同一天的两份表，回答不同，看不出以哪份为准。",
    example="第 20 项有两行，回答还不一样",
    remedy="请删去多余的一行；两份表请只留一份",
    settled_by=Settling.ANSWER,
)

ITEM_ALTERED = Rule(
    "JF206",
    "item-altered",
    Severity.ERROR,
    title="内容被改动",
    finds="这一项的文字与清单不同（空格、全半角、标点、换行、大小写不计）。",
    example="“合理安排”被改成“不合理安排”",
    remedy="请恢复原文后重新作答",
    settled_by=Settling.FINDING,
    question="表中的回答是否就是对清单原文的回答？",
)


def _wording(response: Response, item: Item) -> Iterator[Finding]:
    for place in response.repeated_at:
        first = f"（{response.text_location}）" if response.text_location else ""
        yield ITEM_DUPLICATED.finding(f"前面已有第 {item.number} 项{first}，这一行重复", item=item.number, at=place)
    if response.altered is not None:
        text = f"第 {item.number} 项的内容与清单不同：{difference(item.text, response.altered)}"
        yield ITEM_ALTERED.finding(text, item=item.number, at=response.text_location)


ITEM_UNKNOWN = Rule(
    "JF207",
    "item-unknown",
    Severity.WARNING,
    title="清单之外的项",
    finds="表里有一个带编号的行，清单中没有这一项。",
    example="22. 是否设置教师减负意见箱。",
    remedy="清单之外的内容不计入汇总；请核对是否用错了表",
    asks_school=False,
)


def _unknown_rows(form: Return) -> Iterator[Finding]:
    for row in form.unknown_items:
        what = f"第 {row.number} 项" if row.number else "这一行"
        yield ITEM_UNKNOWN.finding(f"清单中没有{what}：“{shorten(row.text)}”", at=row.location)


ANSWERS_UNIFORM = Rule(
    "JF307",
    "answers-uniform",
    Severity.WARNING,
    title="所有项答案相同",
    finds="所有项都答“是”或都答“否”。清单中有的项“是”为好、有的项“否”为好，全部相同就自相矛盾。不再逐项报缺少说明和措施（JF301、JF302）。",
    example="21 项全部填“否”",
    remedy="请逐项核对后重新作答",
    stands_for=("JF301", "JF302"),
)


def _uniform(form: Return, checklist: Checklist) -> Iterator[Finding]:
    """All answers the same, though the expected ones are not: it contradicts itself."""
    answers = {response.answer for response in form.responses}
    if len(answers) != 1 or len({item.expected for item in checklist.items if item.expected}) < 2:
        return
    answer = answers.pop()
    if answer is not None and answer != checklist.not_applicable:
        other = next(item.expected for item in checklist.items if item.expected not in ("", answer))
        text = f"所有 {len(form.responses)} 项都答“{answer}”，其中有的项应是“{other}”为好"
        yield ANSWERS_UNIFORM.finding(text)
