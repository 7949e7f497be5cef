"""A school's workbook comes back with its faults marked, and with all that was in it."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from form_cases import COLUMNS, FOOT, HEAD, rows
from jianfu_cli.replies.mark_styles import MARK_COLOUR
from office import RELATIONS, relations
from reply_cases import amended, changed_parts, checked, copy_of, faults, marked, new_parts, parts_of, returned
from tables import xlsx as drawn

DRAWING = f'<drawing r:id="rId77" xmlns:r="{RELATIONS}"/>'
FAULTY = {9: ("", "", ""), 13: ("较好", "", "")}


@pytest.fixture(scope="module")
def faulty() -> bytes:
    """Our form: no answer to item 9, an unclear one to 13, no whole date."""
    return returned("xlsx", FAULTY, fields={"date": "2022年6月"})


def sheets(data: bytes) -> dict[str, Worksheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says what it would lose
        book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: sheet for sheet in book.worksheets}


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_hand(answers: dict[int, str]) -> openpyxl.Workbook:
    """A workbook that a school has typed itself."""
    lines = rows("| | N. T | A | |\n".strip())
    for number, answer in answers.items():
        row = next(line for line in lines.splitlines() if f" {number}. " in line)
        cells = row.split("|")
        lines = lines.replace(row, "|".join([*cells[:3], f" {answer} ", *cells[4:]]))
    book: openpyxl.Workbook = openpyxl.load_workbook(io.BytesIO(drawn(HEAD + COLUMNS + lines + FOOT)))
    return book


# What the copy shows ------------------------------------------------------------------------------


def test_each_fault_is_coloured_and_commented(faulty: bytes, tmp_path: Path) -> None:
    sheet = sheets(marked(faulty, tmp_path))["自查表"]
    for cell, words in (
        ("D2", "请填写完整日期"),
        ("C13", "第9项没有作答。请在“自查情况”中填写：是、否、不涉及。"),
        ("C17", "“较好”"),
    ):
        assert sheet[cell].fill.fgColor.rgb == MARK_COLOUR
        assert sheet[cell].comment.author == "减负"
        assert sheet[cell].comment.text.startswith("【减负】") and words in sheet[cell].comment.text
    assert sheet["C14"].fill.fgColor.rgb != MARK_COLOUR and sheet["C14"].comment is None


def test_a_first_sheet_lists_them_with_links(faulty: bytes, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(marked(faulty, tmp_path)))
    listed = book.worksheets[0]
    assert (listed.title, listed["A1"].value, book.active) == ("更正意见", "更正意见", listed)
    assert "请于2022年7月15日前" in str(listed["A2"].value)
    links = [link for row in (4, 5, 6) if (link := listed.cell(row, 2).hyperlink)]
    assert [link.location for link in links] == ["'自查表'!D2", "'自查表'!C13", "'自查表'!C17"]
    assert listed["C5"].value == "第9项没有作答"
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["更正意见"]


def test_two_faults_of_one_cell_share_a_comment(tmp_path: Path) -> None:
    data = returned("xlsx", {7: ("是", "", "")})
    text = sheets(marked(data, tmp_path))["自查表"]["C11"].comment.text
    assert "没有情况说明" in text and "没有整改措施" in text and "\n" in text


# What stays ---------------------------------------------------------------------------------------


def test_everything_else_stays_as_it_was(faulty: bytes, tmp_path: Path) -> None:
    copy = marked(faulty, tmp_path)
    assert changed_parts(faulty, copy) == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        "xl/worksheets/sheet1.xml",
    }
    before, after = sheets(faulty)["自查表"], sheets(copy)["自查表"]
    assert after.protection.sheet and not after["C13"].protection.locked and after["B13"].protection.locked
    kept = [str(each.sqref) for each in after.data_validations.dataValidation]
    assert kept == [str(each.sqref) for each in before.data_validations.dataValidation]
    assert (after.print_title_rows, after.print_area) == (before.print_title_rows, before.print_area)
    assert [cell.value for row in after.iter_rows() for cell in row] == [
        cell.value for row in before.iter_rows() for cell in row
    ]


def test_what_no_library_keeps_stays(tmp_path: Path) -> None:
    """A drop-down of Excel 2010's kind, a drawing, the school's own comments, a formula, a filled cell, a name."""
    book = by_hand({9: "", 13: "较好"})
    sheet = book.worksheets[0]
    sheet.title = "我校 '自查'"
    answer = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "较好")
    empty: Any = sheet.cell(answer.row - 4, answer.column)
    answer.fill = PatternFill("solid", fgColor="FFC6EFCE")
    answer.comment = Comment("请主任看", "王老师")
    sheet.cell(empty.row, empty.column + 5).value = "=1+1"
    book.create_sheet("别的").sheet_view.tabSelected = True
    sheet.print_area = "A1:E30"
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
        'spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
        'count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>别的!$A$1:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>D3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    drawing = '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
    link = relations(("rId77", "drawing", "../drawings/drawing9.xml"))
    data = amended(
        saved(book),
        {"xl/drawings/drawing9.xml": drawing},
        x14=("xl/worksheets/sheet1.xml", "</worksheet>", extension),
        drawing=("xl/worksheets/sheet1.xml", "<legacyDrawing", f"{DRAWING}<legacyDrawing"),
        relation=("xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", link.partition(">")[2]),
    )
    copy = marked(data, tmp_path)
    assert "xl/drawings/drawing9.xml" not in changed_parts(data, copy)
    part = parts_of(copy)["xl/worksheets/sheet1.xml"].decode()
    assert "x14:dataValidation " in part and 'r:id="rId77"' in part and "<f>1+1</f>" in part
    after = sheets(copy)["我校 '自查'"]
    assert after.print_area == "'我校 ''自查'''!$A$1:$E$30"
    comment = after[answer.coordinate].comment
    assert comment.text.startswith("请主任看") and "【减负】第13项" in comment.text and comment.author == "王老师"
    assert after[empty.coordinate].comment.author == "减负"
    listed = sheets(copy)["更正意见"]
    assert listed["B4"].hyperlink.location == f"'我校 ''自查'''!{empty.coordinate}"


# Round trips --------------------------------------------------------------------------------------


def test_it_reads_back_as_the_original(faulty: bytes, tmp_path: Path) -> None:
    assert checked(marked(faulty, tmp_path), tmp_path) == checked(faulty, tmp_path)


def test_a_corrected_copy_is_valid(faulty: bytes, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(marked(faulty, tmp_path)))
    sheet = book["自查表"]
    sheet["D2"], sheet["C13"], sheet["C17"] = "2022年6月30日", "是", "是"
    record, findings = checked(saved(book), tmp_path)
    assert (record["status"], findings) == ("valid", [])


def test_marks_of_an_earlier_reply_go(faulty: bytes, tmp_path: Path) -> None:
    """The school has answered item 9; what is marked then is the rest, and nothing is left of the first marks."""
    book = openpyxl.load_workbook(io.BytesIO(marked(faulty, tmp_path)))
    book["自查表"]["C13"] = "是"
    again = marked(saved(book), tmp_path)
    found = sheets(again)
    assert [title for title in found if title.startswith("更正意见")] == ["更正意见"]
    sheet = found["自查表"]
    assert sheet["C13"].comment is None and sheet["C13"].fill.fill_type is None
    assert sheet["C17"].comment.text.count("第13项") == 1
    ours = [rule for each in sheet.conditional_formatting for rule in each.rules if rule.formula == ['LEN("减负")>0']]
    assert len(ours) == 1
    assert sheet.print_title_rows == "$3:$4"
    assert [found["更正意见"].cell(row, 3).value for row in (4, 5, 6)][1:] == [
        "第13项写的是“较好”，看不出是哪个答案",
        None,
    ]


def test_a_filled_cell_gets_its_colour_back(tmp_path: Path) -> None:
    book = by_hand({13: "较好"})
    answer = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "较好")
    answer.fill = PatternFill("solid", fgColor="FFC6EFCE")
    copy = openpyxl.load_workbook(io.BytesIO(marked(saved(book), tmp_path)))
    copy[book.worksheets[0].title][answer.coordinate] = "是"
    other: Any = next(
        cell for row in copy[book.worksheets[0].title].iter_rows() for cell in row if str(cell.value).startswith("9.")
    )
    copy[book.worksheets[0].title].cell(other.row, other.column + 1).value = "差不多"
    again = sheets(marked(saved(copy), tmp_path))[book.worksheets[0].title]
    assert again[answer.coordinate].fill.fgColor.rgb == "FFC6EFCE"


def test_marking_twice_gives_the_same_marks(faulty: bytes, tmp_path: Path) -> None:
    first = marked(faulty, tmp_path)
    second = marked(first, tmp_path)
    assert new_parts(first, second) == set()
    assert {name: sheet.dimensions for name, sheet in sheets(first).items()} == {
        name: sheet.dimensions for name, sheet in sheets(second).items()
    }


# What is not marked -------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "_xmlsignatures/sig1.xml", "xl/macrosheets/sheet1.xml"])
def test_macros_and_signatures_are_left_alone(part: str, faulty: bytes, tmp_path: Path) -> None:
    assert copy_of(amended(faulty, {part: "x"}), faults(faulty, tmp_path)) is None


def test_a_template_is_left_alone(faulty: bytes, tmp_path: Path) -> None:
    """A document's ending on a template's content is what Excel calls damaged."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    template = amended(faulty, types=("[Content_Types].xml", f"{kind}sheet.main+xml", f"{kind}template.main+xml"))
    assert copy_of(template, faults(faulty, tmp_path)) is None


def test_a_part_that_declares_entities_is_left_alone(faulty: bytes, tmp_path: Path) -> None:
    evil = amended(faulty, types=("[Content_Types].xml", "<Types", '<!DOCTYPE x [<!ENTITY a "b">]><Types'))
    assert copy_of(evil, faults(faulty, tmp_path)) is None


def test_a_place_that_is_not_there_is_no_copy(faulty: bytes, tmp_path: Path) -> None:
    wrong = [replace(fault, location="没有!C5") for fault in faults(faulty, tmp_path)]
    assert copy_of(faulty, wrong) is None


def test_what_would_read_otherwise_is_no_copy(faulty: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = faults(faulty, tmp_path)
    monkeypatch.setattr("jianfu_cli.replies.marked_copy.marked_workbook", lambda *_: returned("xlsx"))
    assert copy_of(faulty, wrong) is None
