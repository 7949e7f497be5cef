"""Runs a command and says how long it took and how much memory all its processes held together."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INTERVAL = 0.02  # seconds between two looks at the memory
_FINE = (0, 1)  # exit codes: 1 says that returns have errors, and ours do


@dataclass(frozen=True, slots=True)
class Run:
    """One run: wall time, processor time of all its processes (seconds), and peak memory (bytes, 0 if not asked for)."""

    seconds: float
    processor: float
    memory: int = 0


def jianfu(*arguments: object) -> list[str]:
    """The tool's command line."""
    return [sys.executable, "-m", "jianfu_cli", *map(str, arguments)]


def loop(name: str, *arguments: object) -> list[str]:
    """A plain loop's command line (baselines.LOOPS)."""
    return [sys.executable, "-m", "benchmarks.baselines", name, *map(str, arguments)]


def run(command: Sequence[str], folder: Path | None = None, memory: bool = False, interval: float = INTERVAL) -> Run:
    """Run a command, its output thrown away, in `folder`. Raises RuntimeError if it fails."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed tool is compiled; so are both sides here
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    watcher = _Watcher(process.pid, interval) if memory else None
    _, said = process.communicate()
    seconds, after = time.perf_counter() - start, os.times()
    peak = watcher.stop() if watcher else 0
    if process.returncode not in _FINE:
        raise RuntimeError(f"{' '.join(command)}: {said}")
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    return Run(seconds, processor, peak)


def alternating(commands: Sequence[Callable[[], Run]], rounds: int = 3) -> list[Run]:
    """The best of some rounds for each command; they take turns, so that a busy moment does not hit one alone."""
    rows = [[command() for command in commands] for _ in range(rounds)]
    return [min(column, key=lambda run: run.seconds) for column in zip(*rows, strict=True)]


class _Watcher(threading.Thread):
    """Looks at a process and all below it again and again. Memory is the sum of Pss: shared pages count once."""

    def __init__(self, pid: int, interval: float) -> None:
        super().__init__(daemon=True)
        self._pid, self._interval = pid, interval
        self._ended = threading.Event()
        self._peak = 0
        self.start()

    def run(self) -> None:
        while not self._ended.wait(self._interval):
            self._peak = max(self._peak, sum(map(_memory, _family(self._pid))))

    def stop(self) -> int:
        self._ended.set()
        self.join()
        return self._peak


def _family(pid: int) -> list[int]:
    found = [pid]
    for process in found:
        found += [int(child) for child in _read(f"/proc/{process}/task/{process}/children").split()]
    return found


def _memory(pid: int) -> int:
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:  # it has just ended
        return ""
