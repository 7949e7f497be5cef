"""ZIPs that could be read in two ways: as zipfile and LibreOffice agree, else they are refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import office
from jianfu_cli.intake import limits, open_document
from jianfu_cli.intake.archives import Source
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.tools import Unreadable

ONE, OTHER = (office.docx(office.p(text)) for text in ("甲", "乙"))
PART = b"word/document.xml"
_COUNT, _LENGTH, _START = 10, 12, 16  # places in the end record
_ENTRY_OFFSET = 42


def end_of(data: bytes) -> tuple[int, int, int, int]:
    """Where the end record is, and the count, length and start of the directory that it tells."""
    at = data.rfind(b"PK\x05\x06")
    return at, *struct.unpack_from("<HLL", data, at + _COUNT)


def entries(data: bytes) -> list[bytes]:
    """The entries of the directory."""
    at, _, length, _ = end_of(data)
    return [b"PK\x01\x02" + entry for entry in data[at - length : at].split(b"PK\x01\x02")[1:]]


def moved(data: bytes, by: int) -> bytes:
    """The same with all that it says of places so much later."""
    at, _, length, start = end_of(data)
    raw = bytearray(data)
    place = at - length
    for entry in entries(data):
        struct.pack_into("<L", raw, place + _ENTRY_OFFSET, struct.unpack_from("<L", entry, _ENTRY_OFFSET)[0] + by)
        place += len(entry)
    struct.pack_into("<L", raw, at + _START, start + by)
    return bytes(raw)


def with_directory(data: bytes, changed: list[bytes], *, count: int | None = None) -> bytes:
    """The ZIP with another directory."""
    at, _, length, _ = end_of(data)
    directory, end = b"".join(changed), bytearray(data[at:])
    struct.pack_into("<HHL", end, 8, *[len(changed) if count is None else count] * 2, len(directory))
    return data[: at - length] + directory + bytes(end)


def commented(data: bytes, comment: bytes) -> bytes:
    return data[:-2] + struct.pack("<H", len(comment)) + comment


def in_local_header(field: int, value: bytes, data: bytes = ONE) -> bytes:
    """With another value in the header before the main part; its name is at 30."""
    at = data.find(PART) - 30 + field
    return data[:at] + value + data[at + len(value) :]


def two_directories_by_zip64() -> bytes:
    """The end record leads to one directory, the ZIP64 record before it to the other."""
    at, *_ = end_of(ONE)
    other = moved(OTHER, at)
    other_at, count, length, start = end_of(other)
    body = ONE[:at] + other[:other_at]
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, length, start)
    return body + record + struct.pack("<4sLQL", b"PK\x06\x07", 0, len(body), 1) + ONE[at:]


def overlapping(count: int) -> bytes:
    """Members that all unpack the same bytes, as the first of Fifield's bombs do."""
    listed = entries(ONE)
    [entry] = [entry for entry in listed if PART in entry]
    names = [b"word/%d.xml" % number for number in range(10, 10 + count)]
    made = [entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name for name in names]
    copies = [each + entry[46 + len(PART) :] for each in made]
    return with_directory(ONE, [*listed, *copies])


def quoted() -> bytes:
    """Each member is, stored, the header of the next and all that follows: the same kernel many times, all headers true."""
    kernel = b"x" * 1000
    names = [f"{n}.bin".encode() for n in range(4)]
    body = kernel
    offsets: list[int] = []
    sizes: list[int] = []
    for name in reversed(names):
        header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, len(body), len(body), len(name), 0) + name
        sizes.insert(0, len(body))
        body = header + body
        offsets = [0, *[offset + len(header) for offset in offsets]]
    listed = [
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, size, size, len(name), 0, 0, 0, 0, 0, offset)
        + name
        for name, size, offset in zip(names, sizes, offsets, strict=True)
    ]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 4, 4, sum(map(len, listed)), len(body), 0)
    return body + b"".join(listed) + end


# What zipfile and LibreOffice 7.4 both read, and which.
READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "plain": (lambda: ONE, "甲"),
    "one behind the other": (lambda: ONE + OTHER, "乙"),
    "one behind the other, moved": (lambda: ONE + moved(OTHER, len(ONE)), "乙"),
    "one in the other's comment": (lambda: commented(ONE, moved(OTHER, len(ONE))), "乙"),
    "data before it": (lambda: b"\0" * 1000 + ONE, "甲"),
    "data before it, moved": (lambda: b"\0" * 1000 + moved(ONE, 1000), "甲"),
    "data behind it": (lambda: ONE + bytes(100), "甲"),
    "another method in the local header": (lambda: in_local_header(8, b"\0\0"), "甲"),
    "another checksum in the local header": (lambda: in_local_header(14, b"\1\2\3\4"), "甲"),
    "other sizes in the local header": (lambda: in_local_header(18, b"\1\0\0\0\1\0\0\0"), "甲"),
    "a member no directory tells of": (lambda: with_directory(ONE, [e for e in entries(ONE) if b"rels" not in e or b"_rels/.rels" in e]), "甲"),
}  # fmt: skip
# What one of them refuses, or reads otherwise.
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "two directories by ZIP64": (two_directories_by_zip64, "JF001", "目录"),
    "fewer entries than said": (lambda: with_directory(ONE, entries(ONE), count=9), "JF001", "条目数不对"),
    "more entries than said": (lambda: with_directory(ONE, entries(ONE), count=1), "JF001", "条目数不对"),
    "another name in the local header": (lambda: in_local_header(30, b"word/Document.xml"), "JF001", "两个名称"),
    "a shorter name in the local header": (lambda: in_local_header(26, b"\x10\0"), "JF001", "两个名称"),
    "the main part twice": (lambda: with_directory(ONE, [*entries(ONE), *entries(ONE)[:1]]), "JF004", "重叠"),
    "ten members of one content": (lambda: overlapping(10), "JF004", "重叠"),
    "quoted headers": (quoted, "JF004", "重叠"),
}


@pytest.mark.parametrize("name", READ)
def test_what_others_agree_on_is_read(name: str) -> None:
    make, text = READ[name]
    data = make()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert text in archive.read("word/document.xml").decode()
    if data.startswith(b"PK"):
        assert [row.cells for grid in open_document(data).grids for row in grid.rows] == [[text]]
    else:
        with pytest.raises(Unreadable) as caught:  # no program takes it for a document
            open_document(data)
        assert caught.value.code == "JF001"


@pytest.mark.parametrize("name", REFUSED)
def test_what_others_read_otherwise_is_refused(name: str) -> None:
    make, code, words = REFUSED[name]
    with pytest.raises(Unreadable) as caught:
        open_document(make())
    assert (caught.value.code, words in caught.value.message) == (code, True), caught.value.message


def test_a_bomb_among_the_returns_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / "表.zip").write_bytes(quoted())
    [found] = find_sources([str(tmp_path)])
    assert isinstance(found, Source) and found.error
    assert found.error[0] == "JF004"


def test_an_archive_of_as_many_members_as_may_be_is_gone_through(tmp_path: Path) -> None:
    data = many_members(limits.ARCHIVE_MEMBERS)
    (tmp_path / "表.zip").write_bytes(data)
    found = list(find_sources([str(tmp_path)]))
    assert len(found) == limits.ARCHIVE_MEMBERS
    assert len({source.display for source in found}) == len(found)


def test_an_archive_of_more_members_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / "表.zip").write_bytes(many_members(limits.ARCHIVE_MEMBERS + 1))
    [found] = find_sources([str(tmp_path)])
    assert isinstance(found, Source) and found.error
    assert found.error[:2] == ("JF004", "压缩包内有 100001 个条目，超过上限 100000 个")


def many_members(count: int) -> bytes:
    """An archive of so many files of one name, each a byte."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0x83DCEFB7, 1, 1, 1, 0) + b"a1"
    entry = struct.Struct("<4s6H3L5H2L")
    listed = b"".join(
        entry.pack(b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0x83DCEFB7, 1, 1, 1, 0, 0, 0, 0, 0, len(local) * n) + b"a"
        for n in range(count)
    )
    start = len(local) * count
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listed), start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start + len(listed), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(listed), start, 0)
    return local * count + listed + record + locator + end
