"""Where a title is broken into lines: at the template's marks, else where no number or word is torn."""

from __future__ import annotations

import math
import re

from ...tools import width

MARK = "｜"
# What stays together: numbers and Latin words, and anything up to the closing sign behind it.
_WHOLE = re.compile(r"[0-9A-Za-z.,—–-]+[年月日号%]?|[《〈（(〔“‘]?.[》〉）)〕”’、，。：；！？]*|.", re.DOTALL)


def break_title(text: str, characters: int) -> list[str]:
    """The lines of a title where `characters` full-width ones fit on a line; at least one line."""
    parts = [part.strip() for part in text.split(MARK) if part.strip()]
    whole = "".join(parts)
    if width(whole) <= 2 * characters:
        return [whole]
    if len(parts) > 1 and all(width(part) <= 2 * characters for part in parts):
        return _merged(parts, characters)
    return [line for part in _balanced(whole, characters) if (line := part.strip())] or [whole]


def _merged(parts: list[str], characters: int) -> list[str]:
    """Neighbouring parts on one line where they fit."""
    lines = [parts[0]]
    for part in parts[1:]:
        if width(lines[-1] + part) <= 2 * characters:
            lines[-1] += part
        else:
            lines.append(part)
    return lines


def _balanced(text: str, characters: int) -> list[str]:
    """Lines of about the same length, broken between the pieces that stay together."""
    count = math.ceil(width(text) / (2 * characters - 2))
    goal = width(text) / count
    lines, used = [""], 0
    for match in _WHOLE.finditer(text):
        piece = match[0]
        full = width(lines[-1] + piece) > 2 * characters
        if lines[-1] and (full or (used + width(piece) / 2 > goal * len(lines) and len(lines) < count)):
            lines.append("")
        lines[-1] += piece
        used += width(piece)
    return lines
