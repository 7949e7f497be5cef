"""The XML of a Word document: its names, and its parts as trees, without the formatting that says nothing to us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ...zip_reader import damaged
from ..package import refuse_excess
from ..visibility import is_unseen, written_colour

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VALUE = W + "val"
PARAGRAPH, TABLE, ROW, CELL, RUN, CONTROL = W + "p", W + "tbl", W + "tr", W + "tc", W + "r", W + "sdt"
ALTERNATIVES = MC + "AlternateContent"

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COLOUR, _FILL = b"<w:color ", b'w:fill="'
_INK = re.compile(
    rb'<w:color (?=[^<>]{0,200}?w:val="([0-9A-Za-z]{4,8})")(?:[^<>]{0,200}?w:themeColor="(background1|light1)")?'
)
_BEHIND = re.compile(rb'w:fill="([0-9A-Fa-f]{6})"')
# Lists with borders, widths and stops alone in them
_FRAMES = "tblBorders|tblCellMar|tblGrid|tcBorders|tcMar|pBdr|tabs"
_SYMBOL_FONTS = (b"dings", b"symbol")
_OFF = frozenset(("0", "false", "off"))


class Colours(NamedTuple):
    """The colours of the texts in a part, with the words for those of a theme, and the colours behind something in it."""

    inks: frozenset[tuple[bytes, bytes]] = frozenset()
    fills: frozenset[bytes] = frozenset()

    def with_those_of(self, others: Iterable[Colours]) -> Colours:
        """These, and those of other parts."""
        parts = (self, *others)
        return Colours(
            frozenset[tuple[bytes, bytes]]().union(*(part.inks for part in parts)),
            frozenset[bytes]().union(*(part.fills for part in parts)),
        )

    @property
    def are_light(self) -> bool:
        """Whether some text may be in the colour behind it: in white, or in a colour that is behind something."""
        return any(
            theme or colour in self.fills or is_unseen(written_colour(colour.decode()), None)
            for colour, theme in self.inks
        )


NO_COLOURS = Colours()


def colours(xml: bytes) -> Colours:
    """The colours in a part, or in a piece of one that begins and ends between elements."""
    inks = _INK.findall(xml) if _COLOUR in xml else ()
    fills = _BEHIND.findall(xml) if _FILL in xml else ()
    if not (inks or fills):
        return NO_COLOURS
    return Colours(
        frozenset((colour.upper(), theme) for colour, theme in inks), frozenset(colour.upper() for colour in fills)
    )


def tree(xml: bytes, *, styled: bool, coloured: bool | None = None) -> Element:
    """A part with text as a tree. `styled`: styles (or lists, which they name) count for what is seen; `coloured`:
    colours do, since one may be that of what is behind it; None: if those of the part may.

    The guard has refused a DOCTYPE, so that no entities can be in it; comments and instructions are left out.
    Raises Unreadable JF004 for what is too large.
    """
    if _STRICT in xml:
        xml = xml.replace(_STRICT, _USUAL)
    symbols = styled or _has_symbols(xml)
    coloured = styled or (colours(xml).are_light if coloured is None else coloured)
    xml = _formatting(symbols=symbols, styled=styled, coloured=coloured).sub(b"", xml)
    refuse_excess(xml)
    return ElementTree.fromstring(xml)


def _has_symbols(xml: bytes) -> bool:
    lowered = xml.lower()  # a pattern without regard to case takes 20 times as long
    return any(font in lowered for font in _SYMBOL_FONTS)


@lru_cache(maxsize=8)
def _formatting(*, symbols: bool, styled: bool, coloured: bool) -> re.Pattern[bytes]:
    """Lists of properties of runs, paragraphs, cells and rows, and of borders, widths and stops, whose elements have no
    content of their own and can't change what is seen, whatever stands around them. `symbols`: fonts can; `coloured`: colours can."""

    def listed(but: str = "") -> str:
        kept = f"(?!{but})" if but else ""
        return f"(?:<w:{kept}[A-Za-z]+(?: [^<>]*)?/>)*+"

    run = listed(
        "vanish|strike|dstrike|specVanish|rStyle"
        + ("|rFonts" if symbols else "")
        + ("|color|shd|highlight" if coloured else "")
    )
    paragraph = listed("framePr" + ("|pStyle" if styled else "") + ("|shd" if coloured else ""))
    cell = listed("gridSpan|vMerge|hMerge|cellDel" + ("|shd" if coloured else ""))
    row = listed("gridBefore|hidden|del|trHeight [^<>]*exact")
    kinds = (
        f"rPr>{run}</w:rPr>",
        f"pPr>{paragraph}(?:<w:rPr>{run}</w:rPr>)?+</w:pPr>",
        f"tcPr>{cell}</w:tcPr>",
        f"trPr>{row}</w:trPr>",
        rf"({_FRAMES})>{listed()}</w:\1>",
    )
    return re.compile(f"<w:(?:{'|'.join(kinds)})".encode())


def small_tree(xml: bytes) -> Element | None:
    """A part that only lists styles or the like; None where there is none. Raises Unreadable: JF001, JF004."""
    if not xml:
        return None
    refuse_excess(xml)
    try:
        return ElementTree.fromstring(xml.replace(_STRICT, _USUAL))
    except ElementTree.ParseError:
        raise damaged("文件内部的部件已损坏") from None


def switched_on(setting: Element | None) -> bool | None:
    """The value of a property that is on or off; None where it is not said."""
    return None if setting is None else setting.get(VALUE, "1") not in _OFF


def number(digits: str | None, base: int = 10) -> int:
    """A number that an attribute gives, 0 for what is none."""
    try:
        return max(0, int(digits, base)) if digits and len(digits) < 10 else 0
    except ValueError:
        return 0
