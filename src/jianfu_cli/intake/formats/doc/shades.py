"""Colours in a Word 97-2003 file: which characters are written in white, and whether anything in the file lies behind text."""

from __future__ import annotations

from collections.abc import Iterable
from struct import iter_unpack, unpack_from

from ..visibility import WHITE, is_unseen
from .property_lists import changes

# [MS-DOC] 2.6.1: sprmCIco, sprmCCv; sprmCHighlight, sprmCShd80, sprmCShd
INK_NUMBER, INK = 0x2A42, 0x6870
_HIGHLIGHT, _OLD_BEHIND, _BEHIND = 0x2A0C, 0x4866, 0xCA71
BEHIND = frozenset((_HIGHLIGHT, _OLD_BEHIND, _BEHIND))
# 2.6.2 and 2.6.3: of paragraphs and of cells, as 2 bytes and as 10; sprmTIstd, the style of a table
_OLD_SHADES, _SHADES = frozenset((_OLD_BEHIND, 0x442D, 0xD609)), frozenset((_BEHIND, 0xC64D, 0xD612, 0xD616, 0xD60C))
_TABLE_STYLE = 0x563A
_WHITE_NUMBER = 8
_AUTOMATIC = 0xFF  # the highest byte of a colour that is none


def is_white(code: int, operand: bytes) -> bool:
    """Whether a change of the ink makes it white."""
    if code == INK_NUMBER:
        return operand[0] == _WHITE_NUMBER
    red, green, blue, automatic = operand[:4]
    return automatic != _AUTOMATIC and is_unseen(red << 16 | green << 8 | blue, WHITE)


def lies_behind(code: int, operand: bytes) -> bool:
    """Whether a change puts a colour or a pattern behind text; for a style, which may, too."""
    if code == _HIGHLIGHT:
        return operand[0] != 0
    if code in _OLD_SHADES:
        return any(shade not in (0, 0xFFFF) for (shade,) in iter_unpack("<H", operand[: len(operand) & ~1]))
    if code in _SHADES:
        whole = len(operand) - len(operand) % 10
        return any(
            (back >> 24 != _AUTOMATIC and back & 0xFFFFFF != WHITE) or pattern not in (0, 0xFFFF)
            for _, back, pattern in iter_unpack("<IIH", operand[:whole])
        )
    return code == _TABLE_STYLE and unpack_from("<H", operand)[0] != 0


def something_lies_behind(lists: Iterable[bytes]) -> bool:
    """Whether any of the changes of paragraphs and rows does so: then white text may be seen."""
    return any(lies_behind(code, operand) for listed in lists for code, operand in changes(listed))
