"""Short ways say what the long ones would say: the quick no to texts that are no item and no heading, plain rows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.reading.heading_reader import HeadingReader
from jianfu_cli.reading.item_matching import Wordings, _pairs
from jianfu_cli.vocabulary.heading_words import HEADING_WORDS

CHECKLIST = load_checklist()
QUICK, LONG = Wordings(CHECKLIST), Wordings(CHECKLIST)
HEADINGS = HeadingReader(CHECKLIST)
LONG._is_other = lambda whole: False  # type: ignore[method-assign]
LONG._is_near = lambda pairs: True  # type: ignore[method-assign]
LONG._beginnings = {""}  # every text may hold the beginning of an item

_item = st.sampled_from([item.text for item in CHECKLIST.items])
_part = st.builds(
    lambda text, start, length: text[start : start + length], _item, st.integers(0, 8), st.integers(1, 30)
)
_text = st.builds(
    "".join,
    st.lists(_part | st.sampled_from(["学校", "米山镇洞湾小学", "2022年6月30日", "1.", "否", "。", " "]), max_size=3),
)


@settings(derandomize=True, max_examples=300)
@given(_text)
def test_the_quick_no_is_never_another_answer(text: str) -> None:
    QUICK.start()
    LONG.start()
    assert QUICK.find(text) == LONG.find(text)


def test_the_quick_no_is_said_to_names_and_not_to_beginnings_of_items() -> None:
    assert QUICK._is_other("米山镇洞湾小学")
    assert not QUICK._is_other("是否组织实施")
    assert not QUICK._is_near(_pairs("米山镇洞湾小学"))
    assert QUICK._is_near(_pairs("是否组织"))


def test_the_quick_no_is_not_said_to_what_shares_a_single_pair_with_a_short_item() -> None:
    first, *others = CHECKLIST.items
    section = CHECKLIST.sections[0].model_copy(update={"items": (first.model_copy(update={"text": "有借调"}), *others)})
    changed = CHECKLIST.model_copy(update={"sections": (section,)})
    del changed.__dict__["items"]  # those of the copied one
    short = Wordings(changed)
    for text in ("有借调", "1.有借调。"):
        match = short.find(text)
        assert match is not None and match.item == first.number
    assert short._is_near(_pairs("借调")) and not QUICK._is_near(_pairs("借壶"))


@settings(derandomize=True, max_examples=300)
@given(
    st.lists(
        st.sampled_from(" ".join(HEADING_WORDS.values()).split())
        | st.sampled_from(["（", "）", "√", " ", "：", "米山镇", "1", "Ｎo"]),
        min_size=1,
        max_size=3,
    ).map("".join)
)
def test_the_quick_no_to_headings_is_never_another_role(text: str) -> None:
    assert HEADINGS.role(text) == HEADINGS._role(text)
