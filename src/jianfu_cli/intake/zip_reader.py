"""The directory of a ZIP and the members in it, each inflated under a limit.

One reader for both kinds of ZIP: archives of returns and Office files. It believes the central directory alone, reads
nothing that the directory doesn't name, and writes nothing anywhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from ..tools import Unreadable
from . import limits

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_MEMBER = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_DAMAGED_HINT = "请学校打开原文件看看，能打开的另存一份后重新发送；压缩包请重新压缩后再发"
_OFFSET = itemgetter(1)
STORED, DEFLATED = 0, 8


class Member(NamedTuple):
    """One entry of the directory, as it stands there. `offset` is where its local header begins, `raw` its name."""

    name: str
    offset: int
    packed: int
    size: int
    method: int
    crc: int
    flags: int
    stamp: int  # MS-DOS date and time, in one number
    raw: bytes

    @property
    def encrypted(self) -> bool:
        """It needs a password."""
        return bool(self.flags & 0x2041)


class Archive:
    """A ZIP's directory. Raises Unreadable (JF001, JF004) if there is none that can be used."""

    def __init__(self, read_at: Callable[[int, int], bytes], size: int) -> None:
        self._read_at = read_at
        tail_at = max(0, size - 65_557)
        tail = read_at(tail_at, size - tail_at)
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < _END.size:
            raise damaged("文件不完整（结尾缺失），可能没有传完")
        _, _, _, _, count, length, start, _ = _END.unpack_from(tail, at)
        end = tail_at + at
        if 0xFFFF in (count,) or 0xFFFFFFFF in (length, start):
            count, length, start, end = self._zip64(end, count, length, start)
        if length > limits.DIRECTORY_BYTES or count > limits.ARCHIVE_MEMBERS:
            raise Unreadable(
                "JF004", f"压缩包内有 {count} 个条目，超过上限 {limits.ARCHIVE_MEMBERS} 个", "请分成几个压缩包报送"
            )
        shift = end - length - start  # what stands before the ZIP itself (self-extracting archives)
        if shift < 0:
            raise damaged("文件不完整（目录位置有误），可能没有传完")
        self.members = _members(read_at(start + shift, length), shift)
        if (count - len(self.members)) % 0x10000:  # programs without ZIP64 count so far
            raise damaged("压缩结构不完整（目录里的条目数不对）")
        _refuse_overlaps(self.members, start + shift)

    @classmethod
    def of(cls, data: bytes) -> Archive:
        """The directory of a ZIP in memory."""
        return cls(lambda start, length: data[start : start + length], len(data))

    def _zip64(self, end: int, count: int, length: int, start: int) -> tuple[int, int, int, int]:
        locator = self._read_at(max(0, end - 20), 20)
        if not locator.startswith(b"PK\x06\x07"):
            return count, length, start, end
        record = self._read_at(int.from_bytes(locator[8:16], "little"), _END64.size)
        if len(record) < _END64.size or not record.startswith(b"PK\x06\x06"):
            raise damaged("文件不完整（目录缺失），可能没有传完")
        fields = _END64.unpack(record)
        return fields[7], fields[8], fields[9], fields[9] + fields[8]

    def packed(self, member: Member) -> bytes:
        """The member's bytes as they lie in the archive; raises Unreadable JF001."""
        return packed_bytes(self._read_at, member)


def packed_bytes(read_at: Callable[[int, int], bytes], member: Member, most: int | None = None) -> bytes:
    """The member's bytes as they lie in the archive; no more than `most`, where that is given. Raises JF001."""
    header = read_at(member.offset, _LOCAL.size + len(member.raw))
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise damaged("压缩结构不完整（成员位置有误）")
    name_length = int.from_bytes(header[26:28], "little")
    if name_length != len(member.raw) or header[_LOCAL.size :] != member.raw:
        # Some programs go by the one name, some by the other.
        raise damaged("压缩结构前后不一致（同一个成员有两个名称）")
    start = member.offset + len(header) + int.from_bytes(header[28:30], "little")
    length = member.packed if most is None else min(member.packed, most)
    data = read_at(start, length)
    if len(data) < length:
        raise damaged("压缩结构不完整（内容缺失），可能没有传完")
    return data


def check(member: Member, limit: int) -> None:
    """Whether the member may be inflated at all, by what the directory says of it; else raises Unreadable."""
    if member.encrypted:
        raise Unreadable("JF002", "压缩包设有密码", "请重新压缩，不设密码；或解压后直接报送里面的文件")
    if member.method not in (STORED, DEFLATED):
        raise Unreadable("JF003", "压缩包用了不常见的压缩方法，不能读取", "请先解压再报送，或用普通的 ZIP 方式重新压缩")
    if member.size > limit or member.packed > limit:
        raise Unreadable(
            "JF004", f"解压后有 {member.size / limits.MEGABYTE:.0f} MB，超过上限 {limit / limits.MEGABYTE:.0f} MB"
        )
    if member.size > limits.RATIO_FROM and member.size > limits.RATIO * member.packed:
        raise Unreadable("JF004", f"解压后是压缩时的 {member.size // max(1, member.packed)} 倍，为安全起见没有打开")


def inflate(packed: bytes, member: Member) -> bytes:
    """The content of a checked member. Never more than the directory said; raises JF001 where that was not true."""
    if member.method == STORED:
        data = packed
    else:
        engine = zlib.decompressobj(-15)
        try:
            data = engine.decompress(packed, member.size + 1)
        except zlib.error:
            raise damaged("压缩内容已损坏") from None
        if not engine.eof and len(data) == member.size and engine.decompress(engine.unconsumed_tail, 1):
            raise damaged("压缩内容与目录不符")
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise damaged("压缩内容与目录不符，文件已损坏")
    return data


def beginning(packed: bytes, member: Member, length: int) -> bytes:
    """The first bytes of a member, without inflating the rest; b"" if it can't be had."""
    if member.encrypted or member.method not in (STORED, DEFLATED):
        return b""
    if member.method == STORED:
        return packed[:length]
    try:
        return zlib.decompressobj(-15).decompress(packed[: length * 4], length)
    except zlib.error:
        return b""


def damaged(message: str) -> Unreadable:
    """JF001 with a sentence on what is broken."""
    return Unreadable("JF001", message, _DAMAGED_HINT)


def too_large() -> Unreadable:
    """JF004: an Office file has more elements, or deeper ones, than the limits allow."""
    return Unreadable("JF004", "文件内部的结构过于庞大，超过上限")


def _members(directory: bytes, shift: int) -> list[Member]:
    members: list[Member] = []
    other_names: dict[int, bytes] = {}  # by the member's place: those that are not plain ASCII
    at, end = 0, len(directory)
    unpack = _MEMBER.unpack_from
    while at + 46 <= end:
        (
            signature,
            _,
            _,
            flags,
            method,
            clock,
            day,
            crc,
            packed,
            size,
            name_length,
            extra_length,
            comment_length,
            _,
            _,
            _,
            offset,
        ) = unpack(directory, at)
        if signature != b"PK\x01\x02":
            break
        name_end = at + 46 + name_length
        raw = directory[at + 46 : name_end]
        extra = directory[name_end : name_end + extra_length] if extra_length else b""
        if 0xFFFFFFFF in (packed, size, offset):
            packed, size, offset = _long_sizes(extra, packed, size, offset)
        name = raw.decode("ascii") if raw.isascii() else _unicode_name(raw, extra)
        if not name:
            other_names[len(members)] = raw
        members.append(Member(name, offset + shift, packed, size, method, crc, flags, day << 16 | clock, raw))
        at = name_end + extra_length + comment_length
        if len(members) > limits.ARCHIVE_MEMBERS:
            raise Unreadable("JF004", f"压缩包内的条目超过上限 {limits.ARCHIVE_MEMBERS} 个", "请分成几个压缩包报送")
    if at != end:
        raise damaged("压缩结构不完整（目录损坏）")
    for place, name in zip(other_names, _decoded(list(other_names.values())), strict=True):
        members[place] = members[place]._replace(name=name)
    return members


def _refuse_overlaps(members: list[Member], end: int) -> None:
    """Members that share bytes, or reach into the directory at `end`: what there is would be inflated many times over."""
    for member in sorted(members, key=_OFFSET, reverse=True):
        if member.offset + _LOCAL.size + len(member.raw) + member.packed > end:
            hint = "请先解压再报送；解压不了的，请学校重新压缩"
            raise Unreadable("JF004", "压缩包里的文件互相重叠，这是“压缩炸弹”的做法，为安全起见没有打开", hint)
        end = member.offset


def _fields(extra: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        found.setdefault(kind, extra[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _long_sizes(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """ZIP64: the values that did not fit, in the order size, packed size, offset."""
    field = _fields(extra).get(1, b"")
    numbers = iter([int.from_bytes(field[i : i + 8], "little") for i in range(0, len(field) - 7, 8)])
    size = next(numbers, size) if size == 0xFFFFFFFF else size
    packed = next(numbers, packed) if packed == 0xFFFFFFFF else packed
    offset = next(numbers, offset) if offset == 0xFFFFFFFF else offset
    return packed, size, offset


def _unicode_name(raw: bytes, extra: bytes) -> str:
    """The name in Unicode that some packers add, "" if there is none for this name."""
    field = _fields(extra).get(0x7075, b"")
    if field[:1] == b"\x01" and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
        return field[5:].decode("utf-8", "replace")
    return ""


def _decoded(names: list[bytes]) -> list[str]:
    """An archive's names, all in one encoding: UTF-8 where all are valid so, else what Chinese Windows writes, GBK.

    Some names (小学, 一小) are valid in both, and flags are set wrongly by some packers: only all together tell.
    """
    try:
        return [name.decode("utf-8") for name in names]
    except UnicodeDecodeError:
        return [name.decode("gb18030", "replace") for name in names]
