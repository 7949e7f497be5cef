"""A workbook that people keep, opened by openpyxl: to be changed, or to be read whatever a filter hides."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

from ..intake import open_document
from ..tools import DefinitionError, Mistake, Unreadable, saved_workbook

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_HIDDEN = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^>]{0,2000}\bhidden\s*=")

_HIDING = "里面有隐藏的行或列，程序打不开它们（文件内部有错误）。请用 Excel 或 WPS 打开，取消筛选和隐藏，另存为 .xlsx"
_BROKEN = "文件内部有错误，看不出里面有没有隐藏的行。请用 Excel 或 WPS 打开，另存为 .xlsx"


def open_workbook(data: bytes, *, values_only: bool = False) -> Any:
    """The workbook, text in several looks kept; `values_only`: what formulas gave instead of formulas.

    Whatever openpyxl raises: it is not made for every file.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings(), contextlib.redirect_stdout(None):  # it prints of styles that are not there
        warnings.simplefilter("ignore")  # it tells of what it will not keep; the file before is kept as well
        return load_workbook(io.BytesIO(data), rich_text=not values_only, data_only=values_only)


def without_filters(data: bytes, path: Path) -> bytes:
    """The workbook with its hidden rows and columns shown: a filter is a way of looking, and undoes no ruling.

    Any other file, and a workbook that hides nothing, as it is. `path` names it in messages.
    Raises DefinitionError for a damaged one: what it hides may be rulings.
    """
    if not data.startswith(b"PK"):
        return data
    try:
        open_document(data)  # within the limits, before anything else is done with it
    except Unreadable:
        return data  # told by who reads it next
    try:
        hides = _hides(data)
    except Exception:  # whatever zipfile raises on a member that the guard did not need
        raise DefinitionError([Mistake(path, None, _BROKEN)]) from None
    if not hides:
        return data
    try:
        book = open_workbook(data, values_only=True)
        for sheet in book.worksheets:
            for line in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()):
                line.hidden = False
        return saved_workbook(book)
    except Exception:  # whatever openpyxl raises on what others have written
        raise DefinitionError([Mistake(path, None, _HIDING)]) from None


def _hides(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(_HIDDEN.search(archive.read(name)) for name in archive.namelist() if _SHEET.fullmatch(name))
