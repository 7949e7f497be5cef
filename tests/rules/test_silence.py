"""An explanation or a measure that says nothing is none: in the findings, in what is counted, and in every output."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from forms_by_hand import CHECKLIST, TERM, answer, clean, codes, measure
from jianfu_cli.checking import Settings
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.reports.output_files import write_reports
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.rollup import Rollup, roll_up
from jianfu_cli.vocabulary.silence import says_nothing

SILENT = [
    "",
    "/",
    "—",
    "——",
    "…",
    "无",
    "无。",
    "（无）",
    "没有",
    "暂无",
    "略",
    "同上",
    "不涉及",
    "N/A",
    "无需整改",
    "未发现问题",
]
SAID = ["无此项工作", "没有承担过社会考试", "1", "√", "无整改条件，已向上级反映", "停止", "有"]


@pytest.mark.parametrize("text", SILENT)
def test_it_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", SAID)
def test_it_says_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("text", SILENT)
def test_a_silent_explanation_is_none(text: str) -> None:
    lines = [measure(7, problem=text, measure=text)]
    problem = answer(clean(rectifications=lines), 7, answer="是", explanation=text, remark=text)
    found = codes(problem)
    assert found[:2] == [("JF301", 7), ("JF302", 7)]
    assert found[2:] == ([("JF306", 7)] if text == "未发现问题" else []), "which contradicts the answer as well"
    assert codes(answer(clean(), 17, answer="不涉及", explanation=text, remark=text)) == [("JF305", 17)]


@pytest.mark.parametrize("text", SILENT)
def test_a_silent_measure_is_none(text: str) -> None:
    form = answer(clean(rectifications=[measure(7, measure=text)]), 7, answer="是", explanation="要求填写家访记录。")
    assert codes(form) == [("JF302", 7)]
    lacking = measure(7, measure=text, responsible="", deadline_written="")
    assert codes(clean(rectifications=[lacking])) == [], "what is no measure lacks nothing"


@pytest.mark.parametrize("text", SILENT)
def test_a_silent_person_or_deadline_is_none(text: str) -> None:
    assert codes(clean(rectifications=[measure(7, responsible=text)])) == [("JF303", 7)]
    assert codes(clean(rectifications=[measure(7, deadline_written=text)])) == [("JF303", 7)]


def test_silent_measures_without_a_number_are_not_counted_as_written() -> None:
    form = answer(clean(rectifications=[measure(None, measure="/")]), 7, answer="是", explanation="要求填写家访记录。")
    assert codes(form) == [("JF302", 7)]


# In the summary and its reports ---------------------------------------------------------------------------------------

SPEAKING, SLASH, NEEDLESS = "米山镇东庄小学", "米山镇河东小学", "米山镇河西小学"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three schools with a problem in item 7: one that says what it is and does, two that fill the cells with nothing."""
    folder = tmp_path_factory.mktemp("returns")
    write_return(folder, SPEAKING, "要求填写家访记录。", "停止填写", "张三", "2022年9月1日")
    write_return(folder, SLASH, "—", "/", "李四", "2022年9月1日")
    write_return(folder, NEEDLESS, "无", "无需整改", "李四", "/")
    return folder


def write_return(folder: Path, school: str, explanation: str, *measured: str) -> None:
    answers = {item.number: (item.expected, "", "") for item in CHECKLIST.items} | {7: ("是", explanation, "")}
    fields = {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"}
    filling = Filling(fields, answers, [Measure(7, "", *measured)])
    blank = blank_form(CHECKLIST, Addressee(school), TERM, "xlsx")
    (folder / f"{school}.xlsx").write_bytes(fill(blank, "xlsx", filling))


@pytest.fixture(scope="module")
def summary(folder: Path) -> Summary:
    return roll_up(Rollup(Settings(CHECKLIST, None, TERM), [str(folder)], date(2022, 7, 20)))


@pytest.fixture(scope="module")
def reports(folder: Path, summary: Summary) -> Path:
    write_reports(summary, folder / "summary")
    return folder / "summary"


def test_a_silent_measure_alone_is_no_ground_for_priority(summary: Summary) -> None:
    assert [problem.unmeasured for problem in summary.problems] == [False, True, True]
    assert summary.priority == []


def test_the_figures_know_no_words_that_say_nothing(summary: Summary) -> None:
    assert [(problem.explanation, problem.measured) for problem in summary.problems] == [
        ("要求填写家访记录。", True), ("", False), ("", False),
    ]  # fmt: skip
    assert [(row.measure, row.deadline) for row in summary.rectifications] == [("停止填写", "2022-09-01")], (
        "what is no measure is none in any list"
    )


def test_no_report_prints_them_or_counts_them(reports: Path) -> None:
    document = Document(str(reports / "汇总报告.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    text += "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "已填写整改措施的1项次" in text
    assert "无需整改" not in text
    book = load_workbook(io.BytesIO((reports / "汇总表.xlsx").read_bytes()))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not cells & {"无需整改", "/"}
    assert any("其中2条没有填写整改措施" in cell for cell in cells)
    page = (reports / "汇总.html").read_text(encoding="utf-8")
    assert "无需整改" not in page
    assert "其中 1 项次填写了整改措施" in page
    problems = json.loads((reports / "summary.json").read_bytes())["problems"]
    assert [(problem["explanation"], problem["measures"]) for problem in problems] == [
        ("要求填写家访记录。", 1), ("", 0), ("", 0),
    ]  # fmt: skip
