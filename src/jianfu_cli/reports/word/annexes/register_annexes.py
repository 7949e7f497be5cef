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
    ColumnType.CHOICES: 17,
    ColumnType.DATE: 24,
    ColumnType.NUMBER: 13,
    ColumnType.SCHOOLS: 36,
    ColumnType.ITEMS: 12,
}
_SMALL, _MANY_COLUMNS = 9, 9  # points of letters, and from how many columns on


def register_table(kept: RegisterSummary) -> Table:
    """The rows of the summary's year, numbered; nothing of private columns."""
    public = kept.sheet.register.public
    scale = (_WHOLE - _NUMBER) / (sum(_WEIGHTS[column.kind] for column in public) or 1)
    columns = (Column("序号", _NUMBER), *(_column(column, scale) for column in public))
    found: list[Row] = [
        (str(number), *(cell_text(text) or NONE for text in public_texts(kept.sheet, row)))
        for number, row in enumerate(kept.of_year, 1)
    ]
    rows, left_out = cut(found, "行", f"台账·{kept.title}")
    size = _SMALL if len(public) >= _MANY_COLUMNS else 10.5
    return Table(columns, rows, landscape=True, note=left_out, size=size)


def _column(column: RegisterColumn, scale: float) -> Column:
    centred = column.kind not in (ColumnType.TEXT, ColumnType.SCHOOLS)
    return Column(squeeze(column.name), _WEIGHTS[column.kind] * scale, centred)
