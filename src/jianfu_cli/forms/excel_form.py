"""A checklist and a term -> the blank Excel form, finished but for the school (see stamping.py)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from ..definition import (
    ANSWER_HEADING,
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
    Term,
    stamp_properties,
)
from ..tools import SONG, finish_office_file, new_workbook, set_width, shorten, visible
from .carried_measures import CarriedMeasures
from .completeness import Places, asked_fields, status
from .excel_followup import followup_sheet, statuses_area
from .form_notes import FormNotes, note_lines
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
    SHADE,
    TEXT,
    TITLE,
    TO_FILL_IN,
    TOP,
    UNDERLINE,
    Area,
    FormSheet,
    fitting_height,
    lines,
    refusal,
)
from .stamping import NUMBER, SCHOOL, FinishedForm, unaddressed_stamp

WIDTHS = (14.5, 40.0, 10.5, 23.0, 12.0)
LEDGER_WIDTHS = (8.0, 30.0, 34.0, 12.0, 17.0)
LEDGER_ROWS, LEDGER_REACH = 15, 500  # ruled rows, and how far down the drop-down reaches
LEAST_LINES = 3  # room to write in each row
STATUS_COLUMN, STATUS_WIDTH = 7, 36.0  # what is missing: right of the paper, so that it is seen and not printed
HOW_TO_ANSWER = "每项在“结论”中选一个答案"

_FIXED_ROW = re.compile(r'(<row r="(\d+)"[^<>]*?) customHeight="1"')


class Rows(NamedTuple):
    """Where things stand on the first sheet: rows, counted from 1."""

    headings: int  # the first of two
    first: int  # the first item's
    last: int  # the last item's
    foot: int  # the first row of fields below
    notes: int  # 填表说明
    number: int  # the form's number, the last row of all

    @classmethod
    def of(cls, checklist: Checklist) -> Rows:
        """Of the checklist's form: fields stand two a row."""
        head, foot = (-(-len(_fields(checklist, place)) // 2) for place in ("head", "foot"))
        first = 2 + head + 2
        last = first + len(checklist.items) - 1
        return cls(2 + head, first, last, last + 1, last + 1 + foot, last + 2 + foot)


class Variant(NamedTuple):
    """In what the forms of one checklist and term differ before they are stamped."""

    school_lines: int  # that its name takes; 0 for the form of no school
    carried: CarriedMeasures | None = None

    @classmethod
    def of(cls, school: str, carried: CarriedMeasures | None = None) -> Variant:
        """Of a school's form."""
        return cls(min(lines(school, WIDTHS[1]), 10) if school.strip() else 0, carried)


def build(checklist: Checklist, term: Term | None, variant: Variant, notes: FormNotes) -> FinishedForm:
    """The form, with room for the school's name, and a third sheet for what is carried over."""
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    form, ledger = FormSheet(book, FORM_SHEET, WIDTHS), FormSheet(book, RECTIFICATION_TITLE, LEDGER_WIDTHS)
    meta = FormSheet(book, META_SHEET)
    rows = Rows.of(checklist)
    _self_check(form, meta, checklist, term, rows, variant.school_lines)
    _notes(form, note_lines(checklist, notes, HOW_TO_ANSWER), rows.notes)
    _status(form, meta, checklist, rows, variant)
    _rectifications(ledger, meta, checklist, named=variant.school_lines > 0)
    if variant.carried:
        followup_sheet(book, variant.carried, meta, 6)
    properties = stamp_properties(unaddressed_stamp(checklist, term))
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


def _fields(checklist: Checklist, place: str) -> list[FormField]:
    return [field for field in checklist.form_fields if field.place == place]


def _self_check(
    sheet: FormSheet, meta: FormSheet, checklist: Checklist, term: Term | None, rows: Rows, school_lines: int
) -> None:
    _title(sheet, checklist.title, term)
    _field_rows(sheet, _fields(checklist, "head"), 2, 26)
    sheet.height(2, max(26, 8 + school_lines * LINE))
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
    sheet.lock()


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


def _notes(sheet: FormSheet, texts: Sequence[str], row: int) -> None:
    """填表说明, above the form's number."""
    text = "\n".join(texts)
    sheet.join(Area(row, 1, row, 5), text, TEXT | LEFT | {"font_size": 9})
    sheet.height(row, 10 + lines(text, sum(WIDTHS), 9) * 12.5)


def _status(sheet: FormSheet, meta: FormSheet, checklist: Checklist, rows: Rows, variant: Variant) -> None:
    """What is still missing, beside the title and never scrolled away."""
    cells = {
        field.key: cell
        for place, first in (("head", 2), ("foot", rows.foot))
        for field, cell in _cells(checklist, place, first)
    }
    asked = [(field, f"'{FORM_SHEET}'!{cells[field.key]}") for field in asked_fields(checklist)]
    carried = variant.carried
    statuses = (statuses_area(carried), len(carried.rows())) if carried else ()
    shown = status(checklist, meta, Places(rows.first, LEDGER_REACH, asked, variant.school_lines > 0, *statuses))
    look = TEXT | LEFT | BOX | SHADE
    set_width(sheet.page, STATUS_COLUMN - 1, STATUS_WIDTH)
    set_width(sheet.page, STATUS_COLUMN - 2, 2)
    sheet.join(Area(1, STATUS_COLUMN, 2, STATUS_COLUMN), "", look)
    sheet.work_out(1, STATUS_COLUMN, shown.formula, shown.shown, look)


def _cells(checklist: Checklist, place: str, first: int) -> list[tuple[FormField, str]]:
    """The cell in which each field of the head or foot is written."""
    return [(field, f"${'BD'[at % 2]}${first + at // 2}") for at, field in enumerate(_fields(checklist, place))]


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
    return [fitting_height(count) for count in needed]


def _guide(sheet: FormSheet, meta: FormSheet, checklist: Checklist, rows: Rows) -> None:
    """The drop-downs and the colours of rows that want attention."""
    answers = Area(rows.first, 3, rows.last, 3)
    choices = shorten("、".join(checklist.answers), 120)
    sheet.choice(answers, checklist.answers, meta, 4, refusal(ANSWER_HEADING, choices, EXPLANATION_HEADING))
    sheet.colour([answers], f"LEN(TRIM($C{rows.first}))=0", TO_FILL_IN)
    for expected in dict.fromkeys(item.expected for item in checklist.items):
        like = [row for row, item in enumerate(checklist.items, start=rows.first) if item.expected == expected]
        wanting = (
            f"LEN(TRIM($D{like[0]}&$E{like[0]}))=0,LEN(TRIM($C{like[0]}))>0,TRIM($C{like[0]})<>{_quoted(expected)}"
        )
        sheet.colour([Area(row, 4, row, 4) for row in like], f"AND({wanting})", TO_FILL_IN)


def _rectifications(sheet: FormSheet, meta: FormSheet, checklist: Checklist, named: bool) -> None:
    look, school = TITLE | CENTRE | {"font_size": 16}, f"'{FORM_SHEET}'!$B$2"
    sheet.join(Area(1, 1, 1, 5), "", look)
    titled = f'="{RECTIFICATION_TITLE}"&IF(LEN({school})=0,"",CHAR(10)&"学校："&{school})'
    sheet.work_out(1, 1, titled, f"{RECTIFICATION_TITLE}\n学校：{SCHOOL}" if named else RECTIFICATION_TITLE, look)
    sheet.height(1, 52)
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
