"""What all our workbooks have in common: how a new one begins, text that stays text, a changed one -> its bytes."""

from __future__ import annotations

import errno
import io
import re
import tempfile
from typing import Any, BinaryIO

from .text import visible
from .writing import OUTPUT_PROPERTY

SONG, HEI = "宋体", "黑体"
A4 = 9  # as workbooks number sizes of paper
HEAD_COLOUR, GREY = "EDF1F5", "999999"  # behind headings, and of hair lines
DIGIT = 8  # pixels: the widest digit of 宋体 at 11 points, which column widths are counted in
_SHORT, _MOST_BYTES = 16_000, 65_000  # characters, bytes of UTF-16; Excel takes 32,767 units of two bytes a cell
# XlsxWriter takes text that looks like its own runs for markup, and escapes but the first of two joined escapes.
_MISTAKEN = re.compile(r"\A<r>.*</r>\Z|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_", re.DOTALL)
_APART = re.compile(r"(?<=\A<r)(?=>)|(?<=_x)(?=[0-9A-Fa-f]{4}_)")


def new_workbook(target: BinaryIO, output: str = "") -> Any:
    """An empty workbook of XlsxWriter, kept in memory and written to `target` when it is closed.

    `output` says which of our results it is (汇总表), and is left out for a form that comes back filled in.
    Its default font is 宋体, and programs need not calculate it when they open it.
    """
    from xlsxwriter import Workbook

    font = {"font_name": SONG, "font_size": 11, "font_charset": 134, "font_family": 3, "font_scheme": None}
    sizes = {"default_format_properties": font, "default_column_width": 9 * DIGIT}
    book = Workbook(target, {"in_memory": True, **sizes})
    book.calc_on_load = False
    if output:
        book.set_custom_property(OUTPUT_PROPERTY, output, "text")
    return book


def set_width(sheet: Any, column: int, width: float) -> None:
    """Make a column (from 0) so many digits wide, to the pixel."""
    sheet.set_column_pixels(column, column, round(width * DIGIT))


def cell_text(text: str) -> str:
    """The text as a cell can hold it: no control characters, at most 32,767 UTF-16 units, line feeds only."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(shown) > _SHORT and len(shown.encode("utf-16-le")) > _MOST_BYTES:
        shown = visible(shown, _SHORT)
    return shown


def write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Write what cell_text gave into a cell (counted from 0) as text, whatever it looks like; "" leaves it blank."""
    if not text:
        sheet.write_blank(row, column, None, look)
    elif ("_x" in text or text[0] == "<") and _MISTAKEN.search(text):
        first, *others = _APART.split(text)
        sheet.write_rich_string(row, column, first, *(part for other in others for part in (look, other)), look)
    else:
        sheet.write_string(row, column, text, look)


def saved_workbook(workbook: Any) -> bytes:
    """The file of a workbook of openpyxl's, which writes each sheet to the temporary folder first.

    Raises OSError where that folder is full, which openpyxl tells in other words.
    """
    from lxml.etree import SerialisationError

    stream = io.BytesIO()
    try:
        workbook.save(stream)
    except SerialisationError:
        raise OSError(errno.ENOSPC, "temporary folder full", tempfile.gettempdir()) from None
    return stream.getvalue()
