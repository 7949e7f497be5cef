"""How cells look, by name: data that the writer turns into Excel styles. One accent colour, hair-thin borders."""

from __future__ import annotations

from dataclasses import dataclass

ACCENT, ACCENT_LIGHT = "1F4E79", "E4ECF4"
WARN, WARN_LIGHT = "A2372A", "FBE9E5"
INK, GREY, LINE = "222222", "7F7F7F", "C9D1D9"
BODY_FONT, HEAD_FONT = "宋体", "黑体"
BODY_SIZE = 10.0
LINE_HEIGHT = 14.5  # points a line of body text
COLORS = {"accent": "4A7BA8", "warn": "C8695A"}


@dataclass(frozen=True, slots=True)
class Style:
    """One look. `align` is left, center or right; `text` cells are marked so that Excel keeps them text."""

    align: str = "left"
    size: float = BODY_SIZE
    color: str = INK
    fill: str | None = None
    bold: bool = False
    head_font: bool = False
    border: bool = True
    wrap: bool = True
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
    "chartlabel": Style(size=9, color=GREY, border=False, wrap=False),
}
