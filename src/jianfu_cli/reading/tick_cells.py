"""Cells of columns to tick, as programs and people fill them: yes and no of a program, a circle for a tick."""

from __future__ import annotations

from collections.abc import Sequence

from ..tools import narrow
from ..vocabulary import CROSSES

_TICK = "√"
_YES = frozenset(("true", "真", "1", "y", "yes"))
_NO = frozenset(("false", "假", "0", "n", "no"))
_CIRCLES = frozenset("○◯〇o⭕")


def as_marks(texts: Sequence[str]) -> list[str]:
    """The cells of one row under columns to tick: TRUE and 1 as ticks, FALSE and 0 as blanks.

    A circle is a tick where it stands alone in its row, or all others are crossed; beside another mark it is an empty box.
    """
    cores = [narrow(text).strip().lower() for text in texts]
    marks = [_TICK if core in _YES else "" if core in _NO else text for core, text in zip(cores, texts, strict=True)]
    filled = [index for index, mark in enumerate(marks) if mark.strip()]
    circles = [index for index in filled if cores[index] in _CIRCLES]
    if len(circles) == 1 and all(cores[index] in CROSSES for index in filled if index != circles[0]):
        marks[circles[0]] = _TICK
    return marks
