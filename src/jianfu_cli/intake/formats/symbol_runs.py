"""The text of a run as it is seen in its font, where that is a symbol font."""

from __future__ import annotations

import re

from .symbols import in_font, symbol, without_private

_PRIVATE = re.compile("[\uf000-\uf0ff]")


def as_seen(text: str, font: str) -> str:
    """The text of a run; `font` is its symbol font, "" for any other. Fonts have the ordinary characters of other scripts
    from elsewhere: a run with such a character is text."""
    if font and all(ord(character) < 0x100 or "\uf000" <= character <= "\uf0ff" for character in text):
        if font.lower() != "symbol":
            return in_font(font, text)
        # in Symbol most characters are Greek letters and signs, which nobody fills in; only those put in as symbols count
        return "".join(symbol(font, ord(character)) if character >= "\uf000" else character for character in text)
    return without_private(text) if _PRIVATE.search(text) else text
