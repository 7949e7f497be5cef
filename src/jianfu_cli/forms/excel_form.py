"""A checklist and a term -> the blank Excel form, finished but for the school (see stamping.py)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..definition import (
    ANSWER_HEADING,
    COUNT_LABEL,
    DATE_BLANK,
    DATE_LABEL,
    EXPLANATION_HEADING,
    FORM_SHEET,
    ITEM_HEADING,
    META_SHEET,
    PREPARER_LABEL,
    PRINCIPAL_LABEL,
    RECTIFICATION_HEADINGS,
    RECTIFICATION_TITLE,
    REMARK_HEADING,
    RESPONSE_HEADING,
    SCHOOL_LABEL,
    SECTION_HEADING,
    Checklist,
    Section,
    Stamp,
    Term,
    stamp_properties,
)
from ..tools import finish_office_file, saved_workbook, shorten, visible, width
from .stamping import CODE, NUMBER, SCHOOL, FinishedForm

SONG, HEI, TITLE = "宋体", "黑体", "方正小标宋简体"
WIDTHS = {"A": 14.5, "B": 40.0, "C": 10.5, "D": 23.0, "E": 12.0}
LEDGER_WIDTHS = {"A": 8.0, "B": 30.0, "C": 34.0, "D": 12.0, "E": 17.0}
FIRST_ITEM = 5
LEDGER_ROWS, LEDGER_REACH = 15, 500  # ruled rows, and how far down the drop-down reaches
TEXT_SIZE, LINE = 10.5, 14.5  # points: letters, and from line to line
LEAST_LINES = 3  # room to write in each row
TALLEST_ROW = 409.0  # Excel's limit
LONGEST_LIST = 255  # characters of a drop-down that stands in the rule itself (Excel's limit)
DATE_FORMAT = 'yyyy"年"m"月"d"日"'

_COUNT = re.compile(r'(<c r="E2"[^>]*)>(<f>.*?(/\d+)"</f>)<v></v>')
# From row 5, which no merged cell but 项目 touches, programs may fit the height to what is typed.
_WRITTEN_ROW = re.compile(r'(<row r="(?:[5-9]|\d{2,})" ht="[^"]*") customHeight="1"')

_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNDERLINE = Border(bottom=Side(style="hair"))
_OPEN = Protection(locked=False)
_UNANSWERED, _NONCOMPLIANT = PatternFill(bgColor="FFF9DB"), PatternFill(bgColor="FBE3E1")
_HEAD = PatternFill("solid", fgColor="EDF1F5")
_TEXT, _BOLD = Font(name=SONG, size=TEXT_SIZE), Font(name=HEI, size=TEXT_SIZE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TOP = Alignment(horizontal="center", vertical="top", wrap_text=True)  # whole where a page ends within the block
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right", vertical="center", wrap_text=True)


def build(checklist: Checklist, term: Term | None, school_lines: int = 1) -> FinishedForm:
    """The form, with room for a school's name of `school_lines` lines."""
    book = Workbook()
    _base_font(book)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = FORM_SHEET
    ledger, meta = book.create_sheet(RECTIFICATION_TITLE), book.create_sheet(META_SHEET)
    _self_check(sheet, meta, checklist, term, school_lines)
    _rectifications(ledger, meta, checklist)
    properties = stamp_properties(Stamp(checklist.id, checklist.version, SCHOOL, CODE, term.id if term else ""))
    for row, (key, value) in enumerate(properties.items(), start=1):
        _put(meta.cell(row, 1), key)
        _put(meta.cell(row, 2), value)
    meta.sheet_state = "veryHidden"
    return FinishedForm(finish_office_file(saved_workbook(book), checklist.title, NUMBER, properties, _amend))


def _amend(name: str, xml: str) -> str:
    """What openpyxl can't write: the count as long as nobody has calculated it, and rows that grow with their text."""
    if not name.startswith("xl/worksheets/"):
        return xml
    shown = _COUNT.sub(rf'\1 t="str">\2<v>{COUNT_LABEL} 0\3</v>', xml)
    return _WRITTEN_ROW.sub(r"\1", shown)


def school_lines(name: str) -> int:
    """How many lines a school's name takes in its cell."""
    return min(_lines(name, WIDTHS["B"]), 10)


def _self_check(sheet: Worksheet, meta: Worksheet, checklist: Checklist, term: Term | None, school_lines: int) -> None:
    last = FIRST_ITEM + len(checklist.items) - 1
    _columns(sheet, WIDTHS)
    _title(sheet, checklist.title, term)
    _top_line(sheet, last, school_lines)
    _headings(sheet)
    row = FIRST_ITEM
    for section in checklist.sections:
        _section(sheet, section, row)
        row += len(section.items)
    _guide(sheet, meta, checklist, last)
    _bottom_lines(sheet, last + 1)
    _page(sheet, f"A1:E{last + 2}", "3:4", checklist.attachment)
    sheet.freeze_panes = f"A{FIRST_ITEM}"
    guard = sheet.protection
    guard.sheet, guard.formatCells, guard.formatRows, guard.formatColumns = True, False, False, False  # False: allowed


def _title(sheet: Worksheet, title: str, term: Term | None) -> None:
    sheet.merge_cells("A1:E1")
    size, lines = 18.0, _lines(title, sum(WIDTHS.values()), 18.0)
    if term is None:
        _put(sheet["A1"], title)
    else:
        under = TextBlock(InlineFont(rFont=SONG, sz=12), f"\n（{term.title}）")
        sheet["A1"].value = CellRichText(TextBlock(InlineFont(rFont=TITLE, sz=size), visible(title)), under)
    sheet["A1"].font, sheet["A1"].alignment = Font(name=TITLE, size=size), _CENTRE
    sheet.row_dimensions[1].height = 14 + lines * 26 + (18 if term else 0)


def _top_line(sheet: Worksheet, last: int, school_lines: int) -> None:
    _put(sheet["A2"], f"{SCHOOL_LABEL}：", alignment=_LEFT)
    _put(sheet["B2"], SCHOOL, alignment=_LEFT, border=_UNDERLINE, protection=_OPEN, number_format="@")
    _put(sheet["C2"], f"{DATE_LABEL}：", alignment=_RIGHT)
    _put(sheet["D2"], DATE_BLANK, alignment=_CENTRE, border=_UNDERLINE, protection=_OPEN)
    sheet["D2"].number_format = DATE_FORMAT
    answers = f"C{FIRST_ITEM}:C{last}"
    filled = f'SUMPRODUCT(--(LEN(TRIM(SUBSTITUTE({answers},"　","")))>0))'
    sheet["E2"].value = f'="{COUNT_LABEL} "&{filled}&"/{last - FIRST_ITEM + 1}"'
    sheet["E2"].font, sheet["E2"].alignment = Font(name=SONG, size=9, color="666666"), _RIGHT
    sheet.row_dimensions[2].height = max(26.0, 8 + school_lines * LINE)


def _headings(sheet: Worksheet) -> None:
    names = (SECTION_HEADING, ITEM_HEADING, RESPONSE_HEADING, "", REMARK_HEADING)
    for column, name in enumerate(names, start=1):
        for row in (3, 4):
            text = name if row == 3 else ""
            _put(sheet.cell(row, column), text, alignment=_CENTRE, font=_BOLD, border=_BOX, fill=_HEAD)
    _put(sheet["C4"], ANSWER_HEADING, alignment=_CENTRE, font=_BOLD)
    _put(sheet["D4"], EXPLANATION_HEADING, alignment=_CENTRE, font=_BOLD)
    for merged in ("A3:A4", "B3:B4", "C3:D3", "E3:E4"):
        sheet.merge_cells(merged)
    for row in (3, 4):
        sheet.row_dimensions[row].height = 20


def _section(sheet: Worksheet, section: Section, first: int) -> None:
    texts = [f"{item.number}. {item.text}" for item in section.items]
    for row, (text, height) in enumerate(zip(texts, _heights(section.title, texts), strict=True), start=first):
        _put(sheet.cell(row, 1), section.title if row == first else "", alignment=_TOP, font=_BOLD, border=_BOX)
        _put(sheet.cell(row, 2), text, alignment=_LEFT, border=_BOX)
        for column, alignment in ((3, _CENTRE), (4, _LEFT), (5, _LEFT)):
            _put(sheet.cell(row, column), "", alignment=alignment, border=_BOX, protection=_OPEN)
        sheet.row_dimensions[row].height = height
    sheet.merge_cells(start_row=first, end_row=first + len(texts) - 1, start_column=1, end_column=1)


def _heights(title: str, texts: Sequence[str]) -> list[float]:
    """The rows' heights: each shows its text and has room to write, the first shows the block's title as well."""
    lines = [max(LEAST_LINES, _lines(text, WIDTHS["B"])) for text in texts]
    lines[0] = max(lines[0], _lines(title, WIDTHS["A"]))
    return [min(6 + count * LINE, TALLEST_ROW) for count in lines]


def _guide(sheet: Worksheet, meta: Worksheet, checklist: Checklist, last: int) -> None:
    """The drop-downs and the colours of rows that want attention."""
    choices = "、".join(checklist.answers)
    rule = _choice(meta, "D", checklist.answers)
    rule.showErrorMessage, rule.errorStyle = True, "stop"
    rule.errorTitle = "请从下拉列表中选择"
    rule.error = visible(f"“结论”请填：{shorten(choices, 120)}。具体情况请写在右边的“情况说明”中。")
    rule.add(f"C{FIRST_ITEM}:C{last}")
    sheet.add_data_validation(rule)
    _colour(sheet, f"C{FIRST_ITEM}:C{last}", f"LEN(TRIM($C{FIRST_ITEM}))=0", _UNANSWERED)
    for expected in dict.fromkeys(item.expected for item in checklist.items):
        rows = [row for row, item in enumerate(checklist.items, start=FIRST_ITEM) if item.expected == expected]
        good = [expected] if checklist.not_applicable is None else [expected, checklist.not_applicable]
        tests = [f"LEN(TRIM($C{rows[0]}))>0", *(f"TRIM($C{rows[0]})<>{_quoted(answer)}" for answer in good)]
        cells = " ".join(f"B{row}:E{row}" for row in rows)
        _colour(sheet, cells, f"AND({','.join(tests)})", _NONCOMPLIANT)


def _colour(sheet: Worksheet, cells: str, condition: str, fill: PatternFill) -> None:
    rule = FormulaRule([condition], fill=fill)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add(cells, rule)


def _bottom_lines(sheet: Worksheet, row: int) -> None:
    for column, label in ((1, PREPARER_LABEL), (3, PRINCIPAL_LABEL)):
        _put(sheet.cell(row, column), f"{label}：", alignment=_LEFT if column == 1 else _RIGHT)
        _put(sheet.cell(row, column + 1), "", alignment=_LEFT, border=_UNDERLINE, protection=_OPEN)
    sheet.row_dimensions[row].height = 34
    small = Font(name=SONG, size=7.5, color="808080")
    _put(sheet.cell(row + 1, 1), NUMBER, alignment=_LEFT, font=small)
    sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=1, end_column=5)
    sheet.row_dimensions[row + 1].height = 32


def _rectifications(sheet: Worksheet, meta: Worksheet, checklist: Checklist) -> None:
    _columns(sheet, LEDGER_WIDTHS)
    sheet.merge_cells("A1:E1")
    _put(sheet["A1"], RECTIFICATION_TITLE, alignment=_CENTRE, font=Font(name=TITLE, size=18.0))
    for column, name in enumerate(RECTIFICATION_HEADINGS, start=1):
        _put(sheet.cell(2, column), name, alignment=_CENTRE, font=_BOLD, border=_BOX, fill=_HEAD)
        for row in range(3, 3 + LEDGER_ROWS):
            cell = sheet.cell(row, column)
            _put(cell, "", alignment=_LEFT if column in (2, 3) else _CENTRE, border=_BOX)
            if column == 5:
                cell.number_format = DATE_FORMAT
    for row in range(1, 3 + LEDGER_ROWS):
        sheet.row_dimensions[row].height = {1: 44.0, 2: 24.0}.get(row, 40.0)
    rule = _choice(meta, "E", [str(item.number) for item in checklist.items])
    rule.showErrorMessage = False  # two items in one cell are welcome
    rule.add(f"A3:A{LEDGER_REACH}")
    sheet.add_data_validation(rule)
    _page(sheet, f"A1:E{2 + LEDGER_ROWS}", "2:2", "")
    sheet.freeze_panes = "A3"


def _choice(meta: Worksheet, column: str, values: Sequence[str]) -> DataValidation:
    """A drop-down; values that can't stand in the rule itself stand in `column` of the hidden sheet."""
    joined = ",".join(values)
    if len(joined) <= LONGEST_LIST and not any(set(value) & set(',"') for value in values):
        return DataValidation(type="list", formula1=f'"{joined}"', allow_blank=True)
    for row, value in enumerate(values, start=1):
        _put(meta[f"{column}{row}"], value)
    source = f"'{META_SHEET}'!${column}$1:${column}${len(values)}"
    return DataValidation(type="list", formula1=source, allow_blank=True)


def _page(sheet: Worksheet, area: str, repeated: str, attachment: str) -> None:
    sheet.print_area, sheet.print_title_rows = area, repeated
    setup = sheet.page_setup
    setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight = 9, "portrait", 1, 0
    setup.blackAndWhite = True  # the colours help on the screen; paper stays white
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.6, 0.85, 0.7  # inches
    margins.header, margins.footer = 0.4, 0.35
    sheet.print_options.horizontalCentered = True
    header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    assert header is not None and footer is not None
    left, foot = header.left, footer.center
    left.text, left.font, left.size = visible(attachment).replace("&", "&&") or None, f"{HEI},常规", 14
    foot.text, foot.font, foot.size = "第 &P 页　共 &N 页", f"{SONG},常规", 9
    sheet.sheet_view.showGridLines = False


def _columns(sheet: Worksheet, widths: dict[str, float]) -> None:
    for column, units in widths.items():
        sheet.column_dimensions[column].width = units


def _put(
    cell: Cell | MergedCell,
    text: str,
    *,
    font: Font = _TEXT,
    alignment: Alignment | None = None,
    border: Border | None = None,
    fill: PatternFill | None = None,
    protection: Protection | None = None,
    number_format: str | None = None,
) -> None:
    """Text into a cell, as text whatever it begins with; "" leaves the cell empty."""
    if text and isinstance(cell, Cell):
        cell.value = visible(text)
        cell.data_type = "s"
    cell.font = font
    styles = (alignment, border, fill, protection, number_format)
    for name, style in zip(("alignment", "border", "fill", "protection", "number_format"), styles, strict=True):
        if style is not None:
            setattr(cell, name, style)


def _lines(text: str, units: float, size: float = TEXT_SIZE) -> int:
    """Lines that the text takes in a column of `units` (half-width characters of 10.5 points), a little to spare."""
    per_line = (units - 1.5) * TEXT_SIZE / size / 1.05
    return max(1, sum(math.ceil(width(line) / per_line) for line in re.split("\n", text)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _base_font(book: Workbook) -> None:
    """The workbook's own font, which empty cells and the unit of column widths follow (openpyxl's is Calibri)."""
    font = Font(name=SONG, size=11, charset=134, family=2)
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]
