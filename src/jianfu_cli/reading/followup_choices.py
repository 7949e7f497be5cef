"""Of the choices that a status offers - □已完成 □未完成, 已完成/未完成 - those that are ticked, wherever the mark stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..vocabulary import CROSSED_BOXES, EMPTY_BOXES, STATUS_CHOICES, STATUS_CHOICES_OPEN, TICKED_BOXES, TICKS

_TICKED = frozenset(TICKED_BOXES + CROSSED_BOXES + TICKS) - {"v"}
_EMPTY = frozenset(EMPTY_BOXES) - set("口囗ロ〇")  # which stand in words as well
_MARK = re.compile(f"([{re.escape(''.join(sorted(_TICKED | _EMPTY)))}])")
_OPEN_CHOICE = re.compile("|".join(STATUS_CHOICES_OPEN))
_BLANK = r"[\s_＿]*"
_TOKEN = re.compile(
    rf"(?P<empty>[（(\[【]{_BLANK}[)）\]】]|[{re.escape(EMPTY_BOXES)}])"
    rf"|(?P<tick>[{re.escape(''.join(sorted(_TICKED)))}vV])"
    rf"|(?P<word>{'|'.join((*STATUS_CHOICES_OPEN, *STATUS_CHOICES))})"
    r"|(?P<loose>[\s/／、，,;；|]+)|(?P<tight>[（()）\[\]【】])"
)
_LONGEST = 60  # characters of choices alone


class _Token(NamedTuple):
    kind: str
    text: str


def chosen(text: str) -> str:
    """Of words with boxes those whose boxes are ticked; of choices alone those that are marked; other texts as they are.

    "" where nothing is marked, several with 、 between them.
    """
    if (tokens := _choices(text)) is not None:
        return "、".join(_marked(tokens))
    if not _has_boxes(text):
        return text if len(text) < 2 else "".join(c for c in text if c not in TICKED_BOXES)
    first, *rest = (part.strip() for part in _MARK.split(text))
    behind = [*rest[1::2]] if not first else [first, *rest[1::2]]  # the boxes stand before the words, or behind them
    return "、".join(words for mark, words in zip(rest[::2], behind, strict=False) if mark in _TICKED)


def _has_boxes(text: str) -> bool:
    """Whether it holds boxes to tick."""
    return any(mark in text for mark in _EMPTY) or sum(text.count(mark) for mark in _TICKED) > 1


def _choices(text: str) -> list[_Token] | None:
    """What a text is made of that is choices and marks alone, one of them done and one not; None of any other."""
    if len(text) > _LONGEST:
        return None
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or not found.lastgroup:
            return None
        tokens.append(_Token(found.lastgroup, found[0]))
        at = found.end()
    words = [token.text for token in tokens if token.kind == "word"]
    return tokens if len({bool(_OPEN_CHOICE.fullmatch(word)) for word in words}) == 2 else None


def _marked(tokens: Sequence[_Token]) -> list[str]:
    """The words that are ticked; both of a tick between two that may be either's."""
    solid = [at for at, token in enumerate(tokens) if token.kind in ("empty", "tick", "word")]
    before, behind = tokens[solid[0]].kind != "word", tokens[solid[-1]].kind != "word"
    marked: list[str] = []
    for place, at in enumerate(solid):
        if tokens[at].kind == "tick":
            left = solid[place - 1] if place and tokens[solid[place - 1]].kind == "word" else None
            right = solid[place + 1] if place + 1 < len(solid) and tokens[solid[place + 1]].kind == "word" else None
            if left is not None and right is not None and before != behind:
                left, right = (None, right) if before else (left, None)
            elif left is not None and right is not None:
                far = [_is_loose(tokens[left:at]), _is_loose(tokens[at:right])]
                left, right = (None if far == [True, False] else left), (None if far == [False, True] else right)
            marked += [tokens[word].text for word in (left, right) if word is not None]
    return list(dict.fromkeys(marked))


def _is_loose(tokens: Sequence[_Token]) -> bool:
    """Whether a space or a stop parts a mark from a word."""
    return any(token.kind == "loose" for token in tokens)
