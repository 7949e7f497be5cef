"""The records of an .xls that xlrd passes over: what floats over the cells of its sheets, and what is printed around them.

Written to [MS-XLS]: a drawing's records (MSODRAWING) say where shapes hang, an OBJ record what each is, TXO its text.
"""

from __future__ import annotations

import struct
from itertools import islice
from typing import NamedTuple

from ...grid import Unread, UnreadKind
from ..control_words import ACTIVE_X, BUTTON, CHECK_BOX, INPUT, LIST, MENU, RADIO_BUTTON, control_words
from ..header_codes import header_texts
from ..sheet_writer import SheetWriter
from .xls_records import characters, sheet_records, string

_OBJECT, _DRAWING, _TEXT, _MARGINS = 0x5D, 0xEC, 0x1B6, (0x14, 0x15)
_LOOKED_AT = frozenset((_OBJECT, _DRAWING, _TEXT, *_MARGINS))
_MOST_RECORDS = 20_000  # of a sheet; further ones are not looked at
# In a drawing: the place of a shape, and what tells records that hold others
_PLACE, _CONTAINER = 0xF010, 0xF
# Parts of an object's record
_COMMON, _STATE, _PICTURE_FLAGS, _LIST_DATA = 0x15, 0x12, 0x08, 0x13
_OVAL, _PICTURE, _NOTE = 0x03, 0x08, 0x19
_CONTROLS = {0x07: BUTTON, 0x0B: CHECK_BOX, 0x0C: RADIO_BUTTON, 0x0D: INPUT, 0x12: LIST, 0x14: MENU}
_OF_EXCEL = 0x0100  # the arrow of a filter or of a cell's list, and none of the form's
_ACTIVE_X_FLAG = 0x10


class _Floating(NamedTuple):
    """An object: the cell that it hangs on (from 1), and the parts of its record, by their numbers."""

    row: int
    column: int
    parts: dict[int, bytes]


def tell_around(stream: bytes, sheet: int, writer: SheetWriter) -> None:
    """Tell the writer what floats over a worksheet, and the header and footer of its pages.

    `sheet` counts worksheets from 0. Of Excel 5 and before nothing is told.
    """
    floating: _Floating | None = None
    row = column = 0
    for kind, pieces in islice(sheet_records(stream, sheet, _LOOKED_AT), _MOST_RECORDS):
        if kind in _MARGINS:
            for text in header_texts(string(pieces[0])):
                writer.around(text)
        elif kind == _DRAWING:
            row, column = _anchor(pieces[0]) or (row, column)
        elif floating is not None:
            _tell(floating, _box_text(pieces) if kind == _TEXT else "", writer)
            floating = None
        if kind == _OBJECT and row:
            floating = _Floating(row, column, _parts(pieces[0]))
    if floating is not None:
        _tell(floating, "", writer)


def _anchor(drawing: bytes) -> tuple[int, int] | None:
    """Row and column of the last anchor in a piece of a drawing."""
    at, found = 0, None
    while at + 8 <= len(drawing):
        options, kind, length = struct.unpack_from("<HHI", drawing, at)
        at += 8
        if kind == _PLACE and at + 10 <= len(drawing):
            column, row = struct.unpack_from("<HxxH", drawing, at + 2)
            found = row + 1, column + 1
        at += 0 if options & 0xF == _CONTAINER else length
    return found


def _parts(data: bytes) -> dict[int, bytes]:
    """The parts of an object's record."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        found[kind] = data[at + 4 : at + 4 + length]
        if kind == _LIST_DATA:  # of a length of its own
            break
        at += 4 + length
    return found


def _tell(floating: _Floating, text: str, writer: SheetWriter) -> None:
    row, column, parts = floating
    common = parts.get(_COMMON, b"").ljust(6, b"\0")
    kind, _, flags = struct.unpack_from("<3H", common)
    control = _CONTROLS.get(kind)
    if kind == _NOTE or (control is not None and flags & _OF_EXCEL):
        return
    if kind == _PICTURE:
        is_control = parts.get(_PICTURE_FLAGS, b"\0")[0] & _ACTIVE_X_FLAG
        control = ACTIVE_X if is_control else None
    if control is not None:
        is_on = parts.get(_STATE, b"\0\0")[:2] == b"\1\0"
        writer.hang(row, column, Unread(UnreadKind.CONTROL, control_words(control, text, is_on=is_on)))
    elif kind == _PICTURE:
        writer.hang(row, column, Unread(UnreadKind.PICTURE))
    elif kind == _OVAL and not text:  # drawn around an answer
        writer.hang(row, column, Unread(UnreadKind.MARK, "○"))
    else:
        writer.floats(row, column, text)


def _box_text(pieces: list[bytes]) -> str:
    """The text of a box, which stands in the records that continue its own."""
    left = int.from_bytes(pieces[0][10:12], "little")
    text = ""
    for piece in pieces[1:]:
        text += characters(piece[:1], piece[1:], left - len(text))
    return text
