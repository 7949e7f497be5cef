"""The cells of an .xls as xlrd gives them -> the text that each shows: in its fonts, and as its number format has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import xlrd
from xlrd.book import Book
from xlrd.formatting import XF
from xlrd.sheet import Sheet

from ...grid import Unread, UnreadKind
from ..format_codes import builtin_code
from ..number_formats import shown_number, shown_text
from ..sheet_writer import SheetWriter
from ..symbols import as_seen, is_symbol_font
from ..visibility import UNKNOWN, WHITE, Colour, inked_white, is_unseen

_EMPTY = frozenset((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK))


class _Look(NamedTuple):
    """How a font has text look. `symbols` is the name of a symbol font, "" for any other."""

    struck: bool
    symbols: str
    ink: Colour

    def seen(self, text: str, ground: Colour = UNKNOWN) -> str:
        """What is seen of a text in this font on this colour."""
        return "" if self.struck or is_unseen(self.ink, ground) else as_seen(text, self.symbols)


class _Style(NamedTuple):
    """The look of a cell; `unseen` tells whether its texts, and whether its numbers are in the colour behind them."""

    look: _Look
    code: str
    ground: Colour
    unseen_text: bool
    unseen_number: bool


class CellReader:
    """Reads the cells of one workbook."""

    def __init__(self, book: Book) -> None:
        self._epoch1904 = bool(book.datemode)
        self._fonts = [
            _Look(
                bool(font.struck_out),
                font.name if is_symbol_font(font.name) else "",
                _colour(book, font.colour_index),
            )
            for font in book.font_list
        ]
        codes = {each.format_key: each.format_str for each in book.format_list}
        self._styles = [
            self._style(book, style, codes.get(style.format_key) or builtin_code(style.format_key))
            for style in book.xf_list
        ]

    def _style(self, book: Book, style: XF, code: str) -> _Style:
        look = self._fonts[style.font_index]
        pattern = style.background.fill_pattern
        ground = (
            None if not pattern else _colour(book, style.background.pattern_colour_index) if pattern == 1 else UNKNOWN
        )
        inks = (WHITE if inked_white(code, text=text) else look.ink for text in (True, False))
        return _Style(look, code, ground, *(is_unseen(ink, ground) for ink in inks))

    def row(self, sheet: Sheet, row: int, writer: SheetWriter) -> list[str]:
        """What the cells of a row show (counted from 0); what is no text there goes to the writer."""
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        return [
            "" if kind in _EMPTY else self._text(sheet, row, column, kind, value, writer)
            for column, (kind, value) in enumerate(zip(kinds, values, strict=True))
        ]

    def _text(self, sheet: Sheet, row: int, column: int, kind: int, value: Any, writer: SheetWriter) -> str:
        style = self._styles[int(sheet.cell_xf_index(row, column))]
        if kind == xlrd.XL_CELL_ERROR:
            words = xlrd.error_text_from_code.get(value, "#N/A")
            writer.unread(row + 1, column + 1, Unread(UnreadKind.ERROR, words))
            return ""
        if kind == xlrd.XL_CELL_TEXT and value.lstrip("=").startswith(
            "DISPIMG("
        ):  # a picture that WPS puts into a cell
            writer.unread(row + 1, column + 1, Unread(UnreadKind.PICTURE))
            return ""
        runs = sheet.rich_text_runlist_map.get((row, column), ()) if kind == xlrd.XL_CELL_TEXT else ()
        text = self._shown(kind, value, style, runs, UNKNOWN)
        is_unseen = style.unseen_text if kind == xlrd.XL_CELL_TEXT else style.unseen_number
        if not text or not (is_unseen or runs):
            return text
        seen = self._shown(kind, value, style, runs, style.ground) if runs else ""
        if not seen.strip():
            writer.unread(row + 1, column + 1, Unread(UnreadKind.UNSEEN, text.strip()))
        return seen

    def _shown(self, kind: int, value: Any, style: _Style, runs: Sequence[tuple[int, int]], ground: Colour) -> str:
        """What a cell shows, with what its runs show on this colour."""
        look, code = style.look, style.code
        if kind == xlrd.XL_CELL_BOOLEAN:
            return look.seen("TRUE" if value else "FALSE")
        if kind != xlrd.XL_CELL_TEXT:
            return look.seen(shown_number(value, code, self._epoch1904))
        shown = shown_text(value, code)
        return look.seen(shown) if shown != value else self._runs(value, look, runs, ground)

    def _runs(self, text: str, look: _Look, runs: Sequence[tuple[int, int]], ground: Colour) -> str:
        """A text whose pieces from these places on have these fonts."""
        if not runs:
            return look.seen(text, ground)
        units = text.encode("utf-16-le")
        shown, begin = "", 0
        for place, font in (*runs, (len(units) // 2, 0)):
            shown += look.seen(units[2 * begin : 2 * place].decode("utf-16-le", "replace"), ground)
            begin, look = place, self._fonts[font]
        return shown


def _colour(book: Book, index: int) -> Colour:
    """The colour of a number, as the workbook's palette has it; None for the usual one."""
    rgb = book.colour_map.get(index)
    return None if rgb is None else rgb[0] << 16 | rgb[1] << 8 | rgb[2]
