"""Whether a process lives: asked of this system, and of Windows as it is played by what its calls answer."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from jianfu_cli.tools import prepare_folder
from jianfu_cli.tools.process_life import lives

LIVING, ENDED, GONE, FORBIDDEN = 4040, 4044, 4048, 4052
HANDLE = 0x1_0000_0004  # wider than an int


class Call:
    """A function of ctypes: it takes attributes."""

    restype: object = None

    def __init__(self, call: Callable[..., object]) -> None:
        self._call = call

    def __call__(self, *arguments: object) -> object:
        return self._call(*arguments)


class WindowsKernel:
    """The three calls. An ended process still has its number while anybody holds a handle of it."""

    def __init__(self) -> None:
        self.handles: list[int] = []
        self.error = 0
        self.OpenProcess = Call(self._open)
        self.WaitForSingleObject = Call(lambda handle, _: {LIVING: 258, ENDED: 0}[handle.value - HANDLE])
        self.CloseHandle = Call(lambda handle: self.handles.remove(handle.value))

    def _open(self, right: int, _: bool, process: int) -> int | None:
        assert right == 0x10_0000
        if process not in (LIVING, ENDED):
            self.error = 5 if process == FORBIDDEN else 87
            return None
        self.handles.append(HANDLE + process)
        return HANDLE + process


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> WindowsKernel:
    kernel = WindowsKernel()
    monkeypatch.setattr(ctypes, "WinDLL", lambda name, use_last_error: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.error, raising=False)
    # Path would become Windows' own as well: only the module that asks sees it.
    monkeypatch.setattr("jianfu_cli.tools.process_life.os", SimpleNamespace(name="nt"))
    return kernel


def test_a_process_lives_until_it_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert lives(child.pid)
        child.communicate(b"\n")
    assert not lives(child.pid)
    assert lives(os.getpid()) and not lives(10**30)


@pytest.mark.parametrize(
    ("process", "expected"), [(LIVING, True), (ENDED, False), (GONE, False), (FORBIDDEN, True), (10**30, False)]
)
def test_windows_is_asked_without_ending_it(process: int, expected: bool, windows: WindowsKernel) -> None:
    assert lives(process) is expected
    assert windows.handles == []


@pytest.mark.usefixtures("windows")
def test_on_windows_too_another_runs_files_are_left_alone(tmp_path: Path) -> None:
    """Written and closed, not yet published: Windows would let them be removed."""
    files = {process: tmp_path / f".{process}-1.jianfu-tmp" for process in (LIVING, ENDED, GONE)}
    for path in files.values():
        path.write_bytes(b"whole")
    prepare_folder(tmp_path)
    assert [process for process, path in files.items() if path.exists()] == [LIVING]
