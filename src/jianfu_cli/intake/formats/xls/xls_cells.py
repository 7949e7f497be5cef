"""The cells of an .xls as xlrd gives them -> the text that each shows: in its fonts, and as its number format has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from ...grid import Unread, UnreadKind
from ..format_codes import builtin_code
from ..number_formats import shown_number, shown_text
from ..sheet_writer import SheetWriter
from ..symbols import as_seen, is_symbol_font

_EMPTY = frozenset((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK))


class _Look(NamedTuple):
    """How a font has text look. `symbols` is the name of a symbol font, "" for any other."""

    struck: bool
    symbols: str

    def seen(self, text: str) -> str:
        """What is seen of a text in this font."""
        return "" if self.struck else as_seen(text, self.symbols)


class CellReader:
    """Reads the cells of one workbook."""

    def __init__(self, book: Book) -> None:
        self._epoch1904 = bool(book.datemode)
        self._fonts = [
            _Look(bool(font.struck_out), font.name if is_symbol_font(font.name) else "") for font in book.font_list
        ]
        codes = {each.format_key: each.format_str for each in book.format_list}
        self._styles: list[tuple[_Look, str]] = [
            (self._fonts[style.font_index], codes.get(style.format_key) or builtin_code(style.format_key))
            for style in book.xf_list
        ]

    def row(self, sheet: Sheet, row: int, writer: SheetWriter) -> list[str]:
        """What the cells of a row show (counted from 0); what is no text there goes to the writer."""
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        return [
            "" if kind in _EMPTY else self._text(sheet, row, column, kind, value, writer)
            for column, (kind, value) in enumerate(zip(kinds, values, strict=True))
        ]

    def _text(self, sheet: Sheet, row: int, column: int, kind: int, value: Any, writer: SheetWriter) -> str:
        look, code = self._styles[int(sheet.cell_xf_index(row, column))]
        if kind == xlrd.XL_CELL_ERROR:
            words = xlrd.error_text_from_code.get(value, "#N/A")
            writer.unread(row + 1, column + 1, Unread(UnreadKind.ERROR, words))
            return ""
        if kind == xlrd.XL_CELL_BOOLEAN:
            return look.seen("TRUE" if value else "FALSE")
        if kind != xlrd.XL_CELL_TEXT:
            return look.seen(shown_number(value, code, self._epoch1904))
        if value.lstrip("=").startswith("DISPIMG("):  # a picture that WPS puts into a cell
            writer.unread(row + 1, column + 1, Unread(UnreadKind.PICTURE))
            return ""
        shown = shown_text(value, code)
        if shown != value:
            return look.seen(shown)
        return self._runs(value, look, sheet.rich_text_runlist_map.get((row, column), ()))

    def _runs(self, text: str, look: _Look, runs: Sequence[tuple[int, int]]) -> str:
        """A text whose pieces from these places on have these fonts."""
        if not runs:
            return look.seen(text)
        units = text.encode("utf-16-le")
        shown, begin = "", 0
        for place, font in (*runs, (len(units) // 2, 0)):
            shown += look.seen(units[2 * begin : 2 * place].decode("utf-16-le", "replace"))
            begin, look = place, self._fonts[font]
        return shown
