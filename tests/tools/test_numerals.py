"""Chinese numerals and digits turned into each other, for dates, school names, item numbers and headings alike."""

from __future__ import annotations

import pytest

from jianfu_cli.tools.numerals import arabic_digits, chinese_number, informal_numerals, read_number


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (110, "110")],
)
def test_a_number_in_words(number: int, text: str) -> None:
    assert chinese_number(number) == text
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("06", 6), ("〇六", 6), ("○6", 6), ("o六", 6), ("廿七", 27), ("卅一", 31), ("二〇二二", 2022), ("二零二二", 2022)],
)
def test_a_number_as_people_write_it(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "元", "十十", "二十十", "一二十", "二十一二", "6月"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_digits_place_by_place_and_the_numerals_of_receipts() -> None:
    assert arabic_digits("二〇二二年") == "2022年"
    assert informal_numerals("贰拾壹日") == "二十一日"
