"""A blank form, filled in and saved by LibreOffice, is read back as what was typed, with its stamp."""

from __future__ import annotations

from pathlib import Path

import pytest

import libreoffice
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition import checklist, fields
from jianfu_cli.definition import form_labels as layout
from jianfu_cli.definition.stamp import Stamp
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.carried_measures import CarriedMeasures
from jianfu_cli.forms.filling import Measure
from jianfu_cli.returns.deadlines import read_deadline
from jianfu_cli.returns.facts import Return

CHECKLIST = checklist.load_checklist()
TERM = Term(2021, 2)
CARRIED = CarriedMeasures(
    Term(2021, 1),
    (
        Measure(8, "晚自习后要求教师留校。", "取消值班安排。", "王芳", "2022-01-31"),
        Measure(15, "表册<过多>", "合并表册。", "李明", "开学前"),
        Measure(16, "临时借调2人。", "清退。", "", ""),
    ),
)
SCHOOL = Addressee("米山镇<第一>小学", "3114000001", CARRIED)
STAMP = Stamp("gaoping-jianfu", "2021", SCHOOL.name, SCHOOL.code, "2021-2022-2")

# What the school says where it is not the expected answer without a word: (answer, explanation, remark)
SAID = {
    7: ("是", "班主任每周填写家访记录2次。", "已整改"),
    9: ("不涉及", "本校没有教育扶贫工作任务。", ""),
    21: ("否", "本学期安排培训9次，次数偏多。", "见台账"),
}
TYPED = {item.number: SAID.get(item.number, (item.expected, "", "")) for item in CHECKLIST.items}
LEDGER = [
    ("7", "家访记录填写过于频繁。", "改为每学期一次。", "王芳", "2022年9月30日"),
    ("21", "培训次数偏多。", "精简为4次。", "李明", "2022年8月31日"),
]
FOLLOWUPS = [("已完成", ""), ("未完成", "还差两本。"), ("", "")]


@pytest.fixture(scope="session")
def saved(office: libreoffice.Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The form of each format, typed into once and saved in all formats."""
    folder = tmp_path_factory.mktemp("saved")
    for file_format in ("xlsx", "docx"):
        (folder / f"blank.{file_format}").write_bytes(blank_form(CHECKLIST, SCHOOL, TERM, file_format))
    cells = {"D2": "2022-06-30", "B26": "张三", "D26": "李明"}
    for number, texts in TYPED.items():
        cells |= {f"{column}{4 + number}": text for column, text in zip("CDE", texts, strict=True) if text}
    ledger = {f"{c}{row}": text for row, line in enumerate(LEDGER, 3) for c, text in zip("ABCDE", line, strict=True)}
    followups = {f"{c}{row}": text for row, line in enumerate(FOLLOWUPS, 4) for c, text in zip("FG", line, strict=True)}
    files = {kind: folder / f"saved.{kind}" for kind in ("xlsx", "xls", "ods", "docx", "doc", "odt")}
    office.type_and_save(
        folder / "blank.xlsx",
        [files["xlsx"], files["xls"], files["ods"]],
        cells={layout.FORM_SHEET: cells, layout.RECTIFICATION_TITLE: ledger, layout.FOLLOWUP_TITLE: followups},
    )
    labels = {fields.DATE.label: "2022年6月30日", fields.PREPARER.label: "张三", fields.PRINCIPAL.label: "李明"}
    documents = [files["docx"], files["doc"], files["odt"]]
    office.type_and_save(
        folder / "blank.docx", documents, labels=labels, ticks=TYPED, ledger=LEDGER, followups=FOLLOWUPS
    )
    return files


@pytest.fixture(params=["xlsx", "docx", "xls", "ods", "doc", "odt"])
def found(request: pytest.FixtureRequest, saved: dict[str, Path]) -> Return:
    return libreoffice.read_back(saved[request.param])


def test_answers_explanations_and_remarks_come_back(found: Return) -> None:
    assert {r.item: (r.answer, r.explanation, r.remark) for r in found.responses} == TYPED
    assert {r.outcome for r in found.responses} == {Outcome.ANSWERED}
    assert not any(r.altered or r.misplaced or r.repeated_at for r in found.responses)


def test_school_date_and_names_come_back(found: Return) -> None:
    assert found.text(fields.SCHOOL) == SCHOOL.name
    assert found.text(fields.DATE) in ("2022-06-30", "2022年6月30日")
    assert (found.text(fields.PREPARER), found.text(fields.PRINCIPAL)) == ("张三", "李明")


def test_rectifications_come_back(found: Return) -> None:
    lines = [(str(r.item), r.problem, r.measure, r.responsible) for r in found.rectifications]
    assert lines == [line[:4] for line in LEDGER]
    assert [str(read_deadline(r.deadline_written, None).day) for r in found.rectifications] == [
        "2022-09-30",
        "2022-08-31",
    ]


def test_what_became_of_last_semesters_measures_comes_back(found: Return) -> None:
    lines = [(r.item, r.problem, r.measure, str(r.deadline), r.status and r.status.value) for r in found.followups]
    assert lines == [
        (8, "晚自习后要求教师留校。", "取消值班安排。", "2022-01-31", "done"),
        (15, "表册<过多>", "合并表册。", "None", "open"),
        (16, "临时借调2人。", "清退。", "None", None),
    ]
    assert [r.note for r in found.followups] == ["", "还差两本。", ""]


def test_the_stamp_comes_back(found: Return) -> None:
    assert found.stamp == STAMP
