"""Figures that every report shows alike: rates, sums, deadlines that have passed, and a school's state with its one word."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from jianfu_cli.reports.html.page import render_page
from jianfu_cli.reports.output_files import write_reports
from jianfu_cli.reports.screen.summary_text import summary_lines
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.measure_rows import RectificationRow
from jianfu_cli.summary.rates import Rate, passed
from jianfu_cli.summary.school_state import State
from jianfu_cli.tools.dates import date_in_words
from summaries import make_summary

RATES: list[tuple[int, int, str | None]] = [
    (0, 0, None),
    (0, 7, "0%"),
    (7, 7, "100%"),
    (1, 2, "50%"),
    (1, 3, "33.3%"),
    (2, 3, "66.7%"),
    (9996, 10000, "99.9%"),
    (99999, 100000, "99.9%"),
    (1, 100000, "0.1%"),
]


@pytest.mark.parametrize(("part", "whole", "percent"), RATES)
def test_a_rate_says_all_only_of_all_and_none_only_of_none(part: int, whole: int, percent: str | None) -> None:
    assert Rate(part, whole).percent == percent


@pytest.mark.parametrize(("part", "whole", "percent"), RATES)
def test_as_a_number_it_shows_the_same(part: int, whole: int, percent: str | None) -> None:
    share = Rate(part, whole).share
    assert (share is None) == (percent is None)
    if share is not None:
        assert f"{100 * share:.1f}".removesuffix(".0") + "%" == percent


@pytest.mark.parametrize(
    ("deadline", "day", "is_passed"),
    [
        (date(2022, 7, 5), date(2022, 7, 5), False),
        (date(2022, 7, 5), date(2022, 7, 6), True),
        (None, date(2022, 7, 6), False),
        (date(2022, 7, 5), None, False),
    ],
)
def test_a_deadline_has_passed_on_the_day_after_it(deadline: date | None, day: date | None, is_passed: bool) -> None:
    assert passed(deadline, day) is is_passed


@pytest.mark.parametrize(
    ("deadline", "overdue"), [("2022-07-05", True), ("2022-07-20", False), ("尽快", False), ("", False)]
)
def test_a_measure_is_overdue_after_its_deadline(deadline: str, overdue: bool) -> None:
    row = RectificationRow("甲小学", "米山镇", 7, "问题", "措施", "张三", deadline, "a.xlsx")
    assert row.overdue(date(2022, 7, 20)) is overdue


def test_a_date_in_words_has_no_zeros_before_its_numbers() -> None:
    assert date_in_words(date(2022, 6, 3)) == "2022年6月3日"


def test_sections_and_townships_add_up_to_the_whole() -> None:
    summary = make_summary(60)
    answers, groups = summary.all_answers, summary.all_groups
    assert answers.answers == summary.counted * len(summary.items)
    assert (answers.compliant, answers.noncompliant) == (groups.compliant, groups.noncompliant)
    assert answers.rate == groups.rate == Rate(answers.compliant, answers.compliant + answers.noncompliant)
    assert groups.returned == Rate(summary.counted, 60)
    assert groups.counted + groups.rejected + groups.received + groups.missing == groups.expected


# The one word ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def summary() -> Summary:
    return make_summary(60)


@pytest.fixture(scope="module")
def standings(summary: Summary) -> dict[str, str]:
    """School -> its word."""
    standings = {row.name: row.standing for row in summary.schools}
    assert set(standings.values()) == {"已计入（逾期）", *(state.label for state in State)}
    return standings


def test_the_words_are_the_contracts() -> None:
    assert {state.value: state.label for state in State} == {
        "counted": "已计入", "rejected": "待更正", "received": "已收到待处理", "missing": "未报",
    }  # fmt: skip


def test_the_workbook_says_them(summary: Summary, standings: dict[str, str], reports: Path) -> None:
    book = load_workbook(io.BytesIO((reports / "汇总表.xlsx").read_bytes()))
    rows = list(book["学校×项目"].iter_rows(min_row=6, values_only=True))
    assert {row[1]: row[2] for row in rows} == standings
    absent = {row[2]: row[5] for row in book["未报名单"].iter_rows(values_only=True) if row[2] in standings}
    waiting = [came.school for came in summary.received]
    assert absent == {name: standings[name] for name in (*summary.missing, *waiting, *summary.rejected)}


def test_the_report_says_them(standings: dict[str, str], reports: Path) -> None:
    tables = Document(str(reports / "汇总报告.docx")).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert {row[1]: row[4] for row in rows if len(row) == 7 and row[1] in standings} == standings


def test_the_page_says_them(summary: Summary, standings: dict[str, str]) -> None:
    page = render_page(summary)
    embedded = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    said = {
        school: embedded["states"][letter]
        for group in embedded["groups"]
        for school, letter in zip(group["schools"], group["states"], strict=True)
    }
    assert said == standings
    numbers = (summary.counted, len(summary.rejected), len(summary.received))
    for state, schools in zip((State.COUNTED, State.REJECTED, State.RECEIVED), numbers, strict=True):
        assert f"{state.label} {schools} 所" in page


def test_the_screen_says_them(summary: Summary) -> None:
    lines = "\n".join(summary_lines(summary))
    counts = {
        State.COUNTED: summary.counted,
        State.REJECTED: len(summary.rejected),
        State.RECEIVED: len(summary.received),
        State.MISSING: len(summary.missing),
    }
    assert "，".join(f"{state.label} {count} 所" for state, count in counts.items()) in lines


@pytest.fixture(scope="module")
def reports(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("summary")
    write_reports(summary, folder, ["docx", "xlsx"])
    return folder
