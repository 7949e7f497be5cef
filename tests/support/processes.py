"""Running the commands as processes of their own: killed, interrupted, measured, on small and on locked disks."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from repository import SOURCE

LEFTOVER = "*.jianfu-tmp"
# Ctrl-C is heard, even if the tests themselves were started by something that is deaf to it (a shell's background).
# What comes before main() is Python's own, where nobody can catch anything: it is up once main() calls its first function.
_READY = """
import os, signal, sys
from jianfu_cli.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
calls = []
def called(frame, event, argument):
    if event == "call":
        calls.append(frame)
        if len(calls) == 2:
            sys.setprofile(None)
            os.write({fd}, b".")
sys.setprofile(called)
main()
"""


def command(*arguments: str | Path) -> list[str]:
    """The command line of `jianfu` with these arguments."""
    return [sys.executable, "-m", "jianfu_cli", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    """Our environment, with the sources found from any folder."""
    return {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(*arguments: str | Path, cwd: Path, prefix: Sequence[str] = (), **more: str) -> subprocess.CompletedProcess[str]:
    """Run to the end; never with a traceback."""
    line = [*prefix, *command(*arguments)]
    done = subprocess.run(
        line,
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    calm(done.stderr)
    return done


def calm(error: str) -> None:
    """No traceback, no fault of the program's own, no word of the interpreter's."""
    for word in ("Traceback", "程序内部出错", "Exception ignored", "Error:"):
        assert word not in error, error


@contextlib.contextmanager
def started(*arguments: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """A run whose interpreter is up, in a process group of its own; at the end nothing of it is left."""
    ready, write = os.pipe()
    line = [sys.executable, "-c", _READY.format(fd=write), *map(str, arguments)]
    process = subprocess.Popen(
        line, cwd=cwd, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        errors="replace", start_new_session=True, pass_fds=(write,),
    )  # fmt: skip
    os.close(write)
    with os.fdopen(ready, "rb", buffering=0) as pipe:
        pipe.read(1)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.communicate(timeout=20)


def until(wanted: Callable[[], object], seconds: float = 20) -> bool:
    """Wait for something to be true; False if it does not come."""
    end = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > end:
            return False
        time.sleep(0.003)
    return True


def children(pid: int) -> list[int]:
    """The processes that this one started, by their ids."""
    with contextlib.suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def lives(pid: int) -> bool:
    """Whether the process is there and not just waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Measured:
    """How a run ended, and its highest memory of all processes together (MB, shared pages counted once)."""

    code: int
    out: str
    err: str
    megabytes: float


def measured(*arguments: str | Path, cwd: Path) -> Measured:
    """Run to the end, looking at the memory of the whole process tree all the time."""
    with (cwd / "out").open("w+b") as out, (cwd / "err").open("w+b") as err:
        process = subprocess.Popen(command(*arguments), cwd=cwd, env=environment(), stdout=out, stderr=err)
        highest = 0
        while process.poll() is None:
            highest = max(highest, sum(map(_memory, [process.pid, *children(process.pid)])))
            time.sleep(0.02)
    shown, said = ((cwd / name).read_text("utf-8") for name in ("out", "err"))
    calm(said)
    return Measured(process.returncode, shown, said, highest / 1000)


def _memory(pid: int) -> int:
    with contextlib.suppress(OSError, IndexError, ValueError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        return int(text.split("\nPss:", 1)[1].split()[0])
    return 0


def mounted(script: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount things without anybody else seeing them; skips where that is not allowed."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        pytest.skip("mounting needs unshare")
    line = ["unshare", "-rm", "sh", "-eu", "-c"]
    if subprocess.run([*line, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed")
    done = subprocess.run(
        [*line, script],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    calm(done.stderr)
    return done


def unprivileged() -> list[str]:
    """What to put before a command so that permissions hold for it, even if we are root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root passes by all permissions")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
