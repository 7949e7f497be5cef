"""The styles of a workbook: what each says of how a cell's content is seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from lxml.etree import _Element as Element

from ..format_codes import builtin_code
from ..number_formats import changes_text
from ..symbols import is_symbol_font
from ..visibility import UNKNOWN, WHITE, Colour, inked_white, is_unseen, workbook_colour
from .workbook_xml import is_true, namespace, pieces

_T = TypeVar("_T")
_TABLES = frozenset(("numFmts", "fonts", "fills", "cellStyleXfs", "cellXfs"))


class Font(NamedTuple):
    """`symbols` is the name of a symbol font, "" for any other."""

    symbols: str = ""
    struck: bool = False
    ink: Colour = None


class CellStyle(NamedTuple):
    """The look of a cell: its number format, its font, and the colour behind it (`ground`).

    `plain`: its texts are shown as they are stored, unless their runs have colours of their own.
    """

    code: str = "General"
    font: Font = Font()
    check_box: bool = False  # if the workbook has check boxes in cells
    plain: bool = True
    ground: Colour = None

    def inked(self, *, text: bool) -> Colour:
        """The colour of its texts, or else of its numbers."""
        return WHITE if inked_white(self.code, text=text) else self.font.ink


DEFAULT = CellStyle()


class _Format(NamedTuple):
    number: str | None
    font: str | None
    fill: str | None
    base: str | None
    check_box: bool


def read_font(font: Element) -> Font:
    """What a font, or the properties of a run, says of the look of its text."""
    space = namespace(font)
    symbols, struck, ink = "", False, None
    for child in font:
        name = child.tag.removeprefix(space)
        if name in ("name", "rFont"):
            value = child.get("val", "")
            symbols = value if is_symbol_font(value) else ""
        elif name == "strike":
            struck = is_true(child.get("val", "1"))
        elif name == "color":
            ink = read_colour(child)
    return Font(symbols, struck, ink)


def read_colour(element: Element) -> Colour:
    """The colour that an element gives."""
    get = element.get
    return workbook_colour(get("rgb"), get("theme"), get("indexed"), get("tint"))


def read_fill(fill: Element, solid: str = "fgColor") -> Colour:
    """The colour that a fill puts behind a text: that of `solid` where it has no pattern."""
    pattern = fill.find(namespace(fill) + "patternFill")
    if pattern is None:
        return UNKNOWN if len(fill) else None  # from one colour to another
    kind = pattern.get("patternType", "solid" if solid == "bgColor" else "none")
    colour = pattern.find(namespace(fill) + solid)
    if kind == "none":
        return None
    return _or_unknown(read_colour(colour)) if kind == "solid" and colour is not None else UNKNOWN


def _or_unknown(colour: Colour) -> Colour:
    return UNKNOWN if colour is None else colour


@lru_cache(maxsize=16)
def cell_styles(xml: bytes) -> dict[str, CellStyle]:
    """The styles by the numbers that cells name, as they write them. Raises Unreadable JF001, JF004."""
    codes: dict[str, str] = {}
    fonts: list[Font] = []
    fills: list[Colour] = []
    bases: list[_Format] = []
    formats: list[_Format] = []
    for table, element in pieces(xml, ("numFmt", "font", "fill", "xf"), _TABLES):
        if table == "numFmts":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "General")
        elif table == "fonts":
            fonts.append(read_font(element))
        elif table == "fills":
            fills.append(read_fill(element))
        elif table:
            (formats if table == "cellXfs" else bases).append(_read_format(element))
    return {str(number): _resolved(read, bases, codes, fonts, fills) for number, read in enumerate(formats)}


@lru_cache(maxsize=16)
def plain_styles(xml: bytes) -> frozenset[str]:
    """The numbers of the styles in which texts are shown as they are stored. Raises as `cell_styles`."""
    return frozenset(number for number, style in cell_styles(xml).items() if style.plain)


def _read_format(element: Element) -> _Format:
    boxed = len(element) > 0 and any(str(inner.tag).endswith("}xfComplement") for inner in element.iter())
    get = element.get
    return _Format(get("numFmtId"), get("fontId"), get("fillId"), get("xfId"), boxed)


def _resolved(
    read: _Format, bases: list[_Format], codes: Mapping[str, str], fonts: list[Font], fills: list[Colour]
) -> CellStyle:
    """What a style leaves out is taken from the named style that it is based on."""
    base = _at(bases, read.base) or _Format("0", "0", "0", None, check_box=False)
    number = read.number if read.number is not None else base.number or "0"
    code = codes.get(number) or builtin_code(int(number) if number.isdecimal() and len(number) < 6 else 0)
    font = _at(fonts, read.font if read.font is not None else base.font) or Font()
    ground = _at(fills, read.fill if read.fill is not None else base.fill)
    style = CellStyle(code, font, read.check_box, ground=ground)
    unseen = any(is_unseen(style.inked(text=text), ground) for text in (True, False))
    return style._replace(plain=not (font.symbols or font.struck or changes_text(code) or unseen))


def _at(table: list[_T], number: str | None) -> _T | None:
    index = int(number) if number and number.isdecimal() and len(number) < 6 else -1
    return table[index] if 0 <= index < len(table) else None
