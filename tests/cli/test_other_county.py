"""Another county's list, from end to end: other items, answers, fields, papers and ledgers, and no change of code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import other_county
from jianfu_cli.intake.formats import opening
from other_county import PRIVATE, TERM


@pytest.fixture(scope="module")
def semester(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working folder at the end of the semester: forms issued, returns in, the unclear answer settled, all written."""
    return other_county.whole_semester(tmp_path_factory.mktemp("county"))


def loaded(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def test_the_forms_show_its_title_items_and_answers(semester: Path) -> None:
    for suffix in ("xlsx", "docx"):
        form = next((semester / "forms" / TERM).rglob(f"柳河镇示例小学-自查表.{suffix}"))
        document = opening.open_document(form.read_bytes())
        text = "\n".join(cell for grid in document.grids for row in grid.rows for cell in row.cells)
        assert "云溪示例县中小学教师减负措施落实情况表" in text
        assert "12. 寄宿学校教师值夜后次日上午不排课。" in text and "13." not in text
        assert "联系电话" in text and "高平" not in text and "□是" not in text


def test_each_return_is_read_by_its_list(semester: Path) -> None:
    found = {entry["school"]["name"]: entry for entry in loaded(semester / "validation.json")["returns"]}
    assert {name: entry["status"] for name, entry in found.items()} == {
        "云溪县第一示例小学": "valid",
        "云溪县示例职业学校": "valid",
        "柳河镇示例小学": "valid",
        "柳河镇示例中学": "valid",
        "石桥乡示例小学": "invalid",
    }
    assert found["柳河镇示例小学"]["responses"][4]["answer"] == "未落实"
    assert found["云溪县示例职业学校"]["responses"][11]["compliant"] is None
    assert found["柳河镇示例中学"]["responses"][7]["answer"] == "已落实"  # as ruled
    assert found["云溪县第一示例小学"]["fields"] == {"phone": "0000-1234567"}
    codes = {name: [finding["code"] for finding in entry["findings"]] for name, entry in found.items()}
    assert codes == {
        "云溪县第一示例小学": [],
        "云溪县示例职业学校": [],
        "柳河镇示例小学": [],
        "柳河镇示例中学": ["JF404"],
        "石桥乡示例小学": ["JF109", "JF201"],
    }


def test_its_papers_are_known(semester: Path) -> None:
    [paper] = loaded(semester / "validation.json")["attachments"]
    assert (paper["school"], paper["materials"]) == ("柳河镇示例小学", ["学期小结"])


def test_the_summary_counts_in_its_words(semester: Path) -> None:
    summary = loaded(semester / "summary" / "summary.json")
    assert summary["schools"]["expected"] == 6 and summary["schools"]["counted"] == 4
    assert summary["schools"]["missing"] == ["石桥乡示例学校"] and summary["schools"]["rejected"] == ["石桥乡示例小学"]
    assert [(item["compliant"], item["noncompliant"], item["not_applicable"]) for item in summary["items"]] == [
        {5: (3, 1, 0), 12: (3, 0, 1)}.get(number, (4, 0, 0)) for number in range(1, 13)
    ]
    assert all(check["holds"] for check in summary["checks"])


def test_its_ledgers_are_counted_and_what_is_private_stays_there(semester: Path) -> None:
    summary = loaded(semester / "summary" / "summary.json")
    visits, letters = summary["ledgers"]
    approved = visits["figures"][0]
    assert (visits["title"], approved["value"], approved["baseline"], approved["limit"]) == ("进校审批单", 2, 20, 14)
    assert (letters["figures"][0]["title"], letters["figures"][0]["value"]) == ("属实的来信", 1)
    assert "教师来信属实" in json.dumps(summary["priority"], ensure_ascii=False)
    assert "进校审批单" in (semester / "ledger.txt").read_text(encoding="utf-8")
    page = (semester / "summary" / "汇总.html").read_text(encoding="utf-8")
    assert PRIVATE not in page + json.dumps(summary, ensure_ascii=False)


def test_the_report_is_this_countys(semester: Path) -> None:
    document = opening.open_document((semester / "summary" / "汇总报告.docx").read_bytes())
    text = "\n".join(cell for grid in document.grids for row in grid.rows for cell in row.cells)
    assert "云溪示例县教育体育局" in text and "县教育体育局办公室" in text
    assert "高平" not in text and "21项" not in text and PRIVATE not in text


def test_the_school_that_must_act_is_answered(semester: Path) -> None:
    answered = semester / "回复" / "石桥乡" / "石桥乡示例小学"
    assert {path.suffix for path in answered.iterdir()} == {".xlsx", ".docx"}
    assert "第3项" in (semester / "回复" / "通知用语.txt").read_text(encoding="utf-8-sig")
