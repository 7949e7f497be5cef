"""What became of last semester's measures, told in a paper of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import semester
from commands import run
from jianfu_cli.forms.filling import Measure

SCHOOL = "米山镇河东小学"
ROSTER = "学校名称,学校标识码,所属\n" + "\n".join(
    f"{school.name},{school.code},{school.group}" for school in semester.ROSTER.schools
)
FOLLOWED = (
    "项号|存在问题|整改措施|责任人|完成时限|是否完成",
    "4|组织网上答题|停止网上答题|张三|2022年1月31日|已完成",
    "8|晚自习后值班|取消值班安排|李明|2022年1月31日|☑未完成 □已完成",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "名册.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def checked(folder: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    semester.write(folder / "returns", files, date(2022, 7, 1))
    found: dict[str, Any] = json.loads(run("validate", "returns", "--roster", "名册.csv", "--format", "json").out)
    return found


@pytest.mark.parametrize(
    "name", [f"{SCHOOL}上期整改落实情况.docx", f"{SCHOOL}/整改销号清单.docx", f"{SCHOOL}整改措施.docx"]
)
def test_a_paper_of_followups_is_its_schools_and_no_measure(folder: Path, name: str) -> None:
    found = checked(folder, {name: semester.paper("上学期问题整改落实情况", *FOLLOWED)})
    assert (found["totals"]["files"], found["totals"]["error"]) == (0, 0)
    [attachment] = found["attachments"]
    assert attachment["school"] == SCHOOL
    assert attachment["rectifications"] == []
    assert [(line["item"], line["status"]) for line in attachment["followups"]] == [(4, "done"), (8, "open")]


def test_it_says_what_it_is(folder: Path) -> None:
    found = checked(folder, {f"{SCHOOL}上期整改落实情况.docx": semester.paper("整改落实情况", *FOLLOWED)})
    assert found["attachments"][0]["materials"] == ["上期整改落实情况"]
    assert "另有学校材料 1 份：上期整改落实情况 1。" in run("validate", "returns", "--roster", "名册.csv").out


def test_told_in_running_text_it_is_a_paper_all_the_same(folder: Path) -> None:
    found = checked(folder, {f"{SCHOOL}整改落实情况.docx": semester.paper(f"{SCHOOL}整改落实情况报告")})
    assert found["totals"]["error"] == 0
    assert found["attachments"][0]["materials"] == ["上期整改落实情况"]
    told = run("validate", "returns", "--roster", "名册.csv").out
    assert f"只有材料、还没有自查表的学校 1 所：{SCHOOL}。" in told


def test_what_is_called_like_the_form_stays_an_error(folder: Path) -> None:
    found = checked(folder, {f"{SCHOOL}-自查表.docx": semester.paper("上学期问题整改落实情况", *FOLLOWED)})
    assert [each["findings"][0]["code"] for each in found["returns"]] == ["JF005"]


def test_nobodys_paper_stays_an_error(folder: Path) -> None:
    found = checked(folder, {"落实情况.docx": semester.paper("上学期问题整改落实情况", *FOLLOWED)})
    assert found["totals"]["unreadable"] == 1


def test_a_paper_answers_what_the_forms_table_leaves_open(folder: Path) -> None:
    carried = (Measure(4, "组织网上答题", "停止网上答题"), Measure(15, "表册过多", "合并"))
    form = {f"{SCHOOL}-自查表.xlsx": semester.form(SCHOOL, "2022年6月30日", carried=carried)}
    missing = [(found["code"], found["item"]) for found in checked(folder, form)["returns"][0]["findings"]]
    assert missing == [("JF308", 4), ("JF308", 15)]
    paper = {f"{SCHOOL}上期整改落实情况.docx": semester.paper("上期整改落实情况", *FOLLOWED)}
    found = checked(folder, form | paper)
    assert [(found["code"], found["item"]) for found in found["returns"][0]["findings"]] == [("JF308", 15)]
    assert found["totals"]["info"] == 1


def test_inspect_says_what_became_of_each_measure(folder: Path) -> None:
    name = f"{SCHOOL}上期整改落实情况.docx"
    checked(folder, {name: semester.paper("上期整改落实情况", *FOLLOWED)})
    told = run("inspect", f"returns/{name}", "--roster", "名册.csv").out
    assert "上期整改 第 4 项：停止网上答题，已完成" in told
    assert "上期整改 第 8 项：取消值班安排，未完成" in told
