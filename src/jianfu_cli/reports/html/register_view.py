"""The bureau's own ledgers on the page: what is counted from them, and the public columns of the year's rows."""

from __future__ import annotations

from typing import Any

from ...ledger import public_texts
from ...summary import RegisterSummary, Summary
from ...tools import visible
from ..register_phrases import register_texts

MAX_ROWS = 200  # of one ledger
MAX_TEXT = 200  # characters of a cell

Values = dict[str, Any]


def registers_view(summary: Summary) -> list[Values]:
    """One entry a ledger: title, year, unit, rows (their number), texts, headings, lines (the first ones)."""
    return [_register(kept) for kept in summary.registers]


def _register(kept: RegisterSummary) -> Values:
    register, rows = kept.sheet.register, kept.of_year
    return {
        "title": visible(kept.title),
        "year": kept.year if register.dated else None,
        "unit": visible(register.unit),
        "rows": len(rows),
        "texts": register_texts(kept),
        "headings": [visible(column.name) for column in register.public],
        "lines": [[visible(text, MAX_TEXT) for text in public_texts(kept.sheet, row)] for row in rows[:MAX_ROWS]],
    }
