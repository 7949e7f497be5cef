"""The roster as a workbook to fill in."""

from __future__ import annotations

import io
from collections.abc import Iterable

from ..roster import School
from ..tools import HEI, cell_text, finish_office_file, new_workbook, set_width, write_text

HEADINGS = ("学校名称", "学校标识码", "所属", "类别", "别名")
_WIDTHS = (32, 16, 14, 16, 32)
_EMPTY_ROWS = 200
_A4 = 9
_BODY = {"num_format": "@", "border": 7, "border_color": "#999999"}  # text, and a hair line around it
_HEAD = _BODY | {"font_name": HEI, "pattern": 1, "fg_color": "#EDF1F5", "align": "center"}


def roster_workbook(schools: Iterable[School]) -> bytes:
    """An .xlsx with the headings and the schools given; room for more. All cells are text, so that codes keep their digits."""
    buffer = io.BytesIO()
    book = new_workbook(buffer, "名册")
    sheet, head, body = book.add_worksheet("名册"), book.add_format(_HEAD), book.add_format(_BODY)
    rows = [(s.name, s.code or "", s.group or "", s.kind or "", "、".join(s.aliases)) for s in schools]
    blank = ("",) * len(HEADINGS)
    for number, row in enumerate([HEADINGS, *rows, *[blank] * (_EMPTY_ROWS - len(rows))]):
        for column, text in enumerate(row):
            write_text(sheet, number, column, cell_text(text), body if number else head)
    for column, width in enumerate(_WIDTHS):
        set_width(sheet, column, width)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)  # in width
    book.close()
    return finish_office_file(buffer.getvalue(), "学校名册", "", {})
