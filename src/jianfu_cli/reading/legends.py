"""What a note around the table says of the words in it (存在问题的填“是”) -> the question that its columns then ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from ..vocabulary import (
    FITS_ASKED,
    HEADING_WORDS,
    KEPT_ASKED,
    LEGEND_ACT,
    LEGEND_FITS,
    LEGEND_KEPT,
    LEGEND_PROBLEM,
    OTHER_ASKED,
    PROBLEM_ASKED,
    TICK_REPLIES,
)
from .answer_columns import Columns
from .lines import Kind, Line

_LEGENDS = [
    (re.compile(f"{words}{LEGEND_ACT}"), asks, turned)
    for words, asks, turned in (
        (LEGEND_PROBLEM, PROBLEM_ASKED, KEPT_ASKED),
        (LEGEND_KEPT, KEPT_ASKED, PROBLEM_ASKED),
        (LEGEND_FITS, FITS_ASKED, OTHER_ASKED),
    )
]
_LONGEST = 300  # characters of a note


def legend(lines: Iterable[Line]) -> str:
    """The question that a form's notes, titles or headings say its answers reply to: "" for none, else as columns ask it."""
    found = {
        asks
        for line in lines
        if line.kind in (Kind.OTHER, Kind.HEADING)
        for text in line.row.cells
        if "填" in text and len(text) <= _LONGEST
        for asks in _asked_by(text)
    }
    return next(iter(found), "") if len(found) < 2 else OTHER_ASKED


@lru_cache(maxsize=1024)
def _asked_by(note: str) -> frozenset[str]:
    """The questions that one text says."""
    text = "".join(note.split())
    return frozenset(
        asks if match["word"] in "是有" else turned
        for pattern, asks, turned in _LEGENDS
        for match in pattern.finditer(text)
    )


def asked(columns: Columns, asks: str) -> Columns:
    """The columns of a form with such a note: those that ask nothing of their own ask that."""
    rivals = tuple(rival if rival.asks else replace(rival, asks=asks) for rival in columns.rivals)
    question = HEADING_WORDS.get(asks, asks).split()[0]
    ticks = tuple((f"{question}：{word}" if word in TICK_REPLIES else word, index) for word, index in columns.ticks)
    return replace(columns, asks=columns.asks or asks, rivals=rivals, ticks=ticks)
