"""Lists of a Word 97-2003 file: the markers of their levels, as far as they are boxes."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from ..list_boxes import box_marker
from .character_formats import Formats
from .word_binary import Place, WordFile

# Bytes of what paragraphs name, of a list, and of a level without its lists and text
_FORMAT, _LIST, _LEVEL = 16, 28, 28
_BULLET = 23  # the kind of a level that counts nothing
_MOST = 10_000  # lists and levels that are looked at

Markers = dict[tuple[int, int], str]


def box_markers(file: WordFile, formats: Formats) -> Markers:
    """What a paragraph names (list from 1, level from 0) -> the box that it begins with."""
    named = file.place(Place.LIST_FORMATS)
    lists = file.place(Place.LISTS)
    if len(named) < 4 or len(lists) < 2:
        return {}
    numbers = [unpack_from("<i", lists, at)[0] for at in range(2, len(lists) - _LIST + 1, _LIST)]
    simple = [bool(lists[at + 26] & 1) for at in range(2, len(lists) - _LIST + 1, _LIST)]
    levels = _levels(file.behind(Place.LISTS), formats)
    markers: dict[int, dict[int, str]] = {}
    for number, alone in zip(numbers[: unpack_from("<H", lists)[0]], simple, strict=False):
        markers[number] = {level: next(levels, "") for level in range(1 if alone else 9)}
    found: Markers = {}
    for index in range(min(unpack_from("<I", named)[0], (len(named) - 4) // _FORMAT, _MOST)):
        (number,) = unpack_from("<i", named, 4 + index * _FORMAT)
        found.update(((index + 1, level), box) for level, box in markers.get(number, {}).items() if box)
    return found


def _levels(records: bytes, formats: Formats) -> Iterator[str]:
    """The boxes of the levels of all lists, which stand one behind the other; "" for a level without."""
    at = 0
    for _ in range(_MOST):
        if at + _LEVEL + 2 > len(records):
            return
        kind, characters, paragraphs = records[at + 4], records[at + 24], records[at + 25]
        at += _LEVEL + paragraphs
        look = formats.of(0, records[at : at + characters])
        at += characters
        if at + 2 > len(records):
            return
        (length,) = unpack_from("<H", records, at)
        text = records[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length
        yield box_marker(text, look.font) if kind == _BULLET and length <= 3 and not look.gone else ""
