"""汇总表.xlsx holds the summary's numbers, each in its place."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeAlias

import openpyxl
import pytest

from jianfu_cli.reports.excel import sheet_model as model
from jianfu_cli.reports.excel import stream as streaming
from jianfu_cli.reports.excel import workbook as excel
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Problem, Summary
from jianfu_cli.summary.measure_rows import RectificationRow
from jianfu_cli.summary.measure_states import of_this_semester
from summaries import DEADLINE, make_summary

# openpyxl's types know neither the charts nor the fonts, which must be looked at.
Book: TypeAlias = Any
Page: TypeAlias = Any
SHEETS = [
    *("总览", "报送情况", "乡镇统计", "分项统计", "学校×项目", "出处"),
    *("问题清单", "整改台账", "待更正", "未报名单", "乡镇通知", "重点督导建议", "报市局", "明细"),
]


def rate(compliant: int, noncompliant: int) -> float | None:
    """The contract's rate: compliant / (compliant + noncompliant), None of an empty set."""
    whole = compliant + noncompliant
    return compliant / whole if whole else None


def written(summary: Summary) -> bytes:
    stream = io.BytesIO()
    excel.write_workbook(summary, stream)
    return stream.getvalue()


def opened(summary: Summary) -> Book:
    return openpyxl.load_workbook(io.BytesIO(written(summary)))


def table(sheet: Page, first_heading: str) -> list[dict[str, object]]:
    """The rows below the heading row that begins with `first_heading`, by heading (without line breaks)."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(i for i, row in enumerate(rows) if row[0] == first_heading)
    headings = [str(cell or "").replace("\n", "") for cell in rows[at]]
    return [dict(zip(headings, row, strict=True)) for row in rows[at + 1 :]]


def near(number: float | None) -> object:
    """Rates stand with six digits."""
    return pytest.approx(number, abs=1e-6)


def overview(book: Book) -> dict[str, object]:
    return {str(row[0]): row[1] for row in book["总览"].iter_rows(values_only=True) if row[0]}


@pytest.fixture(scope="module")
def summary() -> Summary:
    return make_summary(60)


@pytest.fixture(scope="module")
def book(summary: Summary) -> Book:
    return opened(summary)


def test_sheets_stand_in_their_order(book: Book) -> None:
    assert book.sheetnames == SHEETS


def test_overview_says_the_key_figures(summary: Summary, book: Book) -> None:
    says = overview(book)
    assert says["应报学校（所）"] == 60
    assert says["实报学校（所）"] == summary.counted
    assert says["报送率"] == near(summary.counted / 60)
    assert says["待更正（所）"] == len(summary.rejected)
    assert says["未报（所）"] == len(summary.missing)
    assert says["逾期（所）"] == len(summary.late)
    assert says["收到（份）"] == len(summary.files)
    for disposition, count in summary.dispositions.items():
        assert says[f"其中：{disposition.label}"] == count
    bad = sum(item.noncompliant for item in summary.items)
    good = sum(item.compliant for item in summary.items)
    assert (says["符合（项次）"], says["存在问题（项次）"]) == (good, bad)
    assert says["符合率"] == near(rate(good, bad))
    for section in summary.sections:
        assert says[section.title] == near(rate(section.compliant, section.noncompliant))


def test_overview_shows_that_the_sums_agree(summary: Summary, book: Book) -> None:
    verdicts = [row[1] for row in book["总览"].iter_rows(values_only=True) if row[1] in ("相符", "不符")]
    assert verdicts == ["相符"] * len(summary.checks)


def test_a_sum_that_does_not_agree_is_shown(summary: Summary) -> None:
    wrong = replace(summary, checks=[replace(summary.checks[0], left=99), *summary.checks[1:]])
    texts = [row for row in opened(wrong)["总览"].iter_rows(values_only=True) if row[1] == "不符"]
    assert len(texts) == 1
    assert "99 ≠" in str(texts[0][2])


def test_every_file_has_its_disposition(summary: Summary, book: Book) -> None:
    rows = table(book["报送情况"], "序号")
    order = [school.name for school in summary.schools]
    files = sorted(summary.files, key=lambda entry: order.index(entry.school) if entry.school else len(order))
    assert [(row["文件"], row["去向"], row["说明"]) for row in rows] == [
        (entry.file, entry.disposition.label, entry.reason) for entry in files
    ]
    assert [row["学校"] for row in rows] == [entry.school or "—" for entry in files]


def test_groups_have_their_numbers_and_totals(summary: Summary, book: Book) -> None:
    *rows, total = table(book["乡镇统计"], "乡镇")
    for row, group in zip(rows, summary.groups, strict=True):
        assert row["乡镇"] == group.name
        assert (row["应报（所）"], row["实报（所）"]) == (group.expected, group.counted)
        assert (row["待更正（所）"], row["未报（所）"]) == (group.rejected, group.missing)
        assert (row["有问题（所）"], row["存在问题（项次）"]) == (group.noncompliant_schools, group.noncompliant)
        assert row["符合率"] == near(rate(group.compliant, group.noncompliant))
        assert tuple(row[f"{item.number}项"] for item in summary.items) == group.items
    assert total["实报（所）"] == summary.counted
    assert [total[f"{item.number}项"] for item in summary.items] == [item.noncompliant for item in summary.items]


def test_items_and_sections_have_their_counts(summary: Summary, book: Book) -> None:
    rows = table(book["分项统计"], "项号")
    for row, item in zip(rows, summary.items, strict=False):
        assert (row["项号"], row["内容"], row["应为"]) == (item.number, item.text, item.expected)
        counts = (row["符合（所）"], row["存在问题（所）"], row["不涉及（所）"])
        assert counts == (item.compliant, item.noncompliant, item.not_applicable)
        assert row["合计（所）"] == summary.counted
        assert row["符合率"] == near(rate(item.compliant, item.noncompliant))
        named = item.noncompliant_schools if len(item.noncompliant_schools) <= 12 else item.noncompliant_schools[:8]
        assert [name for name in str(row["存在问题的学校"] or "").split("等")[0].split("、") if name] == list(named)
    sections = table(book["分项统计"], "序号")
    for row, section in zip(sections, summary.sections, strict=False):
        counts = (row["符合（项次）"], row["存在问题（项次）"], row["不涉及（项次）"])
        assert (row["项目"], *counts) == (
            section.title, section.compliant, section.noncompliant, section.not_applicable,
        )  # fmt: skip


def test_what_is_worse_than_the_whole_is_coloured(summary: Summary, book: Book) -> None:
    good, bad = (sum(getattr(item, name) for item in summary.items) for name in ("compliant", "noncompliant"))
    for number, item in enumerate(summary.items, 4):
        worse = item.compliant * (good + bad) < good * (item.compliant + item.noncompliant)
        assert (book["分项统计"].cell(number, 6).fill.fill_type == "solid") == worse
    for number, group in enumerate(summary.groups, 5):
        worse = group.missing * 60 > len(summary.missing) * (group.expected or 0)
        assert (book["乡镇统计"].cell(number, 7).fill.fill_type == "solid") == worse


def test_the_matrix_holds_every_answer(summary: Summary, book: Book) -> None:
    rows = list(book["学校×项目"].iter_rows(min_row=6, values_only=True))
    for row, school in zip(rows, summary.schools, strict=True):
        assert row[:2] == (school.group, school.name)
        assert row[4:] == school.answers
        if school.state == "counted":
            assert row[3] == school.noncompliant
    states = {row[2] for row in rows}
    assert states == {"已计入", "已计入（逾期）", "待更正", "已收到待处理", "未报"}


def test_sources_lie_under_the_answers(summary: Summary, book: Book) -> None:
    matrix, sources = book["学校×项目"], book["出处"]
    assert matrix.dimensions == sources.dimensions
    assert matrix.freeze_panes == sources.freeze_panes == "C6"
    for number, school in enumerate(summary.schools, 6):
        assert sources.cell(number, 2).value == matrix.cell(number, 2).value == school.name
        assert sources.cell(number, 3).value == school.file
        assert tuple(cell.value for cell in sources[number][4:]) == school.locations
        for sheet, name in ((matrix, "该校出处"), (sources, "该校答案")):
            link = sheet.cell(number, 2).hyperlink
            assert (link.location if link else None) == (name if school.file else None)


def test_links_find_the_school_and_not_a_place_that_sorting_changes(book: Book) -> None:
    for name, here, there in (("该校出处", "学校×项目", "出处"), ("该校答案", "出处", "学校×项目")):
        formula = book.defined_names[name].attr_text
        first, last = (f"'{there}'!${column}$6:${column}$65" for column in "BA")
        assert formula.startswith(f"INDEX({first},MATCH(1,")
        assert f"({last}='{here}'!$A1)*({first}='{here}'!$B1)" in formula


def test_bad_answers_stand_out(summary: Summary, book: Book) -> None:
    sheet = book["学校×项目"]
    for number, school in enumerate(summary.schools, 6):
        for at, (item, answer) in enumerate(zip(summary.checklist.items, school.answers, strict=True)):
            filled = sheet.cell(number, 5 + at).fill.fill_type == "solid"
            assert filled == (summary.checklist.compliant(item, answer) is False)


def test_problems_stand_with_measures_and_places(summary: Summary, book: Book) -> None:
    rows = table(book["问题清单"], "序号")
    for row, problem in zip(rows, summary.problems, strict=True):
        assert (row["学校"], row["项号"], row["自查情况"]) == (problem.school, problem.item, problem.answer)
        assert (row["情况说明"], row["来源文件"], row["位置"]) == (problem.explanation, problem.file, problem.location)
        assert row["整改措施"] == (problem.measures[0].measure if problem.measures else "未填写")
        assert row["完成时限"] == (datetime(2022, 9, 1) if problem.measures else None)


def test_rectifications_are_held_against_the_report_date(summary: Summary) -> None:
    measure = summary.rectifications[0]
    deadlines = {"2022-07-14": "已到期", "2022-07-15": None, "学期末": "没有确定日期", "立行立改": None, "": "未填写"}
    rows = [of_this_semester(replace(measure, deadline=deadline), summary.report_date) for deadline in deadlines]
    shown = table(opened(replace(summary, measures=rows))["整改台账"], "序号")
    assert [row["状态"] for row in shown] == ["已到期", "整改中", "整改中", "整改中", "整改中"]
    assert [row["时限提示"] for row in shown] == list(deadlines.values())
    assert [row["完成时限"] for row in shown] == [
        datetime(2022, 7, 14),
        datetime(2022, 7, 15),
        "学期末",
        "立行立改",
        None,
    ]


def test_corrections_can_be_read_out(summary: Summary, book: Book) -> None:
    rows = table(book["待更正"], "序号")
    findings = [(correction.school, found) for correction in summary.corrections for found in correction.findings]
    assert len(rows) == len(findings)
    for row, (school, found) in zip(rows, findings, strict=True):
        assert (row["学校"], row["级别"], row["项号"], row["位置"]) == (school, "错误", found.item, found.location)
        assert (row["存在什么问题"], row["请学校怎么做"]) == (found.message, found.hint)
    words = str(rows[0]["告知用语（可直接粘贴）"])
    assert words == f"{findings[0][0]}：工作表“自查表”C5格，第1项没有作答。请在“自查情况”中作答。"


def test_corrections_stand_school_by_school_the_rejected_first(summary: Summary) -> None:
    first, second = summary.corrections[:2]
    mixed = [replace(first, disposition=Disposition.COUNTED), second, first]
    rows = table(opened(replace(summary, corrections=mixed))["待更正"], "序号")
    assert [row["学校"] for row in rows] == [first.school] * 4 + [second.school] * 2
    assert [row["去向"] for row in rows] == ["退回更正"] * 2 + ["计入汇总"] * 2 + ["退回更正"] * 2


def test_absent_schools_are_listed_by_group(summary: Summary, book: Book) -> None:
    rows = table(book["未报名单"], "序号")
    states = {str(row["学校"]): row["情况"] for row in rows}
    expected = dict.fromkeys(summary.missing, "未报") | dict.fromkeys(summary.rejected, "待更正")
    expected |= {came.school: "已收到待处理" for came in summary.received}
    assert states == expected
    reasons = {str(row["学校"]): str(row["说明"]) for row in rows}
    assert all(came.reason in reasons[came.school] for came in summary.received)
    order = [group.name for group in summary.groups]
    assert [row["乡镇"] for row in rows] == sorted((str(row["乡镇"]) for row in rows), key=order.index)


def test_each_group_with_gaps_gets_its_words(summary: Summary, book: Book) -> None:
    rows = {str(row["乡镇"]): str(row["通知用语（可直接粘贴）"]) for row in table(book["乡镇通知"], "乡镇")}
    assert set(rows) == {group.name for group in summary.groups if group.missing + group.rejected + group.received}
    towns = {school.name: school.group for school in summary.schools}
    assert all(f"{came.school}（{came.reason}）" in rows[towns[came.school]] for came in summary.received)
    for school in summary.schools:
        if school.state == "missing":
            assert school.name in rows[school.group].partition("未报")[2]
        if school.state == "rejected":
            assert school.name in rows[school.group].partition("待更正")[2]


def test_priority_has_its_reasons(summary: Summary, book: Book) -> None:
    rows = table(book["重点督导建议"], "序号")
    assert [(row["学校"], row["建议理由"]) for row in rows] == [
        (proposal.school, "；".join(proposal.reasons)) for proposal in summary.priority
    ]


def test_charts_have_axes_and_point_at_the_numbers(summary: Summary, book: Book) -> None:
    charts = book["分项统计"]._charts
    assert len(charts) == 3
    for chart in charts:
        assert not chart.x_axis.delete
        assert not chart.y_axis.delete
        series = chart.ser[0]
        sheet, _, cells = series.val.numRef.f.rpartition("!")
        shown = [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]
        kept = [float(point.v) for point in series.val.numRef.numCache.pt]
        assert shown == pytest.approx(kept)
        sheet, _, cells = series.cat.strRef.f.rpartition("!")
        labels = [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]
        assert labels == [point.v for point in series.cat.strRef.strCache.pt]


def test_sorting_the_items_takes_the_labels_of_the_chart_along(book: Book) -> None:
    sheet = book["分项统计"]
    label = sheet._charts[1].ser[0].cat.strRef.f.rpartition("!")[2].partition(":")[0].strip("$").partition("$")[0]
    assert str(sheet.auto_filter.ref).partition(":")[2].startswith(label)
    assert not str(sheet.print_area).partition(":")[2].startswith(f"${label}")


def test_tables_are_frozen_filtered_and_printed_on_a4(summary: Summary, book: Book) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1, 2)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.sheet_view.showGridLines is False
        if sheet.title != "总览":
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref or sheet.title in ("明细", "报市局")
            assert sheet.print_title_rows
    last = book["报送情况"].auto_filter.ref.rpartition(":")[2]
    assert last == f"F{len(summary.files) + 3}"


def test_chinese_fonts_everywhere(book: Book) -> None:
    assert {font.name for font in book._fonts} == {"宋体", "黑体"}


def test_wrapped_rows_are_high_enough(book: Book) -> None:
    sheet = book["分项统计"]
    longest = next(row for row in sheet.iter_rows(min_row=4) if len(str(row[2].value or "")) > 100)
    width = sheet.column_dimensions["C"].width
    lines = len(str(longest[2].value)) * 2 * 10 / 11 / width
    assert sheet.row_dimensions[longest[0].row].height >= lines * 13.5


def test_rates_never_round_up_to_all() -> None:
    summary = make_summary(12)
    item = replace(summary.items[0], compliant=99_999, noncompliant=1)
    rows = table(opened(replace(summary, items=[item, *summary.items[1:]]))["分项统计"], "项号")
    assert rows[0]["符合率"] == pytest.approx(0.999)


def test_without_a_roster_nothing_is_expected() -> None:
    summary = make_summary(30, roster=False)
    book = opened(summary)
    says = overview(book)
    assert (says["应报学校（所）"], says["报送率"], says["未报（所）"]) == ("—", "—", "—")
    assert {row["应报（所）"] for row in table(book["乡镇统计"], "乡镇")} == {"—"}


def test_without_a_deadline_nobody_is_late() -> None:
    summary = replace(make_summary(12), deadline=None, late=())
    assert overview(opened(summary))["逾期（所）"] == "—"
    assert date(2022, 1, 1) < DEADLINE


@pytest.mark.parametrize("roster", [True, False])
def test_nothing_at_all(roster: bool) -> None:
    book = opened(make_summary(0, roster=roster))
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        if name not in ("分项统计", "报市局", "明细"):
            header = int(str(book[name].auto_filter.ref).partition(":")[0].lstrip("A"))
            assert book[name].cell(header + 1, 1).value == "无"
    assert overview(book)["符合率"] == "—"
    assert not book["分项统计"]._charts


def test_no_problems_at_all() -> None:
    book = opened(make_summary(20, trouble=0, missing=0, rejected=0))
    assert [row["序号"] for row in table(book["问题清单"], "序号")] == ["无"]
    assert overview(book)["符合率"] == 1
    assert "未报告问题" in str([row for row in book["总览"].iter_rows(values_only=True) if row[0] == "无"])


def test_all_missing() -> None:
    book = opened(make_summary(20, missing=1.0))
    assert overview(book)["报送率"] == 0
    assert len(table(book["未报名单"], "序号")) == 20


def test_measures_of_one_problem_are_joined() -> None:
    summary = make_summary(12)
    first = RectificationRow("甲小学", "米山镇", 1, "", "协调", "张三", "2022-09-01", "a.xlsx")
    second = replace(first, measure="整改", responsible="李明", deadline="年底")
    problem = Problem("甲小学", "米山镇", 1, "是", "", "a.xlsx", None, (first, second))
    row = table(opened(replace(summary, problems=[problem]))["问题清单"], "序号")[0]
    assert (row["情况说明"], row["位置"]) == ("未填写", None)
    assert (row["整改措施"], row["责任人"], row["完成时限"]) == ("协调；整改", "张三；李明", "2022-09-01；年底")


def test_what_excel_has_no_room_for_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MAX_ROWS", 20)
    summary = make_summary(60)
    sheet = opened(summary)["报送情况"]
    assert sheet.max_row == 20
    listed = 20 - 3 - 1
    assert f"另有 {len(summary.files) - listed} 行" in str(sheet.cell(20, 1).value)


def test_links_stop_where_excel_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "MAX_LINKS", 5)
    sheet = opened(make_summary(60))["学校×项目"]
    assert sum(bool(cell.hyperlink) for cell in sheet["B"]) == 5


def test_a_problem_whose_measures_are_in_a_paper_leads_there() -> None:
    summary = make_summary(60, papers=True)
    book = opened(summary)
    rows = table(book["问题清单"], "序号")
    shown = {(row["学校"], row["项号"]): str(row["整改措施"]) for row in rows}
    for problem in summary.problems:
        if not problem.measured:
            assert shown[problem.school, problem.item] == f"见另报的材料：{problem.papers[0]}"
    assert "0条没有填写整改措施" in str(book["问题清单"]["A2"].value)
    papers = table(book["材料报送"], "乡镇")
    assert len(papers) == len(summary.schools)
    assert sum(str(row["自查报告"]).endswith("自查报告.docx") for row in papers) == summary.papers["自查报告"]
