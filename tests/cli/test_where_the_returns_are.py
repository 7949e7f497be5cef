"""Returns that are not where they are looked for: which folder was looked in, which one may be meant, what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, called 2022春, empty."""
    here = tmp_path / "2022春"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def files(folder: str, *names: str) -> None:
    for name in names:
        (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
        (Path(folder) / name).write_bytes(b"x")


@pytest.mark.parametrize("command", ["validate", "summarize"])
def test_the_folder_that_is_not_there_is_named_and_what_to_do(command: str, tmp_path: Path) -> None:
    done = run(command)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "找不到 returns（收回的表默认放在这里），找的是当前文件夹“2022春”。"
        f"请建这个文件夹，把学校报回的表放进去；或者在命令后面写出文件或文件夹，如 jianfu {command} 米山镇.zip\n"
    )
    assert str(tmp_path) not in done.err


def test_the_likely_folder_is_named() -> None:
    files("资料", *(f"通知{number}.docx" for number in range(9)))
    files("回收", "米山镇/甲小学.xlsx", "乙小学.doc", "三甲镇.zip", "~$乙小学.doc", "说明.tmp")
    files("forms", *(f"{number}.xlsx" for number in range(30)))
    done = run("validate")
    assert "“回收”里有 3 个文件，是不是它？请运行 jianfu validate 回收，或在 jianfu.yaml 中写 returns: 回收" in done.err


def test_a_folder_that_jianfu_yaml_names_is_told_with_its_line() -> None:
    files("上报", "甲小学.xlsx")
    Path("jianfu.yaml").write_text("term: 2022春\nreturns: 收表\n", encoding="utf-8")
    done = run("summarize")
    assert done.code == 2
    assert done.err.startswith("jianfu.yaml:2：找不到 收表，找的是当前文件夹“2022春”。“上报”里有 1 个文件")


def test_a_fresh_working_folder_says_what_comes_next() -> None:
    run("init")
    done = run("summarize")
    assert done.code == 1
    assert (
        "returns 里还没有收回的表。请把学校报回的文件（.xlsx、.docx、.zip 等）放进去，再运行 jianfu summarize"
        in done.err
    )
    assert "名册：还没有学校" in done.err
    assert "再运行 jianfu validate" in run("validate").err


def test_a_folder_above_the_working_folder_says_to_go_into_it() -> None:
    run("init", "2022春")
    files("2022春/returns", "甲小学.xlsx")
    for command in ("validate", "summarize", "ledger", "reply"):
        assert f"“2022春”是工作文件夹，请先 cd 2022春，再运行 jianfu {command}\n" in run(command).err
