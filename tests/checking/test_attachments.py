"""Papers that schools send beside the form: attachments, no errors; their measures answer what the form lacks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import semester
from commands import Done, run
from jianfu_cli.forms.filling import Measure

ROSTER = "学校名称,学校标识码,所属\n" + "\n".join(
    f"{school.name},{school.code},{school.group}" for school in semester.ROSTER.schools
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "名册.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def checked(
    folder: Path, files: Mapping[str, bytes], *options: str, roster: bool = True
) -> tuple[dict[str, Any], Done]:
    """What `validate --format json` says of these files, and how it ended."""
    semester.write(folder / "returns", files, date(2022, 7, 1))
    named = ["--roster", "名册.csv"] if roster else []
    done = run("validate", "returns", *named, "--term", "2021-2022-2", "--format", "json", *options)
    return json.loads(done.out), done


PAPERS = {
    "米山镇中心小学自查报告.docx": semester.paper("米山镇中心小学教师减负工作自查报告"),
    "三甲镇.zip": semester.zipped(**{"三甲镇河东小学/整改方案.docx": semester.paper("整改方案")}),
    "陈区镇中心小学.pdf": semester.PDF,
    "材料/陈区镇河东小学/扫描0001.jpg": semester.JPEG,
}


def test_papers_are_attachments_and_no_returns(folder: Path) -> None:
    told, done = checked(folder, PAPERS)
    assert done.code == 0
    assert (told["totals"]["files"], told["totals"]["attachments"], told["returns"]) == (0, 4, [])
    assert [(each["file"], each["school"], each["materials"]) for each in told["attachments"]] == [
        ("returns/三甲镇.zip!/三甲镇河东小学/整改方案.docx", "三甲镇河东小学", ["整改措施"]),
        ("returns/材料/陈区镇河东小学/扫描0001.jpg", "陈区镇河东小学", ["盖章扫描件"]),
        ("returns/米山镇中心小学自查报告.docx", "米山镇中心小学", ["自查报告"]),
        ("returns/陈区镇中心小学.pdf", "陈区镇中心小学", ["盖章扫描件"]),
    ]


def test_without_a_roster_nothing_can_be_known_of_them(folder: Path) -> None:
    told, done = checked(folder, PAPERS, roster=False)
    assert done.code == 1
    assert (told["totals"]["unreadable"], told["attachments"]) == (4, [])


def test_what_is_called_like_the_form_and_cant_be_read_stays_an_error(folder: Path) -> None:
    files = {
        "米山镇中心小学-自查表.doc": semester.BROKEN_DOC,
        "米山镇河东小学自查表.pdf": semester.PDF,
        "三甲镇中心小学自查表.docx": semester.paper("三甲镇中心小学自查报告"),
        "三甲镇河东小学/照片.jpg": semester.JPEG,
        "整改措施.docx": semester.paper("整改措施"),  # nobody's
    }
    told, done = checked(folder, files)
    assert done.code == 1
    assert {each["file"].rpartition("returns/")[2]: each["sender"] for each in told["returns"]} == {
        "米山镇中心小学-自查表.doc": {"name": "米山镇中心小学", "by": "file"},
        "米山镇河东小学自查表.pdf": {"name": "米山镇河东小学", "by": "file"},
        "三甲镇中心小学自查表.docx": {"name": "三甲镇中心小学", "by": "file"},
        "三甲镇河东小学/照片.jpg": {"name": "三甲镇河东小学", "by": "folder"},
        "整改措施.docx": None,
    }


FORM = {"神农镇中心小学-自查表.xlsx": semester.form("神农镇中心小学", "2022年6月30日", semester.THREE_PROBLEMS)}


def codes(told: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [
        (found["code"], found["item"]) for found in told["returns"][0]["findings"] if found["severity"] == "warning"
    ]


def test_without_a_paper_measures_are_missing(folder: Path) -> None:
    told, _ = checked(folder, FORM)
    assert codes(told) == [("JF302", 4), ("JF302", 7), ("JF302", 8)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_measures_in_a_paper_withdraw_what_the_form_lacks(folder: Path, jobs: str) -> None:
    paper = {"神农镇中心小学整改措施.docx": semester.paper("整改措施", *semester.MEASURES[:3])}
    told, _ = checked(folder, FORM | paper, "--jobs", jobs)
    assert codes(told) == [("JF302", 8)]
    assert told["totals"]["warning"] == 1
    [attachment] = told["attachments"]
    assert [(row["item"], row["measure"], row["deadline"]) for row in attachment["rectifications"]] == [
        (4, "停止网上答题", "2022-08-31"),
        (7, "取消每周填写", "2022-08-31"),
    ]


def test_a_complete_measure_in_a_paper_completes_the_forms(folder: Path) -> None:
    measure = Measure(4, "组织网上答题", "停止")
    form = semester.form("神农镇中心小学", "2022年6月30日", {4: ("是", "网上答题。")}, [measure])
    files = {"神农镇中心小学-自查表.xlsx": form}
    assert codes(checked(folder, files)[0]) == [("JF303", 4)]
    paper = {"神农镇中心小学整改台账.docx": semester.paper("整改台账", *semester.MEASURES[:2])}
    assert codes(checked(folder, files | paper)[0]) == []


def test_another_schools_paper_answers_nothing(folder: Path) -> None:
    paper = {"神农镇河东小学整改措施.docx": semester.paper("整改措施", *semester.MEASURES)}
    assert len(codes(checked(folder, FORM | paper)[0])) == 3


def test_the_screen_tells_of_them_in_one_line(folder: Path) -> None:
    checked(folder, PAPERS | FORM)
    done = run("validate", "returns", "--roster", "名册.csv")
    assert "另有学校材料 4 份：盖章扫描件 2、整改措施 1、自查报告 1。" in done.out
    assert "自查报告.docx" not in done.out


def test_inspect_says_what_a_paper_is(folder: Path) -> None:
    checked(folder, PAPERS)
    done = run("inspect", "returns/米山镇中心小学自查报告.docx", "--roster", "名册.csv")
    assert done.code == 0
    assert "学校材料：自查报告（米山镇中心小学，从文件名看出）；不是自查表，不计入份数" in done.out


def test_inspect_says_whose_an_unreadable_file_is(folder: Path) -> None:
    checked(folder, {"米山镇中心小学-自查表.jpg": semester.JPEG})
    done = run("inspect", "returns/米山镇中心小学-自查表.jpg", "--roster", "名册.csv")
    assert done.code == 1
    assert "从文件名看，是米山镇中心小学报来的" in done.out
