"""A file that is not there: the one that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a few files, and the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "returns").mkdir()
    (tmp_path / "returns" / "米山镇中心小学.docx").write_bytes(b"x")
    (tmp_path / "名册.xlsx").write_bytes(b"x")
    (tmp_path / "2021秋").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["validate", "retruns"], "没有 retruns，是不是 returns？"),
        (["validate", "Return"], "没有 Return，是不是 returns？"),
        (["summarize", "retruns"], "没有 retruns，是不是 returns？"),
        (["ledger", "retruns"], "没有 retruns，是不是 returns？"),
        (["reply", "retruns"], "没有 retruns，是不是 returns？"),
        (["validate", "returns", "--roster", "名册.xls"], "没有 名册.xls，是不是 名册.xlsx？"),
        (["validate", "returns", "--roster", "名册"], "没有 名册，是不是 名册.xlsx？"),
        (["inspect", "米山镇中心小学.docx"], "没有 米山镇中心小学.docx，是不是 returns/米山镇中心小学.docx？"),
        (
            ["inspect", "returns/米山中心小学.docx"],
            "没有 returns/米山中心小学.docx，是不是 returns/米山镇中心小学.docx？",
        ),
        (["inspect", "retruns/米山镇中心小学.docx"], "是不是 returns/米山镇中心小学.docx？"),
        (["summarize", "returns", "--previous", "2021春秋"], "没有 2021春秋，是不是 2021秋？"),
    ],
)
def test_the_nearest_name_is_told(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err.replace("\\", "/")


def test_where_nothing_is_like_it_the_usual_sentence_stays() -> None:
    assert "找不到 甲乙丙" in run("validate", "甲乙丙").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["vaildate"], "没有“vaildate”这个命令（是不是 validate）"),
        (["validate", "--rooster", "x"], "没有 --rooster 这个选项（是不是 --roster）"),
        (["init", "--force=1"], "选项 --force 不带值"),
        (["--verison"], "没有 --verison 这个选项（是不是 --version）"),
    ],
)
def test_commands_and_options_likewise(arguments: list[str], words: str) -> None:
    assert words in run(*arguments).err
