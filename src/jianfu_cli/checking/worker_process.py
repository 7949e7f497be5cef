"""The work spread over processes: what goes on in one of them."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any, Literal, TypeVar

from ..tools import collect_seldom

Task = TypeVar("Task")
Result = TypeVar("Result")

SECONDS_UNSENT = 0.05  # a result older than this is sent at the end of the task; quick ones share a message
SECONDS_PER_TASK = 10.0
MEMORY_PER_WORKER = 400_000_000  # bytes of address space beyond what a worker starts with

UP: Literal["up"] = "up"  # the interpreter is there: send me what I work with
READY: Literal["ready"] = "ready"  # send me tasks


def serve(
    pipe: Connection,
    inherited: Iterable[Connection],
    current_place: Any,
    given: tuple[Callable[..., Callable[[Any], Any]], tuple[Any, ...]] | None,
) -> None:
    """The worker: does chunk after chunk until the pipe closes, be it because the parent was killed.

    `given` is what makes its work, and that one's arguments; None: they come over the pipe. `inherited` are the ends
    of other pipes that a fork holds and must let go.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    with contextlib.suppress(EOFError, OSError):
        if given is None:
            pipe.send(UP)
            given = pipe.recv()
        setup, arguments = given
        work = setup(*arguments)
        collect_seldom()
        limit_memory(MEMORY_PER_WORKER)
        pipe.send(READY)
        while True:
            _work_through(pipe.recv(), work, pipe, current_place)


def _work_through(
    chunk: Iterable[tuple[int, Task]], work: Callable[[Task], Result], pipe: Connection, current_place: Any
) -> None:
    """Do one chunk. Results of quick tasks share a message, since each message wakes the parent and costs both sides."""
    unsent: dict[int, Result] = {}
    last_sent = time.monotonic()
    for place, task in chunk:
        current_place[0] = place
        _alarm(SECONDS_PER_TASK * 2)
        unsent[place] = work(task)
        _alarm(0)
        if time.monotonic() - last_sent > SECONDS_UNSENT:
            pipe.send(unsent)
            unsent, last_sent = {}, time.monotonic()
    if unsent:
        pipe.send(unsent)


def _alarm(seconds: float) -> None:
    """End this process in so many seconds (0: not any more), should the parent not live to do it. Not on Windows."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_memory(extra: int) -> None:
    """Let this process take `extra` bytes more than it has now. Does nothing where the system can't (Windows)."""
    try:
        import resource
    except ImportError:
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            now = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (now + extra, resource.getrlimit(resource.RLIMIT_AS)[1]))
