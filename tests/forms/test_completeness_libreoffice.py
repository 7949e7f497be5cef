"""The cell of the Excel form that says what is missing, filled in step by step and worked out by LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

import libreoffice
from jianfu_cli.definition import checklist, fields
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.carried_measures import CarriedMeasures
from jianfu_cli.forms.filling import Measure

CHECKLIST = checklist.load_checklist()
TERM = Term(2021, 2)
SHOWN = [("自查表", "G1")]
GOOD = {f"C{4 + item.number}": item.expected for item in CHECKLIST.items}
HEAD = {"D2": "2022-06-30", "B26": "张三"}
ALL_GOOD = HEAD | GOOD
Sheets = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "blank.xlsx"
    path.write_bytes(blank_form(CHECKLIST, Addressee("米山镇洞湾小学", "3114000001"), TERM, "xlsx"))
    return path


def form(answers: Mapping[str, str], ledger: Mapping[str, str] | None = None) -> Sheets:
    return {"自查表": answers, "整改台账": ledger or {}}


MEASURE = {"A3": "7", "B3": "家访记录多", "C3": "取消", "D3": "张三", "E3": "2022-09-30"}
STEPS: list[tuple[str, Sheets, str]] = [
    ("blank", form({}), "已填 0/21，缺填表时间　缺填表人"),
    ("three answers", form({"C5": "否", "C6": "否", "C7": "否"}), "已填 3/21，缺填表时间　缺填表人"),
    ("a space is no answer", form({**HEAD, "C5": "　 "}), "已填 0/21"),
    ("no explanation, no measure", form({**ALL_GOOD, "C11": "是"}), "已填 21/21，缺情况说明 1 项　缺整改措施 1 项"),
    ("explained", form({**ALL_GOOD, "C11": "是", "D11": "每周两次"}), "已填 21/21，缺整改措施 1 项"),
    ("explained in 备注", form({**ALL_GOOD, "C11": "是", "E11": "每周两次"}), "已填 21/21，缺整改措施 1 项"),
    ("a word that says nothing", form({**ALL_GOOD, "C13": "不涉及", "D13": "无"}), "已填 21/21，缺情况说明 1 项"),
    ("with its measure", form({**ALL_GOOD, "C11": "是", "D11": "每周两次"}, MEASURE), "已填 21/21，可以报送"),
    ("the ledger explains it too", form({**ALL_GOOD, "C11": "是"}, MEASURE), "已填 21/21，可以报送"),
    ("a measure of another item", form({**ALL_GOOD, "C11": "是", "D11": "每周"}, {**MEASURE, "A3": "17"}), "已填 21/21，缺整改措施 1 项"),
    ("a measure of two items", form({**ALL_GOOD, "C11": "是", "C9": "是"}, {**MEASURE, "A3": "第5、7项"}), "已填 21/21，可以报送"),
    ("a measure that is none", form({**ALL_GOOD, "C11": "是", "D11": "每周"}, {**MEASURE, "C3": "无需整改"}), "已填 21/21，缺整改措施 1 项"),
    ("nobody responsible", form({**ALL_GOOD, "C11": "是"}, {**MEASURE, "D3": ""}), "已填 21/21，缺责任人或完成时限 1 条"),
    ("half a date", form({**ALL_GOOD, "D2": "二〇二二年"}), "已填 21/21，缺填表时间"),
    ("a date in words", form({**ALL_GOOD, "D2": "二〇二二年六月三十日"}), "已填 21/21，可以报送"),
    ("a word that is no answer", form({**ALL_GOOD, "C5": "较好"}), "已填 21/21，有 1 项结论请从列表中选"),
    ("no school", form({**ALL_GOOD, "B2": ""}), "已填 21/21，缺学校"),
    (
        "much of everything",
        form({"B26": "张三", "C5": "是", "C6": "不涉及", "C7": "是", "C8": "否"}),
        "已填 4/21，缺情况说明 3 项　缺整改措施 2 项　缺填表时间",
    ),
    ("all is well", form(ALL_GOOD), "已填 21/21，可以报送"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "shown"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS])
def test_each_step_is_told(office: libreoffice.Office, blank: Path, typed: Sheets, shown: str) -> None:
    assert office.type_and_save(blank, [], cells=typed, show=SHOWN) == [shown]


@pytest.mark.parametrize("row", [3, 5, 20])
def test_rows_that_are_put_into_the_ledger_count(office: libreoffice.Office, blank: Path, row: int) -> None:
    measure = {f"{cell[0]}{row}": text for cell, text in MEASURE.items()}
    typed = form({**ALL_GOOD, "C11": "是"}, measure)
    new_rows = [("整改台账", row), ("整改台账", row)]
    assert office.type_and_save(blank, [], new_rows=new_rows, cells=typed, show=SHOWN) == ["已填 21/21，可以报送"]


CARRIED = CarriedMeasures(Term(2021, 1), (Measure(8, "值班", "取消"), Measure(15, "表册", "合并")))


def test_last_semesters_measures_are_asked_for_as_well(office: libreoffice.Office, tmp_path: Path) -> None:
    path = tmp_path / "carried.xlsx"
    path.write_bytes(blank_form(CHECKLIST, Addressee("米山镇洞湾小学", "", CARRIED), TERM, "xlsx"))
    for typed, shown in (({"F4": "已完成"}, "缺上期完成情况 1 条"), ({"F4": "已完成", "F5": "未完成"}, "可以报送")):
        sheets = {"自查表": ALL_GOOD, "上期整改落实情况": typed}
        assert office.type_and_save(path, [], cells=sheets, show=SHOWN) == [f"已填 21/21，{shown}"]


@pytest.mark.parametrize("school", [Addressee(""), Addressee("甲小学"), Addressee("甲小学", "", CARRIED)], ids=str)
def test_a_blank_form_is_worked_out_as_it_is_printed(
    office: libreoffice.Office, tmp_path: Path, school: Addressee
) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(blank_form(CHECKLIST, school, TERM, "xlsx"))
    kept = load_workbook(path, data_only=True)
    places = [
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(path)
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(places) > 80
    worked_out = office.type_and_save(path, [], anew=True, show=places)
    values = [kept[sheet][cell].value for sheet, cell in places]
    assert worked_out == ["" if value is None else str(value) for value in values]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_it_says_is_no_part_of_the_return(
    office: libreoffice.Office, blank: Path, tmp_path: Path, kind: str
) -> None:
    typed = form({**HEAD, "B26": "", "C5": "是", "C6": "不涉及"}, MEASURE)
    path = tmp_path / f"filled.{kind}"
    assert office.type_and_save(blank, [path], cells=typed, show=[*SHOWN, ("整改台账", "A1")]) == [
        "已填 2/21，缺情况说明 2 项　缺整改措施 1 项　缺填表人",
        "整改台账\n学校：米山镇洞湾小学",
    ]
    found = libreoffice.read_back(path)
    assert not found.text(fields.PREPARER) and found.text(fields.SCHOOL) == "米山镇洞湾小学"
    assert {r.item: r.answer for r in found.responses if r.answer} == {1: "是", 2: "不涉及"}
    assert not any(r.explanation or r.remark for r in found.responses) and not found.schools_elsewhere
    assert [r.measure for r in found.rectifications] == ["取消"]
