"""减负.bat: bytes that cmd.exe takes, labels that are there, commands that exist, any folder."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from commands import run
from jianfu_cli.cli.application import jianfu
from jianfu_cli.workspace.starter import STARTER


@pytest.fixture
def made(tmp_path: Path) -> bytes:
    """The file that `init` leaves in a folder with a space in its name."""
    folder = tmp_path / "2022 春季 学期"
    assert run("init", folder).code == 0
    return (folder / STARTER).read_bytes()


def test_every_line_ends_as_windows_wants(made: bytes) -> None:
    lines = made.split(b"\r\n")
    assert lines[0] == b"@echo off" and lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_it_is_gbk_and_says_so_before_the_first_chinese_word(made: bytes) -> None:
    before, after = made.split(b"chcp 936", 1)
    assert before.isascii() and not after.isascii()
    after.decode("gbk")


def test_no_half_of_a_character_is_an_operator_of_cmd(made: bytes) -> None:
    """On a Windows without code page 936 a second byte of | or ^ would cut the line."""
    halves = [letter.encode("gbk")[1:] for letter in made.decode("gbk") if not letter.isascii()]
    assert not {b"|", b"^"} & set(halves)


def test_it_works_in_its_own_folder_whatever_that_is_called(made: bytes) -> None:
    assert 'pushd "%~dp0"' in made.decode("gbk")  # also on a network drive, where cd fails; quoted for spaces and &


def test_every_label_is_there(made: bytes) -> None:
    text = made.decode("gbk")
    assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)\r$", text, re.MULTILINE))


def test_every_key_of_the_menu_does_what_is_written_beside_it(made: bytes) -> None:
    text = made.decode("gbk")
    [keys] = re.findall(r"choice /c (\d+) ", text)
    assert re.findall(r"^echo   (\d)  ", text, re.MULTILINE) == list(keys)
    commands = re.findall(r'^if "%key%"=="(\d)" %jianfu% (\w+)\r$', text, re.MULTILINE)
    assert commands == re.findall(r"^echo   (\d)  .*（jianfu (\w+)", text, re.MULTILINE)
    assert [key for key, _ in commands] == ["1", "2", "3", "4", "5"]
    context = click.Context(jianfu)
    assert all(jianfu.get_command(context, name) for _, name in commands)


def test_it_first_says_where_the_semester_stands(made: bytes) -> None:
    """With `jianfu` alone, each time before the menu."""
    assert re.search(r"^:menu\r\n(echo.*\r\n)*%jianfu%\r$", made.decode("gbk"), re.MULTILINE)


def test_a_starter_that_people_changed_stays(tmp_path: Path) -> None:
    run("init", tmp_path)
    (tmp_path / STARTER).write_bytes(b"rem\r\n")
    run("init", tmp_path)
    assert (tmp_path / STARTER).read_bytes() == b"rem\r\n"


def test_it_is_no_return(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init")
    assert run("validate", ".").code == 0


def test_the_next_step_can_be_typed_as_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a space in its name is said in quotes."""
    monkeypatch.chdir(tmp_path)
    assert 'cd "2022 春"，' in run("init", "2022 春").err
    assert "cd 2022秋，" in run("init", "2022秋").err
