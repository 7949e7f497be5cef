"""Names that a system can't deal with cost their own file: the others are read. Windows is played by what it answers."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import commands
from example_folder import lay_out
from jianfu_cli.checking import examination
from jianfu_cli.intake.archives import why

AWKWARD = ("自查表.", "自查表 ", "第一小学：自查表?.xlsx", "很长" * 40 + ".xlsx")
# What CPython says on Windows: names that Win32 can't have, paths over 260 characters, a file deleted meanwhile.
REFUSALS = (
    OSError(errno.EINVAL, "The filename, directory name, or volume label syntax is incorrect"),
    FileNotFoundError(errno.ENOENT, "The system cannot find the path specified"),
    PermissionError(errno.EACCES, "Access is denied"),
    OSError(errno.ENAMETOOLONG, "The filename or extension is too long"),
)


@pytest.fixture
def returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example's returns, with some of awkward names among them."""
    monkeypatch.chdir(lay_out(tmp_path / "样例"))
    for name in AWKWARD:
        Path("returns", name).write_bytes(b"PK\x03\x04")
    return tmp_path / "样例" / "returns"


def validated() -> list[dict[str, Any]]:
    done = commands.run("validate", "returns", "--format", "json")
    assert done.code == 1
    found: list[dict[str, Any]] = json.loads(done.out)["returns"]
    return found


def held(entries: list[dict[str, Any]]) -> None:
    """Each awkward name is an entry that says why it was not read; the twelve others are read."""
    unreadable = {entry["file"]: entry["findings"][0] for entry in entries if entry["status"] == "unreadable"}
    assert set(unreadable) == {f"returns/{name}" for name in AWKWARD}
    assert all(finding["code"] == "JF001" for finding in unreadable.values())
    assert len(entries) == len(AWKWARD) + 12


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda error: errno.errorcode[error.errno])
@pytest.mark.parametrize("call", ["stat", "lstat"])
@pytest.mark.usefixtures("returns")
def test_an_awkward_name_is_an_entry(refusal: OSError, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = getattr(os, call)

    def refusing(path: Any, *more: Any, **named: Any) -> Any:
        if str(path).endswith(AWKWARD):
            raise type(refusal)(refusal.errno, refusal.strerror)
        status = asked(path, *more, **named)
        return SimpleNamespace(st_mode=status.st_mode, st_file_attributes=0) if call == "lstat" else status

    if call == "lstat":  # only Windows asks so whether a file is hidden
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr("stat.FILE_ATTRIBUTE_HIDDEN", 2, raising=False)
    monkeypatch.setattr(os, call, refusing)
    held(validated())


@pytest.mark.parametrize(
    ("name", "words"),
    [("自查表.", "以点或空格结尾"), ("自查表 ", "以点或空格结尾"), ("很长" * 130, "路径太长"), ("自查表", "已不存在")],
)
def test_what_windows_says_is_not_there_is_told_for_what_it_is(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert words in why(FileNotFoundError(errno.ENOENT, "The system cannot find the file specified", name), "文件")


@pytest.mark.usefixtures("returns")
def test_a_name_that_can_not_be_opened_is_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open

    def refusing(path: Any, *more: Any, **named: Any) -> Any:
        if str(path).endswith(AWKWARD):
            raise OSError(errno.EMFILE, "Too many open files")
        return opened(path, *more, **named)

    monkeypatch.setattr("builtins.open", refusing)
    held(validated())


@pytest.mark.usefixtures("returns")
@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EMFILE, "系统同时打开的文件过多"), (errno.ENOSPC, "磁盘已满")],
    ids=["EMFILE", "ENOSPC"],
)
def test_only_where_results_can_not_be_put_aside_the_run_ends(
    number: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason for what it is: a full table of open files is no fault of the folder."""

    def refusing(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(examination, "SPOOL_IN_MEMORY", 10)
    monkeypatch.setattr("tempfile.TemporaryFile", refusing)
    done = commands.run("validate", "returns")
    assert done.code == 2
    [sentence] = [line for line in done.err.splitlines() if "临时文件夹" in line]
    assert words in sentence and "不能用" not in sentence
