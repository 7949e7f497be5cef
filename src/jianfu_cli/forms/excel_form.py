"""A checklist and a term -> the blank Excel form, finished but for the school (see stamping.py)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ..definition import (
    ANSWER_HEADING,
    COUNT_LABEL,
    DATE_BLANK,
    EXPLANATION_HEADING,
    FORM_SHEET,
    ITEM_HEADING,
    META_SHEET,
    RECTIFICATION_HEADINGS,
    RECTIFICATION_TITLE,
    REMARK_HEADING,
    RESPONSE_HEADING,
    SECTION_HEADING,
    Checklist,
    FieldKind,
    FormField,
    Section,
    Stamp,
    Term,
    stamp_properties,
)
from ..tools import SONG, finish_office_file, new_workbook, shorten, visible
from .carried_measures import CarriedMeasures
from .excel_followup import followup_sheet
from .form_sheet import (
    BOLD,
    BOX,
    CENTRE,
    DATE_FORMAT,
    HEAD,
    LEFT,
    LINE,
    OPEN,
    RIGHT,
    TEXT,
    TITLE,
    TOP,
    UNDERLINE,
    Area,
    FormSheet,
    lines,
)
from .stamping import CODE, NUMBER, SCHOOL, FinishedForm

WIDTHS = (14.5, 40.0, 10.5, 23.0, 12.0)
LEDGER_WIDTHS = (8.0, 30.0, 34.0, 12.0, 17.0)
LEDGER_ROWS, LEDGER_REACH = 15, 500  # ruled rows, and how far down the drop-down reaches
LEAST_LINES = 3  # room to write in each row
TALLEST_ROW = 409.0  # Excel's limit
COUNT_COLUMN = 5
UNANSWERED, NONCOMPLIANT = "#FFF9DB", "#FBE3E1"

_FIXED_ROW = re.compile(r'(<row r="(\d+)"[^<>]*?) customHeight="1"')


class Rows(NamedTuple):
    """Where things stand on the first sheet: rows, counted from 1."""

    headings: int  # the first of two
    first: int  # the first item's
    last: int  # the last item's
    foot: int  # the first row of fields below
    number: int  # the form's number, the last row of all

    @classmethod
    def of(cls, checklist: Checklist) -> Rows:
        """Of the checklist's form: fields stand two a row."""
        head, foot = (-(-len(_fields(checklist, place)) // 2) for place in ("head", "foot"))
        first = 2 + head + 2
        last = first + len(checklist.items) - 1
        return cls(2 + head, first, last, last + 1, last + 1 + foot)


def build(
    checklist: Checklist, term: Term | None, school_lines: int = 1, carried: CarriedMeasures | None = None
) -> FinishedForm:
    """The form, with room for a school's name of `school_lines` lines, and a third sheet for what is carried over."""
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    form, ledger = FormSheet(book, FORM_SHEET, WIDTHS), FormSheet(book, RECTIFICATION_TITLE, LEDGER_WIDTHS)
    meta = FormSheet(book, META_SHEET)
    rows = Rows.of(checklist)
    _self_check(form, meta, checklist, term, rows, school_lines)
    _rectifications(ledger, meta, checklist)
    if carried:
        followup_sheet(book, carried, meta, 6)
    properties = stamp_properties(Stamp(checklist.id, checklist.version, SCHOOL, CODE, term.id if term else ""))
    for row, (key, value) in enumerate(properties.items(), start=1):
        meta.put(row, 1, key)
        meta.put(row, 2, value)
    meta.page.very_hidden()
    book.close()
    amend = partial(_let_rows_grow, {"xl/worksheets/sheet1.xml": rows.first, "xl/worksheets/sheet2.xml": 3})
    return FinishedForm(finish_office_file(buffer.getvalue(), checklist.title, NUMBER, properties, amend))


def _let_rows_grow(first: dict[str, int], name: str, xml: str) -> str:
    """What XlsxWriter can't write: from the first row to write in, programs may fit the height to what is typed."""
    if name not in first:
        return xml
    return _FIXED_ROW.sub(lambda row: row[1] if int(row[2]) >= first[name] else row[0], xml)


def school_lines(name: str) -> int:
    """How many lines a school's name takes in its cell."""
    return min(lines(name, WIDTHS[1]), 10)


def _fields(checklist: Checklist, place: str) -> list[FormField]:
    return [field for field in checklist.form_fields if field.place == place]


def _self_check(
    sheet: FormSheet, meta: FormSheet, checklist: Checklist, term: Term | None, rows: Rows, school_lines: int
) -> None:
    _title(sheet, checklist.title, term)
    _field_rows(sheet, _fields(checklist, "head"), 2, 26)
    sheet.height(2, max(26, 8 + school_lines * LINE))
    _count(sheet, rows)
    _headings(sheet, rows.headings)
    row = rows.first
    for section in checklist.sections:
        _section(sheet, section, row)
        row += len(section.items)
    _guide(sheet, meta, checklist, rows)
    _field_rows(sheet, _fields(checklist, "foot"), rows.foot, 34)
    small = TEXT | LEFT | {"font_size": 7.5, "font_color": "#808080"}
    sheet.join(Area(rows.number, 1, rows.number, 5), NUMBER, small)
    sheet.height(rows.number, 32)
    sheet.print_on_a4(Area(1, 1, rows.number, 5), (rows.headings, rows.headings + 1), checklist.attachment)
    sheet.page.freeze_panes(rows.first - 1, 0)
    may = ("objects", "scenarios", "format_cells", "format_rows", "format_columns")
    sheet.page.protect("", dict.fromkeys(may, True))


def _title(sheet: FormSheet, title: str, term: Term | None) -> None:
    look = TITLE | CENTRE
    sheet.join(Area(1, 1, 1, 5), title, look)
    if term is not None:
        under = sheet.look({"font_name": SONG, "font_size": 12})
        parts = (sheet.look(TITLE), visible(title), under, f"\n（{term.title}）", sheet.look(look))
        sheet.page.write_rich_string(0, 0, *parts)
    sheet.height(1, 14 + lines(title, sum(WIDTHS), 18.0) * 26 + (18 if term else 0))


def _field_rows(sheet: FormSheet, fields: Sequence[FormField], first: int, least: float) -> None:
    """Labels with a cell to write in at their right, two fields a row; rows are at least so high, in points."""
    for row, at in enumerate(range(0, len(fields), 2), start=first):
        needed = 1
        for column, field in zip((1, 3), fields[at : at + 2], strict=False):
            label = f"{field.label}："
            sheet.put(row, column, label, TEXT | (LEFT if column == 1 else RIGHT))
            _blank(sheet, row, column + 1, field)
            needed = max(needed, lines(label, WIDTHS[column - 1] + 1.5))  # a label may fill its column
        sheet.height(row, max(least, 8 + needed * LINE))


def _blank(sheet: FormSheet, row: int, column: int, field: FormField) -> None:
    """The cell that is written in."""
    look = TEXT | UNDERLINE | OPEN
    if field.kind is FieldKind.DATE:
        sheet.put(row, column, DATE_BLANK, look | CENTRE | {"num_format": DATE_FORMAT})
    elif field.kind is FieldKind.SCHOOL:
        sheet.put(row, column, SCHOOL, look | LEFT | {"num_format": "@"})
    elif field.kind is FieldKind.TEXT:  # a telephone number keeps its zero
        sheet.put(row, column, "", look | LEFT | {"num_format": "@"})
    else:
        sheet.put(row, column, "", look | LEFT)


def _count(sheet: FormSheet, rows: Rows) -> None:
    """How many items are answered; what stands there as long as nobody has calculated it is right as well."""
    answers, total = f"C{rows.first}:C{rows.last}", rows.last - rows.first + 1
    filled = f'SUMPRODUCT(--(LEN(TRIM(SUBSTITUTE({answers},"　","")))>0))'
    look = sheet.look({"font_name": SONG, "font_size": 9, "font_color": "#666666"} | RIGHT)
    formula = f'="{COUNT_LABEL} "&{filled}&"/{total}"'
    sheet.page.write_formula(1, COUNT_COLUMN - 1, formula, look, f"{COUNT_LABEL} 0/{total}")


def _headings(sheet: FormSheet, row: int) -> None:
    look = HEAD | CENTRE
    for left, right, bottom, name in (
        (1, 1, row + 1, SECTION_HEADING),
        (2, 2, row + 1, ITEM_HEADING),
        (3, 4, row, RESPONSE_HEADING),
        (5, 5, row + 1, REMARK_HEADING),
    ):
        sheet.join(Area(row, left, bottom, right), name, look)
    sheet.put(row + 1, 3, ANSWER_HEADING, look)
    sheet.put(row + 1, 4, EXPLANATION_HEADING, look)
    for heading in (row, row + 1):
        sheet.height(heading, 20)


def _section(sheet: FormSheet, section: Section, first: int) -> None:
    texts = [f"{item.number}. {item.text}" for item in section.items]
    # At the top, the title is whole where a page ends within the block.
    sheet.join(Area(first, 1, first + len(texts) - 1, 1), section.title, BOLD | BOX | TOP)
    for row, (text, height) in enumerate(zip(texts, _heights(section.title, texts), strict=True), start=first):
        sheet.put(row, 2, text, TEXT | BOX | LEFT)
        for column, alignment in ((3, CENTRE), (4, LEFT), (5, LEFT)):
            sheet.put(row, column, "", TEXT | BOX | OPEN | alignment)
        sheet.height(row, height)


def _heights(title: str, texts: Sequence[str]) -> list[float]:
    """The rows' heights: each shows its text and has room to write, the first shows the block's title as well."""
    needed = [max(LEAST_LINES, lines(text, WIDTHS[1])) for text in texts]
    needed[0] = max(needed[0], lines(title, WIDTHS[0]))
    return [min(6 + count * LINE, TALLEST_ROW) for count in needed]


def _guide(sheet: FormSheet, meta: FormSheet, checklist: Checklist, rows: Rows) -> None:
    """The drop-downs and the colours of rows that want attention."""
    answers = Area(rows.first, 3, rows.last, 3)
    choices = shorten("、".join(checklist.answers), 120)
    refused = {
        "error_type": "stop",
        "error_title": "请从下拉列表中选择",
        "error_message": visible(f"“结论”请填：{choices}。具体情况请写在右边的“情况说明”中。"),
    }
    sheet.choice(answers, checklist.answers, meta, 4, refused)
    sheet.colour([answers], f"LEN(TRIM($C{rows.first}))=0", UNANSWERED)
    for expected in dict.fromkeys(item.expected for item in checklist.items):
        like = [row for row, item in enumerate(checklist.items, start=rows.first) if item.expected == expected]
        good = [expected] if checklist.not_applicable is None else [expected, checklist.not_applicable]
        tests = [f"LEN(TRIM($C{like[0]}))>0", *(f"TRIM($C{like[0]})<>{_quoted(answer)}" for answer in good)]
        sheet.colour([Area(row, 2, row, 5) for row in like], f"AND({','.join(tests)})", NONCOMPLIANT)


def _rectifications(sheet: FormSheet, meta: FormSheet, checklist: Checklist) -> None:
    sheet.join(Area(1, 1, 1, 5), RECTIFICATION_TITLE, TITLE | CENTRE)
    sheet.height(1, 44)
    for column, name in enumerate(RECTIFICATION_HEADINGS, start=1):
        sheet.put(2, column, name, HEAD | CENTRE)
    sheet.height(2, 24)
    last = 2 + LEDGER_ROWS
    for row in range(3, last + 1):
        for column, alignment in enumerate((CENTRE, LEFT, LEFT, CENTRE, CENTRE), start=1):
            sheet.put(row, column, "", TEXT | BOX | alignment | ({"num_format": DATE_FORMAT} if column == 5 else {}))
        sheet.height(row, 40)
    numbers = [str(item.number) for item in checklist.items]
    sheet.choice(Area(3, 1, LEDGER_REACH, 1), numbers, meta, 5, {})  # two items in one cell are welcome
    sheet.print_on_a4(Area(1, 1, last, 5), (2, 2), "")
    sheet.page.freeze_panes(2, 0)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
