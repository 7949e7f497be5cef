"""The format .xlsx and .xlsm (Excel, WPS, LibreOffice …)."""

from __future__ import annotations

from functools import partial

from ...content import Content
from ...grid import Document
from ..declaration import Format
from ..package import Package, main_type
from ..properties import office_properties

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.",
    "application/vnd.ms-excel.sheet.macroenabled.main",
    "application/vnd.ms-excel.template.macroenabled.main",
)


def _recognise(content: Content) -> bool:
    return main_type(content).startswith(_MAIN_TYPES)


def _read(content: Content) -> Document:
    from .workbook_sheets import workbook_grids

    package = Package(content)
    embedded = ["嵌入的文件"] if any(name.startswith("xl/embeddings/") for name in package.names) else []
    return Document("xlsx", workbook_grids(package), partial(office_properties, package), package.macros, embedded)


FORMATS = (Format("xlsx", "Excel 工作簿", (".xlsx", ".xlsm"), _recognise, _read, further_endings=(".xltx", ".xltm")),)
