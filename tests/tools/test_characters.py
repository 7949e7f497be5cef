"""Characters that stand for the usual simplified ones compare as those; as written they stay."""

from __future__ import annotations

import pytest

from jianfu_cli.tools.characters import simplified
from jianfu_cli.tools.text import _USUAL_MARKS, _counting, narrow, plain


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("是否组织实施", "是否组织实施"),
        ("⻓平街道⺠生小学", "长平街道民生小学"),  # U+2ED3, U+2EA0: from a PDF
        ("⼩学⾼中⽆", "小学高中无"),  # U+2F29 …: Kangxi radicals
        ("\uf9e8\uf9db", "里率"),  # compatibility ideographs
        ("是否組織實施未經審批報備的督查檢查", "是否组织实施未经审批报备的督查检查"),
        ("沒有，無此類現象", "没有，无此类现象"),
        ("之後關於學校的乾坤與乾燥", "之后关于学校的乾坤与干燥"),  # 後, 於 and 乾 are of GB2312 as well
        ("于是乾坤後", "于是乾坤後"),  # nothing here is traditional alone
        ("喆堃镕", "喆堃镕"),  # in names; no simplified form
        ("𠮷祥①☑√ａ", "𠮷祥①☑√ａ"),
        ("", ""),
    ],
)
def test_simplified(written: str, usual: str) -> None:
    assert simplified(written) == usual


def test_places_stay_the_same() -> None:
    text = "".join(
        map(chr, [*range(0x2E80, 0x2FD6), *range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x20100)])
    )
    assert len(simplified(text)) == len(text)
    assert [len(simplified(character)) for character in text] == [1] * len(text)


def test_comparisons_are_made_with_simplified_characters() -> None:
    assert plain("學校（蓋章）") == "学校盖章"
    assert narrow("２０２２年６月３０號") == "2022年6月30号"


def test_the_marks_that_are_left_out_at_once_are_some_of_those_that_do_not_count() -> None:
    for character in map(chr, range(0x30000)):
        if _USUAL_MARKS.fullmatch(character):
            assert not _counting(character)
        if character.isalnum():
            assert _counting(character) == character
