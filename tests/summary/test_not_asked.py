"""Forms of an accepted version in the semester's numbers: what they were not asked is counted apart, in every output."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

import newer_checklists
import semester
from commands import run
from example_folder import lay_out
from jianfu_cli.checking import Settings
from jianfu_cli.definition.checklist import Checklist, load_checklist
from jianfu_cli.definition.editions import Edition, editions_of
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, fill
from jianfu_cli.reports.html.page import render_page
from jianfu_cli.reports.output_files import write_reports
from jianfu_cli.roster.schools import Roster, School
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.priority import Thresholds
from jianfu_cli.summary.rollup import Rollup, roll_up
from newer_checklists import CHANGES

TERM, REPORT_DATE = Term(2021, 2), date(2022, 7, 15)
SCHOOLS = ("甲小学", "乙小学", "丙小学")
ROSTER = Roster(School(name=name, group="米山镇") for name in SCHOOLS)


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Checklist:
    return newer_checklists.loaded(tmp_path_factory.mktemp("newest"), *CHANGES["all three"])


def form(of: Checklist, school: str, answers: dict[int, str], day: str = "2022年6月30日") -> bytes:
    given = {item.number: (answers.get(item.number, item.expected), "有此事。", "") for item in of.items}
    fields = {"school": school, "date": day, "preparer": "张三", "principal": "李明"}
    return fill(blank_form(of, Addressee(""), TERM, "xlsx"), "xlsx", Filling(fields, given))


@pytest.fixture(scope="module")
def summary(newest: Checklist, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Two schools sent the form of 2021 (one of them first today's, with an error), the third today's."""
    folder = tmp_path_factory.mktemp("versions") / "returns"
    shipped = load_checklist()
    files = {
        "甲小学.xlsx": form(shipped, "甲小学", {14: "是", 9: "否"}),
        "乙小学0.xlsx": form(newest, "乙小学", {21: "否", 13: "是", 3: ""}, "2022年6月1日"),
        "乙小学.xlsx": form(shipped, "乙小学", {}),
        "丙小学.xlsx": form(newest, "丙小学", {13: "是", 21: "否"}),
    }
    semester.write(folder, files, date(2022, 7, 1))
    return roll_up(Rollup(Settings(newest, ROSTER, TERM), [str(folder)], REPORT_DATE, None, Thresholds()))


def test_every_item_adds_up_to_the_schools_counted(summary: Summary) -> None:
    for item in summary.items:
        assert item.compliant + item.noncompliant + item.not_applicable + item.not_asked == summary.counted == 3
    by_number = {item.number: item for item in summary.items}
    assert by_number[13].noncompliant_schools == ("甲小学", "丙小学")
    added = by_number[21]
    assert (added.not_asked, added.noncompliant, added.rate.percent) == (2, 1, "0%")
    assert sum(item.not_asked for item in summary.items) == summary.all_answers.not_asked == 2
    assert summary.older_forms == 2
    assert all(check.holds for check in summary.checks)
    assert [(check.left, check.right_label) for check in summary.checks if check.left == 63] == [
        (63, "各项答案、旧版未问的项之和")
    ]


def test_what_a_school_was_not_asked_again_is_no_change_of_its_answer(summary: Summary) -> None:
    [row] = [row for row in summary.schools if row.name == "乙小学"]
    assert [(change.item, change.before, change.after) for change in row.changed] == [(13, "是", "否")]


def test_the_json_says_so(summary: Summary, tmp_path: Path) -> None:
    write_reports(summary, tmp_path, ["json"])
    found: dict[str, Any] = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert [item["not_asked"] for item in found["items"]] == [0] * 20 + [2]
    assert [section["not_asked"] for section in found["sections"]] == [0, 0, 0, 2]
    assert {row["school"]: (row["version"], row["answers"][20]) for row in found["matrix"]} == {
        "甲小学": ("2021", None),
        "乙小学": ("2021", None),
        "丙小学": ("2023", "否"),
    }


@pytest.fixture(scope="module")
def outputs(summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    write_reports(summary, folder, ["xlsx", "docx"])
    return folder


def test_the_workbook_has_a_column_for_it(outputs: Path) -> None:
    book = openpyxl.load_workbook(outputs / "汇总表.xlsx")
    rows = [list(row) for row in book["分项统计"].iter_rows(values_only=True)]
    [at] = [number for number, row in enumerate(rows) if row[0] == "项号"]
    header = [str(text).split("\n")[0] for text in rows[at]]
    assert header[4:10] == ["符合", "存在问题", "不涉及", "旧版未问", "合计", "符合率"]
    assert rows[at + 21][4:9] == [0, 1, 0, 2, 3] and rows[at + 22][4:9] == [58, 3, 0, 2, 63]
    assert "旧版未问=学校报的是旧版清单的表，表中没有这一项，不计入符合率。" in str(rows[1][0])
    matrix = list(book["学校×项目"].iter_rows(values_only=True))
    assert {row[1]: row[-1] for row in matrix[5:]} == {"甲小学": "—", "乙小学": "—", "丙小学": "否"}
    assert "—=旧版未问" in str(matrix[1][0])
    details = [row for row in book["明细"].iter_rows(values_only=True) if row[4] == 21]
    assert [(row[2], row[5], row[6]) for row in details] == [
        ("甲小学", None, "旧版未问"),
        ("乙小学", None, "旧版未问"),
        ("丙小学", "否", "存在问题"),
    ]
    corrections = [row for row in book["待更正"].iter_rows(values_only=True) if row[2] == "甲小学"]
    assert 14 in [row[4] for row in corrections]  # the numbers that the school sees, as the messages say them
    assert all(f"第 {row[4]} 项" in str(row[6]) for row in corrections)
    overview = {row[0]: row[1:3] for row in book["总览"].iter_rows(values_only=True)}
    assert overview["旧版未问（项次）"][0] == 2
    assert overview["符合（项次）"][1] == "实报3所×21项，减旧版未问的2项次，共61项次"


def test_the_charts_still_show_what_they_say(outputs: Path) -> None:
    charts = openpyxl.load_workbook(outputs / "汇总表.xlsx")["分项统计"]._charts  # type: ignore[attr-defined]
    references = [str(chart.series[0].val.numRef.f) for chart in charts[:2]]
    assert [reference.split("$")[1] for reference in references] == ["J", "F"]


def test_the_report_has_it_with_a_note(outputs: Path) -> None:
    report = docx.Document(str(outputs / "汇总报告.docx"))
    text = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "其中2所学校报送的是旧版自查表，旧版没有的项共2项次，未作答，不计入符合率（见附件1）。" in text
    assert "旧版未问指学校报的是旧版自查表，表中没有这一项，不计入符合率。" in text
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in report.tables]
    [items] = [rows for rows in tables if rows[0][0] == "项号"]
    assert [text.replace("\n", "") for text in items[0]] == [
        "项号",
        "内容",
        "符合要求",
        "存在问题",
        "不涉及",
        "旧版未问",
        "符合率",
    ]
    assert items[-1][2:] == ["0", "1", "0", "2", "0%"]


def test_the_page_has_it(summary: Summary) -> None:
    page = render_page(summary)
    assert "旧版未问 2 项次（2 所学校报的是旧版的表），不计入" in page
    assert "<span>旧版未问 2</span>" in page
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    [group] = data["groups"]
    answers = group["answers"]
    assert [answers[at * 21 + 20] for at in range(3)] == ["3", "3", "1"] and data["unasked"] == "旧版未问"


def test_nothing_is_said_of_it_where_all_forms_are_todays(newest: Checklist, tmp_path: Path) -> None:
    semester.write(tmp_path / "returns", {"甲小学.xlsx": form(newest, "甲小学", {})}, date(2022, 7, 1))
    paths = [str(tmp_path / "returns")]
    whole = roll_up(Rollup(Settings(newest, ROSTER, TERM), paths, REPORT_DATE, None, Thresholds()))
    write_reports(whole, tmp_path / "out", ["xlsx", "docx", "html"])
    text = render_page(whole).partition('id="data">')[0]
    book = openpyxl.load_workbook(tmp_path / "out" / "汇总表.xlsx")
    text += "".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    text += "".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "out" / "汇总报告.docx")).paragraphs)
    assert "旧版" not in text


# The example, issued and filled in under 2021 ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder, before = tmp_path_factory.mktemp("example"), Path.cwd()
    os.chdir(folder)
    try:
        lay_out(folder)
        Path("台账.xlsx").unlink()  # what was settled of 2021's items is no matter of the returns
        yield folder
    finally:
        os.chdir(before)


def returns(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("validate", "--format", "json", *arguments).out)["returns"]
    return found


def carried(found: dict[str, Any], older: Edition) -> dict[str, Any]:
    """A finding of 2021's list as today's says it."""
    item = found["item"]
    return found if item is None else found | {"item": older.today[item], "printed": item}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_the_example_is_judged_as_it_was(example: Path, changes: tuple[str, ...]) -> None:
    """Every return has the findings that it had, word for word, but for those on what is no longer asked."""
    path = newer_checklists.written(example, newer_checklists.newer(*changes))
    older = editions_of(load_checklist(path))["2021"]
    gone = {item.number for item in older.checklist.items} - older.today.keys()
    then, now = returns(), returns("--checklist", str(path))
    assert [entry["status"] for entry in now] == [entry["status"] for entry in then]
    for before, after in zip(then, now, strict=True):
        assert after["findings"] == [carried(found, older) for found in before["findings"] if found["item"] not in gone]
        said = {older.today.get(response["item"]): response["answer"] for response in before["responses"]}
        assert [response["answer"] for response in after["responses"]] == [
            said.get(response["item"]) for response in after["responses"]
        ]


def test_the_same_schools_count(example: Path) -> None:
    path = newer_checklists.written(example, newer_checklists.newer(*CHANGES["all three"]))
    run("summarize", "--format", "json", "--date", "2022-07-15", "-o", "then")
    run("summarize", "--format", "json", "--date", "2022-07-15", "-o", "now", "--checklist", str(path))
    then, now = (json.loads((example / name / "summary.json").read_text(encoding="utf-8")) for name in ("then", "now"))
    assert now["dispositions"] == then["dispositions"] and now["schools"] == then["schools"]
    assert now["items"][20]["not_asked"] == now["schools"]["counted"]
    assert all(check["holds"] for check in now["checks"])


def test_the_example_of_the_new_version_has_its_mistakes_where_they_belong(tmp_path: Path) -> None:
    """Its numbers are those of 2021: under a list with others they move with the items."""
    path = newer_checklists.written(tmp_path, newer_checklists.newer(*CHANGES["all three"]))
    assert run("init", "--example", "--checklist", str(path), tmp_path / "demo").code == 0
    found = returns(str(tmp_path / "demo" / "returns"), "--checklist", str(path))
    assert {entry["version"] for entry in found} == {"2023"}
    assert not [each for entry in found for each in entry["findings"] if each["code"] == "JF306"]


# A paper beside an old form ---------------------------------------------------------------------------------------------


def test_measures_in_a_paper_have_the_numbers_of_the_schools_form(newest: Checklist, tmp_path: Path) -> None:
    rows = ("项号|存在问题|整改措施|责任人|完成时限", "14|有此事|自愿参加|张三|2022年9月1日")
    problem, paper = {14: "是"}, semester.paper("整改措施", *rows)
    for of, school, item in ((load_checklist(), "甲小学", 13), (newest, "乙小学", 14)):
        folder, files = (
            tmp_path / school,
            {f"{school}.xlsx": form(of, school, problem), f"{school}整改措施.docx": paper},
        )
        semester.write(folder, files, date(2022, 7, 1))
        whole = roll_up(Rollup(Settings(newest, ROSTER, TERM), [str(folder)], REPORT_DATE, None, Thresholds()))
        assert [(found.item, found.measured) for found in whole.problems] == [(item, True)]
        told = [finding.code for correction in whole.corrections for finding in correction.findings]
        assert "JF302" not in told
