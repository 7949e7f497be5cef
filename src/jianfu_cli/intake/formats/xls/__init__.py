"""The formats .xls and .et (Excel 5 to 2003, WPS)."""

from __future__ import annotations

from ....tools import Unreadable
from ... import limits
from ...content import Content
from ...grid import Document
from ..compound_file import open_compound
from ..declaration import Format
from ..protected import decrypted

_MACROS = frozenset(("_VBA_PROJECT_CUR", "_VBA_PROJECT"))
_BARE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # a workbook stream without the file around it
_WORKBOOKS = ("workbook", "book")


def _recognise(content: Content) -> bool:
    if content.streams:
        return _workbook_stream(content) is not None and "EncryptedPackage" not in content.streams
    return content.head.startswith(_BARE) and content.head[3:4] == b"\0"


def _is_et(content: Content) -> bool:
    return "ETExtData" in content.streams


def _read(content: Content) -> Document:
    from .xls_records import is_encrypted
    from .xls_sheets import xls_grids

    size = len(content.data)
    if size > limits.OLE_BYTES:
        raise Unreadable(
            "JF004",
            f"文件有 {size // limits.MEGABYTE} MB，超过 .xls 的上限 {limits.OLE_BYTES // limits.MEGABYTE} MB",
        )
    macros = any(not _MACROS.isdisjoint(path.split("/")) for path in content.streams)
    name = "et" if _is_et(content) else "xls"
    if is_encrypted(stream := _workbook(content)):
        stream = _workbook(decrypted(content))
    return Document(name, xls_grids(stream), macros=macros)


def _workbook_stream(content: Content) -> str | None:
    """The name of the stream that the workbook is in, however its letters are."""
    names = {name.lower(): name for name in content.streams}
    return next((names[name] for name in _WORKBOOKS if name in names), None)


def _workbook(content: Content) -> bytes:
    name = _workbook_stream(content)
    return content.data if name is None else bytes(open_compound(content.data).openstream(name).read())


FORMATS = (
    Format(
        "xls",
        "旧版 Excel 或 WPS 表格",
        (".xls",),
        lambda content: _recognise(content) and not _is_et(content),
        _read,
        further_endings=(".xlt",),
    ),
    Format(
        "et",
        "WPS 表格",
        (".et",),
        lambda content: _recognise(content) and _is_et(content),
        _read,
        further_endings=(".ett",),
    ),
)
