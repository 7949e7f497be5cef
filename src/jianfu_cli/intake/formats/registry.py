"""The one list of formats: those that are read, then those that are refused; and what is asked of it."""

from __future__ import annotations

from functools import cache

from . import doc, docx, refused, xls, xlsx
from .declaration import Format
from .odf import ods, odt

ALL_FORMATS: tuple[Format, ...] = (
    *xlsx.FORMATS,
    *xls.FORMATS,
    *ods.FORMATS,
    *docx.FORMATS,
    *doc.FORMATS,
    *odt.FORMATS,
    *refused.FORMATS,
)


def readable_endings() -> tuple[str, ...]:
    """The endings of the files that can be read, as people are told them: .xlsx, .xlsm …"""
    return tuple(ending for known in ALL_FORMATS if known.is_read for ending in known.endings)


@cache
def all_readable_endings() -> tuple[str, ...]:
    """The same with those of templates and the like."""
    return tuple(ending for known in ALL_FORMATS if known.is_read for ending in known.endings + known.further_endings)


def known_endings() -> dict[str, str]:
    """Every ending of a known format, read or refused, and what its files are for people."""
    titles: dict[str, str] = {}
    for known in ALL_FORMATS:
        for ending in known.endings + known.further_endings:
            titles.setdefault(ending, known.title)
    return titles


def format_title(name: str) -> str:
    """What the format of this name is called for people."""
    return next(known.title for known in ALL_FORMATS if known.name == name)
