"""The text of a Word 97-2003 file, put together from its pieces, and where each character stands in the file."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from struct import unpack_from
from typing import NamedTuple

from ....tools import Unreadable
from ... import limits
from ...zip_reader import damaged
from .word_binary import Place, WordFile, positions

_PROPERTIES, _TABLE = 1, 2  # what an entry of the structure begins with
_COMPRESSED, _OFFSET = 0x40000000, 0x3FFFFFFF
# Bytes of compressed text are characters of Windows' Western European code page; those that it lacks stand for themselves.
_WESTERN = "".join(bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(256))


class Piece(NamedTuple):
    """A run of text: its first and last position + 1, its offset in the file, bytes a character, and what changes it."""

    start: int
    end: int
    offset: int
    width: int
    change: bytes


class PieceTable:
    """`text`: all characters of the file, one for each position (a pair of surrogates is two)."""

    def __init__(self, file: WordFile) -> None:
        table, changes = _parts(file.place(Place.PIECES))
        self.pieces: list[Piece] = []
        texts: list[str] = []
        end = total = 0
        for start, stop, descriptor in positions(table, 8):
            if start != end or stop < start:
                raise damaged("文件内部的文字目录有误")
            if len(self.pieces) >= limits.PIECES:
                raise Unreadable("JF004", f"文档的文字由超过 {limits.PIECES} 段拼成，超过上限")
            end = stop
            offset, change = unpack_from("<IH", descriptor, 2)
            piece = _piece(start, stop, offset, _change(change, changes))
            total += (stop - start) * piece.width
            if total > len(file.main):
                raise damaged("文件内部的文字目录有误")  # pieces that lie over each other
            self.pieces.append(piece)
            texts.append(_text(file.main, piece))
        self.text = "".join(texts)
        self._starts = [piece.start for piece in self.pieces]
        if len(self.text) < sum(file.stories):
            raise damaged("文件内部的文字不完整")

    def piece_at(self, position: int) -> Piece:
        """The piece that holds a position of the text."""
        return self.pieces[bisect_right(self._starts, position) - 1]

    def spans(self, start: int, end: int) -> list[Piece]:
        """The text from `start` to `end` as pieces that are cut to it."""
        found = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= end:
                break
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                found.append(
                    Piece(first, last, piece.offset + (first - piece.start) * piece.width, piece.width, piece.change)
                )
        return found


def _parts(clx: bytes) -> tuple[bytes, list[bytes]]:
    """The table of pieces, and the lists of properties that pieces may point to."""
    changes: list[bytes] = []
    at = 0
    while at + 5 <= len(clx):
        if clx[at] == _PROPERTIES:
            (size,) = unpack_from("<H", clx, at + 1)
            changes.append(clx[at + 3 : at + 3 + size])
            at += 3 + size
        elif clx[at] == _TABLE:
            (size,) = unpack_from("<I", clx, at + 1)
            if at + 5 + size > len(clx):
                break
            return clx[at + 5 : at + 5 + size], changes
        else:
            break
    raise damaged("文件内部的文字目录有误")


def _piece(start: int, stop: int, offset: int, change: bytes) -> Piece:
    if offset & _COMPRESSED:
        return Piece(start, stop, (offset & _OFFSET) // 2, 1, change)
    return Piece(start, stop, offset & _OFFSET, 2, change)


def _change(prm: int, changes: list[bytes]) -> bytes:
    """What a quickly saved file says of a whole piece, as a list of properties."""
    if prm & 1:
        return changes[prm >> 1] if prm >> 1 < len(changes) else b""
    sprm = _SHORT.get(prm >> 1 & 0x7F)
    return sprm.to_bytes(2, "little") + bytes((prm >> 8,)) if sprm is not None else b""


# Properties that a piece names by a number of one byte; the others change nothing that is read.
_SHORT = {
    0x18: 0x2416,  # in a table
    0x19: 0x2417,  # the mark of a table row
    0x41: 0x0800,  # deleted
    0x47: 0x0806,  # binary data
    0x53: 0x2A33,  # plain
    0x57: 0x0837,  # struck out
    0x5C: 0x083C,  # hidden
    0x73: 0x2A53,  # struck out twice
    0x75: 0x0855,  # special
}


def _text(main: bytes, piece: Piece) -> str:
    raw = main[piece.offset : piece.offset + (piece.end - piece.start) * piece.width]
    if len(raw) != (piece.end - piece.start) * piece.width:
        raise damaged("文件内部的文字不完整")
    if piece.width == 1:
        return raw.decode("latin-1").translate(_WESTERN_TABLE)
    text = raw.decode("utf-16-le", "surrogatepass")
    return text if len(text) * 2 == len(raw) else "".join(map(chr, array("H", raw)))


_WESTERN_TABLE = {code: ord(character) for code, character in enumerate(_WESTERN) if code != ord(character)}


def joined(text: str) -> str:
    """Text of the table as it is shown: pairs of surrogates are one character, halves of a pair none that is known."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
