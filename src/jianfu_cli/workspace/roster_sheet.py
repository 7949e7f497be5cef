"""The roster as a workbook to fill in."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from ..roster import School
from ..tools import finish_office_file, saved_workbook, visible

HEADINGS = ("学校名称", "学校标识码", "所属", "类别", "别名")
_WIDTHS = (32, 16, 14, 16, 32)
_EMPTY_ROWS = 200
_HEAD, _BODY = Font(name="黑体", size=11), Font(name="宋体", size=11)
_LINE = Side(style="hair", color="999999")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def roster_workbook(schools: Iterable[School]) -> bytes:
    """An .xlsx with the headings and the schools given; room for more. All cells are text, so that codes keep their digits."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "名册"
    rows = [(s.name, s.code or "", s.group or "", s.kind or "", "、".join(s.aliases)) for s in schools]
    blank = ("",) * len(HEADINGS)
    for number, row in enumerate([HEADINGS, *rows, *[blank] * (_EMPTY_ROWS - len(rows))], start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if text:
                cell.value = visible(text)
                cell.data_type = "s"
            cell.number_format = "@"
            cell.font, cell.border = (_HEAD if number == 1 else _BODY), _BOX
            if number == 1:
                cell.fill = PatternFill("solid", fgColor="EDF1F5")
                cell.alignment = Alignment(horizontal="center")
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.paperSize = 9
    sheet.print_title_rows = "1:1"
    return finish_office_file(saved_workbook(book), "学校名册", "", {})
