"""Tick boxes: □是 ☑否, 是（√）否（ ）, 是 否√ and their like -> which words are ticked.

The text is cut into words and marks; what the form prints to be filled in between them (请说明：____) is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..vocabulary import (
    BRACKETS,
    BULLETS,
    CROSSED_BOXES,
    CROSSES,
    EMPTY_BOXES,
    EXPLANATION_LABEL,
    FILL_IN,
    TICKED_BOXES,
    TICKS,
)
from .outcome import Outcome
from .tick_pairs import Mark, Token, paired

_COLON = re.compile(r"\s*:\s*")
_OPEN, _CLOSE = r"(\[【〔{", r")\]】〕}"
_BRACKETS = re.compile(rf"(?P<open>[{_OPEN}])[\s_]*+(?P<inside>[^\s_{_OPEN}{_CLOSE}]?)[\s_]*+[{_CLOSE}]")
_LOOSE = TICKS + CROSSES
_IN_BRACKETS = re.escape(EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + _LOOSE + "*")
# 1. and A. before words as well; bullets, dashes, and brackets around a word with its mark: ·是 ·否√, (是) (√否)
_GAP = re.compile(
    rf"(?:(?![{_OPEN}][\s_]*+[{_IN_BRACKETS}]?[\s_]*+[{_CLOSE}])[\s,、;|/。.:_!{re.escape(BULLETS + BRACKETS)}]|"
    r"(?<![a-z0-9])[a-d1-9][.、](?=[\u4e00-\u9fff]))*"
)
_BELOW = re.compile(rf"\n(?:{EXPLANATION_LABEL.pattern})")
_BOX = re.compile(rf"[{re.escape(EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + _LOOSE)}]|{_BRACKETS.pattern}")
_MARK_ENDS = frozenset(EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + TICKS + ")]】")
_MAX_TOKENS = 60
_LONGEST_MENU, _MENUS = 100, 256  # characters of a menu that is kept, and so many of each item
_LETTER = re.compile("[a-z0-9]")


_SYMBOLS: dict[str, Mark] = (
    dict.fromkeys(EMPTY_BOXES, Mark.EMPTY)
    | dict.fromkeys(TICKED_BOXES + TICKS, Mark.TICK)
    | dict.fromkeys(CROSSES, Mark.CROSS)
    | dict.fromkeys(CROSSED_BOXES, Mark.CROSSED_BOX)
)


class _Found(NamedTuple):
    """A word or mark and its place in the text."""

    start: int
    end: int
    word: str | None
    mark: Mark | None
    loose: bool
    lone: bool = False  # a loose mark that has its line to itself


class Ticked(NamedTuple):
    """What the boxes at the beginning of a text say, and where the text goes on behind them."""

    outcome: Outcome
    answer: str | None
    end: int
    rule: str
    filled_in: str = ""  # what was written between them


class TickReader:
    """Reads the tick boxes of one item; `words` are the folded words that may stand at a box, with their answers."""

    def __init__(self, words: dict[str, str], answers: Iterable[str]) -> None:
        self._words = words
        self._typed = frozenset(answers)  # only these may stand without a box
        self._pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
        self._again = lru_cache(maxsize=_MENUS)(self._read)

    def read(self, folded: str) -> Ticked | None:
        """None if there are no boxes and marks at words at the beginning of the text.

        Where an explanation stands below, with its label and no box in it, the menu is what is above: the same in many
        returns.
        """
        below = _BELOW.search(folded)
        if below and below.start() < _LONGEST_MENU and not _BOX.search(folded, below.end()):
            return self._again(folded[: below.start()])
        return self._read(folded)

    def _read(self, folded: str) -> Ticked | None:
        tokens, end, filled_in = self._tokens(folded)
        marks = [token for token in tokens if token.mark]
        if not marks:
            return None
        if len(marks) == len(tokens):
            return _without_words(marks, end) if _GAP.fullmatch(folded, end) else None
        return _judge(tokens, end)._replace(filled_in=filled_in)

    def _tokens(self, folded: str) -> tuple[list[Token], int, str]:
        found: list[_Found] = []
        end, filled_in = 0, ""
        any_word = False
        while len(found) < _MAX_TOKENS:
            at = _behind_gap(folded, end)
            in_menu = any_word and found[-1].mark is not None and not found[-1].loose
            token = _mark(folded, at) or self._word(folded, at, in_menu=in_menu)
            if token is None and found and (blank := self._to_fill_in(folded, end, found[-1])):
                filled_in, end = filled_in or blank["written"].strip(" _"), blank.end()
                continue
            if token is None:
                break
            any_word = any_word or token.word is not None
            found.append(token)
            end = token.end
        if not found:
            return [], 0, ""  # nearly every text
        glued = [False, *(_is_glued(folded, token, following) for token, following in pairwise(found)), False]
        tokens = [
            Token(token.word, token.mark, token.loose, token.lone, folded.count("\n", 0, token.start), before, after)
            for token, (before, after) in zip(found, pairwise(glued), strict=False)
        ]
        return tokens, end, filled_in

    def _to_fill_in(self, folded: str, at: int, last: _Found) -> re.Match[str] | None:
        """What is printed behind a box's word to be filled in, if the next option follows: □是（请说明）____ ☑否."""
        blank = FILL_IN.match(folded, at)
        if blank is None or blank.end() == at:
            return None
        option = blank.end()
        if last.word:  # the boxes stand before their words; one at the end of an explanation has none
            box = _mark(folded, option)
            if box is None:
                return None
            option = _behind_gap(folded, box.end)
        return blank if self._word(folded, option, in_menu=True) else None

    def _word(self, folded: str, at: int, *, in_menu: bool) -> _Found | None:
        """A word at a mark, or one of the checklist's by itself.

        Text may follow without a gap only at the box of a further word: □是☑否没有开展.
        """
        match = self._pattern.match(folded, at)
        if match is None:
            return None
        end = match.end()
        typed = match[0] in self._typed
        at_mark = (at > 0 and folded[at - 1] in _MARK_ENDS) or _mark(folded, end) is not None
        free = end >= len(folded) or _behind_gap(folded, end) > end or _mark(folded, end) is not None
        taken = (free and (at_mark or typed)) or (in_menu and typed)
        return _Found(at, end, self._words[match[0]], None, False) if taken else None


def _is_glued(folded: str, token: _Found, following: _Found) -> bool:
    if token.end == following.start:
        return True
    return token.mark is None and _COLON.fullmatch(folded, token.end, following.start) is not None


def _behind_gap(folded: str, at: int) -> int:
    gap = _GAP.match(folded, at)
    return gap.end() if gap else at


def _mark(folded: str, at: int) -> _Found | None:
    if brackets := _BRACKETS.match(folded, at):
        inside = _inside(brackets["open"], brackets["inside"])
        return _Found(at, brackets.end(), None, inside, False) if inside else None
    symbol = folded[at : at + 1]
    mark = _SYMBOLS.get(symbol)
    # v and x are marks only where they are no part of a word
    if mark is None or (
        _LETTER.match(symbol) and any(map(_LETTER.match, folded[max(at - 1, 0) : at] + folded[at + 1 : at + 2]))
    ):
        return None
    loose = symbol in _LOOSE
    return _Found(at, at + 1, None, mark, loose, loose and _line_at(folded, at) == symbol)


def _line_at(folded: str, at: int) -> str:
    """The line around a place, without the spaces at its ends."""
    end = folded.find("\n", at)
    return folded[folded.rfind("\n", 0, at) + 1 : len(folded) if end < 0 else end].strip()


def _inside(bracket: str, content: str) -> Mark | None:
    if not content:
        return Mark.EMPTY
    if content == "x" and bracket == "[":
        return Mark.CROSSED_BOX
    if content == "*":
        return Mark.TICK
    return _SYMBOLS.get(content)


def _without_words(marks: list[Token], end: int) -> Ticked:
    if all(token.mark is Mark.EMPTY for token in marks):
        return Ticked(Outcome.EMPTY, None, end, "选框未勾")
    return Ticked(Outcome.UNCLEAR, None, end, "只有记号")


def _judge(tokens: list[Token], end: int) -> Ticked:
    marked = paired(tokens)
    if marked is None:
        return Ticked(Outcome.UNCLEAR, None, end, "勾选位置不明")
    words = [(token.word, marked.get(i, set())) for i, token in enumerate(tokens) if token.word]
    boxed = {word for word, marks in words if marks}
    typed = {word for word, marks in words if not marks and word in boxed}
    ticked = {word for word, marks in words if Mark.TICK in marks}
    crossed_boxes = {word for word, marks in words if Mark.CROSSED_BOX in marks}
    crossed = {word for word, marks in words if Mark.CROSS in marks}
    empty = {word for word, marks in words if marks == {Mark.EMPTY}}
    chosen = ticked | crossed_boxes
    if len(chosen) > 1 or len(typed) > 1 or (chosen and typed - chosen):
        return Ticked(Outcome.CONFLICT, None, end, "勾选了两个答案")
    chosen = ticked or (crossed_boxes if empty and not crossed else set())
    if chosen - crossed:
        return Ticked(Outcome.ANSWERED, next(iter(chosen)), end, "勾选")
    if crossed or crossed_boxes or ticked:
        return Ticked(Outcome.UNCLEAR, None, end, "只有叉号")
    if typed:
        return Ticked(Outcome.ANSWERED, next(iter(typed)), end, "选框之外作答")
    if len(empty) < 2 or len(words) > len(empty):
        return Ticked(Outcome.UNCLEAR, None, end, "选框不全")
    return Ticked(Outcome.EMPTY, None, end, "选框未勾")
