"""Outputs that leave the machine name files from the argument downwards, and a school is told of nothing but its return."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import commands
from example_folder import lay_out
from jianfu_cli.intake.file_names import portable_names
from jianfu_cli.reports.excel.workbook import write_workbook
from jianfu_cli.rules.catalogue import CATALOGUE, finding
from summaries import make_summary


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["收回的表", "./b/c.xlsx", "../d"], ["收回的表", "./b/c.xlsx", "../d"]),
        (["/home/zhang/收回的表/"], ["收回的表"]),
        (["/home/zhang/a/../收回的表/甲.xlsx"], ["甲.xlsx"]),
        (["/x/春/returns", "/x/秋/returns", "/y/甲.zip"], ["春/returns", "秋/returns", "甲.zip"]),
        (["/x/returns", "/x/returns"], ["returns", "returns"]),
        (["/"], ["磁盘"]),
    ],
)
def test_absolute_paths_are_shown_by_what_tells_them_apart(typed: list[str], shown: list[str]) -> None:
    assert portable_names(typed) == shown


def parts(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from map(archive.read, archive.namelist())


def test_no_output_holds_a_path_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    demo = lay_out(tmp_path / "demo")
    with zipfile.ZipFile(demo / "更多.zip", "w") as archive:
        archive.write(next((demo / "returns").glob("神农镇*.xlsx")), "神农镇/又一份.xlsx")
    out = tmp_path / "out"
    named = ("--roster", str(demo / "名册.xlsx"), "-o", str(out))
    assert commands.run("summarize", str(demo / "returns"), str(demo / "更多.zip"), *named).code == 0
    made = [path for path in out.rglob("*") if path.is_file()]
    assert {path.name for path in made} >= {"汇总报告.docx", "汇总表.xlsx", "汇总.html", "summary.json"}
    for path in made:
        for part in parts(path):
            assert str(tmp_path).encode() not in part, path.name
    files = [entry["file"] for entry in json.loads((out / "summary.json").read_bytes())["files"]]
    assert all(file.startswith(("returns/", "更多.zip!/")) for file in files)


@pytest.mark.parametrize("code", CATALOGUE)
def test_what_a_school_is_asked_speaks_of_its_return_alone(code: str) -> None:
    said = finding(code, "").to_school
    assert (
        not any(word in said for word in ("本股", "请学校", "别名", "清单定义", "台账.xlsx", "维护人员"))
        or code == "JF404"
    )


def test_the_words_to_paste_are_for_the_school() -> None:
    summary = make_summary(12)
    wrong = (finding("JF102", "名册中没有“甲校”"), finding("JF001", "文件已损坏", hint="请学校核对后重新发送"))
    first = replace(summary.corrections[0], findings=wrong, file="收回的表/米山镇/甲.xlsx")
    stream = io.BytesIO()
    write_workbook(replace(summary, corrections=[first, replace(first, school=None)]), stream)
    said = [row[10] for row in openpyxl.load_workbook(stream)["待更正"].iter_rows(min_row=5, values_only=True)]
    assert said == [
        f"{first.school}：名册中没有“甲校”。请写学校全称；学校已更名的，请来电说明。",
        f"{first.school}：文件已损坏。请核对后重新发送。",
        "文件“甲.xlsx”：名册中没有“甲校”。请写学校全称；学校已更名的，请来电说明。",
        "文件“甲.xlsx”：文件已损坏。请核对后重新发送。",
    ]
