"""A checklist and a term -> the blank Word form, finished but for the school (see stamping.py)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

from docx import Document
from docx.document import Document as Form
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table

from ..definition import (
    DATE_BLANK,
    EXPLANATION_HEADING,
    ITEM_HEADING,
    RECTIFICATION_HEADINGS,
    RECTIFICATION_TITLE,
    REMARK_HEADING,
    RESPONSE_HEADING,
    SECTION_HEADING,
    TICKED,
    UNTICKED,
    Checklist,
    FieldKind,
    FormField,
    Item,
    Section,
    Term,
    stamp_properties,
)
from ..definition import SCHOOL as SCHOOL_FIELD
from ..tools import (
    HEI,
    SONG,
    TABLE_NORMAL,
    document_part,
    document_properties,
    font_names,
    footer_part,
    letter_size,
    page_number,
    paragraph_style,
    styles_part,
    width,
    word_file,
)
from .carried_measures import CarriedMeasures
from .form_notes import FormNotes, note_lines
from .stamping import NUMBER, SCHOOL, unaddressed_stamp
from .word_followup import followup_part
from .word_layout import (
    FANG,
    TEXT,
    TITLE,
    keep_with_next,
    ruled_row,
    ruled_table,
    soften,
    text_line,
    write_cell,
)

WIDTHS = (23, 76, 47, 22)  # millimetres: 项目, 内容, 自查情况, 备注
LEDGER_WIDTHS = (15, 47, 54, 22, 30)
LEDGER_ROWS = 12
TITLE_LINE, NAME_LINE = 42, 34  # columns that fit in the title's line, and before 填表时间
LINE = 340  # from line to line (twips)
SECOND_FIELD = Mm(100)  # where the second field of a line begins
HOW_TO_ANSWER = f"每项在一个答案前的“{UNTICKED}”上打勾（电脑上改成“{TICKED}”）"
MOST_TOGETHER = 3  # rows that stand under one printing of their block's name
LEAST_ROW, LEDGER_ROW = Mm(20), Mm(16)  # heights: what rows have at least, to write in

# A4, millimetres: 22 at the top, 20 at the bottom, 21 at the sides. Without a grid: lines are as far apart as the style says.
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1191" w:bottom="1134" w:left="1191" w:header="680" w:footer="567" w:gutter="0"/>'
    '<w:cols w:space="720"/></w:sectPr>'
)


def build(checklist: Checklist, term: Term | None, notes: FormNotes, long_name: bool = False) -> bytes:
    """The form but for the school: table header on each page, rows whole, the 整改台账 on a page of its own.

    A long school name has a line of its own, and 填表时间 the next one.
    """
    form = _empty_form(checklist, term)
    text_line(form, checklist.attachment, font=HEI, size=Pt(16))
    size = Pt(22) if width(checklist.title) <= TITLE_LINE else Pt(18)
    text_line(form, checklist.title, font=TITLE, size=size, align=ALIGN.CENTER, before=Pt(6))
    if term:
        text_line(form, f"（{term.title}）", size=Pt(14), align=ALIGN.CENTER, before=Pt(2))
    _head(form, checklist, long_name)
    _self_check(form, checklist)
    _field_lines(form, _labelled(checklist, "foot"), before=Pt(14))
    for place, text in enumerate(note_lines(checklist, notes, HOW_TO_ANSWER)):
        text_line(form, text, font=SONG, size=Pt(9), before=Pt(0 if place else 12))
    number = text_line(form, NUMBER, font=SONG, size=Pt(7.5), before=Pt(10))
    number.runs[0].font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    title = text_line(form, RECTIFICATION_TITLE, font=TITLE, size=Pt(22), align=ALIGN.CENTER, after=Pt(4))
    title.paragraph_format.page_break_before = True
    text_line(form, f"学校：{SCHOOL}", after=Pt(6))
    _rectifications(form)
    return _saved(form)


def with_measures(built: bytes, carried: CarriedMeasures) -> bytes:
    """A built form with a school's open measures behind it, on a page of their own."""
    form = Document(io.BytesIO(built))
    followup_part(form, carried)
    return _saved(form)


def _saved(form: Form) -> bytes:
    stream = io.BytesIO()
    form.save(stream)
    return stream.getvalue()


def is_long(school: str) -> bool:
    """Whether a school's name leaves no room for 填表时间 in the same line."""
    return width(school) > NAME_LINE


def _head(form: Form, checklist: Checklist, long_name: bool) -> None:
    """学校 and 填表时间, the latter at the right edge; then what a checklist has at its head besides."""
    school, filled_on, *further = _labelled(checklist, "head")
    if long_name:
        text_line(form, school, before=Pt(12))
        text_line(form, filled_on, align=ALIGN.RIGHT, after=Pt(5))
    else:
        line = text_line(form, f"{school}\t{filled_on}", before=Pt(12), after=Pt(5))
        line.paragraph_format.tab_stops.add_tab_stop(Mm(sum(WIDTHS)), WD_TAB_ALIGNMENT.RIGHT)
    _field_lines(form, further, after=Pt(5))


def _field_lines(form: Form, labelled: Sequence[str], before: Length = Pt(0), after: Length = Pt(0)) -> None:  # noqa: B008
    """Fields to fill in, two a line."""
    for start in range(0, len(labelled), 2):
        line = text_line(form, "\t".join(labelled[start : start + 2]), before=before, after=after)
        line.paragraph_format.tab_stops.add_tab_stop(SECOND_FIELD)


def _labelled(checklist: Checklist, place: str) -> list[str]:
    """The fields that are printed there, each with what stands behind its label from the first."""
    return [f"{field.label}：{_printed(field)}" for field in checklist.form_fields if field.place == place]


def _printed(field: FormField) -> str:
    if field == SCHOOL_FIELD:
        return SCHOOL
    return DATE_BLANK if field.kind is FieldKind.DATE else ""


def _self_check(form: Form, checklist: Checklist) -> None:
    headings = (SECTION_HEADING, ITEM_HEADING, RESPONSE_HEADING, REMARK_HEADING)
    table = ruled_table(form, headings, WIDTHS)
    boxes = " ".join(f"{UNTICKED}{answer}" for answer in checklist.answers)
    for section in checklist.sections:
        _section(table, section, boxes)


def _section(table: Table, section: Section, boxes: str) -> None:
    """A block's rows in groups that stay on one page, each with the block's name: wherever a page ends, it is there again."""
    for group in _groups(section.items):
        for item in group:
            first, last = item is group[0], item is group[-1]
            block, text, response, remark = cells = ruled_row(table, LEAST_ROW, WIDTHS)
            block._tc.vMerge = "restart" if first else "continue"
            write_cell(block, section.title if first else "", font=HEI, align=ALIGN.CENTER)
            write_cell(text, f"{item.number}. {item.text}")
            write_cell(response, boxes, latin=FANG)  # one font for all boxes, in every program
            write_cell(response, f"{EXPLANATION_HEADING}：", response.add_paragraph())
            write_cell(remark, "")
            if not last:
                keep_with_next(cells)
            soften(block, top=first and item is not section.items[0], bottom=last and item is not section.items[-1])


def _groups(items: Sequence[Item]) -> list[Sequence[Item]]:
    """The items in groups of at most MOST_TOGETHER, as equal as they can be, the larger ones first."""
    count = -(-len(items) // MOST_TOGETHER)
    bounds = [-(-len(items) * place // count) for place in range(count + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]


def _rectifications(form: Form) -> None:
    table = ruled_table(form, RECTIFICATION_HEADINGS, LEDGER_WIDTHS)
    for _ in range(LEDGER_ROWS):
        for column, cell in enumerate(ruled_row(table, LEDGER_ROW, LEDGER_WIDTHS)):
            write_cell(cell, "", align=None if column in (1, 2) else ALIGN.CENTER)


def _empty_form(checklist: Checklist, term: Term | None) -> Form:
    """Page, styles, page number and stamp. Not python-docx's own document: that brings an American template along."""
    stamp = stamp_properties(unaddressed_stamp(checklist, term))
    styles = (
        paragraph_style(
            "Normal", "Normal", f'<w:spacing w:line="{LINE}" w:lineRule="atLeast"/>', letter_size(TEXT.pt), default=True
        ),
        paragraph_style(
            "Footer", "footer", '<w:jc w:val="center"/>', font_names(SONG, hint="eastAsia") + letter_size(10.5)
        ),
        TABLE_NORMAL,
    )
    data = word_file(
        document_part(_PAGE),
        styles_part(font_names(FANG, hint="eastAsia"), styles),
        [footer_part(page_number())],
        (TITLE, HEI, FANG, SONG),
        document_properties(checklist.title, NUMBER, stamp),
    )
    return Document(io.BytesIO(data))
