"""Text that is compared and read takes time as its length grows, whatever marks it carries."""

from __future__ import annotations

import unicodedata

import pytest

import costs
from jianfu_cli.tools import narrow, plain

MILLION = 1_000_000


@pytest.mark.parametrize(
    "marks",
    ["\u0300", "\u0300\u0323", "\u0323\u0300\u0334", "\u0f73", "\uff9e\u0300", "\u0344\u0323"],
    ids=lambda marks: "+".join(f"{ord(mark):04X}" for mark in marks),
)
def test_a_million_combining_marks_end(marks: str) -> None:
    text = "是" + marks * (MILLION // len(marks))

    def compare() -> None:
        assert plain(text).startswith("是")
        assert narrow(text).startswith("是")

    costs.assert_within(8, compare)


def test_marks_that_people_write_are_kept() -> None:
    text = "tiếng Việt, école, が, " * 30
    assert narrow(unicodedata.normalize("NFD", text)) == narrow(text)
    assert len(narrow(text)) == len(text)


def test_a_long_row_of_marks_is_cut_and_nothing_behind_it() -> None:
    assert narrow("是" + "\u0323\u0300" * 5000 + "，另有说明") == "是" + "\u0323" * 15 + "\u0300" * 15 + ",另有说明"
