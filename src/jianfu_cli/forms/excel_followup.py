"""The third sheet of the Excel form: last semester's open measures with a drop-down for what became of them."""

from __future__ import annotations

from typing import Any

from ..definition import FOLLOWUP_CHOICES, FOLLOWUP_HEADINGS, FOLLOWUP_TITLE
from .carried_measures import FILLING_IN, CarriedMeasures
from .form_sheet import (
    BOX,
    CENTRE,
    HEAD,
    LEFT,
    OPEN,
    TEXT,
    TITLE,
    TO_FILL_IN,
    Area,
    FormSheet,
    fitting_height,
    letter,
    lines,
    refusal,
)

WIDTHS = (6.5, 22.0, 25.0, 9.5, 14.0, 10.5, 13.0)
HEADINGS_ROW = 3
_LEAST = 40.0  # points
_ALIGNED = (CENTRE, LEFT, LEFT, CENTRE, CENTRE)


def followup_sheet(book: Any, carried: CarriedMeasures, meta: FormSheet, column: int) -> None:
    """The sheet; only 完成情况 and 说明 can be written in. `column` of the hidden sheet is free for the choices."""
    sheet = FormSheet(book, FOLLOWUP_TITLE, WIDTHS)
    width = len(FOLLOWUP_HEADINGS)
    sheet.join(Area(1, 1, 1, width), carried.title, TITLE | CENTRE)
    sheet.height(1, 44)
    sheet.join(Area(2, 1, 2, width), FILLING_IN, TEXT | LEFT)
    sheet.height(2, 24)
    for place, name in enumerate(FOLLOWUP_HEADINGS, start=1):
        sheet.put(HEADINGS_ROW, place, name, HEAD | CENTRE)
    sheet.height(HEADINGS_ROW, 24)
    rows = carried.rows()
    last = HEADINGS_ROW + len(rows)
    for row, texts in enumerate(rows, start=HEADINGS_ROW + 1):
        for place, (text, alignment) in enumerate(zip(texts, _ALIGNED, strict=True), start=1):
            sheet.put(row, place, text, TEXT | BOX | alignment)
        sheet.put(row, width - 1, "", TEXT | BOX | OPEN | CENTRE)
        sheet.put(row, width, "", TEXT | BOX | OPEN | LEFT)
        needed = max(lines(text, wide) for text, wide in zip(texts, WIDTHS, strict=False))
        sheet.height(row, max(_LEAST, fitting_height(needed)))
    status = Area(HEADINGS_ROW + 1, width - 1, last, width - 1)
    refused = refusal(FOLLOWUP_HEADINGS[-2], "、".join(FOLLOWUP_CHOICES), FOLLOWUP_HEADINGS[-1])
    sheet.choice(status, FOLLOWUP_CHOICES, meta, column, refused)
    sheet.colour([status], f"LEN(TRIM($F{HEADINGS_ROW + 1}))=0", TO_FILL_IN)
    sheet.print_on_a4(Area(1, 1, last, width), (HEADINGS_ROW, HEADINGS_ROW), "")
    sheet.page.freeze_panes(HEADINGS_ROW, 0)
    sheet.lock()


def statuses_area(carried: CarriedMeasures) -> str:
    """Where 完成情况 stands, as formulas write it."""
    column = letter(len(FOLLOWUP_HEADINGS) - 1)
    first = HEADINGS_ROW + 1
    return f"'{FOLLOWUP_TITLE}'!${column}${first}:${column}${first + len(carried.rows()) - 1}"
