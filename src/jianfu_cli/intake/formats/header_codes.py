"""The headers and footers of a sheet's pages as workbooks write them (`&C&"宋体,加粗"&12米山镇中心小学`) -> their texts."""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(
    r'&(?:(?P<place>[LCR])|(?P<number>[PN])|(?P<sign>&)|"[^"]*"|\[[^\]]*\]|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|.|$)',
    re.DOTALL,
)
_LONGEST = 2_000


@lru_cache(maxsize=64)
def header_texts(codes: str) -> tuple[str, ...]:
    """The texts left, middle and right, without the codes that say how they look; page numbers are 1."""
    pieces = _CODE.sub(_in_place_of, codes[:_LONGEST]).split("\0")
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _in_place_of(match: re.Match[str]) -> str:
    if match["place"]:
        return "\0"
    return "1" if match["number"] else match["sign"] or ""
