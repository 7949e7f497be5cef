"""台账·…: the bureau's own ledgers, a sheet each, with what is counted from them and their public columns."""

from __future__ import annotations

from collections.abc import Iterator

from ....definition import ColumnType, RegisterColumn
from ....ledger import RegisterRow, public_texts
from ....summary import RegisterSummary, Summary
from ...register_phrases import register_texts
from ..sheet_model import Column, Row, Sheet, Value, iso_date, table_sheet
from ..spoken import term_words

_WIDTHS = {
    ColumnType.TEXT: 28,
    ColumnType.CHOICES: 14,
    ColumnType.DATE: 12,
    ColumnType.NUMBER: 10,
    ColumnType.SCHOOLS: 36,
    ColumnType.ITEMS: 11,
}


def registers_sheets(summary: Summary) -> Iterator[tuple[Sheet, str]]:
    """A sheet for each register in which something stands, and what it is."""
    for kept in summary.registers:
        yield _sheet(summary, kept), "教育局自己记的台账中可以公开的各列"


def _sheet(summary: Summary, kept: RegisterSummary) -> Sheet:
    columns = [Column("序号", 7, "number"), *map(_column, kept.sheet.register.public), Column("台账中的位置", 28)]

    def cells(number: int, row: RegisterRow) -> Row:
        shown = zip(kept.sheet.register.public, public_texts(kept.sheet, row), strict=True)
        return Row((number, *(_value(column, text, row) for column, text in shown), row.place))

    notes = [f"{text}。" for text in register_texts(kept)]
    title = f"{term_words(summary)}{kept.title}"
    name = f"台账·{kept.title}"
    sheet = table_sheet(name, title, notes, columns, kept.sheet.rows, cells, landscape=True, frozen_columns=2)
    sheet.print_columns = len(columns) - 1  # on paper nobody can look the place up
    return sheet


def _column(column: RegisterColumn) -> Column:
    styles = {ColumnType.DATE: "date", ColumnType.NUMBER: "number", ColumnType.CHOICES: "center"}
    return Column(column.name, _WIDTHS[column.kind], styles.get(column.kind, "text"))


def _value(column: RegisterColumn, text: str, row: RegisterRow) -> Value:
    if column.kind is ColumnType.NUMBER:
        number: Value = row.values.get(column.name)
        return number
    return iso_date(text) if column.kind is ColumnType.DATE else text
