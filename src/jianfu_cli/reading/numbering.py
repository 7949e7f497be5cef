"""Numbers as people write them before items and in columns of their own (1. 1、 （1） ① 第1项 一、), and 例."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..tools import narrow, plain, read_number, squeeze

_NUMERAL = r"\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_OPENING = re.compile(rf"(?:第(?:{_NUMERAL})[项条题款]?|(?:{_NUMERAL}))(?!\d)")
_NUMBERED = re.compile(
    r"\s*+第?[(\[【]?\s*+(\d{1,3})\s*(?:[项条题款]|[)\]】])?\s*[.、,:。)\]】]?\s*(?![\d年月日号个次名人])"
)
_ALONE = re.compile(rf"[^\w]*+第?\s*+({_NUMERAL})\s*+[项条题款号]?[^\w]*+")
_AND, _TO = r"[、,，;；/和及\s]+", r"[-‐–—―─~〜至到]+"
_SPAN = re.compile(rf"第?({_NUMERAL})[项条题]?{_TO}第?({_NUMERAL})[项条题款号]?")
_SPANS = re.compile(rf"第?(?:{_NUMERAL}){_TO}第?(?:{_NUMERAL})")
_SPACES_WITHIN = re.compile(rf"(?<=[第\-‐–—―─~〜至到])\s+|(?<!\s)\s+(?=[项条题款]|{_TO})")
_LIST = rf"(?:{_NUMERAL})(?:(?:{_AND}|[项条题]?{_TO}第?)(?:{_NUMERAL}))*"
_NAMED = re.compile(rf"(第?)({_LIST})[项条题]")
_QUESTION = re.compile(r"[\s\d.、()]*(?:是否|有无|有没有|能否|是不是)")

_EXAMPLE = re.compile(r"[（(【]?(?:填[写表报])?(?:示例|样例|范例|举例|例)\s*+\d{0,2}\s*+(?:[：:、.．）)】]|\Z)")
_EXAMPLE_BEGINNINGS = frozenset("（(【填示样范举例")


def openings(whole: str) -> Iterator[tuple[int, int | None]]:
    """The plain text's own beginning, and the places behind up to two numbers at its front."""
    start: int = 0
    number: int | None = None
    yield start, number
    for _ in range(2):
        opening = _OPENING.match(whole, start)
        if opening is None or opening.end() == len(whole):
            return
        start, number = opening.end(), parse_number(opening[0])
        yield start, number


@lru_cache(maxsize=8192)
def parse_number(text: str) -> int | None:
    """The number that a cell holds and nothing else (1, 1., （1）, ①, 第1项, 一、), None if it is none."""
    if len(text) > 20:
        return None
    match = _ALONE.fullmatch(narrow(text))
    return read_number(match[1]) if match else None


def leading_number(text: str) -> tuple[str, str] | None:
    """The number that a text begins with, and the text behind it; None without one."""
    line = squeeze(narrow(text[:2000]))
    match = _NUMBERED.match(line)
    return (match[1], line[match.end() :].strip()) if match and match.end() < len(line) else None


def is_example(text: str) -> bool:
    """Whether a cell says that its row is an example: 示例, 例：是否…, （例）."""
    return text[:1] in _EXAMPLE_BEGINNINGS and _EXAMPLE.match(text) is not None


def is_question(text: str) -> bool:
    """Whether the text asks as items do (是否…, 有无…), beyond the bare word."""
    return len(text) > 5 and _QUESTION.match(text) is not None and len(plain(text[:200])) > 5


def numbers_in(text: str) -> list[int]:
    """The item numbers of a ledger's cell: 14, "第14项", "6、8", "7-8", "第4至8项", "14、是否…"."""
    if (number := parse_number(text)) is not None:
        return [number]
    line = _SPACES_WITHIN.sub("", squeeze(narrow(text[:200])))
    if (numbers := _listed(line)) is not None:
        return numbers
    if found := _NAMED.match(line):
        return _listed(found[2]) or []
    leading = None if _SPANS.match(line) else leading_number(line)
    return [int(leading[0])] if leading else []


def named_numbers(text: str) -> list[int]:
    """The items that a text begins with in so many words: 第14项…, 第7、8条…, 第4至8项…; [] if it does not."""
    found = _NAMED.match(_SPACES_WITHIN.sub("", squeeze(narrow(text[:200]))))
    return (_listed(found[2]) or []) if found and found[1] else []


def _listed(line: str) -> list[int] | None:
    """The numbers of a list, ranges spelled out; [] where one runs backwards, None if something else stands there."""
    numbers: list[int] = []
    for part in filter(None, re.split(_AND, line)):
        if span := _SPAN.fullmatch(part):
            first, last = read_number(span[1]), read_number(span[2])
            if first is None or last is None or first > last:
                return []
            numbers += range(first, last + 1)
        elif (number := parse_number(part)) is not None:
            numbers.append(number)
        else:
            return None
    return list(dict.fromkeys(numbers))
