"""A file to read, on disk or in an archive of returns, and the files in such an archive."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from ..tools import CHECK_HERE, WAIT_HERE, Unreadable, system_reason
from . import limits
from .content import OFFICE_PARTS, part_name
from .file_names import junk, member_path, no_content
from .whole_reads import read_fully
from .windows_names import unknown_to_windows
from .zip_reader import Archive, Member, beginning, check, inflate, packed_bytes

_PEEK = 64
_REASONS = {
    errno.EINVAL: "名称不合系统的规定，请改名后再试",
    errno.ENAMETOOLONG: "名称或路径过长，请移到层次浅一些的文件夹",
}
_UNPACK = "请解压后直接报送里面的文件"
# What Office files begin with: such a ZIP is no archive of returns.
_OFFICE_FIRST = frozenset(
    (
        b"[Content_Types].xml",
        b"mimetype",
        b"_rels/.rels",
        b"docProps/app.xml",
        b"docProps/core.xml",
        b"docProps/custom.xml",
        b"xl/workbook.xml",
        b"word/document.xml",
    )
)


class Skipped(NamedTuple):
    """Something that is no return and is left out; only counted on the screen. `reason` is Chinese."""

    display: str
    reason: str


class Source(NamedTuple):
    """A file to read: `display` is the contract's `file`, `modified` its time (seconds since 1970).

    It can be sent to another process: a plain file and a member of an archive on disk are only their place, a member
    of an archive in an archive carries its packed bytes.
    """

    display: str
    modified: float
    path: str = ""
    member: Member | None = None
    packed: bytes | None = None
    error: tuple[str, str, str | None] | None = None

    def load(self) -> bytes:
        """The bytes. Raises Unreadable (JF001 to JF004) if they can't be had."""
        if self.error is not None:
            raise Unreadable(*self.error)
        if self.member is None:
            return _load(self.path)
        check(self.member, limits.FILE_BYTES)
        packed = self.packed
        return inflate(_packed_on_disk(self.path, self.member) if packed is None else packed, self.member)


def failed(display: str, modified: float, code: str, message: str, hint: str | None = None) -> Source:
    """A file that can't be loaded, and why."""
    return Source(display, modified, error=(code, message, hint))


def why(error: OSError, what: str) -> str:
    """Why a file or folder can't be read, in Chinese."""
    if isinstance(error, PermissionError):
        return f"没有权限读取这个{what}，或正被其他程序占用"
    if isinstance(error, FileNotFoundError):
        return unknown_to_windows(error.filename) or f"{what}已不存在（可能刚被移动或删除）"
    return f"{what}读不出来（{_REASONS.get(error.errno or 0) or system_reason(error)}）"


def may_be_archive(head: bytes) -> bool:
    """By its first bytes it is a ZIP, and not plainly an Office file."""
    if head.startswith(b"PK\x03\x04"):
        return head[30 : 30 + int.from_bytes(head[26:28], "little")] not in _OFFICE_FIRST
    return head.startswith(b"PK\x05\x06")


def in_archive(file: BinaryIO, size: int, whole: Source) -> Iterator[Source | Skipped]:
    """The files of the archive on disk that `whole` names, while `file` is open; `whole` itself if it is an Office file."""

    def read_at(start: int, length: int) -> bytes:
        file.seek(start)
        return file.read(length)

    yield from _members(read_at, size, whole, 1)


def _members(read_at: Callable[[int, int], bytes], size: int, whole: Source, depth: int) -> Iterator[Source | Skipped]:
    try:
        members = _checked(read_at, size)
    except (Unreadable, OSError) as error:
        yield _not_opened(whole, error)
        return
    if any(part_name(member) in OFFICE_PARTS for member in members):
        yield whole
        return
    if depth > limits.ARCHIVE_DEPTH:
        yield failed(whole.display, whole.modified, "JF003", "压缩包套了三层以上，没有打开", _UNPACK)
        return
    used: set[str] = set()
    found = False
    for member in sorted(members, key=lambda member: member.name):
        if member.name.endswith(("/", "\\")):
            continue
        pieces = member_path(member.name)
        display = _distinct(f"{whole.display}!/{'/'.join(pieces)}", used)
        left_out = next(filter(None, (*map(junk, pieces), no_content(pieces[-1]))), None)
        if left_out:
            yield Skipped(display, left_out)
            continue
        found = True
        yield from _member(
            read_at, member, Source(display, _modified(member, whole.modified), whole.path, member), depth
        )
    if not found:
        yield failed(whole.display, whole.modified, "JF001", "压缩包里没有文件", "请学校核对后重新压缩发送")


def _member(
    read_at: Callable[[int, int], bytes], member: Member, source: Source, depth: int
) -> Iterator[Source | Skipped]:
    """A member as a file, or what is in it if it is an archive itself. What can't be read says so when it is loaded."""
    try:
        nested = depth > 1
        head = beginning(packed_bytes(read_at, member, 4 * _PEEK), member, _PEEK)
        if nested:
            check(member, limits.FILE_BYTES)
            source = Source(source.display, source.modified, "", member, packed_bytes(read_at, member))
        if not may_be_archive(head):
            yield source
            return
        check(member, limits.FILE_BYTES)
        data = inflate(packed_bytes(read_at, member), member)
    except (Unreadable, OSError) as error:
        yield _not_opened(source, error)
        return
    yield from _members(lambda start, length: data[start : start + length], len(data), source, depth + 1)


def _not_opened(source: Source, error: Unreadable | OSError) -> Source:
    """The archive, or the file in one, and why it can't be read."""
    reason = error if isinstance(error, Unreadable) else Unreadable("JF001", why(error, "压缩包"), CHECK_HERE)
    return failed(source.display, source.modified, reason.code, reason.message, reason.hint)


def _checked(read_at: Callable[[int, int], bytes], size: int) -> list[Member]:
    """The members of an archive of returns; raises Unreadable if they are too many or claim too much."""
    if size > limits.ARCHIVE_BYTES:
        raise Unreadable(
            "JF004", f"压缩包超过上限 {limits.ARCHIVE_BYTES // limits.MEGABYTE} MB", "请分成几个压缩包报送"
        )
    members = Archive(read_at, size).members
    if sum(member.size for member in members) > limits.ARCHIVE_INFLATED:
        raise Unreadable(
            "JF004", f"压缩包解压后超过上限 {limits.ARCHIVE_INFLATED // limits.MEGABYTE} MB", "请分成几个压缩包报送"
        )
    return members


def _distinct(display: str, used: set[str]) -> str:
    """A display that no other member has: two members may have one name."""
    if display in used:
        number = len(used)  # grows with the archive, so that it needs no search
        display = f"{display} ({number})"
        while display in used:
            display += "'"
    used.add(display)
    return display


def _modified(member: Member, otherwise: float) -> float:
    """The member's own time, in this machine's zone as ZIPs mean it."""
    day, clock = member.stamp >> 16, member.stamp & 0xFFFF
    if not day:
        return otherwise
    try:
        return time.mktime(
            (1980 + (day >> 9), day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, 2 * (clock & 31), 0, 0, -1)
        )
    except (OverflowError, ValueError):
        return otherwise


def _load(path: str) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (every microsecond counts here)
            size = os.fstat(file.fileno()).st_size
            if size > limits.FILE_BYTES:
                raise Unreadable(
                    "JF004", f"文件有 {size // limits.MEGABYTE} MB，超过上限 {limits.FILE_BYTES // limits.MEGABYTE} MB"
                )
            data = read_fully(file.read, size) if size else b""
    except OSError as error:
        raise Unreadable("JF001", why(error, "文件"), CHECK_HERE) from None
    if len(data) < size:
        raise Unreadable("JF001", "文件正在被改动，读到一半变短了", WAIT_HERE)
    return data


def _packed_on_disk(path: str, member: Member) -> bytes:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123

            def read_at(start: int, length: int) -> bytes:
                file.seek(start)
                return read_fully(file.read, length)

            return packed_bytes(read_at, member)
    except OSError as error:
        raise Unreadable("JF001", why(error, "压缩包"), CHECK_HERE) from None
