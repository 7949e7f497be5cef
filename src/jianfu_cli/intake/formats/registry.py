"""All formats: those that are read, then those that are refused."""

from __future__ import annotations

from . import docx, ods, odt, refused, xls, xlsx
from .declaration import Format
from .doc import doc

ALL_FORMATS: tuple[Format, ...] = (
    *docx.FORMATS,
    *doc.FORMATS,
    *odt.FORMATS,
    *ods.FORMATS,
    *xls.FORMATS,
    *xlsx.FORMATS,
    *refused.FORMATS,
)
