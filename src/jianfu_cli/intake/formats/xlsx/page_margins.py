"""The headers and footers of a sheet's pages, as they are printed on the first page."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import _Element as Element

from .workbook_strings import unescaped
from .workbook_xml import is_true, namespace

_CODE = re.compile(
    r'&(?:(?P<place>[LCR])|(?P<number>[PN])|(?P<sign>&)|"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|.|$)',
    re.DOTALL,
)
_LONGEST = 2_000


def margin_texts(margins: Element) -> list[str]:
    """The texts of <headerFooter>, left, middle and right each by itself."""
    space = namespace(margins)
    shown = ["oddHeader", "oddFooter"]
    if is_true(margins.get("differentFirst")):
        shown += ["firstHeader", "firstFooter"]
    if is_true(margins.get("differentOddEven")):
        shown += ["evenHeader", "evenFooter"]
    written = (margins.findtext(space + name) for name in shown)
    return [text for codes in written if codes for text in _texts(codes[:_LONGEST])]


@lru_cache(maxsize=64)
def _texts(codes: str) -> tuple[str, ...]:
    """The texts without the codes that say how they look; page numbers are 1."""
    pieces = _CODE.sub(_in_place_of, unescaped(codes)).split("\0")
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _in_place_of(match: re.Match[str]) -> str:
    if match["place"]:
        return "\0"
    return "1" if match["number"] else match["sign"] or ""
