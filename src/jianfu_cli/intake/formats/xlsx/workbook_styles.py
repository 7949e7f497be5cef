"""The styles of a workbook: what each says of how a cell's content is seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from lxml.etree import _Element as Element

from ..format_codes import builtin_code
from ..number_formats import changes_text
from ..symbols import is_symbol_font
from .workbook_xml import is_true, namespace, pieces

_T = TypeVar("_T")
_TABLES = frozenset(("numFmts", "fonts", "cellStyleXfs", "cellXfs"))


class Font(NamedTuple):
    """`symbols` is the name of a symbol font, "" for any other."""

    symbols: str = ""
    struck: bool = False


class CellStyle(NamedTuple):
    """The look of a cell: its number format, and its font. `plain`: its texts are shown as they are stored."""

    code: str = "General"
    font: Font = Font()
    check_box: bool = False  # if the workbook has check boxes in cells
    plain: bool = True


DEFAULT = CellStyle()


class _Format(NamedTuple):
    number: str | None
    font: str | None
    base: str | None
    check_box: bool


def read_font(font: Element) -> Font:
    """What a font, or the properties of a run, says of the look of its text."""
    space = namespace(font)
    symbols, struck = "", False
    for child in font:
        name = child.tag.removeprefix(space)
        if name in ("name", "rFont"):
            value = child.get("val", "")
            symbols = value if is_symbol_font(value) else ""
        elif name == "strike":
            struck = is_true(child.get("val", "1"))
    return Font(symbols, struck)


@lru_cache(maxsize=16)
def cell_styles(xml: bytes) -> dict[str, CellStyle]:
    """The styles by the numbers that cells name, as they write them. Raises Unreadable JF001, JF004."""
    codes: dict[str, str] = {}
    fonts: list[Font] = []
    bases: list[_Format] = []
    formats: list[_Format] = []
    for table, element in pieces(xml, ("numFmt", "font", "xf"), _TABLES):
        if table == "numFmts":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "General")
        elif table == "fonts":
            fonts.append(read_font(element))
        elif table:
            (formats if table == "cellXfs" else bases).append(_read_format(element))
    return {str(number): _resolved(read, bases, codes, fonts) for number, read in enumerate(formats)}


@lru_cache(maxsize=16)
def plain_styles(xml: bytes) -> frozenset[str]:
    """The numbers of the styles in which texts are shown as they are stored. Raises as `cell_styles`."""
    return frozenset(number for number, style in cell_styles(xml).items() if style.plain)


def _read_format(element: Element) -> _Format:
    boxed = len(element) > 0 and any(str(inner.tag).endswith("}xfComplement") for inner in element.iter())
    return _Format(element.get("numFmtId"), element.get("fontId"), element.get("xfId"), boxed)


def _resolved(read: _Format, bases: list[_Format], codes: Mapping[str, str], fonts: list[Font]) -> CellStyle:
    """What a style leaves out is taken from the named style that it is based on."""
    base = _at(bases, read.base) or _Format("0", "0", None, check_box=False)
    number = read.number if read.number is not None else base.number or "0"
    code = codes.get(number) or builtin_code(int(number) if number.isdecimal() and len(number) < 6 else 0)
    font = _at(fonts, read.font if read.font is not None else base.font) or Font()
    return CellStyle(code, font, read.check_box, not (font.symbols or font.struck or changes_text(code)))


def _at(table: list[_T], number: str | None) -> _T | None:
    index = int(number) if number and number.isdecimal() and len(number) < 6 else -1
    return table[index] if 0 <= index < len(table) else None
