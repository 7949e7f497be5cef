"""The format .xlsx and .xlsm (Excel, WPS, LibreOffice …)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ... import limits
from ...content import Content
from ...grid import Document, Grid, Merge
from ..declaration import Format
from ..package import Package, main_type
from ..properties import office_properties
from ..spreadsheet import calamine_grids
from . import xlsx_guard as workbook
from .xlsx_plain import plain_grids

_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})["']"""
)

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.",
    "application/vnd.ms-excel.sheet.macroenabled.main",
    "application/vnd.ms-excel.template.macroenabled.main",
)


def _recognise(content: Content) -> bool:
    return main_type(content).startswith(_MAIN_TYPES)


def _read(content: Content) -> Document:
    package = Package(content)
    book = workbook.contents(package)
    grids = (plain_grids(book, _merges) or _grids(book)) if book.sheets else []
    return Document("xlsx", grids, partial(office_properties, package), package.macros)


def _grids(book: workbook.Contents) -> list[Grid]:
    return calamine_grids(
        workbook.rebuilt(book), [(sheet.name, sheet.hidden, _merges(sheet.xml)) for sheet in book.sheets]
    )


def _merges(xml: bytes) -> Callable[[], list[Merge]]:
    def find() -> list[Merge]:
        column, tail = workbook.column_number, workbook.behind_cells(xml)
        return [
            (int(top), column(left), int(bottom), column(right))
            for left, top, right, bottom in (
                match.groups() for match, _ in zip(_MERGE.finditer(tail), range(limits.MERGES), strict=False)
            )
        ]

    return find


FORMATS = (Format("xlsx", "Excel 工作簿", (".xlsx", ".xlsm"), _recognise, _read, further_endings=(".xltx", ".xltm")),)
