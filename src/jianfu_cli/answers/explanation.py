"""What stands behind an answer in its cell, as the explanation that it is."""

from __future__ import annotations

from ..vocabulary import EXPLANATION_LABEL, PROMPT

_BEFORE = frozenset(",。.;:!、/|-—–~)]】〕}")
_AROUND = "_”\"'’」』》*·~…]】)>。.!- "


def explanation_at(text: str, folded: str, start: int) -> str:
    """What stands at a place, without punctuation and label before it, out of its brackets if it is in some."""
    while start < len(folded) and (folded[start] in _BEFORE or folded[start].isspace()):
        start += 1
    if label := EXPLANATION_LABEL.match(folded, start):
        start = label.end()
    rest, shape = text[start:].strip(), folded[start:].strip()
    trimmed = shape.rstrip("。.")
    if shape.startswith("(") and trimmed.endswith(")") and trimmed.count("(") == 1:
        rest, shape = rest[1 : len(trimmed) - 1].strip(), shape[1 : len(trimmed) - 1].strip()
    return rest if PROMPT.sub("", shape).strip(_AROUND) else ""
