"""明细, 报市局, 判读: every answer for pivots, the figures to send up, and what people ruled on."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from jianfu_cli.reports.excel import sheet_model, workbook
from jianfu_cli.summary.figures import SettledAnswer, Summary
from summaries import make_summary

HEADINGS = (
    *("乡镇", "类别", "学校", "项目", "项号", "结论", "是否符合"),
    *("情况说明", "备注", "填表时间", "文件", "单元格"),
)


def opened(summary: Summary) -> Any:
    stream = io.BytesIO()
    workbook.write_workbook(summary, stream)
    return openpyxl.load_workbook(stream)


@pytest.fixture(scope="module")
def summary() -> Summary:
    return make_summary(60)


def test_the_details_are_a_table_of_every_answer_in_the_rosters_order(summary: Summary) -> None:
    sheet = opened(summary)["明细"]
    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings == HEADINGS
    assert sheet.tables["明细"].ref == sheet.tables["明细"].autoFilter.ref == f"A1:L{1 + len(rows)}"
    sections = {item.number: section.title for section in summary.checklist.sections for item in section.items}
    expected = []
    for at, school in enumerate(summary.schools):
        for said in summary.responses(at):
            verdict = {True: "符合", False: "存在问题", None: "不涉及"}[said.compliant]
            day = datetime.fromisoformat(str(school.filled_on))
            answer = (sections[said.item], said.item, said.answer, verdict, said.explanation or None, None)
            expected.append((school.group, school.kind, school.name, *answer, day, school.file, said.location))
    assert rows == expected
    assert len(rows) == summary.counted * 21
    assert any(row[6] == "符合" and row[7] for row in rows), "what is said where all is well"


def test_what_excel_has_no_rows_for_is_said_beside_the_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_model, "MAX_ROWS", 100)
    summary = make_summary(12)
    sheet = opened(summary)["明细"]
    assert sheet.max_row == 100
    assert sheet.tables["明细"].ref == "A1:L100"
    assert f"另有 {summary.counted * 21 - 99} 行未列出" in sheet["N1"].value


def test_without_a_return_the_table_has_a_blank_row() -> None:
    sheet = opened(make_summary(0))["明细"]
    assert sheet.tables["明细"].ref == "A1:L2"
    assert [cell.value for cell in sheet[2]] == [None] * 12


def test_the_sheet_to_send_up_has_the_figures_and_no_file_no_cell_no_code(summary: Summary) -> None:
    sheet = opened(summary)["报市局"]
    text = "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None)
    assert f"应报学校60所，实报{summary.counted}所" in text
    assert not re.search(r"[\\/]|\.xlsx|[A-Z]\d|JF\d|\d{10}|jianfu", text)
    assert not sheet._hyperlinks
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int)]
    assert [(row[1], *row[4:7]) for row in rows] == [
        (item.number, item.compliant, item.noncompliant, item.not_applicable) for item in summary.items
    ]
    assert sheet.page_setup.fitToHeight in (None, 1), "one page"


def test_answers_that_people_ruled_on_are_marked(summary: Summary) -> None:
    first, problem = next(row for row in summary.schools if row.file and not row.noncompliant), summary.problems[0]
    ruled = [
        SettledAnswer(first.name, 13, "较好", "是", "张三", "2022-07-05", "台账.xlsx!判读!A2"),
        SettledAnswer(problem.school, problem.item, "偶有", problem.answer, None, None, "台账.xlsx!判读!A3"),
    ]
    book = opened(replace(summary, settled=ruled))
    matrix, names = book["学校×项目"], [school.name for school in summary.schools]
    underlined = {
        (names[cell.row - 6], cell.column - 4)
        for row in matrix.iter_rows(min_row=6, min_col=5)
        for cell in row
        if cell.font.underline
    }
    assert underlined == {(answer.school, answer.item) for answer in ruled}
    assert "下划线=按判读" in matrix["A2"].value
    problems = [row for row in book["问题清单"].iter_rows(values_only=True) if str(row[5]).endswith("（按判读）")]
    assert [(row[2], row[3]) for row in problems] == [(problem.school, problem.item)]
    rows = list(book["判读"].iter_rows(min_row=4, values_only=True))
    assert [(row[2], row[3], *row[5:]) for row in rows] == [
        (first.name, 13, "较好", "是", "张三", datetime(2022, 7, 5), "台账.xlsx!判读!A2"),
        (problem.school, problem.item, "偶有", problem.answer, None, None, "台账.xlsx!判读!A3"),
    ]
    assert "按判读" not in str(list(opened(summary)["学校×项目"].iter_rows(max_row=3, values_only=True)))


def test_headings_of_the_items_are_not_printed_over_the_charts(summary: Summary) -> None:
    sheet = opened(summary)["分项统计"]
    total = next(cell.row for cell in sheet["A"] if cell.value == "合计")
    assert sheet.print_title_rows == "$3:$3"
    assert str(sheet.print_area).endswith(f"$J${total}"), "the sections and charts below it are not printed"
