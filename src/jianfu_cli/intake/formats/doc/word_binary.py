"""The file of Word 97-2003 ([MS-DOC]): its streams, and the table of places at the head of the main one (the FIB)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property
from struct import iter_unpack, unpack_from
from typing import NamedTuple

from ....tools import Unreadable
from ... import limits
from ...zip_reader import damaged
from ..compound_file import open_compound
from ..protected import refusal
from ..refused import SAVE_TEXT

_WORD_97 = 0xA5EC
_OLDER = frozenset((0xA5DC, 0xA5DB, 0xA59C, 0xA59B, 0xA697, 0xA698, 0xA699))  # Word 95 and before
_FIRST_VERSION = 0x00C0  # of Word 97, betas included
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COUNTS, _PLACES = 64, 154  # where the counts of characters and the places in the table stream begin


class Place(IntEnum):
    """The numbers of the structures in the list of places that are used here."""

    STYLES = 1
    HEADERS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    SECTIONS = 6
    PIECES = 33
    SHAPES = 40
    HEADER_SHAPES = 41
    DRAWINGS = 50
    LISTS = 73
    LIST_FORMATS = 74
    BOXES = 56
    HEADER_BOXES = 58


class Stories(NamedTuple):
    """How many characters each part of the text has; they stand one behind the other in this order."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


def older_than_word_97() -> Unreadable:
    """What is said of a file from before the format that is read."""
    return Unreadable("JF003", "这是 Word 95 或更早版本的文档", SAVE_TEXT)


class WordFile:
    """The streams of one file. Raises Unreadable: JF001 damaged, JF002 protected, JF003 older than Word 97, JF004."""

    def __init__(self, data: bytes) -> None:
        self._ole = open_compound(data)
        self._size = len(data)
        self.main = self.stream("WordDocument")
        if len(self.main) < 68:
            raise damaged("文件内部缺少正文")
        identifier, version = unpack_from("<HH", self.main)
        if identifier in _OLDER or (identifier == _WORD_97 and version < _FIRST_VERSION):
            raise older_than_word_97()
        if identifier != _WORD_97:
            raise damaged("文件内部的正文不是 Word 97 的格式")
        flags = self._number("<H", 10)
        if flags & _ENCRYPTED:
            raise refusal()
        self.table = self.stream("1Table" if flags & _TABLE_1 else "0Table")
        self.stories = Stories(*(self._count(index) for index in (3, 4, 5, 6, 7, 8, 9, 10)))

    @cached_property
    def data(self) -> bytes:
        """The stream with the data of form fields and with long lists of properties; b"" where there is none."""
        return self.stream("Data", limits.WORD_FILE_BYTES) if self._ole.exists("Data") else b""  # with all pictures

    def stream(self, name: str, limit: int = limits.WORD_STREAM_BYTES) -> bytes:
        """A stream as a whole. One that is shorter than it says was not transmitted to its end: JF001."""
        if not self._ole.exists(name):
            raise damaged("文件内部缺少正文")
        size = self._ole.get_size(name)
        if size > limit:
            raise Unreadable("JF004", f"文档内容超过上限 {limit // limits.MEGABYTE} MB")
        if size > self._size:
            raise damaged("文件结构不完整，可能没有传完")
        content: bytes = self._ole.openstream(name).read()
        if len(content) != size:
            raise damaged("文件结构不完整，可能没有传完")
        return content

    def small_stream(self, name: str) -> bytes:
        """A stream that only lists properties; b"" where there is none."""
        return self.stream(name, limits.SMALL_PART_BYTES) if self._ole.exists(name) else b""

    def place(self, number: int) -> bytes:
        """A structure of the table stream by its number in the list of places; b"" where there is none."""
        count = self._number("<H", _PLACES - 2)
        if number >= count:
            return b""
        start, size = self._number("<I", _PLACES + 8 * number), self._number("<I", _PLACES + 8 * number + 4)
        if start + size > len(self.table):
            raise damaged("文件内部的目录有误")
        return self.table[start : start + size]

    def behind(self, number: int) -> bytes:
        """What stands behind a structure of the table stream, for those that do not count all of theirs."""
        end = self._number("<I", _PLACES + 8 * number) + self._number("<I", _PLACES + 8 * number + 4)
        return self.table[end:]

    def _count(self, index: int) -> int:
        count = self._number("<i", _COUNTS + 4 * index)
        if not 0 <= count <= limits.WORD_STREAM_BYTES:
            raise damaged("文件内部的字数有误")
        return count

    def _number(self, layout: str, at: int) -> int:
        if at + 4 > len(self.main):
            raise damaged("文件结构不完整，可能没有传完")
        number: int = unpack_from(layout, self.main, at)[0]
        return number


def positions(plc: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """The entries of a PLC (a list of positions, then an element of `size` bytes for each gap): (from, to, element)."""
    count = (len(plc) - 4) // (4 + size)
    if count <= 0:
        return
    marks = [mark for (mark,) in iter_unpack("<I", plc[: 4 * (count + 1)])]
    elements = 4 * (count + 1)
    for index in range(count):
        at = elements + index * size
        yield marks[index], marks[index + 1], plc[at : at + size]
