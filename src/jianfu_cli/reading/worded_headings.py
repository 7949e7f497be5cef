"""What the words of a heading ask or say of its column, beyond the known words: 上学期自查情况, 是否存在问题, 自查情况（东校区）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..tools import narrow, plain
from ..vocabulary import (
    ANSWER,
    CHECKED,
    CHECKING,
    FOREIGN,
    FOREIGN_BODIES,
    FOREIGN_TIMES,
    KEPT_ASKED,
    KEPT_QUESTIONS,
    OF_THIS_TIME,
    OTHER_ASKED,
    OTHER_QUESTIONS,
    PART,
    PARTS,
    PROBLEM_ASKED,
    PROBLEM_QUESTIONS,
    SELF,
    WHAT_IS_WRITTEN,
)

_Kinds = Sequence[tuple[re.Pattern[str], str]]
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]{0,120}[)\]】〕]")
_TIMES = "|".join(FOREIGN_TIMES)
_SELF = f"(?:{'|'.join(SELF)})"
# The questions in a heading's words, each all that stands between two marks (填“是”、“否”，有问题请注明 asks nothing) …
_QUESTIONS = (
    (re.compile("|".join(OTHER_QUESTIONS)), OTHER_ASKED),
    (re.compile("|".join(KEPT_QUESTIONS)), KEPT_ASKED),
    (re.compile("|".join(PROBLEM_QUESTIONS)), PROBLEM_ASKED),
)
_BETWEEN = re.compile(r"[，,。；;：:、/“”\"'‘’「」『』\n]")
_INSTRUCTION = re.compile("[填由经请须应]")
# … and what its longer words say else of its column, the first that fits; `whole` ones are all of the heading.
_LONGER = (
    (re.compile(rf"{_TIMES}|^(?!.*{_SELF}).*(?:{'|'.join(FOREIGN_BODIES)})"), FOREIGN),
    (re.compile(rf"^(?!.*{_SELF}).*(?:{'|'.join(CHECKING)})"), CHECKED),
    (re.compile(rf"(?:{'|'.join(PARTS)}){WHAT_IS_WRITTEN}\Z"), PART),
    (re.compile(rf"(?:{'|'.join(OF_THIS_TIME)}){WHAT_IS_WRITTEN}\Z"), ANSWER),
)
# What it says in brackets: 自查情况（上学期）.
_QUALIFIED = (
    (re.compile(rf"(?:{_TIMES}|上级|检查组|示例|样例){WHAT_IS_WRITTEN}\Z"), FOREIGN),
    (re.compile(rf"(?:{'|'.join(PARTS)})\Z"), PART),
)


def worded_role(words: str) -> str | None:
    """The role of a column whose heading holds these words; None where they say nothing known."""
    return _asks_or_says(words, _LONGER)


def qualified_role(words: str) -> str | None:
    """The same of what a heading says in brackets behind a known word."""
    return _asks_or_says(words, _QUALIFIED)


def instructs(text: str) -> bool:
    """Whether a text tells how to fill in, and asks nothing."""
    return _INSTRUCTION.search(text) is not None


def bare(text: str) -> str:
    """A heading's characters that count, without what stands in brackets."""
    return plain(without_brackets(narrow(text)))


def without_brackets(line: str) -> str:
    """The line without what stands in brackets of any kind."""
    return _BRACKETS.sub("", line)


def in_brackets(line: str) -> list[str]:
    """What stands in brackets, with them."""
    return _BRACKETS.findall(line)


def _asks_or_says(words: str, kinds: _Kinds) -> str | None:
    """The question that one of the words' parts asks, else what all of them say."""
    parts = [part for part in map(plain, _BETWEEN.split(words)) if not instructs(part)]
    asked = (said for part in parts if (said := _said(part, _QUESTIONS)))
    return next(asked, None) or _said(plain(words), kinds)


def _said(words: str, kinds: _Kinds) -> str | None:
    """The role of the first pattern that the words hold."""
    return next((role for pattern, role in kinds if pattern.search(words)), None)
