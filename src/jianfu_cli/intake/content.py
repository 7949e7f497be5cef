"""A file's bytes and what they say of themselves: by this, and never by its name, its format is known."""

from __future__ import annotations

from functools import cached_property

from . import limits
from .zip_reader import Archive, Member

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

OFFICE_PARTS = frozenset((
    "[content_types].xml", "mimetype", "xl/workbook.xml", "word/document.xml", "xl/workbook.bin", "ppt/presentation.xml",
    "ofd.xml", "index/document.iwa", "index.zip",
))  # fmt: skip
"""What Office files hold, as `part_name` gives it: a ZIP with any of it is no archive of returns."""


def part_name(member: Member) -> str:
    """The name of a part, in lower case with "/"."""
    return member.name.replace("\\", "/").lower()


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
        return {part_name(member): member for member in reversed(self.archive.members)}

    @cached_property
    def streams(self) -> frozenset[str]:
        """The paths in a compound file (.xls, .doc, a protected .xlsx …), see compound_file. Empty for other files."""
        if not self.head.startswith(_OLE):
            return frozenset()
        from .formats.compound_file import stream_paths  # imported where it is needed, as most files are ZIPs

        return stream_paths(self.data)

    @property
    def heavy(self) -> bool:
        """It is so large that it should be read in a process of its own."""
        if len(self.data) > limits.HEAVY_BYTES:
            return True
        return sum(member.size for member in self.archive.members) > limits.HEAVY_INFLATED if self.archive else False
