"""Fonts and styles of a Word 97-2003 file, and the format of characters as far as it decides what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from struct import unpack_from
from typing import NamedTuple

from ..symbols import inserted, is_symbol_font
from .property_lists import changes
from .shades import BEHIND, INK, INK_NUMBER, is_white, lies_behind
from .word_binary import Place, WordFile

_DELETED, _STRUCK, _STRUCK_TWICE, _HIDDEN, _SPECIAL, _DATA = 0x0800, 0x0837, 0x2A53, 0x083C, 0x0855, 0x0806
_TOGGLES = frozenset((_DELETED, _STRUCK, _STRUCK_TWICE, _HIDDEN, _SPECIAL, _DATA))
_PLAIN, _STYLE, _SYMBOL, _LOCATION = 0x2A33, 0x4A30, 0x6A09, 0x6A03
_ASCII_FONT, _OTHER_FONT = 0x4A4F, 0x4A51
_PARAGRAPH, _CHARACTER = 1, 2  # kinds of styles
_DEEPEST = 11  # styles upon each other, by the specification
_NO_STYLE = 0x0FFF
_FONT_NAME = 39  # bytes before a font's name


class _Style(NamedTuple):
    """A style: the one that it is based on, and its changes to characters and to paragraphs."""

    base: int
    characters: bytes
    paragraphs: bytes


Look = dict[int, int]  # a change's code -> its value, for the few that count here


class CharacterFormat(NamedTuple):
    """What decides whether and how characters are seen.

    `font`: the symbol font, "" for any other. `symbol`: what stands for the character (28), if it is one. `data`: the
    place of a form field's data, -1 for none. `picture`: the character U+0001 stands for one. `white`: they are written
    in white, and nothing of their own is behind them.
    """

    hidden: bool = False
    gone: bool = False
    deleted: bool = False
    font: str = ""
    symbol: str = ""
    special: bool = False
    data: int = -1
    picture: bool = False
    white: bool = False


class Formats:
    """Gives the format for the properties of characters; equal ones are worked out once."""

    def __init__(self, file: WordFile) -> None:
        self._fonts = _fonts(file.place(Place.FONTS))
        self._styles = _styles(file.place(Place.STYLES))
        self._looks: dict[int, Look] = {}
        self._formats: dict[tuple[int, bytes], CharacterFormat] = {}

    @property
    def paragraph_styles(self) -> Iterator[bytes]:
        """What the styles change in paragraphs."""
        return (style.paragraphs for style in self._styles.values())

    def of(self, style: int, properties: bytes) -> CharacterFormat:
        """The format of characters with these properties in a paragraph of this style."""
        key = style, properties
        found = self._formats.get(key)
        if found is None:
            found = self._formats[key] = self._format(style, properties)
        return found

    def _format(self, style: int, properties: bytes) -> CharacterFormat:
        look = dict(self._look(style))
        written = -1
        for code, operand in changes(properties):
            if code == _SYMBOL:
                font, written = unpack_from("<HH", operand)
                look[_SYMBOL] = font
            elif code == _STYLE:
                base = self._look(unpack_from("<H", operand)[0])
                for key, value in base.items():  # what a style of paragraphs and one of characters both do, cancels out
                    look[key] = look.get(key, 0) ^ value if key in _TOGGLES else value
            else:
                _change(look, code, operand, self._look(style))
        symbol_font = next(
            (
                self._font(look.get(key, -1))
                for key in (_OTHER_FONT, _ASCII_FONT)
                if is_symbol_font(self._font(look.get(key, -1)))
            ),
            "",
        )
        return CharacterFormat(
            hidden=bool(look.get(_HIDDEN)),
            gone=bool(look.get(_DELETED) or look.get(_STRUCK) or look.get(_STRUCK_TWICE)),
            deleted=bool(look.get(_DELETED)),
            font=symbol_font,
            symbol=inserted(self._font(look[_SYMBOL]), written) if written >= 0 else "",
            special=bool(look.get(_SPECIAL)),
            data=look.get(_LOCATION, -1) if look.get(_DATA) else -1,
            picture=_LOCATION in look and bool(look.get(_SPECIAL)) and not look.get(_DATA),
            white=bool(look.get(INK)) and not any(map(look.get, BEHIND)),
        )

    def _font(self, number: int) -> str:
        return self._fonts[number] if 0 <= number < len(self._fonts) else ""

    def _look(self, style: int) -> Look:
        """What a style does, with the styles that it is based on."""
        found = self._looks.get(style)
        if found is None:
            chain: list[int] = []
            while style in self._styles and style not in chain and len(chain) < _DEEPEST:
                chain.append(style)
                style = self._styles[style].base
            found = {}
            for number in reversed(chain):
                base = dict(found)
                for code, operand in changes(self._styles[number].characters):
                    _change(found, code, operand, base)
            self._looks[chain[0] if chain else style] = found
        return found


def _change(look: Look, code: int, operand: bytes, base: Look) -> None:
    if code in _TOGGLES:
        value = operand[0]
        look[code] = base.get(code, 0) ^ (value & 1) if value & 0x80 else value & 1
    elif code == _PLAIN:
        look.clear()
        look.update(base)
    elif code in (_ASCII_FONT, _OTHER_FONT):
        (look[code],) = unpack_from("<H", operand)
    elif code == _LOCATION:
        (look[code],) = unpack_from("<i", operand)
    elif code in (INK, INK_NUMBER):
        look[INK] = is_white(code, operand)
    elif code in BEHIND:
        look[code] = lies_behind(code, operand)


def _fonts(table: bytes) -> list[str]:
    if len(table) < 4:
        return []
    names: list[str] = []
    (count,) = unpack_from("<H", table)
    at = 4
    for _ in range(count):
        if at >= len(table):
            break
        entry = table[at + 1 : at + 1 + table[at]]
        name = entry[_FONT_NAME:]
        names.append(name[: len(name) & ~1].decode("utf-16-le", "replace").split("\0", 1)[0])
        at += 1 + table[at]
    return names


def _styles(sheet: bytes) -> dict[int, _Style]:
    """The styles of paragraphs and characters by their numbers."""
    if len(sheet) < 6:
        return {}
    header, count, fixed = unpack_from("<HHH", sheet)
    found: dict[int, _Style] = {}
    at = 2 + header
    for number in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = unpack_from("<H", sheet, at)
        style = sheet[at + 2 : at + 2 + size]
        if len(style) == size and size >= fixed >= 6:
            kind, base = style[2] & 0x0F, unpack_from("<H", style, 2)[0] >> 4
            if kind in (_PARAGRAPH, _CHARACTER):
                lists = [*islice(_lists(style, fixed), 2 if kind == _PARAGRAPH else 1)]
                paragraphs = lists.pop(0)[2:] if kind == _PARAGRAPH and lists else b""  # behind the style's own number
                found[number] = _Style(base if base != number else _NO_STYLE, lists[0] if lists else b"", paragraphs)
        at += 2 + size + (size & 1)
    return found


def _lists(style: bytes, fixed: int) -> Iterator[bytes]:
    """A style's lists of changes, which stand behind its name: of a paragraph's style to paragraphs, then to characters."""
    if fixed + 2 > len(style):
        return
    at = fixed + 2 * unpack_from("<H", style, fixed)[0] + 4
    while at + 2 <= len(style):
        (size,) = unpack_from("<H", style, at)
        yield style[at + 2 : at + 2 + size]
        at += 2 + size + (size & 1)
