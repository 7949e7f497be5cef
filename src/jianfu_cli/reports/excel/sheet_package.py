"""A workbook without rows and the rows -> the file: parts copied, rows streamed in, our own properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import escape

from ...summary import Summary
from ...tools import visible
from .sheet_model import Sheet
from .stream import StyleIds, hyperlinks, ignored_errors, sheet_data

_SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_LINKS_BEFORE = b"<printOptions"
_ERRORS_BEFORE = re.compile(rb"<drawing |</worksheet>")
_REFERENCE = re.compile(r"&#(\d+);")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(shell: bytes, sheets: list[Sheet], ids: StyleIds, summary: Summary, target: BinaryIO) -> None:
    """Write the shell with the sheets' rows in it. The same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(shell)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            match = _SHEET_PART.fullmatch(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as out:
                if match:
                    out.writelines(_with_rows(part, sheets[int(match[1]) - 1], ids))
                else:
                    out.write(_own(name, part, summary))


def _with_rows(part: bytes, sheet: Sheet, ids: StyleIds) -> Iterator[bytes]:
    """The sheet's XML with its rows and links in their places."""
    part = _DIMENSION.sub(b"", part, count=1)
    before, after = _ROWS.split(part, maxsplit=1)
    yield before + b"<sheetData>"
    yield from sheet_data(sheet, ids)
    after = after.replace(_LINKS_BEFORE, hyperlinks(sheet) + _LINKS_BEFORE, 1)
    yield b"</sheetData>" + _ERRORS_BEFORE.sub(lambda found: ignored_errors(sheet) + found[0], after, count=1)


def _own(name: str, part: bytes, summary: Summary) -> bytes:
    """Our own properties: no author, no program, the report's date. In other parts Chinese stands as itself."""
    if name == "docProps/core.xml":
        return _core(summary.checklist.title, summary.report_date).encode()
    if name == "docProps/app.xml":
        empty = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
        return f"{_HEAD}{empty}".encode()
    return _REFERENCE.sub(lambda found: chr(int(found[1])) if int(found[1]) > 127 else found[0], part.decode()).encode()


def _core(title: str, day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(visible(title))}汇总表</dc:title><dc:language>zh-CN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
