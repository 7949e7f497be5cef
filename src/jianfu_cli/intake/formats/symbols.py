"""Text as it is seen in its font: boxes and ticks of symbol fonts as characters that every font has."""

from __future__ import annotations

import re

# The low byte of the character's code -> what is seen. Wingdings alone is also asked for characters U+F0xx without a font.
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●",
        0x6D: "○",
        0x6E: "■",
        0x6F: "□",
        0x70: "□",
        0x71: "□",
        0x72: "□",
        0xA1: "○",
        0xA2: "○",
        0xA4: "◎",
        0xA7: "■",
        0xA8: "□",
        0xFB: "×",
        0xFC: "√",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□"},
    "webdings": {0x61: "√", 0x63: "□", 0x67: "■", 0x72: "×"},
    "symbol": {0xB4: "×", 0xD6: "√"},
}
_USUAL, _GREEK = "wingdings", "symbol"  # in the latter most characters are letters and signs, which nobody fills in
_WINGDINGS = _FONTS[_USUAL]
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_DRAWN = re.compile("[\uf000-\uf0ff]|[^\\s\u0100-\U0010ffff]")
UNKNOWN = "·"  # a symbol that says nothing to us; as punctuation it does not count in wordings


def is_symbol_font(font: str) -> bool:
    """Characters in this font are pictures."""
    return font.lower() in _FONTS


def symbol(font: str, code: int) -> str:
    """What a character of a symbol font shows. F052 in Wingdings means ☑ to many senders, who take it from Wingdings 2."""
    low = code & 0xFF
    shown = _FONTS.get(font.lower(), _WINGDINGS).get(low)
    if shown is None and font.lower() == _USUAL:
        shown = _FONTS["wingdings 2"].get(low) if low in (0x52, 0xA3) else None
    return shown or UNKNOWN


def inserted(font: str, code: int) -> str:
    """A character put in by «Insert symbol»: of a symbol font, or of an ordinary one by its code point; "" for none."""
    if is_symbol_font(font) or 0xE000 <= code <= 0xF8FF:
        return symbol(font, code)
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def as_seen(text: str, font: str) -> str:
    """The text of a run as it is seen; `font` is its symbol font, "" for any other.

    In an ordinary font stand the characters U+F000 to U+F0FF that symbol fonts leave behind. Spaces stay, and characters
    that a symbol font lacks, which come from another.
    """
    drawn = _PRIVATE if font.lower() in ("", _GREEK) else _DRAWN
    if not drawn.search(text):
        return text  # nearly every text
    return drawn.sub(lambda found: symbol(font or _USUAL, ord(found[0])), text)
