"""Which item of the checklist a cell's text is, however it is numbered, cut, altered or followed by an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import add

from ..definition import Checklist
from ..tools import Unreadable, plain, tidy
from .numbering import openings

_TAIL = re.compile(r"(.{6,}[。？?；;])\s*(\S[^。？?]{0,11}[。]?)", re.DOTALL)
_FIRST_SENTENCE = re.compile(r"([^。？?；;]{6,}[。？?；;])([^。？?；;]{1,20}[。]?)$")

_CACHE_SIZE = 20_000
_SHORTEST = 6  # characters of a wording's beginning that still tell which item it is
_LIKE_NUMBERED = 0.55  # similarity that is enough where the number agrees,
_LIKE_ALONE = 0.8  # and where it doesn't, or there is none
_LIKELY, _LIKELY_NUMBERED = 0.3, 0.2  # shared pairs of characters that are worth a comparison; where the number agrees
_TOLD_BY_TWO = 10  # from so many pairs in a wording on, sharing one is worth none
_MARGIN = 0.08  # by which the most similar item must lead
_BUDGET = 1500  # comparisons by difflib in one file


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
        self._sizes = {number: len(_pairs(text)) for number, text in self._texts.items()}
        self._holders: dict[str, list[int]] = {}  # two characters side by side -> the items that have them
        for number, text in self._texts.items():
            for pair in _pairs(text):
                self._holders.setdefault(pair, []).append(number)
        self._smallest = min(self._sizes.values())
        self._one_is_too_few = self._smallest >= _TOLD_BY_TWO
        self._shortest = min(map(len, self._exact))
        self._beginnings = {text[:_SHORTEST] for text in self._exact}
        self._limit = 2 * max(map(len, self._exact)) + 200
        self._cache: dict[tuple[str, int | None], tuple[Match | None, int]] = {}
        self._left = _BUDGET
        self._compared = 0
        self.known: dict[str, Match] = {}  # texts seen to be an item's official wording, nothing cut, nothing behind

    def start(self) -> None:
        """A new file: its allowance for comparisons begins anew."""
        self._left = _BUDGET

    def find(self, text: str, number: int | None = None) -> Match | None:
        """The item that `text` is, None if it is none. `number` is the one in a column of its own beside it.

        Raises Unreadable (JF004) for a file that has so many texts near to items that comparing them would not end.
        """
        match, cost = self._cache.get((text, number)) or self._look(text, number)
        self._left -= cost
        if self._left < 0:
            raise Unreadable("JF004", "文件中与清单内容相近的文字过多，超过读取上限，没有读完")
        return match

    def _look(self, text: str, number: int | None) -> tuple[Match | None, int]:
        """What a text not seen before is, and how many comparisons it took."""
        self._compared = 0
        found = self._find(text[: 4 * self._limit], number)
        known = found, self._compared
        if len(text) > self._limit:
            return known
        if len(self._cache) >= _CACHE_SIZE:
            self._cache.clear()
            self.known.clear()
        self._cache[text, number] = known
        if found and found.wording is None and not found.tail:
            self.known[text] = found
        return known

    def continued(self, match: Match, text: str) -> Match | None:
        """What a wording that was cut off becomes with more text behind it; None if that is not its rest."""
        whole, official = plain(text[: self._limit]), self._texts[match.item]
        for start, written in self._all_openings(whole):
            body = whole[start:]
            if body.startswith(official):
                return Match(match.item, written, tail=_behind(text, start + len(official)).strip())
            if official.startswith(body) and len(body) >= _SHORTEST:
                return Match(match.item, written, tidy(_behind(text, start)), cut=True)
        return None

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._texts)

    def has(self, item: int) -> bool:
        """Whether the checklist has an item of this number."""
        return item in self._texts

    def is_section(self, text: str) -> bool:
        """Whether the text is the title of a section, numbered or not."""
        whole = plain(text[:200])
        return any(whole[start:] in self._sections for start, _ in openings(whole))

    def _find(self, text: str, number: int | None) -> Match | None:
        whole = plain(text)
        if len(whole) < 2 or whole in self._sections or not self._is_near(pairs := _pairs(whole)):
            return None
        openings = list(self._all_openings(whole))
        if number is None and len(openings) == 1 and self._is_other(whole):
            return None
        begins = any(map(whole.__contains__, self._beginnings))
        if begins and (match := self._as_written(text, whole, openings, number)):
            return match
        start, written = openings[-1]
        item = self._nearest(whole[start:], number or written, _pairs(whole[start:]) if start else pairs)
        if not (item or begins):
            return None  # nearly all
        wording = tidy(_behind(text, start))
        if item:
            return Match(item, written, *_without_tail(wording, self._texts[item]))
        first = _FIRST_SENTENCE.match(wording)  # all that was kept of the wording, with an answer behind it
        item = self._beginning(plain(first[1]), number or written) if first else None
        return Match(item, written, first[1], first[2].strip()) if first and item else None

    def _as_written(
        self, text: str, whole: str, openings: Sequence[tuple[int, int | None]], number: int | None
    ) -> Match | None:
        """The item whose wording stands here as it is, alone or with more behind it, or cut off."""
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
        return None

    def _is_near(self, pairs: frozenset[str]) -> bool:
        """Whether a text has enough characters side by side as items have them that it might be one."""
        return len(pairs & self._holders.keys()) > self._one_is_too_few

    def _is_other(self, whole: str) -> bool:
        """Whether a text without numbers is too short to be like an item, and begins like none."""
        return (
            len(whole) < _LIKE_ALONE / 2 * (len(whole) + self._shortest) and whole[:_SHORTEST] not in self._beginnings
        )

    def _all_openings(self, whole: str) -> Iterator[tuple[int, int | None]]:
        """Where the wording may begin: at once, behind a number, behind a section's title."""
        yield from openings(whole)
        for section in self._sections:
            if whole.startswith(section):
                offset = len(section)
                yield from ((offset + start, number) for start, number in openings(whole[offset:]))

    def _beginning(self, body: str, number: int | None) -> int | None:
        if len(body) < _SHORTEST:
            return None
        items = [item for item, official in self._texts.items() if official.startswith(body)]
        return number if number in items else items[0] if len(items) == 1 else None

    def _nearest(self, body: str, number: int | None, pairs: frozenset[str]) -> int | None:
        """The item that an altered wording was made from: clearly the most similar one, or the one of its number."""
        if not _SHORTEST <= len(body) <= self._limit:
            return None
        likely = self._likely(pairs, number)
        if not likely:
            return None
        self._compared += len(likely)
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(body)
        scores: dict[int, float] = {}
        for item in likely:
            matcher.set_seq1(self._texts[item])
            scores[item] = matcher.ratio()
        best, *others = sorted(scores, key=lambda each: -scores[each])
        if number in scores and scores[number] >= max(_LIKE_NUMBERED, scores[best] - _MARGIN):
            return number
        clear = not others or scores[best] - scores[others[0]] >= _MARGIN
        return best if scores[best] >= _LIKE_ALONE and clear else None

    def _likely(self, pairs: frozenset[str], number: int | None) -> list[int]:
        """The few items that share enough with a text to be worth comparing, and the one of its number."""
        common = pairs & self._holders.keys()
        enough = _LIKELY if number is None else _LIKELY_NUMBERED
        if 2 * len(common) < enough * (len(pairs) + self._smallest):
            return []  # nearly all, even if one item had all of them
        shared: dict[int, int] = {}
        for pair in common:
            for item in self._holders[pair]:
                shared[item] = shared.get(item, 0) + 1
        alike = {item: 2 * count / (len(pairs) + self._sizes[item]) for item, count in shared.items()}
        likely = sorted((item for item in alike if alike[item] >= _LIKELY), key=lambda each: (-alike[each], each))[:3]
        if number is not None and number not in likely and alike.get(number, 0) >= _LIKELY_NUMBERED:
            likely.append(number)
        return likely


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


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


def _without_tail(wording: str, official: str) -> tuple[str, str]:
    """An altered wording, and the few characters behind its last sentence that the official one does not have."""
    match = _TAIL.fullmatch(wording)
    if match is None or official.endswith(plain(match[2])):
        return wording, ""
    return match[1].rstrip(), match[2].strip()
