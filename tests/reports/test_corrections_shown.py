"""What was corrected is marked wherever it counts: workbook, report, page, screen."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from commands import run
from ledgers import corrected, write_return

LEDGER, RETURNS = Path("台账.xlsx"), Path("returns")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A summarised folder: two schools corrected by telephone, one of them in writing."""
    path = tmp_path_factory.mktemp("corrected")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path)
        write_return(RETURNS, "甲小学", {13: "较好", 7: ""})
        write_return(RETURNS, "乙小学", {13: "☑是 ☑否"})
        write_return(RETURNS, "丙小学", {})
        corrected(
            LEDGER,
            ("甲小学", 13, "较好", "否"),
            ("甲小学", 7, "", "否", "+张三", "2022-07-05", "电话"),
            ("乙小学", 13, "☑是 ☑否", "是", "张三", "2022-07-06", "书面"),
        )
        assert run("summarize").code == 0
    return path / "summary"


def test_the_matrix_marks_them_and_its_cells_say_the_answer_alone(folder: Path) -> None:
    page = openpyxl.load_workbook(folder / "汇总表.xlsx")["学校×项目"]
    marked = {
        (page[f"B{cell.row}"].value, cell.value): cell.number_format
        for row in page.iter_rows(min_row=6)
        for cell in row
        if cell.number_format != "General" and "更" in cell.number_format
    }
    assert marked == {("甲小学", "否"): '@"更"', ("乙小学", "是"): '@"更"'}
    assert "“更”=与学校核实后更正" in str(page["A2"].value)


def test_the_workbook_lists_them(folder: Path) -> None:
    rows = list(openpyxl.load_workbook(folder / "汇总表.xlsx")["更正一览"].iter_rows(values_only=True))
    listed = {(row[2], row[3], row[5], row[6], row[7], row[9], row[10]) for row in rows if isinstance(row[0], int)}
    assert listed == {
        ("甲小学", "第13项", "较好", "否", "张三", "电话", "待补"),
        ("甲小学", "第7项", "（空白）", "否", "+张三", "电话", "待补"),
        ("乙小学", "第13项", "☑是 ☑否", "是", "张三", "书面", None),
    }
    assert any("其中2处还没有书面材料" in str(row[0]) for row in rows)


def test_the_report_says_so_with_an_annex(folder: Path) -> None:
    with zipfile.ZipFile(folder / "汇总报告.docx") as report:
        text = re.sub("<[^>]+>", "", report.read("word/document.xml").decode())
    assert "另有2所学校的3处填写有误或不明，已与学校核实，按更正后的内容计入，其中2处待补报书面材料（见附件" in text
    assert "更正一览表" in text and "电话（待补书面）" in text


def test_the_page_marks_and_lists_them(folder: Path) -> None:
    page = (folder / "汇总.html").read_text(encoding="utf-8")
    found = re.search(r'<script[^>]*id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert sorted(json.loads(found[1])["corrected"].values()) == [[12], [12, 6]]
    assert "与学校核实后更正（3 处，其中 2 处待补书面）" in page
    assert "第13项由“较好”更正为“否”（张三，2022-07-05，电话，待补书面）" in page


def test_nothing_is_said_where_nothing_was_corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_return(RETURNS, "甲小学", {})
    done = run("summarize")
    assert "台账更正" not in done.out and "台账" not in done.err
    assert "更正一览" not in openpyxl.load_workbook("summary/汇总表.xlsx").sheetnames
