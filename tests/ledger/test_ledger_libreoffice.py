"""A ledger filled in and saved by LibreOffice is read as what was typed, and can be added to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

import libreoffice
from commands import run
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from ledgers import asked, rows_of, write_return

RETURNS = Path("returns")


@pytest.fixture
def saved(office: libreoffice.Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The ledger of two schools' returns, typed into and saved in each format."""
    monkeypatch.chdir(tmp_path)
    write_return(RETURNS, "甲小学", {13: "较好", 8: "=做到"})
    write_return(RETURNS, "乙小学", {13: "较好"})
    run("ledger", "-o", "新.xlsx")
    files = {kind: tmp_path / f"台账.{kind}" for kind in ("xlsx", "ods", "xls")}
    typed = {"C2": "是", "F2": "张三", "G2": "2022-07-05", "C3": "不涉及"}
    office.type_and_save(tmp_path / "新.xlsx", list(files.values()), cells={"判读": typed})
    return files


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_was_typed_is_read(kind: str, saved: dict[str, Path], checklist: Checklist) -> None:
    rulings = load_ledger(saved[kind], checklist).rulings
    assert {key: ruling.answer for key, ruling in rulings.items()} == {(13, "较好"): "是", (8, "=做到"): "不涉及"}
    ruling = rulings[13, "较好"]
    assert (ruling.by, ruling.on, ruling.row) == ("张三", date(2022, 7, 5), f"台账.{kind}!判读!A2")


def test_it_is_added_to(saved: dict[str, Path]) -> None:
    assert run("validate").code == 0
    before = rows_of(saved["xlsx"])
    write_return(RETURNS, "丙中学", {1: "一般"})
    assert "新增 1 种说法" in run("ledger").out
    assert rows_of(saved["xlsx"])[:2] == before
    assert asked(saved["xlsx"])[2] == (1, "一般", 1)
    page = openpyxl.load_workbook(saved["xlsx"])["判读"]
    assert any("C4" in rule.sqref for rule in page.data_validations.dataValidation)
    assert page["B4"].border.bottom.style == page["B3"].border.bottom.style
    assert "没有新的说法；待判 1 种，已判 2 种。" in run("ledger").out


def test_what_a_formula_says_is_read_and_never_lost(
    saved: dict[str, Path], office: libreoffice.Office, checklist: Checklist
) -> None:
    path = saved["xlsx"]
    office.type_and_save(path, [path], cells={"判读": {"G2": "=DATE(2022;7;6)"}})
    assert load_ledger(path, checklist).rulings[13, "较好"].on == date(2022, 7, 6)
    before = path.read_bytes()
    write_return(RETURNS, "丙中学", {1: "一般"})
    done = run("ledger")
    assert (done.code, done.out) == (2, "")
    assert "里的公式在添加时会丢掉结果" in done.err and "选择性粘贴" in done.err
    assert path.read_bytes() == before and list(path.parent.glob("台账-*")) == []


def test_only_xlsx_is_added_to(saved: dict[str, Path]) -> None:
    done = run("ledger", "-o", "台账.ods")
    assert (done.code, done.out) == (2, "") and "台账要存成 .xlsx 文件" in done.err


def test_corrections_typed_in_libreoffice_are_read_and_added_to(
    office: libreoffice.Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checklist: Checklist
) -> None:
    monkeypatch.chdir(tmp_path)
    write_return(RETURNS, "甲小学", {13: "较好", 7: ""})
    run("ledger")
    typed = {"D2": "否", "E2": "张三", "F2": "2022-07-05", "G2": "电话", "D3": "是", "E3": "张三", "F3": "2022-07-05"}
    files = [tmp_path / f"台账.{kind}" for kind in ("xlsx", "ods", "xls")]
    office.type_and_save(tmp_path / "台账.xlsx", files, cells={"更正": typed})
    for path in files:
        rows = load_ledger(path, checklist).corrections.rows
        assert [(row.after, row.on, row.how) for row in rows.values()] == [
            ("否", date(2022, 7, 5), "电话"),
            ("是", date(2022, 7, 5), ""),
        ]
    assert run("validate").code == 0
    before = rows_of(files[0], "更正")
    write_return(RETURNS, "乙小学", {5: "差不多"})
    assert "更正：新增 1 处要问的" in run("ledger").out
    assert rows_of(files[0], "更正")[:2] == before
    assert rows_of(files[0], "更正")[2][:3] == ("乙小学", 5, "差不多")
