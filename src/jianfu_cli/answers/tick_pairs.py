"""Words and marks of a menu, cut apart -> the marks of each word.

Where they alternate, they pair off in that order; otherwise boxes pair with the words on one side, and a loose √ goes to
the word that it is glued to. What could go to either is unclear.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple


class Mark(Enum):
    """What a box or mark says of its word."""

    EMPTY = auto()
    TICK = auto()
    CROSS = auto()  # ×: not this one
    CROSSED_BOX = auto()  # ☒: this one, if the other boxes are empty


class Token(NamedTuple):
    """A word or a mark, and how it stands to its neighbours."""

    word: str | None  # the answer, for a word
    mark: Mark | None  # for a mark
    loose: bool  # a mark without a box
    lone: bool  # and alone on its line
    line: int
    before: bool  # glued to the token before, at most with a colon between (是：√)
    after: bool  # glued to the token after


def paired(tokens: list[Token]) -> dict[int, set[Mark]] | None:
    """The marks of each word, by the word's index; None if a mark could go to either of two words."""
    if any(token.lone for token in tokens) and len([token for token in tokens if token.word]) > 1:
        return None
    return _alternating(tokens) or _boxes_then_marks(tokens)


def _alternating(tokens: list[Token]) -> dict[int, set[Mark]] | None:
    """□是 √否 or 是□ 否√: as many marks as words, in turns.

    None if it is not so, or a loose mark is glued elsewhere.
    """
    shape = [token.mark is not None for token in tokens]
    if len(tokens) % 2 or any(a == b for a, b in pairwise(shape)):
        return None
    step = 1 if shape[0] else -1
    for token in tokens:
        glued, other = (token.after, token.before) if step > 0 else (token.before, token.after)
        if token.loose and other and not glued:
            return None
    return {i + step: {token.mark} for i, token in enumerate(tokens) if token.mark}


def _boxes_then_marks(tokens: list[Token]) -> dict[int, set[Mark]] | None:
    order = [i for i, token in enumerate(tokens) if not token.loose]
    boxes = [i for i in order if tokens[i].mark]
    step = _side(tokens, order) if boxes else 0
    if step is None:
        return None
    owner: dict[int, int] = {i: i for i in order if tokens[i].word}
    marked: dict[int, set[Mark]] = {}
    for i in boxes:
        place = order.index(i) + step
        if not 0 <= place < len(order) or not tokens[order[place]].word or order[place] in marked:
            return None
        owner[i] = order[place]
        marked[order[place]] = {tokens[i].mark or Mark.EMPTY}
    for i, token in enumerate(tokens):
        if token.loose and token.mark:
            word = _owner_of_loose(tokens, i, owner)
            if word is None:
                return None
            marked[word] = (marked.get(word, set()) - {Mark.EMPTY}) | {token.mark}
    return marked


def _side(tokens: list[Token], order: list[int]) -> int | None:
    """1 if the boxes stand before their words, -1 if behind them."""
    first, last = tokens[order[0]], tokens[order[-1]]
    if first.mark and last.word:
        return 1
    if first.word and last.mark:
        return -1
    boxes = [tokens[i] for i in order if tokens[i].mark]
    if all(box.after and not box.before for box in boxes):
        return 1
    return -1 if all(box.before and not box.after for box in boxes) else None


def _owner_of_loose(tokens: list[Token], i: int, owner: dict[int, int]) -> int | None:
    sides = [(i - 1, tokens[i].before), (i + 1, tokens[i].after)]
    near = [(owner[j], glued, tokens[j].line == tokens[i].line) for j, glued in sides if j in owner]
    glued_to = {word for word, glued, _ in near if glued}
    choice = glued_to or {word for word, _, same_line in near if same_line} or {word for word, *_ in near}
    return choice.pop() if len(choice) == 1 else None
