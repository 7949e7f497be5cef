"""填表说明 at a form's foot, what is read of a form that has it, and a block's name wherever a page may end."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from jianfu_cli.definition import FORM_SHEET, RECTIFICATION_TITLE, Term, checklist, fields
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.forms.form_formats import FORMATS
from jianfu_cli.forms.form_notes import NO_NOTES, FormNotes
from jianfu_cli.intake.formats import opening
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return

CHECKLIST = checklist.load_checklist()
SCHOOL = Addressee("米山镇洞湾小学", "3114000001")
NOTES = FormNotes(date(2022, 7, 10), "0356-5222222 张三")
each_format = pytest.mark.parametrize("file_format", FORMATS)


def form(file_format: str, notes: FormNotes = NOTES, school: Addressee = SCHOOL, term: Term | None = None) -> bytes:
    return blank_form(CHECKLIST, school, term, file_format, notes)


def notes_of(data: bytes, file_format: str) -> list[str]:
    """The lines from 填表说明 to the form's number."""
    if file_format == "xlsx":
        lines = str(load_workbook(io.BytesIO(data))[FORM_SHEET]["A27"].value).split("\n")
        return lines[lines.index("填表说明：") :]
    texts = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    return texts[texts.index("填表说明：") : next(place for place, text in enumerate(texts) if "表号：" in text)]


def read(data: bytes) -> Return:
    [found] = FormReader(CHECKLIST).read(opening.open_document(data), "form")
    return found


@each_format
def test_a_form_says_how_it_is_filled_in_by_when_it_goes_where_and_whom_to_ask(file_format: str) -> None:
    how, measures, sending = notes_of(form(file_format), file_format)[1:]
    assert how.endswith("；有问题或不涉及的，在“情况说明”中写清楚。")
    assert measures == "2. 整改措施写在“整改台账”里，一项一行；写全了的，不必另报整改措施。"
    assert sending == "3. 请于2022年7月10日前报送市教育局人事师资股，有疑问请致电 0356-5222222 张三。"
    assert notes_of(form(file_format, NO_NOTES), file_format)[-1] == "3. 填好后报送市教育局人事师资股。"


@each_format
@pytest.mark.parametrize(
    "phone", ["0356-5222222", "2021-2022222", "13800000000", "填表人 13800000000", "12345（中心小学）"]
)
def test_the_notes_are_no_part_of_what_a_school_says(file_format: str, phone: str) -> None:
    notes = FormNotes(date(2022, 7, 10), phone)
    said = Filling(
        {"date": "2022年6月30日"},
        {item.number: ("是" if item.number < 4 else "否", "", "") for item in CHECKLIST.items},
        (Measure(1, "问题", "措施", "张三", "2022年9月30日"),),
    )
    plain, noted = (read(fill(form(file_format, n, Addressee("")), file_format, said)) for n in (NO_NOTES, notes))
    assert noted == plain
    assert noted.text(fields.DATE) == "2022年6月30日" and not noted.text(fields.SCHOOL) and not noted.term_written


@each_format
@pytest.mark.parametrize("phone", ["=1+1", "<b>&amp;", "{{jianfu:school}}", "\x01😀"])
def test_the_telephone_is_text_whatever_it_holds(file_format: str, phone: str) -> None:
    data = form(file_format, FormNotes(None, phone))
    assert "有疑问请致电" in notes_of(data, file_format)[-1]
    assert read(data).stamp == read(form(file_format)).stamp


@each_format
def test_the_school_stands_on_the_ledger_as_well(file_format: str) -> None:
    data = form(file_format)
    if file_format == "xlsx":
        shown = load_workbook(io.BytesIO(data), data_only=True)[RECTIFICATION_TITLE]["A1"].value
        assert shown == "整改台账\n学校：米山镇洞湾小学"
    else:
        assert [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs][-1] == "学校：米山镇洞湾小学"


@each_format
def test_a_school_that_corrects_its_name_is_read_by_what_it_wrote(file_format: str) -> None:
    found = read(fill(form(file_format), file_format, Filling({"school": "米山镇第二小学"})))
    assert found.text(fields.SCHOOL) == "米山镇第二小学"


def test_a_block_of_the_word_form_has_its_name_at_the_head_of_every_group_that_stays_together() -> None:
    table = Document(io.BytesIO(form("docx"))).tables[0]
    titles = [section.title for section in CHECKLIST.sections for _ in section.items]
    assert len(table.rows) == 1 + len(titles)
    together = 0
    for row, title in zip(table.rows[1:], titles, strict=True):
        merge = row._tr.tc_lst[0].vMerge
        assert merge in ("restart", "continue")
        assert row._tr.tc_lst[0].xpath("string(.)") == (title if merge == "restart" else "")
        together = 1 if merge == "restart" else together + 1
        assert together <= 3
        follows: Any = row._tr.getnext()
        goes_on = follows is not None and follows.tc_lst[0].vMerge == "continue"
        kept = [
            bool(paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None)
            for paragraph in row._tr.iter(qn("w:p"))
        ]
        assert kept == [goes_on] * len(kept)
