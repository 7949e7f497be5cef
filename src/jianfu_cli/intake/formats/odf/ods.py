"""The format .ods (LibreOffice, and WPS or Excel on request)."""

from __future__ import annotations

from functools import partial

from ... import limits
from ...content import Content
from ...grid import Document
from ..declaration import Format
from ..package import Package
from ..properties import open_document_properties
from .odf_parts import embedded, has_macros, is_open_document, open_parts


def _recognise(content: Content) -> bool:
    return is_open_document(content, "spreadsheet")


def _read(content: Content) -> Document:
    from .ods_sheets import ods_grids

    package = Package(content)
    parts = open_parts(package, limits.PART_BYTES)
    found = partial(open_document_properties, package)
    return Document("ods", ods_grids(parts), found, has_macros(package), embedded(package, parts.content))


FORMATS = (Format("ods", "ODS 表格", (".ods",), _recognise, _read, further_endings=(".ots",)),)
