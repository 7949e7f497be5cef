"""The blank forms: their wording, their stamp, what may be typed where, and what they carry inside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from jianfu_cli.definition import checklist, fields, stamp
from jianfu_cli.definition import form_labels as layout
from jianfu_cli.definition.checklist import Checklist
from jianfu_cli.definition.stamp import Stamp
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, BlankForms, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.forms.form_formats import FORMATS
from jianfu_cli.intake.formats import opening
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return

CHECKLIST = checklist.load_checklist()
TERM = Term(2021, 2)
SCHOOL = Addressee("米山镇洞湾小学", "3114000001")
STAMP = Stamp("gaoping-jianfu", "2021", SCHOOL.name, SCHOOL.code, "2021-2022-2")
each_format = pytest.mark.parametrize("file_format", FORMATS)


def of(
    count: int,
    answers: list[str],
    sections: int = 1,
    text: str = "是否落实第{}项要求。",
    fields: Sequence[dict[str, object]] = (),
) -> Checklist:
    """Another county's list."""
    items = [{"number": n, "text": text.format(n), "expected": answers[0]} for n in range(1, count + 1)]
    size = -(-count // sections)
    blocks = [{"title": f"第{i // size + 1}部分", "items": items[i : i + size]} for i in range(0, count, size)]
    names = dict.fromkeys(("title", "issuer", "recipient", "document", "attachment"), "某县自查表")
    return Checklist.model_validate(
        {"id": "other", "version": "3", **names, "answers": answers, "sections": blocks, "fields": fields}
    )


def sheet_of(data: bytes, name: str = layout.FORM_SHEET) -> Any:
    """A worksheet of openpyxl's, whose types make everything optional."""
    return load_workbook(io.BytesIO(data), rich_text=True)[name]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)) and archive.testzip() is None
        return {name: archive.read(name) for name in names}


def read(data: bytes, definition: Checklist = CHECKLIST) -> Return:
    [found] = FormReader(definition).read(opening.open_document(data), "form")
    return found


# --- the official layout


def test_the_workbook_has_the_official_layout() -> None:
    sheet = sheet_of(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"))
    assert str(sheet["A1"].value) == "高平市中小学教师减负清单自查表\n（2021—2022学年第二学期）"
    assert [c.value for c in sheet[2]][:4] == ["学校（盖章）：", SCHOOL.name, "填表时间：", layout.DATE_BLANK]
    assert [c.value for c in sheet[3]][:5] == ["项目", "内容", "自查情况", None, "备注"]
    assert [c.value for c in sheet[4]][2:4] == ["结论", "情况说明"]
    assert [sheet.cell(4 + i.number, 2).value for i in CHECKLIST.items] == [
        f"{i.number}. {i.text}" for i in CHECKLIST.items
    ]
    assert {str(m) for m in sheet.merged_cells.ranges} >= {"A5:A7", "A8:A12", "A13:A23", "A24:A25", "C3:D3"}
    assert [sheet["A26"].value, sheet["C26"].value] == ["填表人：", "校长签字："]
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "附件2"


def test_the_document_has_the_official_layout() -> None:
    form = Document(io.BytesIO(blank_form(CHECKLIST, SCHOOL, TERM, "docx")))
    lines = [paragraph.text for paragraph in form.paragraphs]
    assert lines[:3] == ["附件2", "高平市中小学教师减负清单自查表", "（2021—2022学年第二学期）"]
    assert lines[3] == f"学校（盖章）：{SCHOOL.name}\t填表时间：{layout.DATE_BLANK}"
    assert "填表人：\t校长签字：" in lines and lines[-2:] == ["整改台账", f"学校：{SCHOOL.name}"]
    table, ledger = form.tables
    assert [cell.text for cell in table.rows[0].cells] == ["项目", "内容", "自查情况", "备注"]
    assert [cell.text for cell in ledger.rows[0].cells] == list(layout.RECTIFICATION_HEADINGS)
    titles = [section.title for section in CHECKLIST.sections for _ in section.items]
    assert [row.cells[0].text for row in table.rows[1:]] == titles
    assert [row.cells[1].text for row in table.rows[1:]] == [f"{i.number}. {i.text}" for i in CHECKLIST.items]
    boxes = table.rows[1].cells[2].paragraphs
    assert [run.text for run in boxes[0].runs] == ["□是 □否 □不涉及"] and boxes[1].text == "情况说明："


def test_the_document_repeats_its_header_keeps_rows_whole_and_names_chinese_fonts() -> None:
    parts = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, "docx"))
    xml = parts["word/document.xml"].decode()
    assert xml.count("<w:tblHeader") == 2 and xml.count("<w:cantSplit") == xml.count("<w:tr>")
    assert 'w:w="11906" w:h="16838"' in xml and "<w:sdt" not in xml
    assert {"方正小标宋简体", "黑体", "仿宋", "宋体"} <= set(re.findall(r'w:eastAsia="([^"]+)"', xml))
    assert 'w:eastAsia="zh-CN"' in parts["word/styles.xml"].decode()


def test_the_document_brings_no_template_along() -> None:
    parts = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, "docx"))
    names = {name.removeprefix("word/") for name in parts if name.startswith("word/") and name.endswith(".xml")}
    assert names == {"document.xml", "styles.xml", "settings.xml", "fontTable.xml", "footer1.xml"}
    settings, styles, fonts = (parts[f"word/{name}.xml"].decode() for name in ("settings", "styles", "fontTable"))
    assert re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings) == ["15"]
    assert "useFELayout" not in settings and '<w:zoom w:percent="100"/>' in settings
    assert "latentStyles" not in styles and set(re.findall(r'styleId="(\w+)"', styles)) == {
        "Normal",
        "Footer",
        "TableNormal",
    }
    assert set(re.findall(r'<w:font w:name="([^"]+)"', fonts)) == {"方正小标宋简体", "黑体", "仿宋", "宋体"}
    assert 'w:charset w:val="80"' not in fonts, "Japanese"


def test_the_page_number_shows_without_being_computed() -> None:
    footer = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, "docx"))["word/footer1.xml"].decode()
    assert re.search(r'"separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"', footer)


def test_the_workbook_prints_on_a4_with_its_header_on_each_page() -> None:
    for name, title in ((layout.FORM_SHEET, "$3:$4"), (layout.RECTIFICATION_TITLE, "$2:$2")):
        sheet = sheet_of(blank_form(CHECKLIST, SCHOOL, None, "xlsx"), name)
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "portrait"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == title and sheet.print_area.startswith(f"'{name}'!$A$1:$E$")


def test_every_row_of_the_workbook_is_high_enough_for_its_text() -> None:
    definition = of(12, ["是", "否"], sections=12, text="第{}项" + "是否落实有关要求" * 20)
    for form in (CHECKLIST, definition):
        sheet = sheet_of(blank_form(form, SCHOOL, TERM, "xlsx"))
        for row in range(5, 5 + len(form.items)):
            lines = -(-len(str(sheet.cell(row, 2).value)) // 19)  # 19 characters of 10.5 points in a column of 40
            assert sheet.row_dimensions[row].height >= lines * 13


def test_a_long_school_name_gets_the_room_that_it_needs() -> None:
    long = Addressee("某某市某某区某某街道" * 6)
    sheet = sheet_of(blank_form(CHECKLIST, long, TERM, "xlsx"))
    assert sheet["B2"].value == long.name and sheet.row_dimensions[2].height >= 4 * 14
    lines = [p.text for p in Document(io.BytesIO(blank_form(CHECKLIST, long, TERM, "docx"))).paragraphs]
    assert lines[3:5] == [f"学校（盖章）：{long.name}", f"填表时间：{layout.DATE_BLANK}"]


# --- a checklist's own fields, in Word

PHONE: dict[str, object] = {"key": "phone", "label": "联系电话", "required": True}
MAIL: dict[str, object] = {"key": "mail", "label": "电子邮箱"}
DEPUTY: dict[str, object] = {"key": "deputy", "label": "分管领导", "kind": "person"}


def lines_of(data: bytes) -> list[str]:
    """The paragraphs outside the tables."""
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ([], ["填表人：\t校长签字："]),
        ([PHONE], ["填表人：\t校长签字：", "联系电话："]),
        ([PHONE, MAIL, DEPUTY], ["填表人：\t校长签字：", "联系电话：\t电子邮箱：", "分管领导："]),
        (
            [{"key": "met", "label": "研究时间", "kind": "date"}],
            ["填表人：\t校长签字：", f"研究时间：{layout.DATE_BLANK}"],
        ),
        ([{**PHONE, "place": "unprinted"}], ["填表人：\t校长签字："]),
    ],
)
def test_own_fields_stand_at_the_foot_two_a_line(fields: list[dict[str, object]], printed: list[str]) -> None:
    lines = lines_of(blank_form(of(3, ["是", "否"], fields=fields), SCHOOL, None, "docx"))
    number = next(place for place, line in enumerate(lines) if line.startswith("填表说明："))
    assert lines[number - len(printed) : number] == printed and lines[number - len(printed) - 1].startswith(
        "学校（盖章）"
    )


@pytest.mark.parametrize("school", [SCHOOL, Addressee("某某市某某区某某街道" * 6)])
def test_an_own_field_of_the_head_stands_below_the_others(school: Addressee) -> None:
    data = blank_form(of(3, ["是", "否"], fields=[{**PHONE, "place": "head"}]), school, None, "docx")
    lines = lines_of(data)
    date = next(place for place, line in enumerate(lines) if layout.DATE_BLANK in line)
    assert lines[date + 1] == "联系电话："


def test_own_fields_are_filled_in_with_the_others() -> None:
    definition = of(3, ["是", "否"], fields=[PHONE, MAIL])
    filling = Filling({"preparer": "张三", "phone": "0356-5222222"})
    lines = lines_of(fill(blank_form(definition, SCHOOL, TERM, "docx"), "docx", filling, definition.form_fields))
    assert "填表人：张三\t校长签字：" in lines and "联系电话：0356-5222222\t电子邮箱：" in lines


def test_a_field_that_the_form_lacks_is_not_dropped_silently() -> None:
    with pytest.raises(KeyError, match="phone"):
        fill(blank_form(CHECKLIST, SCHOOL, TERM, "docx"), "docx", Filling({"phone": "0356-5222222"}))


# --- fields that a checklist adds

REVIEWER: dict[str, object] = {"key": "reviewer", "label": "审核人", "kind": "person"}
REPORTED: dict[str, object] = {"key": "reported", "label": "上报日期", "kind": "date", "place": "head"}


def with_fields(*fields: dict[str, object]) -> Checklist:
    """The shipped checklist with further fields."""
    return Checklist.model_validate({**CHECKLIST.model_dump(by_alias=True), "fields": list(fields)})


def test_a_field_of_the_checklist_is_printed_below_the_others_and_can_be_written() -> None:
    sheet = sheet_of(blank_form(with_fields(PHONE, REVIEWER), SCHOOL, TERM, "xlsx"))
    assert [cell.value for cell in sheet[26]][:4] == ["填表人：", None, "校长签字：", None]
    assert [cell.value for cell in sheet[27]][:4] == ["联系电话：", None, "审核人：", None]
    assert not sheet["B27"].protection.locked and sheet["A27"].protection.locked
    assert sheet["B27"].number_format == "@", "a telephone number keeps its first zero"
    assert sheet.row_dimensions[26].height == sheet.row_dimensions[27].height == pytest.approx(34, abs=0.5)
    assert str(sheet["A28"].value).startswith("填表说明：") and str(sheet["A29"].value).startswith("表号：")
    assert sheet.print_area.endswith("$E$29")


def test_a_field_at_the_head_moves_the_table_down() -> None:
    sheet = sheet_of(blank_form(with_fields(REPORTED), SCHOOL, TERM, "xlsx"))
    assert [cell.value for cell in sheet[3]][:2] == ["上报日期：", layout.DATE_BLANK]
    assert [cell.value for cell in sheet[4]][:2] == ["项目", "内容"] and str(sheet["B6"].value).startswith("1. ")
    assert sheet.freeze_panes == "A6" and sheet.print_title_rows == "$4:$5"
    [rule] = sheet.data_validations.dataValidation
    assert str(rule.sqref) == "C6:C26"


def test_rows_grow_with_what_is_typed() -> None:
    """From the first row to write in, heights are proposals."""
    parts = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"))
    for sheet, first in ((1, 5), (2, 3)):
        rows = re.findall(r'<row r="(\d+)"([^>]*)>', parts[f"xl/worksheets/sheet{sheet}.xml"].decode())
        fixed = {int(number) for number, look in rows if "customHeight" in look}
        assert fixed == set(range(1, first)) and all(" ht=" in look for _, look in rows)


# --- typing into the workbook


def test_only_what_people_write_is_unlocked_and_nothing_has_a_password() -> None:
    data = blank_form(CHECKLIST, SCHOOL, TERM, "xlsx")
    sheet = sheet_of(data)
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    rows = range(5, 26)
    assert open_cells == {"B2", "D2", "B26", "D26", *(f"{c}{r}" for c, r in product("CDE", rows))}
    guard = sheet.protection
    assert guard.sheet and not guard.password and not guard.hashValue
    assert not guard.formatRows, "row heights can be changed"
    assert not sheet_of(data, layout.RECTIFICATION_TITLE).protection.sheet


def test_the_drop_down_offers_the_answers_and_refuses_others_in_chinese() -> None:
    [rule] = sheet_of(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx")).data_validations.dataValidation
    assert rule.formula1 == '"是,否,不涉及"' and str(rule.sqref) == "C5:C25"
    assert rule.showErrorMessage and rule.errorStyle in (None, "stop") and not rule.showDropDown
    assert "是、否、不涉及" in rule.error and len(rule.error) <= 225 and len(rule.errorTitle) <= 32


@pytest.mark.parametrize("answers", [["达标, 合格", "不达标"], ["长" * 90, "短" * 90, "中" * 90], ['带"引号"', "否"]])
def test_answers_that_no_rule_can_hold_stand_in_the_hidden_sheet(answers: list[str]) -> None:
    data = blank_form(of(3, answers), SCHOOL, None, "xlsx")
    [rule] = sheet_of(data).data_validations.dataValidation
    assert rule.formula1 == f"'{layout.META_SHEET}'!$D$1:$D${len(answers)}"
    meta = sheet_of(data, layout.META_SHEET)
    assert [meta[f"D{row}"].value for row in range(1, len(answers) + 1)] == answers


def test_only_what_waits_for_words_is_coloured_and_never_an_answer() -> None:
    """An honest problem is no fault of the school's: its row looks like every other."""
    sheet = sheet_of(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"))
    rules = {str(area.sqref): rule for area in sheet.conditional_formatting for rule in area.rules}
    assert {rule.dxf.fill.bgColor.rgb for rule in rules.values()} == {"FFFFF9DB"}
    assert rules.pop("C5:C25").formula == ["LEN(TRIM($C5))=0"]
    covered = [cell for cells in rules for cell in cells.split()]
    assert sorted(covered) == sorted(f"D{row}" for row in range(5, 26))
    explained = next(rule.formula[0] for cells, rule in rules.items() if "D5" in cells.split())
    assert explained == 'AND(LEN(TRIM($D5&$E5))=0,LEN(TRIM($C5))>0,TRIM($C5)<>"否")'


@pytest.mark.parametrize(
    ("school", "said"),
    [("", "已填 0/60，缺学校　缺填表时间　缺填表人"), ("米山镇洞湾小学", "已填 0/60，缺填表时间　缺填表人")],
)
def test_what_is_missing_is_said_in_previews_that_do_not_calculate(school: str, said: str) -> None:
    data = blank_form(of(60, ["是", "否"]), Addressee(school), None, "xlsx")
    shown = load_workbook(io.BytesIO(data), data_only=True)
    assert shown[layout.FORM_SHEET]["G1"].value == said
    assert shown[layout.RECTIFICATION_TITLE]["A1"].value == ("整改台账\n学校：米山镇洞湾小学" if school else "整改台账")


def test_what_is_missing_stands_beside_the_paper() -> None:
    sheet = sheet_of(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx"))
    assert str(sheet["G1"].value).startswith('="已填 "&') and sheet["G1"].protection.locked
    assert sheet.print_area.startswith(f"'{layout.FORM_SHEET}'!$A$1:$E$"), "it is not printed"
    assert sheet.freeze_panes == "A5", "it does not scroll away"


# --- the stamp and what else is inside


@each_format
def test_the_stamp_is_in_every_carrier(file_format: str) -> None:
    parts = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, file_format))
    number = "表号：20212-3114-0000-01（gaoping-jianfu/2021/2021-2022-2/3114000001/米山镇洞湾小学）"
    body = parts["xl/sharedStrings.xml" if file_format == "xlsx" else "word/document.xml"].decode()
    assert number in body and f"<dc:identifier>{number}<" in parts["docProps/core.xml"].decode()
    values = dict(re.findall(r'name="(\w+)"><vt:lpwstr>([^<]*)<', parts["docProps/custom.xml"].decode()))
    assert stamp.stamp_from_properties(values) == STAMP
    if file_format == "xlsx":
        book = load_workbook(io.BytesIO(blank_form(CHECKLIST, SCHOOL, TERM, "xlsx")))
        meta = book[layout.META_SHEET]
        assert meta.sheet_state == "veryHidden"
        assert (
            stamp.stamp_from_properties({str(r[0].value): str(r[1].value) for r in meta.iter_rows(max_row=5)}) == STAMP
        )


@each_format
def test_forms_carry_no_author_program_or_time(file_format: str) -> None:
    parts = parts_of(blank_form(CHECKLIST, SCHOOL, TERM, file_format))
    inside = b"".join(parts.values()).decode(errors="replace").lower()
    for trace in (
        "openpyxl",
        "python-docx",
        "<dc:creator",
        "lastmodifiedby",
        "<dcterms:",
        "macintosh",
        "thumbnail",
        "<w:rsids",
    ):
        assert trace not in inside, trace


@each_format
def test_the_same_form_is_the_same_bytes(file_format: str) -> None:
    assert blank_form(CHECKLIST, SCHOOL, TERM, file_format) == blank_form(CHECKLIST, SCHOOL, TERM, file_format)


@each_format
@pytest.mark.parametrize(
    "name",
    ['=HYPERLINK("http://x")', "<b>&小学</b>", "<r></b></r>", "小\x07学\ud800", "{{jianfu:code}}", "]]>&#65;小学"],
)
def test_a_school_name_is_text_whatever_it_holds(file_format: str, name: str) -> None:
    data = blank_form(CHECKLIST, Addressee(name, "<c>"), TERM, file_format)
    parts_of(data)
    shown = name.replace("\x07", "\ufffd").replace("\ud800", "\ufffd")
    found = read(data)
    assert found.text(fields.SCHOOL) == shown
    assert found.stamp and (found.stamp.school, found.stamp.code) == (shown, "<c>")
    if file_format == "xlsx":
        assert sheet_of(data)["B2"].data_type != "f"


@each_format
def test_stamping_a_school_does_not_leave_another_one_behind(file_format: str) -> None:
    forms = BlankForms(CHECKLIST, TERM)
    first, second = (forms.form(Addressee(name), file_format) for name in ("甲地小学", "乙地小学"))
    assert second == blank_form(CHECKLIST, Addressee("乙地小学"), TERM, file_format) != first
    assert not any("甲地" in part.decode(errors="replace") for part in parts_of(second).values())


# --- filled in


@each_format
@pytest.mark.parametrize("definition", [CHECKLIST, of(12, ["达标", "不达标", "无此项"], 3), of(60, ["是", "否"], 7)])
def test_a_filled_form_reads_back_the_same_in_word_and_excel(file_format: str, definition: Checklist) -> None:
    answers = {
        item.number: (definition.answers[item.number % len(definition.answers)], f"第{item.number}项的说明文字", "备注")
        for item in definition.items
    }
    measures = [
        Measure(2, "问题", "措施", "王芳", "2022年9月30日"),
        Measure(5, "问题二", "措施二", "李明", "2022年8月1日"),
    ]
    filling = Filling(
        {"school": "永录乡<小学>", "date": "2022年6月30日", "preparer": "张三", "principal": "李明"}, answers, measures
    )
    blank = blank_form(definition, SCHOOL, TERM, file_format)
    found = read(fill(blank, file_format, filling), definition)
    assert {r.item: (r.answer, r.explanation, r.remark) for r in found.responses} == answers
    assert [(r.item, r.problem, r.measure, r.responsible, r.deadline_written) for r in found.rectifications] == [
        (m.item, m.problem, m.measure, m.responsible, m.deadline) for m in measures
    ]
    assert found.text(fields.SCHOOL) == "永录乡<小学>"
    assert found.text(fields.DATE) == "2022年6月30日"
    assert (found.text(fields.PREPARER), found.text(fields.PRINCIPAL)) == ("张三", "李明")
    assert found.stamp == Stamp(definition.id, definition.version, SCHOOL.name, SCHOOL.code, TERM.id)


@each_format
def test_an_untouched_form_reads_as_empty(file_format: str) -> None:
    found = read(blank_form(CHECKLIST, Addressee(""), None, file_format))
    assert not any(r.answer or r.explanation or r.remark for r in found.responses)
    assert not found.rectifications and not found.text(fields.PREPARER) and not found.text(fields.PRINCIPAL)
    assert found.stamp == Stamp("gaoping-jianfu", "2021")
