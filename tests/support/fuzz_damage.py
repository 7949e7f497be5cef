"""Damage to files: bytes, the parts of a ZIP and the words of its XML; the same seed and number damage the same way."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

import office

Parts = list[tuple[str, bytes]]
Damage = Callable[[random.Random, bytes], bytes]
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"1048577", b"2147483648", b"99999999999999999999", b"1e308", b"NaN", b"")
_TEXTS = (
    "",
    "是",
    "否",
    "=1+1",
    "\u202e",
    "\U00020bb7",
    "&#0;",
    "&#xD800;",
    "&amp;",
    "]]>",
    "<x/>",
    "长" * 5000,
    "_x0000_",
    "□是☑否",
    "1.",
    "填表时间：",
    "9" * 400,
)
_LONGEST = 500_000  # bytes that one change may add
_ATTRIBUTE = re.compile(rb'="([^"<>]*)"')
_NUMBER = re.compile(rb"(?<=[\">])\d+(?=[\"<])")
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"<[^<>]+>")


# --- damage to bytes


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bytes are others."""
    raw = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def cut(chance: random.Random, data: bytes) -> bytes:
    """The end, the beginning, or a piece is missing."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:first], data[first:], data[:first] + data[last:]))


def spliced(chance: random.Random, data: bytes) -> bytes:
    """A piece stands twice, or in another place."""
    at, start = chance.randrange(len(data)), chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 4, 64, 512, 4096))]
    return chance.choice((data[:at] + piece + data[at:], data[:at] + piece + data[at + len(piece) :]))


def edged(chance: random.Random, data: bytes) -> bytes:
    """A number of 1 to 4 bytes is as small or large as can be."""
    size = chance.choice((1, 2, 4))
    at = chance.randrange(max(1, len(data) - size))
    value = chance.choice((b"\0" * size, b"\xff" * size, b"\xff" * (size - 1) + b"\x7f", b"\1" + b"\0" * (size - 1)))
    return data[:at] + value + data[at + size :]


# --- damage to the parts of a ZIP


def parts_of(data: bytes) -> Parts:
    """The members of a ZIP, name and content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _in_parts(change: Callable[[random.Random, Parts], Parts]) -> Damage:
    def damage(chance: random.Random, data: bytes) -> bytes:
        parts = change(chance, parts_of(data))
        return office.zipped(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))

    return damage


def _rearranged(chance: random.Random, parts: Parts) -> Parts:
    """Parts are missing, there twice, swapped, renamed or nested."""
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    (name, content), (other_name, other_content) = parts[at], parts[other]
    return chance.choice((
        parts[:at] + parts[at + 1 :],
        [*parts, parts[at]],
        [*parts, (name.upper(), other_content)],
        [part for part in parts if part not in (parts[at], parts[other])] + [(name, other_content), (other_name, content)],
        [*parts[:at], (f"../{name}", content), *parts[at + 1 :]],
        [*parts[:at], (name, office.zipped(parts)), *parts[at + 1 :]],
        [("内.zip", office.zipped([("内.zip", office.zipped(parts))]))],
    ))  # fmt: skip


def _in_xml(chance: random.Random, xml: bytes) -> bytes:
    """Values, numbers, texts or tags of an XML part are others, some of them very odd."""
    pattern, choices = chance.choice((
        (_ATTRIBUTE, [b'="' + number + b'"' for number in _NUMBERS]),
        (_NUMBER, list(_NUMBERS)),
        (_TEXT, [b">" + text.encode() + b"<" for text in _TEXTS]),
        (_TAG, [b"", b"<w:p/>", b"<c/>", b"<!-- -->", b"<![CDATA[x]]>", b"<row r=\"9\"/>", b"<table:table-cell/>"]),
    ))  # fmt: skip
    for _ in range(chance.choice((1, 1, 3, 20))):
        found = list(pattern.finditer(xml))
        if not found:
            break
        match, another = chance.choice(found), chance.choice(found)
        new = chance.choice((chance.choice(choices), another[0], match[0] * 2, match[0] * chance.choice((3, 500))))
        xml = xml[: match.start()] + new[:_LONGEST] + xml[match.end() :]
    return xml


def _retagged(chance: random.Random, parts: Parts) -> Parts:
    """One XML part, most often the one with the content, is damaged in its words."""
    largest = max(range(len(parts)), key=lambda i: len(parts[i][1]))
    at = chance.choice((largest, chance.randrange(len(parts))))
    name, content = parts[at]
    content = chance.choice((_in_xml, _in_xml, _in_xml, flipped, cut, spliced))(chance, content or b" ")
    return [*parts[:at], (name, content), *parts[at + 1 :]]


def _retyped(chance: random.Random, data: bytes) -> bytes:
    """Lines of a text are missing, there many times, swapped, or hold something odd."""
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    odd = chance.choice(
        (*[text.encode() for text in _TEXTS], *_NUMBERS, b"\t", b"  ", b'"', b"- ", b": ", b"&a", b"*a")
    )
    cut_at = chance.randrange(len(lines[at]) + 1)
    changed = lines[at][:cut_at] + odd * chance.choice((1, 1, 100)) + lines[at][cut_at:]
    middle = chance.choice(([], [lines[at]] * 2, [lines[at]] * 500, [lines[other]], [changed], [changed]))
    return b"\n".join([*lines[:at], *middle, *lines[at + 1 :]])


_BYTES: tuple[Damage, ...] = (flipped, cut, spliced, edged)
_ZIP: tuple[Damage, ...] = (*_BYTES, *[_in_parts(_retagged)] * 6, *[_in_parts(_rearranged)] * 2)
_TYPED: tuple[Damage, ...] = (*_BYTES, *[_retyped] * 6)


def damaged(valid: dict[str, bytes], number: int, seed: int) -> tuple[str, bytes]:
    """The `number`th damaged file: the name of the valid one that it was, and its bytes."""
    chance = random.Random(f"{seed}/{number}")
    name = chance.choice(sorted(valid))
    data = valid[name]
    return name, chance.choice(_damages(data))(chance, data)


def _damages(data: bytes) -> tuple[Damage, ...]:
    if data.startswith(b"PK"):
        return _ZIP
    return _BYTES if data.startswith(b"\xd0\xcf") else _TYPED
