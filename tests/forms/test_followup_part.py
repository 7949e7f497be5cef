"""The third part of a form: last semester's open measures, filled in, of schools that have any."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from html_cases import HOSTILE
from jianfu_cli.definition import checklist, fields
from jianfu_cli.definition import form_labels as layout
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, BlankForms, blank_form
from jianfu_cli.forms.carried_measures import CarriedMeasures
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.forms.form_formats import FORMATS
from jianfu_cli.intake.formats import opening
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return

CHECKLIST = checklist.load_checklist()
TERM, BEFORE = Term(2022, 1), Term(2021, 2)
SCHOOL = "米山镇洞湾小学"
MEASURES = (
    Measure(8, "晚自习后要求教师留校值班", "取消值班安排", "张三", "2022-08-31"),
    Measure(15, "表册过多", "合并表册", "张三", "长期坚持"),
    Measure(None, "教师借调", "召回", "", ""),
)
each_format = pytest.mark.parametrize("file_format", FORMATS)


def form(file_format: str, *measures: Measure, term: Term | None = TERM) -> bytes:
    return blank_form(CHECKLIST, Addressee(SCHOOL, "", CarriedMeasures(BEFORE, measures)), term, file_format)


def read(data: bytes) -> Return:
    [found] = FormReader(CHECKLIST).read(opening.open_document(data), "form")
    return found


def sheet(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))[layout.FOLLOWUP_TITLE]


def test_the_third_sheet_is_filled_in_but_for_what_became_of_the_measures() -> None:
    data = form("xlsx", *MEASURES)
    book = load_workbook(io.BytesIO(data))
    shown = [name for name in book.sheetnames if book[name].sheet_state == "visible"]
    assert shown == [layout.FORM_SHEET, layout.RECTIFICATION_TITLE, layout.FOLLOWUP_TITLE]
    rows = [[cell.value for cell in row] for row in sheet(data).iter_rows()]
    assert rows[0][0] == "上期整改落实情况（2021—2022学年第二学期）"
    assert rows[2] == ["项号", "存在问题", "整改措施", "责任人", "完成时限", "完成情况", "说明"]
    assert rows[3] == ["8", "晚自习后要求教师留校值班", "取消值班安排", "张三", "2022年8月31日", None, None]
    assert rows[4][4] == "长期坚持"
    assert len(rows) == 6


def test_only_what_became_of_them_can_be_typed_and_is_chosen_from_a_list() -> None:
    page = sheet(form("xlsx", *MEASURES))
    assert page.protection.sheet and not page.protection.password
    for row in page.iter_rows(min_row=4):
        assert [cell.protection.locked for cell in row] == [True] * 5 + [False] * 2
    [choice] = page.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("F4:F6", '"已完成,未完成"')


def test_the_word_form_has_them_in_a_table_after_the_ledger_with_boxes_to_tick() -> None:
    *_, ledger, carried = Document(io.BytesIO(form("docx", *MEASURES))).tables
    assert ledger.rows[0].cells[0].text == "项号"
    rows = [[cell.text for cell in row.cells] for row in carried.rows]
    assert rows[0] == ["项号", "存在问题", "整改措施", "责任人", "完成时限", "完成情况", "说明"]
    assert rows[1] == [
        "8", "晚自习后要求教师留校值班", "取消值班安排", "张三", "2022年\n8月31日", "□已完成\n□未完成", "",
    ]  # fmt: skip
    assert len(rows) == 4


@each_format
def test_a_school_without_open_measures_gets_the_plain_form(file_format: str) -> None:
    forms = BlankForms(CHECKLIST, TERM)
    plain = forms.form(Addressee(SCHOOL), file_format)
    with_measures = forms.form(Addressee(SCHOOL, "", CarriedMeasures(BEFORE, MEASURES)), file_format)
    assert with_measures != plain
    assert (
        forms.form(Addressee(SCHOOL), file_format)
        == plain
        == blank_form(CHECKLIST, Addressee(SCHOOL), TERM, file_format)
    )


def test_both_formats_filled_in_alike_read_back_alike() -> None:
    said = Filling(
        fields={"date": "2022-12-30", "preparer": "张三"},
        answers={item.number: (item.expected, "", "") for item in CHECKLIST.items},
        rectifications=(Measure(8, "新的问题", "新的措施", "张三", "2023-03-01"),),
        followups=(("已完成", "开学起执行"), ("未完成", ""), ("", "")),
    )
    excel, word = (read(fill(form(name, *MEASURES), name, said)) for name in ("xlsx", "docx"))
    for found in (excel, word):
        for line in found.followups:
            line.location = None
    assert excel.followups == word.followups
    assert [(line.item, line.status and line.status.value, line.note) for line in excel.followups] == [
        (8, "done", "开学起执行"), (15, "open", ""), (None, None, ""),
    ]  # fmt: skip
    assert (
        [line.measure for line in excel.rectifications]
        == [line.measure for line in word.rectifications]
        == ["新的措施"]
    )


@each_format
@pytest.mark.parametrize("term", [TERM, None])
def test_the_term_of_the_measures_is_not_the_forms(file_format: str, term: Term | None) -> None:
    found = read(form(file_format, *MEASURES, term=term))
    named = Term.find(found.term_written.text) if found.term_written else None
    assert named == term


@each_format
def test_what_schools_wrote_is_text_whatever_it_is(file_format: str) -> None:
    hostile = Measure(8, "=1+1", "{{jianfu:school}}\x01<b>&amp;", "@SUM(A1)", "-1")
    long = Measure(9, "很" * 5000, "长" * 40_000, "张" * 300, "早" * 300)
    found = read(form(file_format, hostile, long))
    first, second = found.followups
    assert first.problem == "=1+1"
    assert "<b>&amp;" in first.measure
    assert second.problem.startswith("很" * 150) and len(second.problem) <= 200
    assert found.text(fields.SCHOOL) == SCHOOL


@each_format
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_breaks_the_form(file_format: str, text: str) -> None:
    found = read(form(file_format, Measure(8, text, text, text, text), Measure(9, "值班", "取消")))
    assert [line.item for line in found.followups] == [8, 9]
    assert found.text(fields.SCHOOL) == SCHOOL


@each_format
def test_lines_that_would_look_alike_are_printed_once(file_format: str) -> None:
    found = read(form(file_format, MEASURES[0], MEASURES[1], MEASURES[0]))
    assert [line.item for line in found.followups] == [8, 15]
