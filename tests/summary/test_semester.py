"""The semester of 40 schools, eight odd ones among them, through two rounds: nobody is wronged, and every sum agrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import semester
from jianfu_cli.reports.output_files import write_reports
from jianfu_cli.reports.word import context as wording
from jianfu_cli.reports.word import markup
from jianfu_cli.reports.word import word_report as word
from jianfu_cli.reports.word.annexes import all_annexes as annexes
from jianfu_cli.reports.word.blocks import Paragraph
from jianfu_cli.reports.word.template import render
from jianfu_cli.summary.dispositions import Disposition
from jianfu_cli.summary.figures import Change, Summary
from jianfu_cli.summary.school_state import State
from jianfu_cli.tools.resources import read_resource

SHIPPED = read_resource(word.WORDING_TEMPLATE)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, Summary]:
    """The summaries after the first round and after the second."""
    folder = tmp_path_factory.mktemp("semester") / "returns"
    semester.write(folder, semester.first_round(), date(2022, 7, 9))
    first = semester.summed_up(folder)
    semester.write(folder, semester.second_round(), date(2022, 7, 15))
    return first, semester.summed_up(folder)


@pytest.fixture(scope="module")
def first(rounds: tuple[Summary, Summary]) -> Summary:
    return rounds[0]


@pytest.fixture(scope="module")
def second(rounds: tuple[Summary, Summary]) -> Summary:
    return rounds[1]


def states(summary: Summary) -> dict[str, State]:
    """The schools that are not counted."""
    return {row.name: row.state for row in summary.schools if row.state is not State.COUNTED}


def ended(summary: Summary) -> dict[str, int]:
    return {disposition.value: count for disposition, count in summary.dispositions.items() if count}


def files(summary: Summary, disposition: Disposition) -> set[str]:
    return {entry.file.partition("returns/")[2] for entry in summary.files if entry.disposition is disposition}


# The first round ------------------------------------------------------------------------------------------------------


def test_of_nine_schools_one_is_missing(first: Summary) -> None:
    assert states(first) == {
        "米山镇中心小学": State.RECEIVED,
        "米山镇河东小学": State.RECEIVED,
        "三甲镇中心小学": State.RECEIVED,
        "三甲镇河东小学": State.RECEIVED,
        "陈区镇中心小学": State.RECEIVED,
        "北诗镇中心小学": State.RECEIVED,
        "陈区镇河东小学": State.REJECTED,
        "神农镇河东小学": State.MISSING,
    }
    assert first.missing == ("神农镇河东小学",)
    assert first.rejected == ("陈区镇河东小学",)


def test_what_came_and_why_it_does_not_count_is_said(first: Summary) -> None:
    assert {came.school: came.reason for came in first.received} == {
        "米山镇中心小学": "文件读不出：文件结构不完整，可能没有传完",
        "米山镇河东小学": "文件读不出：这是一张照片或图片（JPEG）",
        "三甲镇中心小学": "名册中没有“中心小学”，从文件名看是三甲镇中心小学",
        "三甲镇河东小学": "报来的表属于2020—2021学年第二学期，填表时间写的是2021年6月30日",
        "陈区镇中心小学": "只收到自查报告、盖章扫描件，请补报电子表",
        "北诗镇中心小学": "文件读不出：文件设有打开密码",
    }


def test_each_file_of_the_first_round_ends_once(first: Summary) -> None:
    assert ended(first) == {
        "attachment": 3, "unreadable": 4, "unidentified": 1, "other_term": 1, "superseded": 1, "rejected": 1, "counted": 32,
    }  # fmt: skip
    assert all(check.holds for check in first.checks)


def test_measures_in_a_paper_of_their_own_are_measures(first: Summary) -> None:
    problems = [problem for problem in first.problems if problem.school == "神农镇中心小学"]
    assert [(problem.item, problem.measured) for problem in problems] == [(4, True), (7, True), (8, True)]
    assert {row.file.rpartition("/")[2] for problem in problems for row in problem.measures} == {
        "神农镇中心小学整改措施.docx"
    }
    reasons = {proposed.school: proposed.reasons for proposed in first.priority}
    assert reasons["神农镇中心小学"] == ("存在问题3项",)
    corrected = {(due.school, found.code) for due in first.corrections for found in due.findings}
    assert ("神农镇中心小学", "JF302") not in corrected


def test_only_who_came_late_first_is_late(first: Summary) -> None:
    assert first.late == ("马村镇中心小学",)


def test_what_is_received_is_no_ground_for_priority(first: Summary) -> None:
    assert not {came.school for came in first.received} & {proposed.school for proposed in first.priority}


# The second -----------------------------------------------------------------------------------------------------------


def test_after_the_second_round_the_totals_speak_of_today(second: Summary) -> None:
    assert states(second) == {
        "米山镇河东小学": State.RECEIVED,
        "北诗镇中心小学": State.RECEIVED,
        "神农镇河东小学": State.MISSING,
    }
    assert ended(second) == {
        "attachment": 3, "unreadable": 4, "unidentified": 1, "other_term": 1, "superseded": 2, "counted": 37,
    }  # fmt: skip
    assert files(second, Disposition.SUPERSEDED) == {"陈区镇河东小学-自查表.xlsx", "马村镇河东小学-自查表.xlsx"}
    assert all(check.holds for check in second.checks)


def test_correcting_on_request_makes_nobody_late(second: Summary) -> None:
    counted = {row.name: row.filled_on for row in second.schools}
    assert counted["陈区镇河东小学"] == counted["三甲镇中心小学"] == date(2022, 7, 14)
    assert second.late == ("马村镇中心小学",)


def test_nobody_is_told_again_of_a_file_that_is_mended(second: Summary) -> None:
    told = {due.school for due in second.corrections if due.disposition is not Disposition.COUNTED}
    assert told == {"米山镇河东小学", "北诗镇中心小学", None}


def test_what_changed_between_two_returns_is_known(second: Summary) -> None:
    changed = {row.name: row.changed for row in second.schools if row.changed}
    assert {name: [(c.item, c.before, c.after, c.doubtful) for c in changes] for name, changes in changed.items()} == {
        "陈区镇河东小学": [(14, "是", "否", True)],  # it was sent back, and the problem is gone
        "马村镇河东小学": [(14, "否", "是", False)],
    }
    assert all(isinstance(change, Change) and change.file for changes in changed.values() for change in changes)


# What the report says of a school -------------------------------------------------------------------------------------


def sentences(summary: Summary) -> list[str]:
    """Every sentence of the report itself that names a school."""
    text = render(SHIPPED, wording.context(summary), "模板.txt")
    blocks = markup.parse(text, annexes.annex_tables(summary), SHIPPED, "模板.txt")
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    said = [sentence for line in lines for sentence in line.split("。") if sentence]
    return [sentence for sentence in said if any(school.name in sentence for school in summary.schools)]


PROBLEMS = [
    "神农镇中心小学存在问题，{}所学校符合要求，符合率{}",
    "神农镇中心小学存在问题，{}所学校符合要求，符合率{}",
    "神农镇中心小学存在问题，{}所学校符合要求，符合率{}",
    "马村镇河东小学存在问题，{}所学校符合要求，符合率{}",
]


def test_every_sentence_of_the_first_report_that_names_a_school(first: Summary) -> None:
    assert sentences(first) == [
        "神农镇河东小学未报送",
        "米山镇中心小学、米山镇河东小学、三甲镇中心小学、三甲镇河东小学、陈区镇中心小学、北诗镇中心小学6所学校已报来文件，"
        "但自查表尚不能计入汇总（见附件4）",
        "陈区镇河东小学已报送，但表中有误，尚待更正，未计入汇总",
        "马村镇中心小学首次报送的填表时间晚于截止日期2022年7月10日，属逾期报送（见附件3）",
        "问题最多的学校是神农镇中心小学（3项）",
        *(sentence.format(31, "96.9%") for sentence in PROBLEMS),
        "督促神农镇河东小学尽快报送",
        "向陈区镇河东小学一次性告知需要更正的内容，更正后重新报送",
        "1. 神农镇河东小学：未报送自查表",
        "2. 神农镇中心小学：存在问题3项",
        "3. 马村镇中心小学：逾期报送",
        "4. 陈区镇河东小学：自查表有误，尚未更正",
    ]


def test_every_sentence_of_the_second_report_that_names_a_school(second: Summary) -> None:
    assert sentences(second) == [
        "神农镇河东小学未报送",
        "米山镇河东小学、北诗镇中心小学2所学校已报来文件，但自查表尚不能计入汇总（见附件4）",
        "马村镇中心小学首次报送的填表时间晚于截止日期2022年7月10日，属逾期报送（见附件3）",
        "陈区镇河东小学（第14项）的自查表退回更正后，原来反映的问题不再反映，建议核实（见附件5）",
        "问题最多的学校是神农镇中心小学（3项）",
        *(sentence.format(36, "97.3%") for sentence in PROBLEMS),
        "督促神农镇河东小学尽快报送",
        "1. 神农镇河东小学：未报送自查表",
        "2. 神农镇中心小学：存在问题3项",
        "3. 马村镇中心小学：逾期报送",
    ]


def test_one_sentence_tells_of_the_papers(first: Summary) -> None:
    assert wording.context(first)["材料"] == "报送自查报告的1所，报送整改措施（含写在表内和无需整改的）的32所"


# The files ------------------------------------------------------------------------------------------------------------


def test_the_json_says_the_same(second: Summary, tmp_path: Path) -> None:
    import json

    write_reports(second, tmp_path, ["json"])
    told = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert told["dispositions"]["attachment"] == 3
    assert [sorted(came) for came in told["schools"]["received"]] == [["file", "reason", "school"]] * 2
    rows = {row["school"]: row for row in told["matrix"]}
    assert rows["米山镇河东小学"]["state"] == "received"
    papers = rows["陈区镇中心小学"]["materials"]
    assert papers["自查报告"].endswith("returns/陈区镇中心小学自查报告.docx")
    assert papers["盖章扫描件"].endswith("returns/陈区镇中心小学.pdf")
    assert papers["整改措施"].endswith(
        "returns/第二次/陈区镇中心小学-自查表.xlsx#整改台账"
    )  # there is no problem to mend
    assert rows["神农镇中心小学"]["materials"]["自查报告"] is None
    [change] = rows["陈区镇河东小学"]["changed"]
    assert (change["item"], change["from"], change["to"]) == (14, "是", "否")


def test_the_workbook_has_a_sheet_of_papers_and_one_of_changes(second: Summary, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    write_reports(second, tmp_path, ["xlsx"])
    book = load_workbook(tmp_path / "汇总表.xlsx")
    papers = {row[1]: row[2:] for row in book["材料报送"].iter_rows(values_only=True)}
    state, report, measures, scan = papers["陈区镇中心小学"]
    assert (state, measures) == ("已计入", "无需")
    assert str(report).endswith("自查报告.docx") and str(scan).endswith("陈区镇中心小学.pdf")
    assert papers["马村镇河东小学"][1:] == ("○", "表内", "○")
    assert papers["神农镇河东小学"] == ("未报", "○", "○", "○")
    changes = {row[2]: row[3:8] for row in book["答案改动"].iter_rows(values_only=True)}
    assert changes["陈区镇河东小学"][0] == 14
    assert changes["陈区镇河东小学"][2:] == ("是", "否", "退回后原来的问题不再反映，建议核实")
