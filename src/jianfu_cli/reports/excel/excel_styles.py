"""How cells look, by name, and the numbers that the looks have in a workbook. One accent colour, hair-thin borders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...tools import HEI, SONG

ACCENT, ACCENT_LIGHT = "1F4E79", "E4ECF4"
WARN, WARN_LIGHT = "A2372A", "FBE9E5"
INK, GREY, LINE = "222222", "7F7F7F", "C9D1D9"
BODY_SIZE = 10.0
LINE_HEIGHT = 14.5  # points a line of body text
# Style name -> its number in the workbook, and that of the same look for text that begins like a formula.
StyleIds = Mapping[str, tuple[int, int]]
_CELL_STYLE = re.compile(rb'<c r="\w+" s="(\d+)"')
COLORS = {"accent": "4A7BA8", "warn": "C8695A"}


@dataclass(frozen=True, slots=True)
class Style:
    """One look. `align` is left, center or right."""

    align: str = "left"
    size: float = BODY_SIZE
    color: str = INK
    fill: str | None = None
    bold: bool = False
    head_font: bool = False
    border: bool = True
    wrap: bool = True
    shrink: bool = False
    underline: bool = False
    number: str = "General"
    line: float = LINE_HEIGHT


STYLES: dict[str, Style] = {
    "title": Style(size=16, color=ACCENT, head_font=True, border=False, wrap=False, line=28),
    "note": Style(size=9, color=GREY, border=False, wrap=False, line=16),
    "block": Style(size=12, color=ACCENT, head_font=True, border=False, wrap=False, line=26),
    "head": Style("center", color="FFFFFF", fill=ACCENT, head_font=True, line=15),
    "headsmall": Style("center", size=9, color="FFFFFF", fill=ACCENT, line=12.5),
    "band": Style("center", size=9, color=ACCENT, fill=ACCENT_LIGHT, head_font=True, line=15),
    "label": Style(fill=ACCENT_LIGHT),
    "text": Style(),
    "strong": Style(bold=True),
    "again": Style(color=GREY),
    "link": Style(color=ACCENT, underline=True),
    "name": Style(color=ACCENT),
    "center": Style("center"),
    "number": Style("center", number="#,##0"),
    "zero": Style("center", number="#,##0", color=GREY),
    "count": Style("center", number="#,##0", color=WARN, fill=WARN_LIGHT),
    "figure": Style("center", number="#,##0", size=12, bold=True, color=ACCENT),
    "figurerate": Style("center", number="0.0%", size=12, bold=True, color=ACCENT),
    "total": Style("center", number="#,##0", fill=ACCENT_LIGHT, bold=True),
    "totaltext": Style(fill=ACCENT_LIGHT, bold=True),
    "totalrate": Style("center", number="0.0%", fill=ACCENT_LIGHT, bold=True),
    "rate": Style("center", number="0.0%"),
    "date": Style("center", number="yyyy-mm-dd"),
    "muted": Style("center", color=GREY),
    "warn": Style(color=WARN),
    "warncenter": Style("center", color=WARN),
    "bad": Style("center", color=WARN, fill=WARN_LIGHT, bold=True),
    "small": Style("center", size=9, color=GREY),
    "smallbad": Style("center", size=9, color=WARN, fill=WARN_LIGHT),
    "ruled": Style("center", color=ACCENT, underline=True),
    "ruledbad": Style("center", color=WARN, fill=WARN_LIGHT, bold=True, underline=True),
    # The mark is the format's: the cell says the answer alone, so that it can be counted and filtered.
    "corrected": Style("center", color=ACCENT, number='@"更"', wrap=False, shrink=True),
    "correctedbad": Style("center", color=WARN, fill=WARN_LIGHT, bold=True, number='@"更"', wrap=False, shrink=True),
    "plain": Style(border=False, wrap=False),
    "plaindate": Style(border=False, wrap=False, number="yyyy-mm-dd"),
    "plainline": Style(border=False, wrap=False, line=30),
    "chartlabel": Style(size=9, color=GREY, border=False, wrap=False),
}


def add_styles(book: Any, page: Any) -> None:
    """Add the styles to a workbook of XlsxWriter, as blank cells in the first rows of its first page.

    A style is a row: its look, and the same for text that begins like a formula, which typing must not make one.
    """
    for row, style in enumerate(STYLES.values()):
        for column, quoted in enumerate((False, True)):
            page.write_blank(row, column, None, book.add_format(_properties(style, quoted)))


def style_ids(page: bytes) -> StyleIds:
    """The numbers that the styles have got, read from the XML of that page."""
    numbers = [int(number) for number in _CELL_STYLE.findall(page)]
    return dict(zip(STYLES, zip(numbers[::2], numbers[1::2], strict=True), strict=True))


def _properties(style: Style, quoted: bool) -> dict[str, Any]:
    properties = {
        "font_name": HEI if style.head_font else SONG,
        "font_size": style.size,
        "font_color": f"#{style.color}",
        "bold": style.bold,
        "underline": int(style.underline),
        "align": style.align,
        "valign": "vcenter",
        "text_wrap": style.wrap,
        "shrink": style.shrink,
        "num_format": style.number,
        "quote_prefix": quoted,
    }
    if style.fill:
        properties |= {"pattern": 1, "fg_color": f"#{style.fill}"}
    if style.border:
        properties |= {"border": 1, "border_color": f"#{LINE}"}
    return properties
