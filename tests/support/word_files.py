"""Word 97-2003 files by hand: text in runs with their properties, put into the streams that the format asks for.

A document is a list of paragraphs; what they do not say (styles, sections, pictures) is not in the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from compound_files import compound

_PAGE = 512
_TEXT_AT = 1024  # where the text begins in the main stream

# Changes to characters
DELETED, INSERTED = b"\x00\x08\x01", b"\x01\x08\x01"
STRUCK, STRUCK_TWICE, HIDDEN = b"\x37\x08\x01", b"\x53\x2a\x01", b"\x3c\x08\x01"
NOT_STRUCK, AS_STYLE, UNLIKE_STYLE = b"\x37\x08\x00", b"\x37\x08\x80", b"\x37\x08\x81"
SPECIAL = b"\x55\x08\x01"
# Changes to paragraphs
IN_TABLE, ROW_END, INNER_CELL, INNER_ROW_END = b"\x16\x24\x01", b"\x17\x24\x01", b"\x4b\x24\x01", b"\x4c\x24\x01"


def depth(number: int) -> bytes:
    """So many tables around a paragraph."""
    return b"\x49\x66" + struct.pack("<i", number)


def font(number: int) -> bytes:
    """A font of the file's list."""
    return b"\x4f\x4a" + struct.pack("<H", number) + b"\x51\x4a" + struct.pack("<H", number)


def in_list(number: int) -> bytes:
    """A change to a paragraph: it is of this list of the file (from 1)."""
    return b"\x0a\x26\x00" + b"\x0b\x46" + struct.pack("<H", number)


def picture(place: int) -> bytes:
    """The changes that make the character U+0001 a picture."""
    return SPECIAL + b"\x03\x6a" + struct.pack("<i", place)


def character_style(number: int) -> bytes:
    """A style of the file's list for characters."""
    return b"\x30\x4a" + struct.pack("<H", number)


def symbol(number: int, code: int) -> Run:
    """A character put in by «Insert symbol»."""
    return run("(", b"\x09\x6a" + struct.pack("<HH", number, code))


class Run(NamedTuple):
    """Text with the changes to its characters."""

    text: str
    properties: bytes = b""


class Paragraph(NamedTuple):
    """Runs and the mark at the end, with the changes to the paragraph; `mark_properties` are the mark's own."""

    runs: tuple[Run, ...]
    mark: str = "\r"
    properties: bytes = b""
    style: int = 0
    mark_properties: bytes = b""


def run(text: str, properties: bytes = b"") -> Run:
    """A run."""
    return Run(text, properties)


def para(*runs: Run | str, mark: str = "\r", properties: bytes = b"", style: int = 0) -> Paragraph:
    """A paragraph; plain text is a run without properties."""
    return Paragraph(tuple(Run(part) if isinstance(part, str) else part for part in runs), mark, properties, style)


# --- tables


def definition(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """The shape of a row: the edges of its cells, and the flags of each (1, 2 merged sideways; 0x20, 0x60 downwards)."""
    count = len(edges) - 1
    flags = [*flags, *[0] * (count - len(flags))]
    cells = b"".join(struct.pack("<H", flag) + bytes(18) for flag in flags)
    inner = bytes((count,)) + struct.pack(f"<{count + 1}h", *edges) + cells
    return b"\x08\xd6" + struct.pack("<H", len(inner) + 1) + inner


def row(
    *cells: str | Iterable[Paragraph],
    edges: Sequence[int] = (),
    flags: Sequence[int] = (),
    mark: bytes = b"",
    level: int = 1,
) -> list[Paragraph]:
    """A row of a table; a cell is its text, or paragraphs (the last one ends the cell)."""
    edges = edges or [2000 * index for index in range(len(cells) + 1)]
    inside = IN_TABLE + depth(level)
    ends, closes = ("\x07", ROW_END) if level == 1 else ("\r", INNER_ROW_END)
    made: list[Paragraph] = []
    for cell in cells:
        *before, last = [para(cell)] if isinstance(cell, str) else list(cell)
        made += [part._replace(properties=part.properties or inside) for part in before]
        made.append(last._replace(mark=ends, properties=inside + (b"" if level == 1 else INNER_CELL)))
    shape = definition(edges, flags) if edges else b""
    made.append(Paragraph((), ends, inside + closes + shape, 0, mark))
    return made


# --- form fields


def form_field(kind: int, result: int, default: int = 0, entries: Sequence[str] = ()) -> bytes:
    """The data of an old form field: 1 check box, 2 list; a result of 25 says that nobody touched it."""
    data = struct.pack("<IHHHI", 0xFFFFFFFF, kind | result << 2, 0, 0, 0) + struct.pack("<H", default) + bytes(20)
    if kind == 2:
        data += struct.pack("<HHH", 0xFFFF, len(entries), 0)
        data += b"".join(struct.pack("<H", len(entry)) + entry.encode("utf-16-le") for entry in entries)
    return struct.pack("<iH", 0x44 + len(data), 0x44) + bytes(62) + data


def data_at(place: int) -> bytes:
    """The changes that make the character U+0001 the data of a field, at a place of the Data stream."""
    return SPECIAL + b"\x06\x08\x01" + b"\x03\x6a" + struct.pack("<i", place)


# --- the file


@dataclass
class WordFile:
    """A file to be made. Texts of headers come six a section (even, odd header; even, odd footer; first ones)."""

    body: Sequence[Paragraph]
    fonts: Sequence[str] = ("Times New Roman",)
    styles: Sequence[tuple[int, int, bytes]] = ()  # kind (1 paragraphs, 2 characters), base, changes to characters
    headers: Sequence[Sequence[Paragraph]] = ()
    boxes: Sequence[Sequence[Paragraph]] = ()  # text boxes; the nth hangs on the nth U+0008 of the body
    shapes: Sequence[int] = ()  # kinds of the drawn objects, for each U+0008 of the body (202 a text box, 3 an ellipse)
    lists: Sequence[tuple[str, bytes]] = ()  # the marker of each list, and the changes to its characters
    data: bytes = b""
    version: int = 0xC1
    identifier: int = 0xA5EC
    flags: int = 0
    compressed: bool = False
    change: int = 0  # what a quickly saved file says of all its text
    listed: bytes = b""  # a list of properties that `change` may point to
    others: dict[str, bytes] = field(default_factory=dict)  # further streams

    def made(self) -> bytes:
        """The whole file."""
        stories = [
            list(self.body),
            [part for story in self.headers for part in story],
            [p for b in self.boxes for p in b],
        ]
        counts = [sum(map(_length, story)) for story in stories]
        paragraphs = [part for story in stories for part in story] + [para()] * (1 if counts[1] or counts[2] else 0)
        text = "".join("".join(piece.text for piece in part.runs) + part.mark for part in paragraphs)
        coded = text.encode("cp1252") if self.compressed else text.encode("utf-16-le", "surrogatepass")
        width = 1 if self.compressed else 2
        main = bytearray(_TEXT_AT) + coded
        main += bytes(-len(main) % _PAGE)
        places = {33: self._pieces(len(coded) // width)}
        characters, lines, at = [], [], _TEXT_AT
        for part in paragraphs:
            start = at
            for piece in (*part.runs, Run(part.mark, part.mark_properties)):
                end = at + len(piece.text.encode("utf-16-le", "surrogatepass")) // 2 * width
                characters.append((at, end, piece.properties))
                at = end
            lines.append((start, at, struct.pack("<H", part.style) + part.properties))
        places[12] = _pages(main, characters, 1)
        places[13] = _pages(main, lines, 13)
        places[15] = _fonts(self.fonts)
        if self.styles:
            places[1] = _styles(self.styles)
        if self.headers:
            places[11] = _marks([0] * 7 + _ends(self.headers)[1:] + [counts[1] + 2])
        if self.lists:
            places[73], places[74] = _lists(len(self.lists))
        if self.boxes or self.shapes:
            anchors = [index for index, character in enumerate(text[: counts[0]]) if character == "\x08"]
            places[40] = _marks([*anchors, counts[0]]) + b"".join(
                struct.pack("<I", 1000 + number) + bytes(22) for number in range(len(anchors))
            )
            if self.shapes:
                places[50] = _drawings(self.shapes)
        if self.boxes:
            places[56] = (
                _marks([*_ends(self.boxes), counts[2] + 1])
                + b"".join(bytes(14) + struct.pack("<I", 1000 + number) + bytes(4) for number in range(len(self.boxes)))
                + bytes(22)
            )
        table = _head(main, places, counts, self)
        streams = {"WordDocument": bytes(main), "1Table": table, **({"Data": self.data} if self.data else {})}
        return compound(streams | self.others)

    def _pieces(self, characters: int) -> bytes:
        offset = _TEXT_AT * 2 | 0x40000000 if self.compressed else _TEXT_AT
        plc = struct.pack("<II", 0, characters) + struct.pack("<HIH", 0, offset, self.change)
        listed = b"\x01" + struct.pack("<H", len(self.listed)) + self.listed if self.listed else b""
        return listed + b"\x02" + struct.pack("<I", len(plc)) + plc


def word_file(*body: Paragraph | list[Paragraph], **rest: object) -> bytes:
    """The file with these paragraphs and rows."""
    flat = [part for entry in body for part in (entry if isinstance(entry, list) else [entry])]
    return WordFile(flat, **rest).made()  # type: ignore[arg-type]


def _length(paragraph: Paragraph) -> int:
    return sum(len(part.text.encode("utf-16-le", "surrogatepass")) // 2 for part in paragraph.runs) + 1


def _ends(stories: Sequence[Sequence[Paragraph]]) -> list[int]:
    ends = [0]
    for story in stories:
        ends.append(ends[-1] + sum(map(_length, story)))
    return ends


def _marks(positions: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(positions)}I", *positions)


def _pages(main: bytearray, runs: list[tuple[int, int, bytes]], entry: int) -> bytes:
    """Write the pages of properties, a few runs on each, behind the text; returns the list of them."""
    runs = [stretch for stretch in runs if stretch[0] < stretch[1]]
    starts: list[int] = []
    numbers: list[int] = []
    last = 0
    while runs:
        page: list[tuple[int, int, int, bytes]] = []
        used = _PAGE - 1
        while runs and len(page) < 20:
            start, end, properties = runs[0]
            if entry == 1:
                made = bytes((len(properties),)) + properties
            else:
                size = len(properties) + (len(properties) & 1)
                made = bytes((0, size // 2)) + properties.ljust(size, b"\0")
            made = made.ljust(len(made) + (len(made) & 1), b"\0")
            if page and used - len(made) - 1 < 4 * (len(page) + 2) + entry * (len(page) + 1):
                break
            used = (used - len(made)) & ~1
            page.append((start, end, used // 2, made))
            runs.pop(0)
        raw = bytearray(_PAGE)
        struct.pack_into(f"<{len(page) + 1}I", raw, 0, *[start for start, *_ in page], page[-1][1])
        for index, (_, _, place, made) in enumerate(page):
            raw[4 * (len(page) + 1) + index * entry] = place
            raw[2 * place : 2 * place + len(made)] = made
        raw[-1] = len(page)
        starts.append(page[0][0])
        numbers.append(len(main) // _PAGE)
        main += raw
        last = page[-1][1]
    return _marks([*starts, last]) + _marks(numbers)


def _fonts(names: Sequence[str]) -> bytes:
    made = struct.pack("<HH", len(names), 0)
    for name in names:
        entry = bytes(39) + name.encode("utf-16-le") + b"\0\0"
        made += bytes((len(entry),)) + entry
    return made


def _styles(styles: Sequence[tuple[int, int, bytes]]) -> bytes:
    header = struct.pack("<HH", len(styles), 10) + bytes(14)
    made = struct.pack("<H", len(header)) + header
    for kind, base, properties in styles:
        parts = [struct.pack("<H", 0), properties] if kind == 1 else [properties]
        style = struct.pack("<5H", 0, kind | base << 4, len(parts), 0, 0) + struct.pack("<HHH", 1, ord("样"), 0)
        for part in parts:
            style += struct.pack("<H", len(part)) + part + bytes(len(part) & 1)
        made += struct.pack("<H", len(style)) + style
    return made


def _drawings(kinds: Sequence[int]) -> bytes:
    def record(head: int, kind: int, content: bytes) -> bytes:
        return struct.pack("<HHI", head, kind, len(content)) + content

    shapes = b"".join(
        record(0xF, 0xF004, record(kind << 4 | 2, 0xF00A, struct.pack("<II", 1000 + number, 0)))
        for number, kind in enumerate(kinds)
    )
    return record(0xF, 0xF000, record(0, 0xF006, bytes(16))) + b"\0" + record(0xF, 0xF002, record(0xF, 0xF003, shapes))


def _lists(count: int) -> tuple[bytes, bytes]:
    """The lists, with one level each, and what paragraphs name; the levels stand behind the former."""
    numbers = [5000 + number for number in range(count)]
    known = b"".join(struct.pack("<ii", number, 0) + bytes(18) + b"\x01\0" for number in numbers)
    named = b"".join(struct.pack("<i", number) + bytes(12) for number in numbers)
    return struct.pack("<H", count) + known, struct.pack("<I", count) + named


def _levels(lists: Sequence[tuple[str, bytes]]) -> bytes:
    return b"".join(
        struct.pack("<iB", 1, 23) + bytes(19) + bytes((len(properties), 0, 0, 0))
        + properties + struct.pack("<H", len(text)) + text.encode("utf-16-le")
        for text, properties in lists
    )  # fmt: skip


def _head(main: bytearray, places: dict[int, bytes], counts: list[int], file: WordFile) -> bytes:
    """Write the head of the main stream; returns the table stream that it points into."""
    struct.pack_into("<HH", main, 0, file.identifier, file.version)
    struct.pack_into("<H", main, 10, 0x0200 | file.flags)
    struct.pack_into("<H", main, 32, 14)
    struct.pack_into("<H", main, 62, 22)
    for place, count in zip((76, 84, 100), counts, strict=True):
        struct.pack_into("<i", main, place, count)
    struct.pack_into("<H", main, 152, 93)
    table = b""
    for number, content in sorted(places.items()):
        struct.pack_into("<II", main, 154 + 8 * number, len(table), len(content))
        table += content
        if number == 73:
            table += _levels(file.lists)
    return table
