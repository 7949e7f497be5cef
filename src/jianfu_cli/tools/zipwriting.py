"""Writing a ZIP from parts that may be compressed already: the same parts give the same bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
_UTF8_NAME = 0x0800
_MIDNIGHT, _FIRST_DAY = 0, 0x21  # 1980-01-01 00:00, the oldest date that a ZIP can hold
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Entry:
    """One part: `data` as it goes into the file (packed as `method` says), `crc` and `size` of the plain bytes."""

    name: str
    data: bytes
    method: int
    crc: int
    size: int

    @classmethod
    def stored(cls, name: str, plain: bytes) -> Entry:
        """A part that is written as it is."""
        return cls(name, plain, STORED, zlib.crc32(plain), len(plain))

    @classmethod
    def deflated(cls, name: str, plain: bytes, level: int = 6) -> Entry:
        """A part that is compressed here."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -15)
        return cls(name, packer.compress(plain) + packer.flush(), DEFLATED, zlib.crc32(plain), len(plain))


def write_zip(entries: Iterable[Entry]) -> bytes:
    """The ZIP that holds the entries in their order, all dated 1980-01-01.

    Raises ValueError for what needs ZIP64 (4 GB, 65,535 parts) and for names given twice.
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    names: set[str] = set()
    offset = 0
    for entry in entries:
        if entry.name in names:
            raise ValueError(f"part given twice: {entry.name}")
        names.add(entry.name)
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _UTF8_NAME
        common = (20, flags, entry.method, _MIDNIGHT, _FIRST_DAY, entry.crc, len(entry.data), entry.size, len(name), 0)
        if max(offset, len(entry.data), entry.size) > 0xFFFFFFFF or len(name) > 0xFFFF:
            raise ValueError("too large for a plain ZIP")
        directory.append(_CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + name)
        pieces += (_LOCAL.pack(b"PK\3\4", *common), name, entry.data)
        offset += _LOCAL.size + len(name) + len(entry.data)
    length = sum(map(len, directory))
    if len(directory) > 0xFFFF or offset + length > 0xFFFFFFFF:
        raise ValueError("too large for a plain ZIP")
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), length, offset, 0)
    return b"".join((*pieces, *directory, end))
