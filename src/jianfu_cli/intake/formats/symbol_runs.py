"""The text of a run as it is seen in its font, where that is a symbol font."""

from __future__ import annotations

import re

from .symbols import in_font, symbol, without_private

_PRIVATE = re.compile("[\uf000-\uf0ff]")


def as_seen(text: str, font: str) -> str:
    """The text of a run; `font` is its symbol font, "" for any other."""
    if not font:
        return without_private(text) if _PRIVATE.search(text) else text
    if font.lower() != "symbol":
        return in_font(font, text)
    # in Symbol most characters are Greek letters and signs, which nobody fills in; only those put in as symbols count
    return "".join(
        symbol(font, ord(character)) if "\uf000" <= character <= "\uf0ff" else character for character in text
    )
