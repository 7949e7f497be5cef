"""A form of this term with a mistyped year: every command says that the date is why it does not count."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import semester
from commands import run

DATED = "属于2020—2021学年第二学期，填表时间写的是2021年6月30日"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one such return, and the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("jianfu.yaml").write_text("term: 2021-2022-2\nroster: 名册.csv\n", encoding="utf-8")
    Path("名册.csv").write_text("学校名称\n三甲镇河东小学\n", encoding="utf-8")
    Path("returns").mkdir()
    Path("returns/甲.xlsx").write_bytes(semester.form("三甲镇河东小学", "2021年6月30日"))
    return tmp_path


def test_validate_does_not_call_it_good_without_saying_that_it_does_not_count() -> None:
    done = run("validate")
    assert done.code == 0, "JF106 is a warning"
    assert "returns/甲.xlsx：有效，但不算本学期的表" in done.out
    assert "汇总时不计入：请核对年份" in done.out
    assert "有效 1 份（其中 1 份不算本学期的表）" in done.out


def test_summarize_names_the_date() -> None:
    assert f"三甲镇河东小学（报来的表{DATED}）" in run("summarize").out


def test_the_school_is_told_of_the_date_and_shown_where() -> None:
    run("reply", "--deadline", "2022-07-15")
    text = next(Path("回复").rglob("通知用语.txt")).read_text(encoding="utf-8-sig")
    assert "填表时间2021年6月30日不在" in text and "请核对年份" in text
    assert "汇总" not in text.replace("汇总表", "")
    assert list(Path("回复").rglob("*（请更正）.xlsx"))


def test_the_ledger_asks_for_the_date_and_the_answer_makes_it_count() -> None:
    run("ledger")
    book = openpyxl.load_workbook("台账.xlsx")
    [row] = [row for row in book["更正"].iter_rows(min_row=2) if row[0].value == "三甲镇河东小学"]
    assert [cell.value for cell in row[1:3]] == ["填表时间", "2021年6月30日"]
    row[3].value, row[4].value, row[5].value, row[6].value = "2022-06-30", "张三", "2022-07-05", "电话"
    book.save("台账.xlsx")
    assert "已计入 1 所" in run("summarize").out


def test_a_form_of_another_term_is_called_that() -> None:
    Path("returns/甲.xlsx").write_bytes(semester.form("三甲镇河东小学", "2021年6月30日"))
    done = run("reply", "--term", "2022-2023-1", "--deadline", "2022-12-15")
    assert done.code == 0
    text = next(Path("回复").rglob("通知用语.txt")).read_text(encoding="utf-8-sig")
    assert "报来的是2020—2021学年第二学期的自查表" in text
