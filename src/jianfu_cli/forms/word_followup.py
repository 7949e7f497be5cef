"""The third part of the Word form: last semester's open measures with boxes to tick."""

from __future__ import annotations

import re

from docx.document import Document as Form
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from ..definition import FOLLOWUP_CHOICES, FOLLOWUP_HEADINGS, UNTICKED
from .carried_measures import FILLING_IN, CarriedMeasures
from .word_layout import FANG, TITLE, ruled_row, ruled_table, text_line, write_cell

WIDTHS = (13, 35, 38, 18, 22, 23, 19)  # millimetres, for the seven columns
ROW = Mm(16)
_CENTRED = (0, 3, 4)
_YEAR = re.compile(r"^(\d{4}年)(?=\d)")  # the line of a date is broken behind it


def followup_part(form: Form, carried: CarriedMeasures) -> None:
    """Title, a line that says what to do, and a row for each measure, on a page of their own."""
    title = text_line(form, carried.title, font=TITLE, size=Pt(18), align=ALIGN.CENTER, after=Pt(8))
    title.paragraph_format.page_break_before = True
    text_line(form, FILLING_IN, after=Pt(6))
    table = ruled_table(form, FOLLOWUP_HEADINGS, WIDTHS)
    for row in carried.rows():
        cells = ruled_row(table, ROW, WIDTHS)
        *others, deadline = row
        for column, text in enumerate((*others, _YEAR.sub(r"\1\n", deadline))):
            write_cell(cells[column], text, align=ALIGN.CENTER if column in _CENTRED else None)
        status, note = cells[len(row) :]
        for place, choice in enumerate(FOLLOWUP_CHOICES):
            paragraph = status.add_paragraph() if place else status.paragraphs[0]
            write_cell(status, f"{UNTICKED}{choice}", paragraph, latin=FANG, align=ALIGN.CENTER)
        write_cell(note, "")
