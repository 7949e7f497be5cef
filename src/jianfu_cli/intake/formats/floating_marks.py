"""Marks in text boxes: over the page, so that nobody can tell from the file which cell or word they are meant for."""

from __future__ import annotations

from ...tools import simplified
from ...vocabulary import (
    ALL_MARKS,
    BOXED_NO,
    BOXED_YES,
    NO,
    SAME_AS_NO,
    SAME_AS_NOT_APPLICABLE,
    SAME_AS_YES,
    STOCK_SENTENCES,
    YES,
)

_ANSWERS = frozenset(
    (*YES, *NO, *SAME_AS_YES, *SAME_AS_NO, *SAME_AS_NOT_APPLICABLE, *BOXED_YES, *BOXED_NO, *STOCK_SENTENCES)
)
_EDGES = " 。.,，、()（）[]【】"


def is_mark(text: str) -> bool:
    """Whether a text box holds a mark or an answer and nothing else: √, ○, ☑, 是, 没有. Longer text stands for itself."""
    bare = "".join(text[:100].split()).strip(_EDGES)
    return len(bare) == 1 or (bare != "" and (ALL_MARKS.issuperset(bare) or simplified(bare) in _ANSWERS))
