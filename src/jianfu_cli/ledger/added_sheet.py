"""A planned sheet added to an existing ledger, by openpyxl, with the looks of a new ledger's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..tools import A4, GREY, HEAD_COLOUR, HEI, SONG
from .drop_downs import drop_down
from .new_workbook import CHOSEN_FROM, DATE, TO_FILL_COLOUR
from .sheet_plans import PlannedColumn, SheetPlan, Texts, Value


def add_sheet(book: Any, plan: SheetPlan, rows: Sequence[Texts], write: Callable[[Any, Value], None]) -> None:
    """Add the sheet at the end, with its rows; `write` puts a value into a cell."""
    page = book.create_sheet(plan.title)
    last = len(rows) + plan.ready
    for at, column in enumerate(plan.columns, start=1):
        letters = page.cell(1, at).column_letter
        page.column_dimensions[letters].width = column.width
        write(page.cell(1, at), column.heading)
        _dress(page.cell(1, at), column, head=True)
        for row in range(2, last + 2):
            _dress(page.cell(row, at), column, head=False)
        if (rule := drop_down(column)) is not None:
            rule.add(f"{letters}2:{letters}{max(last, CHOSEN_FROM) + 1}")
            page.add_data_validation(rule)
    for row, texts in enumerate(rows, start=2):
        page.row_dimensions[row].height = plan.row_height(texts)
        for at, column in enumerate(plan.columns, start=1):
            if column.key in texts:
                write(page.cell(row, at), texts[column.key])
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{page.cell(max(1, len(rows)) + 1, len(plan.columns)).coordinate}"
    page.page_setup.paperSize, page.page_setup.orientation = A4, "landscape"
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
    page.print_title_rows = "1:1"


def _dress(cell: Any, column: PlannedColumn, *, head: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side("hair", color=GREY)
    cell.border = Border(side, side, side, side)
    centred = "center" if head or column.centred else None
    cell.alignment = Alignment(horizontal=centred, vertical="center", wrap_text=True)
    cell.font = Font(HEI if head else SONG, 11)
    if head or column.to_fill:
        cell.fill = PatternFill("solid", fgColor=HEAD_COLOUR if head else TO_FILL_COLOUR)
    if not head:
        cell.number_format = DATE if column.day else "@" if column.text else "General"
