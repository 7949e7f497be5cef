"""Lines for a terminal: broken at its width, a full-width character taking two columns, with a hanging indent."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import TextIO

from ..tools import width

WIDEST = 80  # columns: longer lines are hard to read, however wide the window is
_NARROWEST = 20
_DEEPEST = 36  # columns of a hanging indent
# What holds together: a word, a name or a path of letters and signs; else a single character.
_PIECE = re.compile(r"[!-~\xa1-\u024f]+|\s|.", re.DOTALL)
_LONGEST_PIECE = 40
_NOT_FIRST = frozenset("，。、；：？！）】》”’…—,.;:?!)]")
_NOT_LAST = frozenset("（【《“‘([")
_LABEL = re.compile(r"\s*(?:\S.{0,40}?\S|\S)\s{2,}(?=\S)")  # what stands before two spaces is a label
_INDENT = re.compile(r"\s*")


def for_terminal(text: str, stream: TextIO) -> str:
    """The text as a stream shows it: broken into lines on a terminal, as it is in a file or for another program."""
    if not stream.isatty():
        return text
    columns = min(WIDEST, shutil.get_terminal_size().columns - 1)  # a full line and its end are two on some consoles
    return "\n".join(wrapped(line, columns) for line in text.split("\n"))


def wrapped(line: str, columns: int) -> str:
    """The line, with line feeds where it is broken; what comes after hangs below its text. Nothing but spaces is lost."""
    columns = max(columns, _NARROWEST)
    return line if width(line) <= columns else "\n".join(_lines(line, columns))


def hanging(line: str) -> int:
    """The columns by which what follows is indented: below the text behind a label, else two more than the line."""
    label = _LABEL.match(line)
    indent = width(_INDENT.match(line)[0])  # type: ignore[index]
    return behind if label and (behind := width(label[0])) <= _DEEPEST else min(indent + 2, _DEEPEST)


def _lines(line: str, columns: int) -> Iterator[str]:
    indent, text, used = " " * min(hanging(line), columns // 2), "", 0
    for unit in _units(line, columns - len(indent)):
        taken = width(unit)
        if text.strip() and used + taken > columns:
            yield text.rstrip()
            unit = unit.lstrip()
            text, used = indent, len(indent)
            taken = width(unit)
        text, used = text + unit, used + taken
    if text.strip():
        yield text


def _units(line: str, most: int) -> Iterator[str]:
    """Pieces that no line break may stand in: a character with the marks that must not begin or end a line beside it."""
    unit = ""
    for piece in _pieces(line, most):
        joined = piece[0] in _NOT_FIRST or (unit and unit[-1] in _NOT_LAST)
        if unit and not (joined and width(unit + piece) <= most):
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit


def _pieces(line: str, most: int) -> Iterator[str]:
    longest = max(1, min(_LONGEST_PIECE, most))
    for piece in _PIECE.findall(line):
        yield from (piece[at : at + longest] for at in range(0, len(piece), longest))
