"""The public columns of the bureau's own ledgers, as they may be posted up (公示)."""

from __future__ import annotations

from ....definition import ColumnType, RegisterColumn
from ....ledger import public_texts
from ....summary import RegisterSummary
from ....tools import squeeze
from ..blocks import Column, Row, Table
from .annex_common import NONE, cell_text, cut

_WHOLE, _NUMBER = 225, 12  # mm of a turned page, and of the column of numbers
_WEIGHTS = {
    ColumnType.TEXT: 22,
    ColumnType.CHOICES: 19,
    ColumnType.DATE: 24,
    ColumnType.NUMBER: 13,
    ColumnType.SCHOOLS: 36,
    ColumnType.ITEMS: 12,
}
_EMPTY = 12  # of a column in which nothing stands
_SMALL, _MANY_COLUMNS = 9, 9  # points of letters, and from how many columns on


def register_table(kept: RegisterSummary) -> Table:
    """The rows of the summary's year, numbered; nothing of private columns."""
    public = kept.sheet.register.public
    texts = [[cell_text(text) for text in public_texts(kept.sheet, row)] for row in kept.of_year]
    filled = [any(cells) for cells in zip(*texts, strict=True)] or [False] * len(public)
    weights = [_WEIGHTS[column.kind] if full else _EMPTY for column, full in zip(public, filled, strict=True)]
    scale = (_WHOLE - _NUMBER) / (sum(weights) or 1)
    columns = [_column(column, weight * scale) for column, weight in zip(public, weights, strict=True)]
    found: list[Row] = [(str(at), *(text or NONE for text in cells)) for at, cells in enumerate(texts, 1)]
    rows, left_out = cut(found, "行", f"台账·{kept.title}")
    size = _SMALL if len(public) >= _MANY_COLUMNS else 10.5
    return Table((Column("序号", _NUMBER), *columns), rows, landscape=True, note=left_out, size=size)


def _column(column: RegisterColumn, width: float) -> Column:
    return Column(squeeze(column.name), width, column.kind not in (ColumnType.TEXT, ColumnType.SCHOOLS))
