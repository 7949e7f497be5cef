"""The checklist's own ledgers filled in and saved by LibreOffice, as .xlsx, .ods and as WPS saves them (.et)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import libreoffice
from commands import run
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from registers import LEDGER, MATTERS, REPORTS


@pytest.fixture(scope="module")
def saved(office: libreoffice.Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A ledger typed into and saved in each format."""
    folder = tmp_path_factory.mktemp("台账")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run("init")
        files = {kind: folder / f"办公.{kind}" for kind in ("xlsx", "ods", "xls")}
        matter = {
            "A2": "食堂检查",
            "B2": "督查检查",
            "C2": "市教育局",
            "F2": "已审批",
            "H2": "2022-03-01",
            "J2": "全部",
        }
        report = {"A2": "2022-05-03", "B2": "信件", "C2": "甲小学、乙小学", "E2": "不外传", "F2": "1、3", "G2": "属实"}
        office.type_and_save(folder / LEDGER, list(files.values()), cells={MATTERS: matter, REPORTS: report})
        files["et"] = files.pop("xls").rename(folder / "办公.et")
    return files


@pytest.mark.parametrize("kind", ["xlsx", "ods", "et"])
def test_what_was_typed_is_read(kind: str, saved: dict[str, Path], checklist: Checklist) -> None:
    matters, reports = load_ledger(saved[kind], checklist).registers
    [matter], [report] = matters.rows, reports.rows
    assert matter.day("开始日期") == date(2022, 3, 1) and matter.values["涉及学校"].everywhere
    assert (report.day("收到日期"), report.values["对应项号"]) == (date(2022, 5, 3), (1, 3))
    assert report.values["反映学校"].names == ("甲小学", "乙小学")
    assert report.place == f"办公.{kind}!{REPORTS}!A2"


def test_the_drop_downs_are_still_there(saved: dict[str, Path]) -> None:
    page = openpyxl.load_workbook(saved["xlsx"])[REPORTS]
    lists = [rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert '"属实,部分属实,不属实,正在核实"' in lists
