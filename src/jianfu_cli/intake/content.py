"""A file's bytes and what they say of themselves: by this, and never by its name, its format is known."""

from __future__ import annotations

from functools import cached_property

from . import limits
from .zip_reader import Archive, Member, damaged

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_END_OF_CHAIN = 0xFFFFFFFA  # this and above are no sectors


class Content:
    """A file as bytes. Each look into it is taken once, and serves recognition, guard and parser alike."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.head = data[:4096]

    @cached_property
    def archive(self) -> Archive | None:
        """The ZIP directory, None if this is no ZIP. Raises Unreadable if it is a broken one."""
        return Archive.of(self.data) if self.head.startswith(_ZIP) else None

    @cached_property
    def parts(self) -> dict[str, Member]:
        """The members of a ZIP by their names in lower case with "/"; the first of each name. Empty for other files."""
        if self.archive is None:
            return {}
        return {member.name.replace("\\", "/").lower(): member for member in reversed(self.archive.members)}

    @cached_property
    def streams(self) -> frozenset[str]:
        """The names in the directory of an OLE file (.xls, .doc, a protected .xlsx …). Empty for other files."""
        return ole_names(self.data) if self.head.startswith(_OLE) else frozenset()

    @property
    def heavy(self) -> bool:
        """It is so large that it should be read in a process of its own."""
        if len(self.data) > limits.HEAVY_BYTES:
            return True
        return sum(member.size for member in self.archive.members) > limits.HEAVY_INFLATED if self.archive else False


def ole_names(data: bytes) -> frozenset[str]:
    """The names of streams and storages. Raises Unreadable JF001 if the directory can't be followed."""
    shift = int.from_bytes(data[30:32], "little")
    if len(data) < 512 or shift not in (9, 12):
        raise damaged("文件结构不完整，可能没有传完")
    size = 1 << shift
    names: set[str] = set()
    sector = int.from_bytes(data[48:52], "little")
    for _ in range(limits.OLE_ENTRIES * 128 // size):
        if sector >= _END_OF_CHAIN:
            return frozenset(names)
        at = (sector + 1) * size
        block = data[at : at + size]
        if len(block) < 128:
            break
        for entry in range(0, len(block) - 127, 128):
            length = int.from_bytes(block[entry + 64 : entry + 66], "little")
            if block[entry + 66] and 2 <= length <= 64:
                names.add(block[entry : entry + length - 2].decode("utf-16-le", "replace"))
        sector = _next_sector(data, sector, size)
    if names & {"Workbook", "Book", "WordDocument", "EncryptedPackage", "PowerPoint Document"}:
        return frozenset(names)  # enough is known to say what it is
    raise damaged("文件结构不完整，可能没有传完")


def _next_sector(data: bytes, sector: int, size: int) -> int:
    """The sector that follows in its chain, by the allocation table; only the 109 table sectors of the header are used."""
    table, index = divmod(sector, size // 4)
    if table >= 109:
        return _END_OF_CHAIN
    table_sector = int.from_bytes(data[76 + 4 * table : 80 + 4 * table], "little")
    at = (table_sector + 1) * size + 4 * index
    entry = data[at : at + 4]
    return int.from_bytes(entry, "little") if len(entry) == 4 else _END_OF_CHAIN
