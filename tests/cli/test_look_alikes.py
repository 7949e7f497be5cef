"""The ledger, roster or jianfu.yaml that lies there under another ending or a near name is told, with what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commands import run
from example_folder import lay_out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, and the current folder."""
    here = lay_out(tmp_path / "样例")
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("台账.xls", "没有 台账.xlsx，旁边有 台账.xls。要用的是它，请打开它另存为 台账.xlsx（.xlsx 格式），再运行"),
        ("台账.ods", "旁边有 台账.ods。要用的是它，请打开它另存为 台账.xlsx"),
        ("台帐.xlsx", "没有 台账.xlsx，旁边有 台帐.xlsx。要用的是它，请把它改名为 台账.xlsx，再运行"),
        ("台账 (1).xlsx", "旁边有 台账 (1).xlsx。要用的是它，请把它改名为 台账.xlsx"),
        ("台账 - 副本.xlsx", "旁边有 台账 - 副本.xlsx。要用的是它，请把它改名为 台账.xlsx"),
    ],
)
@pytest.mark.parametrize("command", ["validate", "summarize", "reply", "ledger"])
def test_a_ledger_under_another_name_stops_the_run(folder: Path, command: str, name: str, words: str) -> None:
    (folder / "台账.xlsx").rename(name)
    done = run(command)
    assert done.code == 2
    assert words in done.err
    assert not (folder / "台账.xlsx").exists()


@pytest.mark.parametrize("name", ["整改台账.xlsx", "台账-2022-07-05.xlsx", "台账说明.docx", "~$台账.xls"])
def test_other_files_are_none_of_it(folder: Path, name: str) -> None:
    (folder / "台账.xlsx").rename(name)
    assert run("validate").code == 1


def test_a_newer_ledger_beside_is_told(folder: Path) -> None:
    other = folder / "台账.xls"
    other.write_bytes(b"x")
    os.utime(other, (1, 1))
    assert "没有读" not in run("validate").err, "just as old, or older"
    os.utime(other, ((folder / "台账.xlsx").stat().st_mtime + 9_999,) * 2)
    for command in ("validate", "summarize", "reply", "ledger"):
        assert "读的是 台账.xlsx，旁边的 台账.xls 没有读。要用的是它，请打开它另存为 台账.xlsx" in run(command).err
    assert "旁边的 台账.xls 没有读" in run().out


def test_the_desk_tells_of_the_ledger_that_it_cannot_see(folder: Path) -> None:
    (folder / "台账.xlsx").rename("台帐.xlsx")
    assert "注意：没有 台账.xlsx，旁边有 台帐.xlsx" in run().out


def test_a_roster_beside_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", tmp_path / "新的")
    monkeypatch.chdir(tmp_path / "新的")
    Path("名册.xls").write_bytes(b"x")
    os.utime("名册.xls", (1, 1))
    words = "读的是 名册.xlsx，旁边的 名册.xls 没有读"
    assert words in run("blank").err
    assert words in run().out


def test_a_roster_that_is_missing(folder: Path) -> None:
    (folder / "名册.xlsx").rename("名册.xls")
    done = run("validate")
    assert done.code == 2 and "旁边有 名册.xls" in done.err
    assert "旁边有 名册.xls" in run().out


@pytest.mark.parametrize("name", ["jianfu.yml", "jianfu.yaml.txt", "jainfu.yaml", "jianfu (1).yaml"])
def test_settings_under_another_name(folder: Path, name: str) -> None:
    (folder / "jianfu.yaml").rename(name)
    words = f"没有 jianfu.yaml，旁边有 {name}。要用的是它，请把它改名为 jianfu.yaml"
    assert words in run("validate").err
    assert words in run().err
