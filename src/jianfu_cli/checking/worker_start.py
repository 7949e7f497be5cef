"""How a worker is started on this system, and how it is born deaf to Ctrl-C, which is its parent's to handle."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator

if sys.platform != "win32":
    from multiprocessing import resource_tracker

# On Linux a fork costs nothing and shares what is loaded; elsewhere a fresh interpreter is started. The variable lets
# Linux do as Windows and macOS do: for the tests, and where a fork is not wanted.
START_METHOD = os.environ.get("JIANFU_START_METHOD", "fork" if sys.platform == "linux" else "spawn")
FORKS = START_METHOD == "fork" and hasattr(os, "fork")
# Windows waits for 63 handles at once, and each worker is one.
MOST_WORKERS = 60 if sys.platform == "win32" else 1_000


@contextlib.contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until a worker is started; the worker inherits that it is not to be heard."""
    if hasattr(signal, "pthread_sigmask"):
        if not FORKS:  # what Python starts beside its first fresh interpreter, after which it lets Ctrl-C through
            resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        with _console_interrupts_ignored():
            yield


@contextlib.contextmanager
def _console_interrupts_ignored() -> Iterator[None]:
    """Windows: a process that ignores the console's Ctrl-C hands that down to those it starts. It is for a moment only,
    since a Ctrl-C within it is lost to us too."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (unknown to type checkers on other systems)
    kernel.SetConsoleCtrlHandler(None, True)
    try:
        yield
    finally:
        kernel.SetConsoleCtrlHandler(None, False)
