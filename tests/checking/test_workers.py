"""Work over processes: in order, bounded, and a process that dies or hangs costs one task."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest

from jianfu_cli.checking import workers
from jianfu_cli.checking.workers import Lost, ordered


def setup(offset: int) -> Callable[[int | str], str]:
    def work(task: int | str) -> str:
        if task == "die":
            os._exit(1)
        if task == "hang":
            time.sleep(60)
        if task == "fill":
            return str(len(bytearray(2_000_000_000)))
        return str(int(task) + offset)

    return work


def lost(task: int | str, reason: Lost) -> str:
    return f"{task}:{reason}"


def run(tasks: list[int | str], jobs: int) -> list[str]:
    return list(ordered(setup, (100,), iter(tasks), lost, jobs))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert run(list(range(300)), jobs) == [str(number + 100) for number in range(300)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_dies_costs_its_own_task_only(jobs: int) -> None:
    tasks: list[int | str] = [*range(50), "die", *range(50), "die", "die", 7]
    expected = [f"{task}:died" if task == "die" else str(int(task) + 100) for task in tasks]
    assert run(tasks, jobs) == expected


def test_a_task_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS_PER_TASK", 0.5)
    assert run([1, "hang", 2], 1) == ["101", "hang:timeout", "102"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="memory limits are POSIX")
def test_a_task_that_wants_too_much_memory_gets_none() -> None:
    def careful(offset: int) -> Callable[[int | str], str]:
        work = setup(offset)

        def guarded(task: int | str) -> str:
            try:
                return work(task)
            except MemoryError:
                return "too much"

        return guarded

    assert list(ordered(careful, (0,), iter([1, "fill", 2]), lost, 1)) == ["1", "too much", "2"]


def test_tasks_are_taken_only_a_bounded_way_ahead() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield number

    results = ordered(setup, (0,), tasks(), lost, 2)
    assert [next(results) for _ in range(10)] == [str(number) for number in range(10)]
    assert taken <= workers.CHUNK * (workers.AHEAD * 2 + 1)
    results.close()  # type: ignore[attr-defined]
