"""Bytes of a file on disk, however few of them the system gives at a time."""

from __future__ import annotations

from collections.abc import Callable


def read_fully(read: Callable[[int], bytes], length: int) -> bytes:
    """So many bytes; fewer only where the file ends. `read` gives up to the number asked for, as a raw file does."""
    data = read(length)
    if len(data) == length or not data:
        return data
    pieces = [data]
    missing = length - len(data)
    while missing and (piece := read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
