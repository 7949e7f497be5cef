"""Another county's list of twelve items with ledgers of its own: no change of code."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from checklists import TWELVE_ITEMS, TWELVE_LEDGERS
from commands import run
from registers import LEDGER, type_rows

FIRST, SECOND = "东城街道第一示例小学", "东城街道第二示例小学"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example under a list of twelve items with ledgers of its own; not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("清单.yaml").write_text(TWELVE_ITEMS + TWELVE_LEDGERS, encoding="utf-8")
        assert run("init", "--example", "--checklist", "清单.yaml").code == 0
    return folder


@pytest.fixture(autouse=True)
def _folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shutil.copytree(made, tmp_path, dirs_exist_ok=True))


def fill() -> None:
    visits = [
        (date(2022, 3, day), name, FIRST if day < 4 else SECOND) for day, name in ((1, "甲"), (2, "乙"), (5, "丙"))
    ]
    type_rows(LEDGER, "来校活动", [{"日期": day, "活动": name, "到访学校": at} for day, name, at in visits])
    letters = [("1", FIRST, "成立"), ("2", f"{FIRST}、{SECOND}", "成立"), ("3", SECOND, "不成立")]
    type_rows(
        LEDGER,
        "家长来信",
        [{"编号": n, "来信人": "某家长", "涉及学校": at, "项号": "8", "结论": said} for n, at, said in letters],
    )


def test_its_sheets_are_made() -> None:
    book = openpyxl.load_workbook(LEDGER)
    assert book.sheetnames[0] == "判读" and book.sheetnames[-2:] == ["来校活动", "家长来信"]
    assert [cell.value for cell in book["来校活动"][1]] == ["日期", "活动", "到访学校", "占用课时", "性质"]


def test_its_figures_and_grounds() -> None:
    fill()
    assert run("summarize", "--date", "2022-06-30").code == 0
    found = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    visits, letters = found["ledgers"]
    assert [(f["value"], f["baseline"], f["limit"], f["holds"]) for f in visits["figures"]] == [
        (3, 10, 7, True), (2, None, 1, False),
    ]  # fmt: skip
    assert visits["figures"][1]["schools"] == [{"school": FIRST, "value": 2}]
    assert (letters["rows"], letters["figures"]) == (3, [])
    [named] = [entry for entry in found["priority"] if entry["school"] == FIRST]
    assert (named["grounds"], named["reasons"]) == (
        "开展不认真",
        ["家长来信属实2封", "第8项自查无问题，家长来信属实2封，建议核实"],
    )
    assert "家长来信属实满 2 封的学校（开展不认真）" in run("checklist").out


def test_the_report_is_in_its_own_words() -> None:
    fill()
    run("summarize", "--date", "2022-06-30", "--format", "docx")
    said = [paragraph.text for paragraph in docx.Document("summary/汇总报告.docx").paragraphs]
    at = next(place for place, text in enumerate(said) if text.endswith("、来校活动和家长来信"))
    assert said[at + 2].startswith(
        "2022年登记3次。2022年1月1日至6月30日来校活动3次，为全年控制数7次（基期10次减少30%）的42.9%；"
        f"每校接待最多的学校2次，超过每校全年1次的1所：{FIRST}2次"
    )
    assert said[at + 4].startswith("登记3封（见附件")
    assert said[at + 5].startswith(f"台账“家长来信”所记，涉及{FIRST}（家长来信属实2封；第8项")


def test_without_rows_nothing_is_said() -> None:
    run("summarize", "--date", "2022-06-30")
    assert "ledgers" not in json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    assert not any("来校活动" in p.text for p in docx.Document("summary/汇总报告.docx").paragraphs)
    assert not any(name.startswith("台账") for name in openpyxl.load_workbook("summary/汇总表.xlsx").sheetnames)


def test_of_a_year_without_rows_no_figures_are_said_anywhere() -> None:
    """Nothing written down is not the same as nothing happened: no 0 is held against a limit."""
    type_rows(LEDGER, "来校活动", [{"日期": date(2021, 3, 1), "活动": "甲", "到访学校": FIRST}])
    run("summarize", "--date", "2022-06-30")
    said = [paragraph.text for paragraph in docx.Document("summary/汇总报告.docx").paragraphs]
    assert "2022年没有登记。" in said
    notes = [
        row[0] for row in openpyxl.load_workbook("summary/汇总表.xlsx")["台账·来校活动"].iter_rows(values_only=True)
    ]
    assert notes[1:3] == ["2022年没有登记。", "序号"]
    assert "<p>2022年没有登记。</p>" in Path("summary/汇总.html").read_text(encoding="utf-8")
