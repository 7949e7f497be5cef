"""Thousands of files of which the same is to be said: the screen tells a few and how many more, the JSON each of them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import commands
import semester
from jianfu_cli.tools import MOST_TOLD

MANY = 300


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "returns").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "returns"


def archive(names: list[str], contents: list[bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in zip(names, contents, strict=True):
            file.writestr(name, content)
    return packed.getvalue()


def told(*arguments: str) -> list[str]:
    return commands.run("validate", "returns", *arguments).out.splitlines()


def everything_is_in_the_json(files: int) -> None:
    assert len(json.loads(commands.run("validate", "returns", "--format", "json").out)["returns"]) == files


def test_a_folder_of_unreadable_files_is_told_in_short(here: Path) -> None:
    for number in range(MANY):
        (here / f"{number:03}.txt").write_text(f"第{number}个", "utf-8")
    lines = told()
    assert [line for line in lines if "读不出" in line][:-1] == [
        f"  returns/{number:03}.txt：读不出" for number in range(MOST_TOLD)
    ]
    assert len(lines) == 1 + 2 * MOST_TOLD + 1 + 1 + 1, "the school, the files, how many more, an empty line, the total"
    assert lines[-3].startswith(f"  还有 {MANY - MOST_TOLD} 个文件与 returns/000.txt 的情形相同，没有逐个列出")
    assert f"读不出 {MANY} 份" in lines[-1]
    everything_is_in_the_json(MANY)


@pytest.mark.parametrize("copies", [1, 2, MANY])
def test_that_they_equal_one_another_makes_them_no_other_kind(here: Path, copies: int) -> None:
    """Each pair says of the other that it is the same, by its name."""
    contents = [f"第{number // copies}个".encode() for number in range(MANY)]
    (here / "多.zip").write_bytes(archive([f"{number:03}.txt" for number in range(MANY)], contents))
    lines = told()
    assert len(lines) <= 1 + 3 * MOST_TOLD + 3
    assert any(f"还有 {MANY - MOST_TOLD} 个文件" in line for line in lines)
    everything_is_in_the_json(MANY)


def test_kinds_are_counted_each_for_itself(here: Path) -> None:
    for number in range(MOST_TOLD + 3):
        (here / f"{number:03}.txt").write_text(f"第{number}个", "utf-8")
    for number in range(MOST_TOLD + 1):
        (here / f"图{number:03}.pdf").write_bytes(f"%PDF-1.4 {number}".encode())
    more = [line for line in told() if "还有" in line]
    assert [line[: line.index(" 的情形")] for line in more] == [
        "  还有 3 个文件与 returns/000.txt",
        "  还有 1 个文件与 returns/图000.pdf",
    ]


def test_as_many_as_are_told_are_all_told(here: Path) -> None:
    for number in range(MOST_TOLD):
        (here / f"{number:03}.txt").write_text(f"第{number}个", "utf-8")
    lines = told()
    assert not any("还有" in line for line in lines)
    assert sum("：读不出" in line for line in lines) == MOST_TOLD


def test_nothing_that_a_school_has_to_mend_is_left_out(here: Path) -> None:
    """Each of these forms lacks the answers of two other items."""
    for number in range(21):
        lacking = {1 + number: ("", ""), 1 + (number + 1) % 21: ("", "")}
        (here / f"{number:03}.xlsx").write_bytes(semester.form("米山镇中心小学", "2022-07-01", lacking))
    lines = told()
    assert not any("还有" in line for line in lines)
    assert sum("：需更正" in line for line in lines) == 21
