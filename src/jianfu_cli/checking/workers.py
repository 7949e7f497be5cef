"""Work spread over processes: results in the order of the tasks, bounded queues, and a process that dies or hangs
costs the one task that it was at.

A task is a picklable object; `work(task)` runs in the worker, `lost(task, reason)` gives the result of a task
whose process died or ran out of time.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Lost = Literal["died", "timeout"]

CHUNK = 24  # tasks sent at once: large enough to hide the pipe, small enough to stay in order cheaply
AHEAD = 6  # chunks a worker may be ahead of the oldest one not yet given out
SECONDS_PER_TASK = 10.0
MEMORY_PER_WORKER = 400_000_000  # bytes of address space beyond what a worker starts with


@dataclass(slots=True)
class _Chunk(Generic[Task, Result]):
    tasks: list[Task]
    results: list[Result] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.tasks)


@dataclass(slots=True)
class _Worker(Generic[Task, Result]):
    process: BaseProcess
    pipe: Connection
    chunk: _Chunk[Task, Result] | None = None
    since: float = 0.0


def ordered(
    setup: Callable[..., Callable[[Task], Result]],
    arguments: tuple[Any, ...],
    tasks: Iterable[Task],
    lost: Callable[[Task, Lost], Result],
    jobs: int,
) -> Iterator[Result]:
    """The result of each task, in order. `setup(*arguments)` is called once in each worker and gives its work."""
    pool: _Pool[Task, Result] = _Pool(setup, arguments, lost)
    try:
        yield from pool.run(tasks, jobs)
    finally:
        pool.close()


class _Pool(Generic[Task, Result]):
    def __init__(
        self, setup: Callable[..., Any], arguments: tuple[Any, ...], lost: Callable[[Task, Lost], Result]
    ) -> None:
        self._setup, self._arguments, self._lost = setup, arguments, lost
        # Fork costs nothing and shares what is loaded; elsewhere (Windows, macOS) a fresh interpreter is started.
        self._forks = sys.platform == "linux"
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._workers: list[_Worker[Task, Result]] = []

    def run(self, tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
        source = iter(tasks)
        waiting: deque[_Chunk[Task, Result]] = deque()
        exhausted = False
        while waiting or not exhausted:
            while not exhausted and len(waiting) < jobs * AHEAD and (worker := self._idle(jobs)):
                batch = _take(source, CHUNK)
                if not batch:
                    exhausted = True
                    break
                waiting.append(self._send(worker, _Chunk(batch)))
            while waiting and waiting[0].done:
                yield from waiting.popleft().results
            if waiting:
                self._receive()

    def _idle(self, jobs: int) -> _Worker[Task, Result] | None:
        for worker in self._workers:
            if worker.chunk is None:
                return worker
        return self._start() if len(self._workers) < jobs else None

    def _start(self) -> _Worker[Task, Result]:
        ours, theirs = self._context.Pipe()
        # A forked worker inherits our ends of all pipes; while anyone holds one, the worker behind it sees no end.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if self._forks else []
        arguments = (theirs, inherited, self._setup, self._arguments)
        gc.freeze()  # the collector would touch, and so copy, the memory that the processes share
        process = self._context.Process(target=_serve, args=arguments, daemon=True)
        with _interrupts_held_back():
            process.start()
        theirs.close()
        worker: _Worker[Task, Result] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker[Task, Result], chunk: _Chunk[Task, Result]) -> _Chunk[Task, Result]:
        worker.chunk, worker.since = chunk, time.monotonic()
        with contextlib.suppress(OSError):  # a dead worker shows when its answer is awaited
            worker.pipe.send(chunk.tasks[len(chunk.results) :])
        return chunk

    def _receive(self) -> None:
        """Wait for at least one answer, or for a worker that died or ran out of time."""
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk}
        due = min(worker.since for worker in busy.values()) + SECONDS_PER_TASK - time.monotonic()
        for pipe in wait(list(busy), timeout=max(due, 0.01)):
            self._take_answer(busy[pipe])  # type: ignore[index]
        for worker in busy.values():
            if worker.chunk and time.monotonic() - worker.since > SECONDS_PER_TASK:
                self._replace(worker, "timeout")

    def _take_answer(self, worker: _Worker[Task, Result]) -> None:
        chunk = worker.chunk
        assert chunk is not None
        try:
            chunk.results.append(worker.pipe.recv())
        except (EOFError, OSError):
            self._replace(worker, "died")
            return
        worker.since = time.monotonic()
        if chunk.done:
            worker.chunk = None

    def _replace(self, worker: _Worker[Task, Result], reason: Lost) -> None:
        """The task that the worker was at is lost; the rest of its chunk goes to a new one."""
        chunk = worker.chunk
        assert chunk is not None
        self._end(worker)
        self._workers.remove(worker)
        chunk.results.append(self._lost(chunk.tasks[len(chunk.results)], reason))
        if not chunk.done:
            self._send(self._start(), chunk)

    def _end(self, worker: _Worker[Task, Result]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def close(self) -> None:
        """End all workers; nothing of theirs is left behind."""
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()


def _take(source: Iterator[Task], count: int) -> list[Task]:
    batch: list[Task] = []
    for task in source:
        batch.append(task)
        if len(batch) == count:
            break
    return batch


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until a worker is started, which is born deaf to it: it is the parent's to handle."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    pipe: Connection,
    inherited: Iterable[Connection],
    setup: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
) -> None:
    """The worker: answers each task of each chunk until the pipe closes, be it because the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    work = setup(*arguments)
    limit_memory(MEMORY_PER_WORKER)
    with contextlib.suppress(EOFError, OSError):
        while True:
            for task in pipe.recv():
                _alarm(SECONDS_PER_TASK * 2)
                answer = work(task)
                _alarm(0)
                pipe.send(answer)


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


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
