"""Work spread over processes: in order, bounded, and a process that dies or hangs costs the one task it was at."""

from __future__ import annotations

import contextlib
import gc
import mmap
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

CHUNK = 24  # tasks sent at once: enough to hide the pipe, few enough to stay in order cheaply; their places fit a byte
AHEAD = 6  # chunks a worker may be ahead of the oldest one not yet given out
SECONDS_UNSENT = 0.05  # a result older than this is sent at the end of the task; quick ones share a message
SECONDS_PER_TASK = 10.0
FORKS = sys.platform == "linux"  # a worker costs nothing and shares what is loaded; else an interpreter is started
MEMORY_PER_WORKER = 400_000_000  # bytes of address space beyond what a worker starts with


@dataclass(slots=True)
class _Chunk(Generic[Task, Result]):
    tasks: list[Task]
    results: dict[int, Result] = field(default_factory=dict)  # by the place of the task in the chunk

    @property
    def unanswered(self) -> list[int]:
        """The places of the tasks without a result."""
        return [place for place in range(len(self.tasks)) if place not in self.results]

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.tasks)

    def in_order(self) -> Iterator[Result]:
        return map(self.results.__getitem__, range(len(self.tasks)))


@dataclass(slots=True)
class _Worker(Generic[Task, Result]):
    process: BaseProcess
    pipe: Connection
    current_place: Any  # one byte of shared memory: the place of the task that the process is at
    chunk: _Chunk[Task, Result] | None = None
    last_heard: float = 0.0

    @property
    def due(self) -> float:
        """When its task has had its time. The process began it at most SECONDS_UNSENT after its last message."""
        return self.last_heard + SECONDS_UNSENT + SECONDS_PER_TASK


def ordered(
    setup: Callable[..., Callable[[Task], Result]],
    arguments: tuple[Any, ...],
    tasks: Iterable[Task],
    lost: Callable[[Task, Lost], Result],
    jobs: int,
) -> Iterator[Result]:
    """The result of each task, in order.

    `setup(*arguments)` is called once in each worker and gives its work: a function of a task. Tasks and results are
    pickled. `lost(task, reason)` gives the result of a task whose process died or ran out of time.
    """
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
        self._context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
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
                yield from waiting.popleft().in_order()
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
        inherited = [ours, *(worker.pipe for worker in self._workers)] if FORKS else []
        # A fork shares anonymous memory; what a fresh interpreter can share may need a temporary file.
        current_place = mmap.mmap(-1, 1) if FORKS else self._context.RawArray("B", 1)
        arguments = (theirs, inherited, current_place, self._setup, self._arguments)
        gc.freeze()  # the collector would touch, and so copy, the memory that the processes share
        process = self._context.Process(target=_serve, args=arguments, daemon=True)
        with _interrupts_held_back():
            process.start()
        theirs.close()
        worker: _Worker[Task, Result] = _Worker(process, ours, current_place)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker[Task, Result], chunk: _Chunk[Task, Result]) -> _Chunk[Task, Result]:
        places = chunk.unanswered
        worker.chunk, worker.last_heard = chunk, time.monotonic()
        worker.current_place[0] = places[0]  # should it die before it begins
        with contextlib.suppress(OSError):  # a dead worker shows when its answer is awaited
            worker.pipe.send([(place, chunk.tasks[place]) for place in places])
        return chunk

    def _receive(self) -> None:
        """Wait for results, or for a worker that died or ran out of time."""
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk}
        seconds = min(worker.due for worker in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), timeout=max(seconds, 0.01)):
            self._take_results(busy[pipe])  # type: ignore[index]
        for worker in busy.values():
            # With results still unread, the task that took so long may be done, and the process at the next one.
            if worker.chunk and time.monotonic() > worker.due and not worker.pipe.poll():
                self._replace(worker, "timeout")

    def _take_results(self, worker: _Worker[Task, Result]) -> None:
        chunk = worker.chunk
        assert chunk is not None
        try:
            chunk.results.update(worker.pipe.recv())
        except (EOFError, OSError):
            self._replace(worker, "died")
            return
        worker.last_heard = time.monotonic()
        if chunk.done:
            worker.chunk = None

    def _replace(self, worker: _Worker[Task, Result], reason: Lost) -> None:
        """The task that the worker was at is lost; the rest of its chunk goes to a new one.

        That includes tasks it had finished without sending their results. One task is given up each time, even if
        the worker died between two, so that there is an end to it.
        """
        chunk = worker.chunk
        assert chunk is not None
        self._end(worker)
        self._workers.remove(worker)
        place = worker.current_place[0]
        if place in chunk.results:
            place = chunk.unanswered[0]
        chunk.results[place] = self._lost(chunk.tasks[place], reason)
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
    current_place: Any,
    setup: Callable[..., Callable[[Any], Any]],
    arguments: tuple[Any, ...],
) -> None:
    """The worker: does chunk after chunk until the pipe closes, be it because the parent was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    work = setup(*arguments)
    limit_memory(MEMORY_PER_WORKER)
    with contextlib.suppress(EOFError, OSError):
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


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
