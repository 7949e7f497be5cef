"""The key `ledgers` of summary.json: what is counted from the bureau's own ledgers, and their public columns."""

from __future__ import annotations

from typing import Any

from ..ledger import RegisterFigure, public_texts
from ..summary import RegisterSummary, Summary


def register_keys(of: Summary) -> dict[str, Any]:
    """ledgers; nothing where there are none."""
    return {"ledgers": [_register(kept) for kept in of.registers]} if of.registers else {}


def _register(kept: RegisterSummary) -> dict[str, Any]:
    sheet = kept.sheet
    return {
        "title": kept.title,
        "rows": len(sheet.rows),
        "figures": [_figure(figure) for figure in kept.figures],
        "columns": [column.name for column in sheet.register.public],
        "entries": [list(public_texts(sheet, row)) for row in sheet.rows],
    }


def _figure(figure: RegisterFigure) -> dict[str, Any]:
    """`until`: the day of the count where the year is not over; `schools`: of a figure per school those over the limit."""
    return {
        "title": figure.definition.title,
        "year": figure.year,
        "until": figure.until.isoformat() if figure.until else None,
        "value": figure.value,
        "baseline": figure.baseline,
        "limit": figure.limit,
        "holds": figure.holds,
        "schools": [{"school": name, "value": count} for name, count in figure.over],
    }
