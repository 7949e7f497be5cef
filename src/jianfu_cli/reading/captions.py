"""What forms of one file are called, by a sheet or a line above (填写样例, 上学期, 修改前): which of them a person passes over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile

from ..tools import plain, squeeze
from ..vocabulary import (
    CAPTION_ENDINGS,
    CAPTION_WORDS,
    DRAFT_NAMES,
    DRAFT_WORDS,
    FOREIGN_TIMES,
    PARTS,
    PUT_RIGHT_WORDS,
    SAMPLE_WORDS,
)
from .lines import Kind, Line

_LONGEST = 24
_NUMBERED = re.compile(r"(?:附件?\s*\d*|[（(]?[一二三四五六七八九十\d]{1,2}[）)]?)\s*[、.．：:]?\s*")
_CAPTION = re.compile(
    f"(?:填[写表报])?(?:{'|'.join((*CAPTION_WORDS, *SAMPLE_WORDS, *PARTS))})(?:{'|'.join((*SAMPLE_WORDS, *CAPTION_ENDINGS))})*"
)
_OTHER_TIME = re.compile("|".join(FOREIGN_TIMES))
_PUT_RIGHT = re.compile("|".join(PUT_RIGHT_WORDS))
_DRAFT = re.compile("|".join(DRAFT_WORDS))
_DRAFT_NAME = re.compile("|".join(DRAFT_NAMES))


class Standing(IntEnum):
    """What a form is beside others of its file, the one that counts first."""

    PUT_RIGHT = -1
    MEANT = 0
    OTHER_TIME = 1
    DRAFT = 2
    SAMPLE = 3


@lru_cache(maxsize=4096)
def is_caption(text: str) -> bool:
    """Whether a text is a form's caption and nothing else: 一、上学期自查情况, 填写样例：."""
    line = squeeze(text[: _LONGEST + 1]).rstrip("：: ")
    if not 1 < len(line) <= _LONGEST:
        return False
    numbered = _NUMBERED.match(line)
    solid = plain(line)
    return any(
        _CAPTION.fullmatch(body) is not None for body in (solid, plain(line[numbered.end() :]) if numbered else solid)
    )


def captioned(line: Line) -> bool:
    """Whether a line that is no item holds a caption."""
    return line.kind is Kind.OTHER and any(is_caption(text) for text in line.cells if text)


def standing(lines: Sequence[Line]) -> Standing:
    """What a form is by its sheet's name, the caption above it, or its title."""
    names = {line.grid.name for line in lines if line.kind is Kind.ITEM}
    head = takewhile(lambda line: line.kind not in (Kind.ITEM, Kind.HEADING), lines)
    captions = [text for line in head if line.kind is Kind.OTHER for text in line.cells if text and is_caption(text)]
    if any(word in text for text in (*names, *captions, *_titles(lines)) for word in SAMPLE_WORDS):
        return Standing.SAMPLE
    called = (*names, *captions)
    if any(_DRAFT.search(text) or _DRAFT_NAME.fullmatch(plain(text)) for text in called):
        return Standing.DRAFT
    if any(map(_OTHER_TIME.search, called)):
        return Standing.OTHER_TIME
    return Standing.PUT_RIGHT if any(map(_PUT_RIGHT.search, called)) else Standing.MEANT


def _titles(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.kind is Kind.OTHER:
            yield from (text for text in line.cells if 0 < len(text) <= 60 and ("自查" in text or "减负" in text))
