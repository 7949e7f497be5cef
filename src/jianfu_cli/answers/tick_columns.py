"""Cells of one row under columns to tick (是, 否; 有, 无) -> what each says."""

from __future__ import annotations

import re

from ..tools import tidy
from ..vocabulary import COLUMN_CROSSES, COLUMN_TICKS, EMPTY_BOXES, TICKED_BOXES, TICKS
from .explanation import explanation_at
from .item_words import fold


def column_mark(written: str, heading: str) -> tuple[str, str]:
    """A cell under a column headed with an answer: tick, cross, blank or text; and the text beyond the mark."""
    text = tidy(written)
    folded = fold(text).strip()
    core = folded.strip("()[]【】 _。.")
    if not core or core in EMPTY_BOXES:
        return "blank", ""
    if core == fold(heading) or set(core) <= set(COLUMN_TICKS):
        return "tick", ""
    if core in COLUMN_CROSSES:
        return "cross", ""
    if match := re.match(
        rf"[(\[【]?(?:[{TICKS[:-1]}{TICKED_BOXES}]|{re.escape(fold(heading))}(?=[,。;:\s]))[)\]】]?", folded
    ):
        return "tick", explanation_at(text, fold(text), match.end())
    return "text", text
