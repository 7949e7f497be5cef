"""A workbook without rows and the rows -> the file: parts copied, rows streamed in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from .excel_styles import StyleIds, style_ids
from .sheet_model import Sheet
from .stream import hyperlinks, sheet_data

_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_TABLE_PART = re.compile(r"xl/tables/table\d+\.xml")
_TABLE_END = re.compile(rb'( ref="A1:[A-Z]+)2(?=")')
_FIRST_SHEET = "xl/worksheets/sheet1.xml"
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*?(?:</sheetData>|\Z)", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_LINKS_BEFORE = b"<printOptions"


def pack(shell: bytes, sheets: list[Sheet], target: BinaryIO) -> None:
    """Write the shell with the sheets' rows in it. The same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(shell)) as source, zipfile.ZipFile(target, "w") as archive:
        ids = style_ids(source.read(_FIRST_SHEET))
        for name in source.namelist():
            part = source.read(name)
            match = _SHEET_PART.fullmatch(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as out:
                if match:
                    out.writelines(_with_rows(part, sheets[int(match[1]) - 1], ids))
                else:
                    out.write(_as_far_as_rows_go(part, sheets) if _TABLE_PART.fullmatch(name) else part)


def _as_far_as_rows_go(part: bytes, sheets: list[Sheet]) -> bytes:
    """The XML of a table, which the shell has over two rows, over all of its sheet's."""
    [sheet] = [sheet for sheet in sheets if sheet.table and f' displayName="{sheet.table}"'.encode() in part]
    return _TABLE_END.sub(rb"\g<1>%d" % sheet.size, part)


def _with_rows(part: bytes, sheet: Sheet, ids: StyleIds) -> Iterator[bytes]:
    """The sheet's XML with its rows and links in their places."""
    part = _DIMENSION.sub(b"", part, count=1)
    before, after = _ROWS.split(part, maxsplit=1)
    yield before + b"<sheetData>"
    yield from sheet_data(sheet, ids)
    yield b"</sheetData>" + after.replace(_LINKS_BEFORE, hyperlinks(sheet) + _LINKS_BEFORE, 1)
