"""A menu over its explanation: it is read once for all returns, and says the same whatever stands below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianfu_cli.answers import AnswerReader, Outcome
from jianfu_cli.answers.item_words import fold
from jianfu_cli.answers.ticks import TickReader
from jianfu_cli.definition import load_checklist

CHECKLIST = load_checklist()
ITEM = CHECKLIST.by_number[7]
MENUS = {
    "□是 ☑否 □不涉及": "否",
    "☑是 □否": "是",
    "是□ 否☑": "否",
    "是（√）否（ ）": "是",
    "□是 □否": None,
    "☑是 ☑否": None,
    "□是\n☑否": "否",
    "□是（请说明）____ ☑否": "否",
}
LABELS = ("情况说明：", "情况说明:", "说明：", "情况说明\n")
TEXTS = ("无", "工作群由61个减为1个。", "经座谈（90人参加）了解，教师满意。", "(1)已公示；(2)已备案。", "每学期1次")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("menu", MENUS)
def test_the_menu_answers_and_the_rest_explains(menu: str, label: str, text: str) -> None:
    reading = AnswerReader(CHECKLIST).read(ITEM, f"{menu}\n{label}{text}")
    assert (reading.answer, reading.explanation) == (MENUS[menu], text)


def test_a_box_behind_the_label_belongs_to_the_menu() -> None:
    reader = AnswerReader(CHECKLIST)
    assert reader.read(ITEM, "□是\n情况说明：____\n☑否").answer == "否"
    assert reader.read(ITEM, "☑是\n情况说明：\n☑否").outcome is Outcome.CONFLICT


@given(
    st.lists(st.sampled_from(["□", "☑", "√", "×", "是", "否", "无", "有", "不涉及", " ", "\n", "（ ）", "____"]), max_size=9),
    st.text(st.sampled_from("无是否有会议减少了60个，。（） \n"), max_size=12),
)  # fmt: skip
def test_a_menu_remembered_is_the_menu_read(pieces: list[str], below: str) -> None:
    words = {fold(answer): answer for answer in CHECKLIST.answers}
    kept, anew = TickReader(words, words), TickReader(words, words)
    folded = fold(f"{''.join(pieces)}\n情况说明：{below}")
    for _ in range(2):
        kept.read(folded)
    assert kept.read(folded) == anew.read(folded)


def test_what_stands_below_is_not_read_with_it() -> None:
    words = {fold(answer): answer for answer in CHECKLIST.answers}
    reader = TickReader(words, words)
    for text in TEXTS:
        reader.read(fold(f"□是 ☑否\n情况说明：{text}"))
    assert reader._again.cache_info().misses == 1
