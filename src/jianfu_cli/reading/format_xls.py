"""The formats .xls and .et (Excel 5 to 2003, WPS)."""

from __future__ import annotations

from ..errors import Unreadable
from ..intake import limits
from ..intake.content import Content
from .formats import Format
from .grid import Document
from .spreadsheet import xlrd_grids

_BARE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")    # a workbook stream without the file around it


def _recognise(content: Content) -> bool:
    streams = content.streams
    if streams:
        return bool(streams & {"Workbook", "Book"}) and "EncryptedPackage" not in streams
    return content.head.startswith(_BARE) and content.head[3:4] == b"\0"


def _read(content: Content) -> Document:
    if len(content.data) > limits.OLE_BYTES:
        raise Unreadable("JF004", f"文件有 {len(content.data) // limits.MEGABYTE} MB，"
                                  f"超过 .xls 的上限 {limits.OLE_BYTES // limits.MEGABYTE} MB")
    streams = content.streams
    name = "et" if "ETExtData" in streams else "xls"
    return Document(name, xlrd_grids(content.data), {}, bool(streams & {"_VBA_PROJECT_CUR", "_VBA_PROJECT"}))


FORMATS = (Format("xls", _recognise, _read),)
