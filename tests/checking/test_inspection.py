"""`jianfu inspect` reads a file as `jianfu validate` does: by the same examiner, within the same limits."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

import commands
import processes
import tables
from form_cases import COLUMNS, FOOT, HEAD, rows
from hostile_files import HOSTILE, LARGE
from jianfu_cli.checking import examination, examiner, worker_process, worker_start
from jianfu_cli.reading.edition_reader import EditionReader

FORM = HEAD + COLUMNS + rows("| | N. T | A | |") + FOOT
HEAVY = "400,000 texts"
SIZES = pytest.mark.parametrize("heavy", [False, True], ids=["small", "large"])


def write(heavy: bool) -> None:
    """表.xlsx, as a school sends it or as large as a file may be."""
    Path("表.xlsx").write_bytes(LARGE[HEAVY]() if heavy else tables.xlsx(FORM))


def validated(file: str) -> str:
    """What `jianfu validate` finds in a file that can't be read."""
    done = commands.run("validate", file, "--format", "json", faults=True)
    [entry] = json.loads(done.out)["returns"]
    assert entry["status"] == "unreadable"
    [found] = entry["findings"]
    return f"{found['code']} {found['message']}"


def inspected(file: str) -> str:
    """What `jianfu inspect` says of such a file."""
    done = commands.run("inspect", file, faults=True)
    assert done.code == 1
    line = next(line for line in done.out.splitlines() if "没有读出" in line)
    code, _, message = line.removeprefix("  没有读出：").partition(" ")
    return f"{code} {message.partition('。')[2]}"


@pytest.mark.skipif(not worker_start.FORKS, reason="a fresh interpreter knows nothing of what is patched")
@SIZES
def test_a_file_that_takes_too_long_is_given_up_with_the_sentence_of_validate(
    heavy: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(heavy)
    monkeypatch.setattr(worker_process, "SECONDS_PER_TASK", 1.0)
    monkeypatch.setattr(examiner, "open_document", lambda *_: time.sleep(60))
    begin = time.monotonic()
    message = inspected("表.xlsx")
    assert time.monotonic() - begin < 40
    assert message.startswith("JF004 读取这个文件用时超过 ") and message == validated("表.xlsx")


@pytest.mark.skipif(not worker_start.FORKS, reason="a fresh interpreter knows nothing of what is patched")
@SIZES
def test_a_file_whose_process_dies_is_told_with_the_sentence_of_validate(
    heavy: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        import os

        os._exit(1)

    monkeypatch.chdir(tmp_path)
    write(heavy)
    monkeypatch.setattr(examiner, "open_document", die)
    message = inspected("表.xlsx")
    assert "程序异常终止" in message and message == validated("表.xlsx")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes by /proc")
@pytest.mark.parametrize("name", ["300 MB shared string", "million empty elements", "xls whose directory goes round"])
def test_a_hostile_file_costs_little(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("表.xlsx").write_bytes(HOSTILE[name][1]())
    done = processes.measured("inspect", "表.xlsx", cwd=tmp_path)
    assert done.code == 1
    assert done.megabytes < 400
    assert "用时" not in done.out, "it is not the time limit that ends it"
    assert inspected("表.xlsx") == validated("表.xlsx")


@SIZES
def test_a_fault_of_the_program_is_told_with_its_place(
    heavy: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: EditionReader, *_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.chdir(tmp_path)
    write(heavy)
    monkeypatch.setattr(EditionReader, "_forms", fail)
    message = inspected("表.xlsx")
    assert message.startswith("JF001 读取这个文件时程序内部出错（ZeroDivisionError，edition_reader.py:")
    assert message == validated("表.xlsx")


def test_memory_that_is_refused_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: EditionReader, *_: object) -> None:
        raise MemoryError

    monkeypatch.chdir(tmp_path)
    Path("表.xlsx").write_bytes(tables.xlsx(FORM))
    monkeypatch.setattr(EditionReader, "_forms", fail)
    assert inspected("表.xlsx") == validated("表.xlsx") == "JF004 读取这个文件内存超过上限，已放弃读取"


def test_a_form_read_in_a_process_of_its_own_looks_as_if_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jianfu_cli.intake import limits

    monkeypatch.chdir(tmp_path)
    Path("表.xlsx").write_bytes(tables.xlsx(FORM))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(examination, "FORKS", False)
        here = commands.run("inspect", "表.xlsx")
    monkeypatch.setattr(limits, "HEAVY_BYTES", 1)
    assert commands.run("inspect", "表.xlsx") == here and here.code == 0
