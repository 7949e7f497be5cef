"""Drawn objects of a Word 97-2003 file ([MS-ODRAW]): what kind of shape each is, by its number."""

from __future__ import annotations

from struct import unpack_from

from ...grid import Unread, UnreadKind

_DRAWING, _SHAPE = 0xF002, 0xF00A  # records: all shapes of the body or of the headers; a shape
_CONTAINER = 0xF
_HEAD = 8  # bytes of a record before its content
_SHOWN = {
    3: Unread(UnreadKind.MARK, "○"),  # an ellipse
    75: Unread(UnreadKind.PICTURE),
    201: Unread(UnreadKind.CONTROL),
}


def shapes_without_text(drawings: bytes) -> dict[int, Unread]:
    """The shapes that are a ring, a picture or a control -> what is said of them. A broken list ends where it breaks."""
    found: dict[int, Unread] = {}
    at = _end(drawings, 0) if drawings else 0  # behind what they have in common
    while at + 1 + _HEAD <= len(drawings):
        at += 1  # whether it is of the body
        if unpack_from("<H", drawings, at + 2)[0] != _DRAWING:
            break
        end = min(_end(drawings, at), len(drawings))
        at += _HEAD
        while at + _HEAD <= end:
            head, kind = unpack_from("<HH", drawings, at)
            if kind == _SHAPE and head >> 4 in _SHOWN and at + _HEAD + 4 <= end:
                found[unpack_from("<I", drawings, at + _HEAD)[0]] = _SHOWN[head >> 4]
            at = at + _HEAD if head & _CONTAINER == _CONTAINER else _end(drawings, at)
        at = end
    return found


def _end(records: bytes, at: int) -> int:
    """The place behind a record."""
    length: int = unpack_from("<I", records, at + 4)[0] if at + _HEAD <= len(records) else len(records)
    return at + _HEAD + length
