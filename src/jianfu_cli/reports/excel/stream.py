"""Rows -> the XML of a sheet, row by row: text stays text, rows are as high as their wrapped text needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from math import ceil
from xml.sax.saxutils import escape

from ...intake import column_letters
from ...tools import cell_text
from .excel_styles import LINE_HEIGHT, STYLES, StyleIds
from .sheet_model import Sheet, Value

_Cell = tuple[str, float]  # the cell's XML after its address, and the height that it needs (points)

MAX_LINKS = 65_000  # Excel takes 65,530 a sheet
_MAX_HEIGHT, _PADDING = 409.0, 4.0
_UNIT_SIZE = 11.0  # the default font, whose digits column widths are counted in
_ROWS_AT_ONCE, _TALL = 400, 200.0  # rows, points
_LONG = 100  # text that is not likely to come again, and too long to remember
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY, _DAY_ZERO = date(1900, 3, 1), date(1899, 12, 30)


def sheet_data(sheet: Sheet, ids: StyleIds) -> Iterator[bytes]:
    """The rows as XML, in pieces of some hundred rows."""
    widths = [column.width for column in sheet.columns]
    body = [column.style for column in sheet.columns]
    starts = [f'<c r="{column_letters(number)}' for number in range(1, len(widths) + 1)]
    cell = _cell_maker(ids)
    cell_again = lru_cache(maxsize=16_384)(cell)
    pieces: list[str] = []
    for number, row in enumerate(sheet.rows, 1):
        at = len(pieces)
        pieces.append("")
        height = 0.0
        for start, style, column, value in zip(starts, row.styles or body, widths, row.values):  # noqa: B905 - short rows
            once = isinstance(value, str) and len(value) > _LONG
            xml, needed = cell(style, column, value) if once else cell_again(style, column, value)
            pieces.append(f"{start}{number}{xml}")
            if needed > height:
                height = needed
        high = min(row.height or height or LINE_HEIGHT, _MAX_HEIGHT)
        pieces[at] = f'<row r="{number}" ht="{high:g}" customHeight="1">'
        pieces.append("</row>")
        if number % _ROWS_AT_ONCE == 0 or height > _TALL:
            yield "".join(pieces).encode()
            pieces.clear()
    yield "".join(pieces).encode()


def hyperlinks(sheet: Sheet) -> bytes:
    """The sheet's links to places inside the workbook, b"" if there are none."""
    links = [
        f'<hyperlink ref="{cell}" location="{escape(target)}"/>' for cell, target in islice(sheet.links, MAX_LINKS)
    ]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>".encode() if links else b""


def _cell_maker(ids: StyleIds) -> Callable[[str, float, Value], _Cell]:
    def make(style: str, column: float, value: Value) -> _Cell:
        plain, quoted = ids[style]
        look = STYLES[style]
        one_line = look.line + _PADDING
        if value is None or value == "":
            return f'" s="{plain}"/>', one_line
        if isinstance(value, str):
            text = cell_text(value)
            number = quoted if text.startswith(_FORMULA_STARTS) else plain
            height = _lines(text, column, look.size) * look.line + _PADDING if look.wrap else one_line
            return f'" s="{number}" t="inlineStr"><is>{_t(text)}</is></c>', height
        if isinstance(value, date):
            if value < _FIRST_DAY:
                return f'" s="{plain}" t="inlineStr"><is>{_t(value.isoformat())}</is></c>', one_line
            return f'" s="{plain}"><v>{(value - _DAY_ZERO).days}</v></c>', one_line
        return f'" s="{plain}"><v>{value!r}</v></c>', one_line

    return make


def _t(text: str) -> str:
    safe = _ESCAPE_LIKE.sub("_x005F_", escape(text)) if "_x" in text else escape(text)
    space = ' xml:space="preserve"' if "\n" in text or text != text.strip() else ""
    return f"<t{space}>{safe}</t>"


def _lines(text: str, column: float, size: float) -> int:
    """How many lines the text takes. A full-width character is three bytes of UTF-8 and two columns wide."""
    scale, room = size / _UNIT_SIZE, max(column - 1, 1)
    if "\n" not in text:
        return ceil((len(text) + len(text.encode())) / 2 * scale / room)
    return sum(max(1, ceil((len(line) + len(line.encode())) / 2 * scale / room)) for line in text.split("\n"))
