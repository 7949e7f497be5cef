"""Whether a text can be seen: its colour against the colour that it is written on. What formats say becomes colours here."""

from __future__ import annotations

import re
from functools import lru_cache

# 0xRRGGBB; the name of a colour of which no more is known ("theme:4"), equal to itself alone; None: the usual one.
Colour = int | str | None

WHITE, BLACK = 0xFFFFFF, 0
UNKNOWN = "unknown"  # behind a text: a pattern, a picture, a style of the whole table
FLATTEST = 2.0  # points (0.7 mm): a row of less shows nothing
_NEAR = 8  # of 255: colours so near can't be told apart
_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})", re.ASCII)
_THEME = {"0": WHITE, "1": BLACK}  # of Excel's themes; others are known by their number
_PALETTE = (0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF)  # twice in Excel's
_USUAL_NUMBERS = ("64", "65", "32767")
_WHITE_CODE = re.compile(r"\[\s*(?:white|白色?|(?:color|颜色)\s*2)\s*\]", re.IGNORECASE)


def is_unseen(ink: Colour, ground: Colour) -> bool:
    """Whether nobody sees a text of this colour on that one; a usual ink is seen on anything."""
    if ink is None or ground == UNKNOWN:
        return False
    behind = WHITE if ground is None else ground
    if isinstance(ink, str) or isinstance(behind, str):
        return ink == behind
    return all(abs((ink >> shift & 255) - (behind >> shift & 255)) <= _NEAR for shift in (0, 8, 16))


def written_colour(text: str | None) -> Colour:
    """A colour in hexadecimal digits (#FFFFFF, FFFFFFFF with its alpha before); None for any other word."""
    match = _HEX.fullmatch(text) if text else None
    return int(match[1], 16) if match else None


@lru_cache(maxsize=256)
def workbook_colour(rgb: str | None, theme: str | None, indexed: str | None, tint: str | None) -> Colour:
    """A colour as the attributes of a workbook's element give it."""
    if rgb is not None:
        return written_colour(rgb)
    plain = tint is None or not tint.strip("-0.")
    if theme is not None:
        return _THEME.get(theme, f"theme:{theme}") if plain else f"theme:{theme}:{tint}"
    if indexed is None or indexed in _USUAL_NUMBERS:
        return None
    number = int(indexed) if indexed.isdecimal() and len(indexed) < 4 else -1
    return _PALETTE[number % 8] if 0 <= number < 16 else f"indexed:{indexed}"


@lru_cache(maxsize=256)
def inked_white(code: str, *, text: bool) -> bool:
    """Whether a number format writes texts, or else numbers, in white: [White]@."""
    if "[" not in code:
        return False
    sections = code.split(";")
    of_text = sections[3:4] or [section for section in sections if "@" in section]
    chosen = (of_text or sections[:1]) if text else [section for section in sections if section not in of_text]
    return bool(chosen) and all(_WHITE_CODE.search(section) for section in chosen)
