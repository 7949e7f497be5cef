"""Markers of lists that are boxes or ticks (□ 是, ☑ 否): such a marker is part of what is seen; others only divide."""

from __future__ import annotations

from ...vocabulary import ALL_MARKS
from .symbols import as_seen

# What lists usually begin with, and nobody ticks.
_BULLETS = frozenset("○◯〇●◉⊙◎■◆◇▣▪▫◼◾◽⬛∨")


def box_marker(text: str, font: str) -> str:
    """The marker as it is seen in its symbol font ("" for any other), "" if it is no box."""
    shown = as_seen(text, font) if text else ""
    return shown if shown and ALL_MARKS.issuperset(shown) and _BULLETS.isdisjoint(shown) else ""
