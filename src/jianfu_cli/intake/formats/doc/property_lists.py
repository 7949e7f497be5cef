"""Lists of changes to properties (sprms), and the pages that say which list holds for which stretch of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from struct import iter_unpack, unpack_from
from typing import NamedTuple

from ... import limits
from ...zip_reader import damaged, too_large
from .word_binary import positions

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of what follows, by the highest three bits; 0: it says so itself
_TABLE_DEFINITIONS = (0xD608, 0xD606)  # with a size of two bytes
_TABS = 0xC615
_ELSEWHERE = (0x6645, 0x6646, 0x646B)  # the list goes on in the Data stream


class Run(NamedTuple):
    """A stretch of the file from one offset to another, with the properties that hold there."""

    start: int
    end: int
    properties: bytes


def changes(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes of a list in order: (its code, its operand without a size before it). Ends where the list is broken."""
    at, length = 0, len(properties)
    while at + 2 <= length:
        code = properties[at] | properties[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code in _TABLE_DEFINITIONS:
                size = (properties[at] | properties[at + 1] << 8) - 1 if at + 2 <= length else 0
                at += 2
            elif at < length:
                size = properties[at]
                at += 1
                if code == _TABS and size == 0xFF:
                    size = _tabs(properties, at)
        if size < 0 or at + size > length:
            return
        yield code, properties[at : at + size]
        at += size


def _tabs(properties: bytes, at: int) -> int:
    """How long a list of tab stops is that does not fit the size it could state."""
    if at >= len(properties):
        return 0
    added = at + 1 + 4 * properties[at]
    return added - at + 1 + 3 * properties[added] if added < len(properties) else 0


class Pages:
    """The runs of all pages in the order of the file. `entry`: bytes for each run on a page (1 characters, 13 paragraphs)."""

    def __init__(self, main: bytes, plc: bytes, entry: int) -> None:
        self.runs: list[Run] = []
        seen: set[int] = set()
        for _, _, element in positions(plc, 4):
            number = unpack_from("<I", element)[0] & 0x3FFFFF
            page = main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) != _PAGE or number in seen:
                raise damaged("文件内部的格式目录有误")
            seen.add(number)
            self.runs += _runs(page, entry)
            if len(self.runs) > limits.ELEMENTS:
                raise too_large()
        self.runs.sort()
        self._starts = [run.start for run in self.runs]

    def at(self, offset: int) -> bytes:
        """The properties that hold for the character at an offset of the file; b"" where nothing is said."""
        index = bisect_right(self._starts, offset) - 1
        return self.runs[index].properties if index >= 0 and offset < self.runs[index].end else b""

    def only(self, start: int, end: int) -> bytes | None:
        """The properties of a stretch of the file where it is one run; None where it is several, or in none."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        _, last, properties = self.runs[index]
        return properties if end <= last else None

    def between(self, start: int, end: int) -> Iterator[Run]:
        """The stretch from one offset to another as runs that are cut to it; where nothing is said, without properties."""
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.runs)):
            run = self.runs[index]
            if run.start >= end or start >= end:
                break
            if run.end > start:
                if run.start > start:
                    yield Run(start, run.start, b"")
                    start = run.start
                yield Run(start, min(end, run.end), run.properties)
                start = run.end
        if start < end:
            yield Run(start, end, b"")


def _runs(page: bytes, entry: int) -> Iterator[Run]:
    count = page[-1]
    entries = 4 * (count + 1)
    if entries + count * entry >= _PAGE:
        raise damaged("文件内部的格式目录有误")
    offsets = [offset for (offset,) in iter_unpack("<I", page[:entries])]
    for index in range(count):
        if offsets[index] >= offsets[index + 1]:
            continue
        at = 2 * page[entries + index * entry]
        yield Run(offsets[index], offsets[index + 1], _list(page, at, entry) if at else b"")


def _list(page: bytes, at: int, entry: int) -> bytes:
    """The list at a place of the page. Those of paragraphs count in words, and begin with the number of a style."""
    size = page[at]
    if entry == 1:
        start = at + 1
    elif size:
        start, size = at + 1, 2 * size - 1
    else:
        start, size = at + 2, 2 * page[at + 1]
    if start + size > _PAGE:
        raise damaged("文件内部的格式目录有误")
    return page[start : start + size]


def continued(properties: bytes, data: Callable[[], bytes]) -> bytes:
    """A list (without a style before it), with what stands for it in the Data stream put in its place.

    Word from 2000 on keeps a table row's properties there, and those that Word 97 understands behind it.
    """
    for code, operand in changes(properties):
        if code in _ELSEWHERE:
            stream = data()
            (at,) = unpack_from("<I", operand)
            if at + 2 > len(stream):
                raise damaged("文件内部的格式目录有误")
            (size,) = unpack_from("<H", stream, at)
            return stream[at + 2 : at + 2 + size] + properties
    return properties
