"""Which item of the checklist a cell's text is, however it is numbered, cut, altered or followed by an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from ..checklist import Checklist
from ..text import narrow, plain, squeeze, tidy
from .grid import Unreadable

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_NUMERAL = r"\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_OPENING = re.compile(rf"(?:第(?:{_NUMERAL})[项条题款]?|(?:{_NUMERAL}))(?!\d)")
_NUMBERED = re.compile(
    r"\s*第?[(\[【]?\s*(\d{1,3})\s*(?:[项条题款]|[)\]】])?\s*[.、,:。)\]】]?\s*(?![\d年月日号个次名人])"
)
_ALONE = re.compile(rf"第?({_NUMERAL})[项条题款号]?")
_QUESTION = re.compile(r"[\s\d.、()]*(?:是否|有无|有没有|能否|是不是)")

_CACHE_SIZE = 20_000
_SHORTEST = 6  # characters of a wording's beginning that still tell which item it is
_LIKE_NUMBERED = 0.55  # similarity that is enough where the number agrees,
_LIKE_ALONE = 0.8  # and where it doesn't, or there is none
_MARGIN = 0.08  # by which the most similar item must lead
_BUDGET = 400  # comparisons by difflib in one file


@dataclass(frozen=True, slots=True)
class Match:
    """A text recognised as an item. `number` is the one written before it.

    `wording` is the text as written if it is not the official one, None if it is. `tail` is what stands behind an
    official wording in the same cell. `cut` says that the text is only the beginning of the official one.
    """

    item: int
    number: int | None = None
    wording: str | None = None
    tail: str = ""
    cut: bool = False


class Wordings:
    """The items of a checklist by their wording. Keeps what it has seen: most files say the same."""

    def __init__(self, checklist: Checklist) -> None:
        self._texts = {item.number: plain(item.text) for item in checklist.items}
        self._exact = {text: number for number, text in self._texts.items()}
        self._sections = {text for section in checklist.sections if (text := plain(section.title))}
        self._pairs = {number: _pairs(text) for number, text in self._texts.items()}
        self._limit = 2 * max(map(len, self._exact)) + 200
        self._cache: dict[tuple[str, int | None], tuple[Match | None, int]] = {}
        self._left = _BUDGET
        self.known: dict[str, Match] = {}  # texts seen to be an item's official wording, nothing cut, nothing behind

    def start(self) -> None:
        """A new file: its allowance for comparisons begins anew."""
        self._left = _BUDGET

    def find(self, text: str, number: int | None = None) -> Match | None:
        """The item that `text` is, None if it is none. `number` is the one in a column of its own beside it.

        Raises Unreadable (JF004) for a file that has so many texts near to items that comparing them would not end.
        """
        key = (text, number)
        known = self._cache.get(key)
        if known is None:
            before = self._left
            found = self._find(text[: 4 * self._limit], number)
            known = found, before - self._left
            self._left = before
            if len(self._cache) >= _CACHE_SIZE:
                self._cache.clear()
                self.known.clear()
            self._cache[key] = known
            if found and found.wording is None and not found.tail:
                self.known[text] = found
        match, cost = known
        self._left -= cost
        if self._left < 0:
            raise Unreadable("JF004", "文件中与清单内容相近的文字过多，超过读取上限，没有读完")
        return match

    def joined(self, first: str, rest: str) -> Match | None:
        """The item whose wording was broken in two: its beginning here, its rest there."""
        match = self.find(first + rest)
        return match if match and match.wording is None else None

    def has(self, item: int) -> bool:
        """Whether the checklist has an item of this number."""
        return item in self._texts

    def is_section(self, text: str) -> bool:
        """Whether the text is the title of a section, numbered or not."""
        whole = plain(text[:200])
        return any(whole[start:] in self._sections for start, _ in _openings(whole))

    def _find(self, text: str, number: int | None) -> Match | None:
        whole = plain(text)
        if len(whole) < 2 or whole in self._sections:
            return None
        openings = list(self._all_openings(whole))
        for start, written in openings:
            if item := self._exact.get(whole[start:]):
                return Match(item, written)
        for start, written in openings:
            body = whole[start:]
            items = [item for item, official in self._texts.items() if body.startswith(official)]
            if items:
                item = max(items, key=lambda each: len(self._texts[each]))
                return Match(item, written, tail=_behind(text, start + len(self._texts[item])).strip())
        for start, written in openings:
            if item := self._beginning(whole[start:], number or written):
                return Match(item, written, tidy(_behind(text, start)), cut=True)
        start, written = openings[-1]
        item = self._nearest(whole[start:], number or written)
        return Match(item, written, tidy(_behind(text, start))) if item else None

    def _all_openings(self, whole: str) -> Iterator[tuple[int, int | None]]:
        """Where the wording may begin: at once, behind a number, behind a section's title."""
        yield from _openings(whole)
        for section in self._sections:
            if whole.startswith(section):
                offset = len(section)
                yield from ((offset + start, number) for start, number in _openings(whole[offset:]))

    def _beginning(self, body: str, number: int | None) -> int | None:
        if len(body) < _SHORTEST:
            return None
        items = [item for item, official in self._texts.items() if official.startswith(body)]
        return number if number in items else items[0] if len(items) == 1 else None

    def _nearest(self, body: str, number: int | None) -> int | None:
        """The item that an altered wording was made from: clearly the most similar one, or the one of its number."""
        if not _SHORTEST <= len(body) <= self._limit:
            return None
        pairs = _pairs(body)
        alike = {item: 2 * len(pairs & own) / (len(pairs) + len(own)) for item, own in self._pairs.items()}
        likely = sorted((item for item in alike if alike[item] >= 0.3), key=lambda each: -alike[each])[:3]
        if number in alike and number not in likely and alike[number] >= 0.2:
            likely.append(number)
        if not likely:
            return None
        self._left -= len(likely)
        scores = {item: SequenceMatcher(None, body, self._texts[item], autojunk=False).ratio() for item in likely}
        best, *others = sorted(scores, key=lambda each: -scores[each])
        if number in scores and scores[number] >= max(_LIKE_NUMBERED, scores[best] - _MARGIN):
            return number
        clear = not others or scores[best] - scores[others[0]] >= _MARGIN
        return best if scores[best] >= _LIKE_ALONE and clear else None


def _openings(whole: str) -> Iterator[tuple[int, int | None]]:
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


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))


def _plain_length(character: str) -> int:
    return len(plain(character))


def _behind(text: str, count: int) -> str:
    """What stands in `text` behind its first `count` characters that count, without punctuation in front."""
    index = 0
    while count > 0 and index < len(text):
        count -= _plain_length(text[index])
        index += 1
    while index < len(text) and not _plain_length(text[index]) and text[index] not in '（(【[“"':
        index += 1
    return text[index:]


@lru_cache(maxsize=8192)
def parse_number(text: str) -> int | None:
    """The number that a cell holds and nothing else (1, 1., （1）, ①, 第1项, 一、), None if it is none."""
    if len(text) > 20:
        return None
    match = _ALONE.fullmatch(plain(text))
    if match is None:
        return None
    written = match[1]
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def leading_number(text: str) -> tuple[str, str] | None:
    """The number that a text begins with, and the text behind it; None without one."""
    line = squeeze(narrow(text[:2000]))
    match = _NUMBERED.match(line)
    return (match[1], line[match.end() :].strip()) if match and match.end() < len(line) else None


def is_question(text: str) -> bool:
    """Whether the text asks as items do (是否…, 有无…), beyond the bare word."""
    return len(text) > 5 and _QUESTION.match(text) is not None and len(plain(text[:200])) > 5


def numbers_in(text: str) -> list[int]:
    """The item numbers of a ledger's cell: 14, "第14项", "6、8", "14、是否…"."""
    if (one := parse_number(text)) is not None:
        return [one]
    line = squeeze(narrow(text[:200]))
    parts = [part for part in re.split(r"[、,，;；/和及\s]+", line) if part]
    numbers = [parse_number(part) for part in parts]
    if parts and all(number is not None for number in numbers):
        return list(dict.fromkeys(number for number in numbers if number is not None))
    opening = leading_number(line) or _named(line)
    return [int(opening[0])] if opening else []


def _named(line: str) -> tuple[str, str] | None:
    match = re.match(r"第(\d{1,3})[项条题]", line)
    return (match[1], line[match.end() :]) if match else None


def difference(original: str, found: str) -> str:
    """The short difference between an item's wording and the form's, with a little context, for a message."""
    ours, theirs = _mapped(original), _mapped(found)
    matcher = SequenceMatcher(None, [c for c, _ in ours], [c for c, _ in theirs], autojunk=False)
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    if not edits:
        return "只有标点或空格不同"
    shown = [
        f"原文“{_excerpt(original, ours, a, b)}”，表中“{_excerpt(found, theirs, c, d)}”" for _, a, b, c, d in edits[:2]
    ]
    more = f"，共{len(edits)}处" if len(edits) > 2 else ""
    return "；".join(shown) + more


def _mapped(text: str) -> list[tuple[str, int]]:
    """The characters that count, each with its place in the text."""
    return [(c, index) for index, character in enumerate(text[:2000]) for c in plain(character)]


def _excerpt(text: str, mapped: list[tuple[str, int]], start: int, end: int, around: int = 4) -> str:
    if not mapped:
        return ""
    first, last = max(0, start - around), min(len(mapped), end + around)
    if end - start > 24:
        last = start + 20
    begin = mapped[first][1] if first < len(mapped) else len(text)
    stop = mapped[last - 1][1] + 1 if last else 0
    left = "…" if first > 0 else ""
    right = "…" if last < len(mapped) else ""
    return f"{left}{squeeze(text[begin:stop])}{right}"


def official(match: Match) -> Match:
    """The same item with its official wording (the rest was found elsewhere)."""
    return replace(match, wording=None, cut=False)
