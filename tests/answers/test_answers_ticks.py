"""Tick boxes of every kind, in one cell or in columns of their own. Each line of a table is one cell of item 1."""

from __future__ import annotations

import pytest

from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.definition.checklist import load_checklist

CHECKLIST = load_checklist()
READER = AnswerReader(CHECKLIST)
ITEM = CHECKLIST.by_number[1]

TICKED_NO = """
□是 ☑否 □不涉及
□是☑否□不涉及
□是\\n☑否\\n□不涉及
□ 是 ☑ 否
是□ 否☑ 不涉及□
是□否☑不涉及□
是 □ 否 ☑
是：□ 否：☑
是（ ） 否（√）
是（）否（√）
是(   ) 否( √ ) 不涉及(   )
( )是 (√)否
【】是 【√】否
是[ ] 否[x]
是__ 否_√_
○是 ●否
◯是 ⊙否
□是 ■否
☐是 ☒否
口是 ☑否
□有 ☑无
□存在 ☑不存在
☑未发现
☑否
☑ 否
否☑
否（√）
（√）否
√否
否√
√ 否
✓否
否v
是 √否
是 否√ 不涉及
□是 √否 □不涉及
□是√否□不涉及
□是 □否√ □不涉及
□是 □✓否
□是\\n□否 √\\n□不涉及
是\\n√ 否\\n不涉及
□是 (√)否
是□ 否□√
是/否√
是（×）否（√）
是× 否√
□是 ☑否 不涉及
1. □是 ☑否
自查情况：□是 ☑否
□是 □否 □不涉及 否
1.是 2.否√
1、是 2、否√ 3、不涉及
A.是 B.否√
B.否
是： 否：√
是：否：☑
□是 ◼否
[ ]是 [*]否
（是）（√否）
【是】 【√否】
(否√) (是)
·是 √否
-是 √否
是—否√
是！否√
·是（　）·否（√）
·是 ·否√ ·不涉及
- √否
·√ 否
√、否
“是” “否√”
☑无此情况
□有此情况 ☑无此情况
"""

TICKED_YES = """
是（√）否（ ）
是√ 否
是√/否
是V 否
□√是 □否
√□是 □否
□是√ □否
是□√ 否□
是√□ 否□
√是□否
√是 □否
是：√ 否：
是：√ 否： 不涉及：
1.是√ 2.否
"""

UNTOUCHED = """
□是 □否 □不涉及
□是 □否 □不涉及\\n情况说明：
是（ ）否（ ）
是□ 否□
○是 ○否
口是 口否
□
（ ）
"""

CONFLICTS = """
☑是 ☑否
☒是 ☒否
☒是 ☑否
是（√）否（√）
是√ 否√
□是 ☑否 是
□是 ☑否 □不涉及 情况说明：是
"""

UNCLEAR = """
√
√√
×
是√否
是 √ 否
□是√□否
是（×）否（ ）
☒否
□否
□是 □否 不涉及
☑是由教育局组织
√有关部门组织
1.是 √2.否
是 √：否
☑由教育局组织
·是 ·否 ·不涉及
是 否\\n√
是\\n否\\n√
√\\n是 否
□是 □否\\n√
（是） √ （否）
"""


def lines(table: str) -> list[str]:
    return [line.replace("\\n", "\n") for line in table.strip().split("\n")]


@pytest.mark.parametrize(
    ("text", "answer"), [(t, "否") for t in lines(TICKED_NO)] + [(t, "是") for t in lines(TICKED_YES)]
)
def test_one_ticked(text: str, answer: str) -> None:
    reading = READER.read(ITEM, text)
    assert (reading.outcome, reading.answer, reading.explanation) == (Outcome.ANSWERED, answer, "")


@pytest.mark.parametrize(
    ("text", "answer"),
    [("□做到 ☑未做到", "否"), ("☑已落实 □未落实", "是"), ("□严格执行 ■未严格执行", "否"), ("☑严格执行", "是")],
)
def test_words_of_a_practice_at_boxes(text: str, answer: str) -> None:
    assert READER.read(CHECKLIST.by_number[6], text).answer == answer


@pytest.mark.parametrize("text", lines(UNTOUCHED))
def test_none_ticked(text: str) -> None:
    reading = READER.read(ITEM, text)
    assert (reading.outcome, reading.answer, reading.explanation) == (Outcome.EMPTY, None, "")


@pytest.mark.parametrize("text", lines(CONFLICTS))
def test_two_ticked(text: str) -> None:
    assert READER.read(ITEM, text).outcome is Outcome.CONFLICT


@pytest.mark.parametrize("text", lines(UNCLEAR))
def test_unclear(text: str) -> None:
    reading = READER.read(ITEM, text)
    assert (reading.outcome, reading.answer) == (Outcome.UNCLEAR, None)


@pytest.mark.parametrize(
    ("text", "outcome", "answer", "explanation"),
    [
        ("□是☑否□不涉及\n情况说明：没有组织\n第二行", Outcome.ANSWERED, "否", "没有组织\n第二行"),
        ("□是 ☑否 没有组织", Outcome.ANSWERED, "否", "没有组织"),
        ("□是 ☑否没有组织", Outcome.ANSWERED, "否", "没有组织"),
        ("☑否。没有组织。", Outcome.ANSWERED, "否", "没有组织。"),
        ("☑是 □否（上级统一安排）", Outcome.ANSWERED, "是", "上级统一安排"),
        ("□是 □否 ■不涉及，本校无此项工作", Outcome.ANSWERED, "不涉及", "本校无此项工作"),
        # a sentence under untouched boxes explains, and does not answer; a bare answer does
        ("□是 □否 □不涉及\n情况说明：没有组织", Outcome.EMPTY, None, "没有组织"),
        ("□是 □否 □不涉及\n情况说明：无", Outcome.EMPTY, None, "无"),
        ("□是 □否 □不涉及\n情况说明：否，没有组织", Outcome.ANSWERED, "否", "没有组织"),
        ("■没有组织过此类检查", Outcome.ANSWERED, "否", "■没有组织过此类检查"),
        # a tick and another answer behind it
        ("☑否，更正为是", Outcome.CONFLICT, None, "更正为是"),
        ("☑是 ☑否\n情况说明：没有组织", Outcome.CONFLICT, None, "没有组织"),
    ],
)
def test_boxes_and_explanation(text: str, outcome: Outcome, answer: str | None, explanation: str) -> None:
    reading = READER.read(ITEM, text)
    assert (reading.outcome, reading.answer, reading.explanation) == (outcome, answer, explanation)


@pytest.mark.parametrize(
    ("yes", "no", "outcome", "answer", "explanation"),
    [
        ("", "√", Outcome.ANSWERED, "否", ""),
        ("√", "", Outcome.ANSWERED, "是", ""),
        ("V", "", Outcome.ANSWERED, "是", ""),
        ("", "对", Outcome.ANSWERED, "否", ""),
        ("1", "0", Outcome.ANSWERED, "是", ""),
        ("", "否", Outcome.ANSWERED, "否", ""),
        ("是", "", Outcome.ANSWERED, "是", ""),
        ("□", "■", Outcome.ANSWERED, "否", ""),
        ("○", "●", Outcome.ANSWERED, "否", ""),
        ("☐", "☒", Outcome.ANSWERED, "否", ""),
        ("（√）", "（ ）", Outcome.ANSWERED, "是", ""),
        ("×", "√", Outcome.ANSWERED, "否", ""),
        ("/", "√", Outcome.ANSWERED, "否", ""),
        ("", "√ 没有组织", Outcome.ANSWERED, "否", "没有组织"),
        ("", "否。没有组织", Outcome.ANSWERED, "否", "没有组织"),
        ("", "没有组织未经审批的检查", Outcome.ANSWERED, "否", "没有组织未经审批的检查"),
        ("√", "√", Outcome.CONFLICT, None, ""),
        ("是", "否", Outcome.CONFLICT, None, ""),
        ("", "", Outcome.EMPTY, None, ""),
        ("□", "□", Outcome.EMPTY, None, ""),
        ("×", "", Outcome.UNCLEAR, None, ""),
        ("/", "/", Outcome.UNCLEAR, None, ""),
        ("否", "", Outcome.UNCLEAR, None, ""),
        ("", "是", Outcome.UNCLEAR, None, ""),
        ("没有组织未经审批的检查", "", Outcome.UNCLEAR, None, ""),
        ("√", "个别", Outcome.UNCLEAR, None, ""),
    ],
)
def test_columns_of_their_own(yes: str, no: str, outcome: Outcome, answer: str | None, explanation: str) -> None:
    reading = READER.read_ticks(ITEM, [("是", yes), ("否", no), ("不涉及", "")])
    assert (reading.outcome, reading.answer, reading.explanation) == (outcome, answer, explanation)


def test_a_tick_at_the_end_of_an_explanation_belongs_to_no_option() -> None:
    read = READER.read(ITEM, "□是 ☑否 □不涉及 情况说明：见相册☑")
    assert (read.answer, read.explanation) == ("否", "见相册☑")
