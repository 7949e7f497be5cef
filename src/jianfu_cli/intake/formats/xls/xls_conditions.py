"""Conditional formats of an .xls that strike texts out or hide them: the cells that they are for. Whether they hold isn't evaluated.

Written to [MS-XLS]: a CONDFMT record names the cells, the CF records behind it are the rules, each with its format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from ...grid import Merge
from ..number_formats import hides_text
from .xls_records import sheet_records, worksheets

_CELLS, _RULE = 0x1B0, 0x1B1
_MOST_RECORDS = 2_000
_MOST_RANGES = 50  # of a sheet with more, nothing can be told
_ALL = (1, 1, 65_536, 256)
_HEAD, _RANGES = 6, 12  # where the format of a rule begins, and the ranges of cells
_HAS_NUMBER, _HAS_FONT, _OWN_NUMBER = 1 << 25, 1 << 26, 1
_FONT_COLOUR, _WHITES, _HAS_FILL = 80, (1, 9), 1 << 29  # by their numbers in every palette
_CODE = 3  # bytes before the letters of a number format's code
_FLAGS = 6  # bytes of flags before what a format changes
_FONT_STYLE, _FONT_UNCHANGED, _STRUCK = 68, 88, 0x80


def struck_on_condition(stream: bytes, sheet: int) -> list[Merge]:
    """The ranges of a worksheet whose texts a rule may strike out or hide; `sheet` counts from 0."""
    start = next(islice(worksheets(stream), sheet, None), None)
    if start is None:
        return []
    found, ranges = list[Merge](), list[Merge]()
    for kind, pieces in islice(sheet_records(stream, start, (_CELLS, _RULE)), _MOST_RECORDS):
        if kind == _CELLS:
            ranges = [*_ranges(pieces[0])]
        elif _strikes(pieces[0][_HEAD:]):
            found += ranges
            ranges = []
    return found if len(found) <= _MOST_RANGES else [_ALL]


def _ranges(data: bytes) -> Iterator[Merge]:
    for at in range(_RANGES + 2, len(data) - 7, 8):
        top, bottom, left, right = struct.unpack_from("<4H", data, at)
        yield top + 1, left + 1, bottom + 1, right + 1


def _strikes(style: bytes) -> bool:
    """Whether a rule's format strikes out, shows no text (;;;), or writes it in white without a colour behind it."""
    if len(style) < _FLAGS:
        return False
    changed, more = struct.unpack_from("<IH", style)
    at = _FLAGS
    if changed & _HAS_NUMBER:
        size = int.from_bytes(style[at : at + 2], "little") if more & _OWN_NUMBER else 2
        if more & _OWN_NUMBER and hides_text(_code(style[at + 2 : at + size])):
            return True
        at += size
    font = style[at:]
    if not changed & _HAS_FONT or len(font) <= _FONT_UNCHANGED:
        return False
    colour = int.from_bytes(font[_FONT_COLOUR : _FONT_COLOUR + 4], "little")
    white = colour in _WHITES and not changed & _HAS_FILL
    return white or (bool(font[_FONT_STYLE] & _STRUCK) and not font[_FONT_UNCHANGED] & _STRUCK)


def _code(data: bytes) -> str:
    """The code of a number format: how many letters, whether they are wide, and the letters."""
    if len(data) < _CODE:
        return ""
    count, wide = struct.unpack_from("<HB", data)
    letters = data[_CODE:]
    return letters[: 2 * count].decode("utf-16-le", "replace") if wide & 1 else letters[:count].decode("latin-1")
