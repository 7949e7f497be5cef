"""init --previous takes along what was written into the checklist's own sheets and still counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from commands import run
from example_folder import lay_out
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from registers import LEDGER, MATTERS, REPORTS, begin_ledger, days, matter, report, type_rows


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "2022秋")
    begin_ledger("2022秋" / LEDGER)
    settings = Path("2022秋/jianfu.yaml")
    text = settings.read_text(encoding="utf-8").replace('"2021-2022-2"', '"2022-2023-1"')
    settings.write_text(text, encoding="utf-8")


def test_rows_of_the_last_year_and_of_the_baseline_go_along(checklist: Checklist) -> None:
    ledger = "2022秋" / LEDGER
    type_rows(ledger, MATTERS, [matter("基期", day) for day in days(2021, 2)])
    type_rows(ledger, MATTERS, [matter("早年", date(2019, 3, 1)), matter("去年", date(2022, 3, 1), 对应项号="1、3")])
    type_rows(ledger, REPORTS, [report(date(2022, 12, 1), "高平市示例中学", "正在核实", 反映内容="=不是公式")])
    done = run("init", "2023春", "--previous", "2022秋")
    assert done.code == 0 and f"{MATTERS} 3 行，{REPORTS} 1 行" in done.err
    matters, reports = load_ledger("2023春" / LEDGER, checklist).registers
    assert [row.written["事项名称"] for row in matters.rows] == ["基期", "基期", "去年"]
    assert matters.rows[2].values["对应项号"] == (1, 3) and reports.rows[0].written["反映内容"] == "=不是公式"
    cell = openpyxl.load_workbook("2023春" / LEDGER)[MATTERS]["H4"]
    assert (cell.is_date, cell.value.date() if cell.is_date else None) == (True, date(2022, 3, 1))


def test_an_empty_ledger_brings_nothing_and_a_broken_one_is_told() -> None:
    assert "行" not in run("init", "甲", "--previous", "2022秋").err.partition("带来")[2].partition("\n")[0]
    type_rows("2022秋" / LEDGER, MATTERS, [matter("检查", "三月")])
    done = run("init", "乙", "--previous", "2022秋")
    assert done.code == 0 and "上期的 台账.xlsx 有错，里面登记的没有带来" in done.err
    assert openpyxl.load_workbook("乙" / LEDGER).sheetnames[-2:] == [MATTERS, REPORTS]
