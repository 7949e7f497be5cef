"""All formats: those that are read, then those that are refused."""

from __future__ import annotations

from . import docx, ods, refused, xls, xlsx
from .declaration import Format

ALL_FORMATS: tuple[Format, ...] = (*docx.FORMATS, *ods.FORMATS, *xls.FORMATS, *xlsx.FORMATS, *refused.FORMATS)
