"""The custom properties of an old Office file, from its stream DocumentSummaryInformation."""

from __future__ import annotations

from collections.abc import Callable
from struct import unpack_from

from .properties import few

_CUSTOM = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
_DICTIONARY, _CODE_PAGE = 0, 1
_UTF16, _TEXT, _WIDE_TEXT = 1200, 0x1E, 0x1F
_MOST, _LONGEST = 500, 4_000
_ENCODINGS = {
    65001: "utf-8",
    936: "gb18030",
    54936: "gb18030",
    1252: "cp1252",
    10008: "gb18030",
    950: "cp950",
    1201: "utf-16-be",
}


def ole_properties(read: Callable[[], bytes]) -> dict[str, str]:
    """Name -> text; `read` gives the stream. A broken list of properties is no reason to refuse the file."""
    try:
        return few(_properties(read()))
    except Exception:  # struct.error, a stream that is cut off …
        return {}


def _properties(stream: bytes) -> dict[str, str]:
    (sets,) = unpack_from("<I", stream, 24)
    for index in range(min(sets, 8)):
        at = 28 + 20 * index
        if stream[at : at + 16] == _CUSTOM:
            return _set(stream[unpack_from("<I", stream, at + 16)[0] :])
    return {}


def _set(section: bytes) -> dict[str, str]:
    (count,) = unpack_from("<I", section, 4)
    places = dict(unpack_from("<II", section, 8 + 8 * index) for index in range(min(count, _MOST)))
    page = unpack_from("<H", section, places[_CODE_PAGE] + 4)[0] if _CODE_PAGE in places else 1252
    encoding = "utf-16-le" if page == _UTF16 else _ENCODINGS.get(page, "utf-8")
    values = {key: _value(section, at, encoding) for key, at in places.items() if key > _CODE_PAGE}
    names = _names(section, places[_DICTIONARY], encoding)
    return {names[key]: value for key, value in values.items() if key in names and value.strip()}


def _names(section: bytes, at: int, encoding: str) -> dict[int, str]:
    (count,) = unpack_from("<I", section, at)
    at += 4
    names: dict[int, str] = {}
    for _ in range(min(count, _MOST)):
        key, length = unpack_from("<II", section, at)
        size = 2 * length if encoding == "utf-16-le" else length
        names[key] = _decoded(section, at + 8, size, encoding)
        at += 8 + (size + 3 & ~3 if encoding == "utf-16-le" else size)
    return names


def _value(section: bytes, at: int, encoding: str) -> str:
    kind, size = unpack_from("<II", section, at)
    if kind & 0xFFFF == _TEXT:
        return _decoded(section, at + 8, size, encoding)
    return _decoded(section, at + 8, 2 * size, "utf-16-le") if kind & 0xFFFF == _WIDE_TEXT else ""


def _decoded(section: bytes, at: int, size: int, encoding: str) -> str:
    return section[at : at + min(size, _LONGEST)].decode(encoding, "replace").split("\0", 1)[0]
