"""A summary -> 汇总表.xlsx. XlsxWriter makes all but the rows; they are streamed in, which is five times as fast."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from ...summary import Summary
from ...tools import A4, SONG, cell_text, new_workbook, set_width
from .bar_chart import insert_chart
from .excel_styles import add_styles
from .sheet_model import Sheet, address
from .sheet_package import pack
from .sheets.all_sheets import all_sheets

_ROW_HEIGHT = 18  # points
_TABLE_STYLE = "Table Style Light 1"  # grey bands


def write_workbook(summary: Summary, target: str | Path | BinaryIO) -> None:
    """Write the workbook to a path or a binary stream. The same summary gives the same bytes.

    Raises OSError where the target can't be written.
    """
    sheets = all_sheets(summary)
    shell = _shell(summary, sheets)
    if isinstance(target, str | Path):
        with Path(target).open("wb") as file:
            pack(shell, sheets, file)
    else:
        pack(shell, sheets, target)


def _shell(summary: Summary, sheets: list[Sheet]) -> bytes:
    """The workbook without its rows; in their place the first sheet has cells with the styles."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, "汇总表")
    created = datetime.combine(summary.report_date, time())
    book.set_properties({"title": f"{cell_text(summary.checklist.title)}汇总表", "created": created})
    pages = [book.add_worksheet(sheet.name) for sheet in sheets]
    for name, formula in (named for sheet in sheets for named in sheet.names):
        book.define_name(name, formula)
    for page, sheet in zip(pages, sheets, strict=True):
        _set_up(page, sheet)
        _print(page, sheet)
        for chart in sheet.charts:
            insert_chart(book, page, chart)
    add_styles(book, pages[0])
    book.close()
    return buffer.getvalue()


def _set_up(page: Any, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns):
        set_width(page, number, column.width)
    page.hide_gridlines(2)
    page.set_default_row(_ROW_HEIGHT)
    if sheet.header:
        page.freeze_panes(sheet.header, sheet.frozen_columns)
    if sheet.table:
        headings = [{"header": column.heading} for column in sheet.columns if column.heading]
        options = {"name": sheet.table, "columns": headings, "style": _TABLE_STYLE}
        page.add_table(0, 0, 1, len(headings) - 1, options)  # sheet_package says how far it goes: rows cost memory here
    if sheet.filter_to:
        page.autofilter(sheet.header - 1, 0, sheet.filter_to - 1, (sheet.filter_columns or len(sheet.columns)) - 1)
    for merge in sheet.merges:
        page.merge_range(merge, None)
    codes = [f"{address(code, sheet.header + 1)}:{address(code, sheet.size)}" for code in sheet.codes]
    if codes and sheet.size > sheet.header:
        page.ignore_errors({"number_stored_as_text": " ".join(codes)})


def _print(page: Any, sheet: Sheet) -> None:
    page.set_paper(A4)
    if sheet.landscape:
        page.set_landscape()
    page.fit_to_pages(sheet.pages_wide, sheet.pages_high)
    page.center_horizontally()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    font = f'&"{SONG},常规"&9 '
    page.set_header("", {"margin": 0.3})
    page.set_footer(f"&L{font}{sheet.name}&R{font}第 &P 页，共 &N 页", {"margin": 0.35})
    if sheet.header:
        page.repeat_rows(sheet.header_first - 1, sheet.header - 1)
    if sheet.pages_wide > 1 and sheet.frozen_columns:
        page.repeat_columns(0, sheet.frozen_columns - 1)
    if sheet.print_columns:
        page.print_area(0, 0, (sheet.print_rows or sheet.size) - 1, sheet.print_columns - 1)
