"""The records of an .xls, for what xlrd does not tell: whether they are encrypted, and those of one sheet."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator
from itertools import islice

_BEGIN, _END, _CONTINUE, _SHEET, _PASSWORD = 0x0809, 0x0A, 0x3C, 0x85, 0x2F
_EXCEL_97, _WORKSHEET = b"\0\6", b"\0"
_NEAR_THE_BEGINNING = 5  # records


def is_encrypted(stream: bytes) -> bool:
    """Whether a password is asked for before the workbook opens."""
    return any(kind == _PASSWORD for kind, _ in islice(_records(stream, 0), _NEAR_THE_BEGINNING))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _worksheets(stream: bytes) -> Iterator[int]:
    """Where each worksheet begins."""
    for number, (kind, data) in enumerate(_records(stream, 0)):
        if kind == _END or (number == 0 and data[:2] != _EXCEL_97):
            return
        if kind == _SHEET and data[5:6] == _WORKSHEET:
            yield int.from_bytes(data[:4], "little")


def sheet_records(stream: bytes, sheet: int, wanted: Collection[int]) -> Iterator[tuple[int, list[bytes]]]:
    """The records of these kinds of a worksheet (counted from 0), each with those that continue it.

    Not those of charts within it; none of Excel 5 and before.
    """
    start = next(islice(_worksheets(stream), sheet, None), None)
    if start is None:
        return
    depth = 0
    kind, pieces = 0, list[bytes]()
    for found, data in _records(stream, start):
        if found == _CONTINUE:
            pieces.append(data)
            continue
        if kind in wanted and depth == 1:
            yield kind, pieces
        kind, pieces = found, [data]
        depth += (found == _BEGIN) - (found == _END)
        if depth < 1:
            return


def string(data: bytes) -> str:
    """A text with its length in front: how many letters, whether they are wide, and the letters."""
    return characters(data[2:3], data[3:], int.from_bytes(data[:2], "little"))


def characters(flags: bytes, data: bytes, length: int) -> str:
    """So many letters; `flags` say whether they are wide."""
    if flags[:1] and flags[0] & 1:
        return data[: 2 * length].decode("utf-16-le", "replace")
    return data[:length].decode("latin-1")
