"""More schools than 重点督导 may list, all alike: every output says that they are tied, and that it is no mistake."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from docx import Document

import semester
from commands import run

WORDS = "这13所理由轻重相同，并列，共列13所（名单一般最多10所）"


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The results of a county of which 13 schools sent nothing."""
    monkeypatch.chdir(tmp_path)
    names = ["三甲镇河东小学", *(f"第{number}小学" for number in range(13))]
    Path("名册.csv").write_text("学校名称\n" + "\n".join(names), encoding="utf-8")
    Path("returns").mkdir()
    Path("returns/甲.xlsx").write_bytes(semester.form("三甲镇河东小学", "2022年6月30日"))
    assert run("summarize", "--roster", "名册.csv", "--term", "2022春").code == 0
    return tmp_path / "summary"


def test_every_output_says_so(summary: Path) -> None:
    book = openpyxl.load_workbook(summary / "汇总表.xlsx")
    sheets = {sheet.title for sheet in book for row in sheet.iter_rows(values_only=True) if WORDS in str(row)}
    assert len(sheets) == 2
    assert WORDS in (summary / "汇总.html").read_text(encoding="utf-8")
    report = Document(str(summary / "汇总报告.docx"))
    assert any(WORDS in paragraph.text for paragraph in report.paragraphs)
