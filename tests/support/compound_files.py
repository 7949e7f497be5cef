"""Compound files (OLE) by hand: the shell of .doc, .xls and protected files, with the streams given."""

from __future__ import annotations

import struct

_SECTOR, _END, _FREE, _TABLE_SECTOR = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE file with these streams; each is filled up to 4,096 bytes, so that all stand in ordinary sectors."""
    names = [*streams]
    padded = [content.ljust(4096, b"\0") for content in streams.values()]
    padded = [content + bytes(-len(content) % _SECTOR) for content in padded]
    directory_sectors = (len(names) + 4) // 4
    total = directory_sectors + sum(len(content) // _SECTOR for content in padded)
    tables = 1
    while tables * 128 < total + tables:
        tables += 1
    chain: list[int] = [_TABLE_SECTOR] * tables
    starts = []
    for sectors in (directory_sectors, *(len(content) // _SECTOR for content in padded)):
        starts.append(len(chain))
        chain += [*range(len(chain) + 1, len(chain) + sectors), _END]
    chain += [_FREE] * (tables * 128 - len(chain))
    entries = _entry("Root Entry", 5, _FREE, 1 if names else _FREE, _END, 0)
    for number, (name, content) in enumerate(zip(names, padded, strict=True), 1):
        entries += _entry(name, 2, number + 1 if number < len(names) else _FREE, _FREE, starts[number], len(content))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<8I", header, 44, tables, starts[0], 0, 4096, _END, 0, _END, 0)
    struct.pack_into("<109I", header, 76, *range(tables), *[_FREE] * (109 - tables))
    empty = _entry("", 0, _FREE, _FREE, 0, 0)
    directory = entries + empty * (directory_sectors * 4 - len(names) - 1)
    return bytes(header) + struct.pack(f"<{len(chain)}I", *chain) + directory + b"".join(padded)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le") if name else b""
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(raw), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
