"""`| more`, closed early: nobody reads on. The run ends quietly with its true exit code, on Windows too."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import commands
from example_folder import lay_out
from jianfu_cli.cli import application, console


class ClosedPipe(io.RawIOBase):
    """As the C library of Windows behaves: after so many bytes a write is EINVAL. Its descriptor is a real one."""

    def __init__(self, descriptor: int, most: int, number: int) -> None:
        self._descriptor, self._most, self._number = descriptor, most, number
        self.written = b""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        if len(self.written) + len(piece) > self._most:
            raise OSError(self._number, os.strerror(self._number))
        self.written += piece
        return len(piece)


@pytest.fixture
def descriptor() -> Iterator[int]:
    there, here = os.pipe()
    yield here
    for end in (there, here):
        os.close(end)


@pytest.fixture
def returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a return that has mistakes."""
    monkeypatch.chdir(lay_out(tmp_path / "工作"))
    return tmp_path / "工作" / "returns"


def ended(pipe: ClosedPipe, monkeypatch: pytest.MonkeyPatch, *arguments: str, windows: bool = True) -> tuple[int, str]:
    """The exit code of a command whose output goes there, and what it says on standard error."""
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(console, "ON_WINDOWS", windows)
        patch.setattr(sys, "argv", ["jianfu", *arguments])
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(pipe), encoding="utf-8"))
        patch.setattr(sys, "stderr", err)
        console.prepare()
        code = console.run(application.jianfu)
        said = err.buffer.getvalue().decode()
        pipe._most = 10**9  # so that what is left over does not fail when it is collected
    return code, said


@pytest.mark.parametrize("most", [0, 100, 5000])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("validate", "returns"), 1),
        (("validate", "returns", "--format", "json"), 1),
        (("inspect", "returns/东城街道第一示例小学-自查表.xlsx"), 0),
        (("rules",), 0),
        (("--help",), 0),
        (("validate", "--help"), 0),
    ],
)
@pytest.mark.usefixtures("returns")
def test_a_pipe_that_nobody_reads_ends_quietly(
    arguments: tuple[str, ...], code: int, most: int, descriptor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = ClosedPipe(descriptor, most, errno.EINVAL)
    assert ended(pipe, monkeypatch, *arguments)[0] == code
    said = ended(ClosedPipe(descriptor, most, errno.EINVAL), monkeypatch, *arguments)[1]
    assert "结果不能写出" not in said and "出错" not in said and "Traceback" not in said


@pytest.mark.usefixtures("returns")
def test_it_is_the_same_where_the_system_says_it_plainly(descriptor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [
        ended(ClosedPipe(descriptor, 100, number), monkeypatch, "validate", "returns", windows=windows)
        for number, windows in ((errno.EINVAL, True), (errno.EPIPE, True), (errno.EPIPE, False))
    ]
    assert said[0] == said[1] == said[2]


@pytest.mark.usefixtures("returns")
def test_a_full_disk_is_still_told(descriptor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = ended(ClosedPipe(descriptor, 100, errno.ENOSPC), monkeypatch, "validate", "returns")
    assert code == 2 and "结果不能写出" in said


@pytest.mark.usefixtures("returns")
def test_a_pipe_that_is_read_gets_all(descriptor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = ClosedPipe(descriptor, 10**9, errno.EINVAL)
    assert ended(pipe, monkeypatch, "validate", "returns")[0] == 1
    assert pipe.written.decode() == commands.run("validate", "returns").out
