"""The work spread over processes: the parent's side. In order, bounded; a process that dies or hangs costs one task.

A worker says when it is up and when it is ready for work, and only then does a task's time run. What it works with goes
over its pipe, unless the process was forked and has it already. A task whose worker died is tried once more, alone.
"""

from __future__ import annotations

import contextlib
import gc
import mmap
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

from ..tools import JianfuError, system_reason
from . import worker_process
from .worker_process import READY, UP, serve
from .worker_start import FORKS, MOST_WORKERS, interrupts_held_back

Task = TypeVar("Task")
Result = TypeVar("Result")
Lost = Literal["died", "timeout"]

CHUNK = 24  # tasks sent at once: enough to hide the pipe, few enough to stay in order cheaply; their places fit a byte
AHEAD = 6  # chunks a worker may be ahead of the oldest one not yet given out
SECONDS_TO_START = 60.0  # an interpreter on a machine that scans every file it opens
FAILED_STARTS = 3  # so many workers in a row that never got ready, and the run is given up


@dataclass(slots=True)
class _Chunk(Generic[Task, Result]):
    tasks: list[Task]
    results: dict[int, Result] = field(default_factory=dict)  # by the place of the task in the chunk
    tried: set[int] = field(default_factory=set)  # places at which a worker has died

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
    last_heard: float
    is_ready: bool = False
    chunk: _Chunk[Task, Result] | None = None
    sent: Sequence[int] = ()  # the places of the chunk that it was asked for

    @property
    def due(self) -> float:
        """When it has had its time. The process began a task at most SECONDS_UNSENT after its last message."""
        a_task = worker_process.SECONDS_UNSENT + worker_process.SECONDS_PER_TASK
        return self.last_heard + (a_task if self.is_ready else SECONDS_TO_START)


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
        self._setup, self._lost = (setup, arguments), lost
        self._context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        self._workers: list[_Worker[Task, Result]] = []
        self._failed_starts = 0

    def run(self, tasks: Iterable[Task], jobs: int) -> Iterator[Result]:
        source = iter(tasks)
        waiting: deque[_Chunk[Task, Result]] = deque()
        exhausted = False
        jobs = min(jobs, MOST_WORKERS)
        while waiting or not exhausted:
            while not exhausted and len(waiting) < jobs * AHEAD and (worker := self._idle(jobs)):
                batch = _take(source, CHUNK)
                if not batch:
                    exhausted = True
                    break
                chunk: _Chunk[Task, Result] = _Chunk(batch)
                waiting.append(chunk)
                self._give(worker, chunk, chunk.unanswered)
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
        """Raises JianfuError if the system gives no process."""
        try:
            ours, theirs = self._context.Pipe()
            # A forked worker inherits our ends of all pipes; while anyone holds one, the worker behind it sees no end.
            inherited = [ours, *(worker.pipe for worker in self._workers)] if FORKS else []
            # A fork shares anonymous memory; what a fresh interpreter can share may need a temporary file.
            current_place = mmap.mmap(-1, 1) if FORKS else self._context.RawArray("B", 1)
            # A fork has all that we have, shared; a fresh interpreter is sent it once it is up: what is given to it at
            # its start must have gone over before it can say anything, and blocks us if it dies of it.
            arguments = (theirs, inherited, current_place, self._setup if FORKS else None)
            gc.freeze()  # the collector would touch, and so copy, the memory that the processes share
            process = self._context.Process(target=serve, args=arguments, daemon=True)
            with interrupts_held_back():  # and let go when it is known, so that it will be ended
                process.start()
                worker: _Worker[Task, Result] = _Worker(process, ours, current_place, time.monotonic())
                self._workers.append(worker)
        except OSError as error:
            raise JianfuError(f"不能启动读取文件的进程：{system_reason(error)}") from None
        theirs.close()
        return worker

    def _give(self, worker: _Worker[Task, Result], chunk: _Chunk[Task, Result], places: Sequence[int]) -> None:
        """Ask a worker for some of a chunk's results; one that isn't ready yet is sent them when it is."""
        worker.chunk, worker.sent = chunk, places
        worker.current_place[0] = places[0]  # should it die before it begins
        if worker.is_ready:
            worker.last_heard = time.monotonic()
            with contextlib.suppress(OSError):  # a dead worker shows when its answer is awaited
                worker.pipe.send([(place, chunk.tasks[place]) for place in places])

    def _receive(self) -> None:
        """Wait for results, or for a worker that died or ran out of time."""
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk}
        seconds = min(worker.due for worker in busy.values()) - time.monotonic()
        for pipe in wait(list(busy), timeout=max(seconds, 0.01)):
            self._take_message(busy[pipe])  # type: ignore[index]
        for worker in busy.values():
            # With results still unread, the task that took so long may be done, and the process at the next one.
            if worker.chunk and time.monotonic() > worker.due and not worker.pipe.poll():
                self._replace(worker, "timeout")

    def _take_message(self, worker: _Worker[Task, Result]) -> None:
        chunk = worker.chunk
        assert chunk is not None
        try:
            message = worker.pipe.recv()
            if message == UP:
                worker.pipe.send(self._setup)
        except (EOFError, OSError):
            self._replace(worker, "died")
            return
        worker.last_heard = time.monotonic()
        if message == UP:
            return
        if message == READY:
            worker.is_ready, self._failed_starts = True, 0
            self._give(worker, chunk, worker.sent)
            return
        chunk.results.update(message)
        if chunk.done:
            worker.chunk = None
        elif all(place in chunk.results for place in worker.sent):
            self._give(worker, chunk, chunk.unanswered)

    def _replace(self, worker: _Worker[Task, Result], reason: Lost) -> None:
        """Another worker takes over what this one was at.

        A task whose worker died is tried once more, alone: the system may have killed a process for no fault of the
        file's. One that dies again, or hangs, is lost, so that there is an end to it. What was done and not sent is
        done again.
        """
        chunk = worker.chunk
        assert chunk is not None
        self._end(worker)
        self._workers.remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts == FAILED_STARTS:
                raise JianfuError("读取文件的进程启动后没有应答。请检查安全软件是否拦下了 Python，或用 --jobs 1 再试")
            self._give(self._start(), chunk, worker.sent)
            return
        place = worker.current_place[0]
        if place in chunk.results:
            place = chunk.unanswered[0]
        if reason == "died" and place not in chunk.tried:
            chunk.tried.add(place)
            self._give(self._start(), chunk, [place])
            return
        chunk.results[place] = self._lost(chunk.tasks[place], reason)
        if not chunk.done:
            self._give(self._start(), chunk, chunk.unanswered)

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


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
