"""Work over processes: in order, bounded, and a process that dies or hangs costs one task."""

from __future__ import annotations

import contextlib
import ctypes
import io
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import reduction
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jianfu_cli.checking import worker_process, worker_start, workers
from jianfu_cli.checking.workers import Lost, ordered
from jianfu_cli.tools import JianfuError


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
    monkeypatch.setattr(worker_process, "SECONDS_PER_TASK", 1.5)
    assert run([1, "hang", 2], 1) == ["101", "hang:timeout", "102"]


def careful(offset: int) -> Callable[[int | str], str]:
    work = setup(offset)

    def guarded(task: int | str) -> str:
        try:
            return work(task)
        except MemoryError:
            return "too much"

    return guarded


@pytest.mark.skipif(not hasattr(os, "fork"), reason="memory limits are POSIX")
def test_a_task_that_wants_too_much_memory_gets_none() -> None:
    tasks: list[int | str] = [1, "fill", 2]
    assert list(ordered(careful, (0,), iter(tasks), lost, 1)) == ["1", "too much", "2"]


# --- results that share a message


def setup_noting(notes: Path) -> Callable[[int | str], str]:
    """Work that writes down each task it begins."""
    work = setup(100)

    def noted(task: int | str) -> str:
        with notes.open("a", encoding="ascii") as file:
            file.write(f"{task}\n")
        if task == "slow":
            time.sleep(worker_process.SECONDS_UNSENT * 1.5)
            return "slow"
        if task == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        return work(task)

    return noted


def run_noting(tasks: list[int | str], notes: Path) -> tuple[list[str], Counter[str]]:
    """The results, and how often each task was begun."""
    results = list(ordered(setup_noting, (notes,), iter(tasks), lost, 1))
    return results, Counter(notes.read_text("ascii").split())


def _patch_reaches_workers() -> None:
    if not worker_start.FORKS:
        pytest.skip("workers are fresh interpreters here, and know nothing of what a test patches")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, a chunk's results share one message."""
    _patch_reaches_workers()
    monkeypatch.setattr(worker_process, "SECONDS_UNSENT", 30.0)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("place", [0, 1, 11, 22, 23])
@pytest.mark.parametrize("end", ["die", "killed"])
def test_a_worker_killed_in_mid_batch_costs_the_task_it_was_at(place: int, end: str, tmp_path: Path) -> None:
    tasks: list[int | str] = [*range(place), end, *range(place, 30)]
    results, begun = run_noting(tasks, tmp_path / "notes")
    assert results == [f"{task}:died" if task == end else str(int(task) + 100) for task in tasks]
    assert begun[end] == 2, "it is tried once more, alone: the system may have killed it for no fault of the file's"
    again = [str(number) for number in range(place)]
    assert begun == Counter([*map(str, tasks), end, *again]), "what was done but not sent is done again, nothing else"


@pytest.mark.usefixtures("patient")
def test_several_deaths_in_one_batch_cost_their_own_tasks(tmp_path: Path) -> None:
    tasks: list[int | str] = [0, "die", 1, 2, "die", "die", 3, "die"]
    results, begun = run_noting(tasks, tmp_path / "notes")
    assert results == ["100", "die:died", "101", "102", "die:died", "die:died", "103", "die:died"]
    assert begun["die"] == 8


@pytest.fixture
def dies_sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Lets the first worker that sends results die of it, with half of them sent or with all."""
    _patch_reaches_workers()
    once, send = tmp_path / "once", Connection.send

    def prepare(whole: bool) -> None:
        def dying(pipe: Connection, message: object) -> None:
            if not isinstance(message, dict) or once.exists():
                send(pipe, message)
                return
            once.touch()
            if whole:
                send(pipe, message)
            else:
                os.write(pipe.fileno(), b"\0\0\1\0half a message")
            os._exit(1)

        monkeypatch.setattr(Connection, "send", dying)

    return prepare


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("whole", [True, False])
def test_a_worker_killed_once_while_it_sends_costs_nothing(
    whole: bool, tmp_path: Path, dies_sending: Callable[[bool], None]
) -> None:
    dies_sending(whole)
    tasks: list[int | str] = list(range(workers.CHUNK + 3))
    results, _ = run_noting(tasks, tmp_path / "notes")
    assert results == [str(int(task) + 100) for task in tasks]


def test_a_worker_killed_once_between_two_tasks_costs_nothing(
    tmp_path: Path, dies_sending: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "SECONDS_UNSENT", 0.0)
    dies_sending(True)
    results, begun = run_noting(list(range(10)), tmp_path / "notes")
    assert results == [str(number + 100) for number in range(10)]
    assert begun["0"] == 1, "what was sent is kept"


@pytest.mark.parametrize("place", [0, 3, 23])
def test_a_hang_in_mid_batch_costs_the_task_it_is_at(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_process, "SECONDS_PER_TASK", 1.2)
    tasks: list[int | str] = [*range(place), "hang", *range(place, 30)]
    start = time.monotonic()
    results, begun = run_noting(tasks, tmp_path / "notes")
    assert results == [f"{task}:timeout" if task == "hang" else str(int(task) + 100) for task in tasks]
    assert begun["hang"] == 1
    assert 1.2 < time.monotonic() - start < 40


def test_the_time_limit_is_for_a_task_and_not_for_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "SECONDS_PER_TASK", 1.5)
    tasks: list[int | str] = ["slow"] * 24
    assert worker_process.SECONDS_UNSENT * 1.5 * len(tasks) > 1.5
    results, begun = run_noting(tasks, tmp_path / "notes")
    assert (results, begun) == (tasks, Counter(slow=24))


def test_a_slow_result_is_sent_at_once_with_those_before_it(tmp_path: Path) -> None:
    """Seen by what is done again: nothing that stands before a slow task."""
    tasks: list[int | str] = [1, 2, "slow", "die", 3]
    results, begun = run_noting(tasks, tmp_path / "notes")
    assert results == ["101", "102", "slow", "die:died", "103"]
    assert begun == Counter([*map(str, tasks), "die"])


@pytest.mark.usefixtures("patient")
def test_quick_results_share_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    messages: list[list[str]] = []
    receive = Connection.recv

    def noted(pipe: Connection[Any, Any]) -> Any:
        message: Any = receive(pipe)
        if message != worker_process.READY:
            messages.append(message)
        return message

    monkeypatch.setattr(Connection, "recv", noted)
    assert len(run(list(range(workers.CHUNK * 3)), 1)) == workers.CHUNK * 3
    assert [len(message) for message in messages] == [workers.CHUNK] * 3


# --- the start of a worker, as on Windows and macOS


@pytest.fixture
def spawns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are fresh interpreters."""
    monkeypatch.setattr(workers, "FORKS", False)


def slow_setup(seconds: float) -> Callable[[int | str], str]:
    time.sleep(seconds)
    return setup(100)


def dying_setup(offset: int) -> Callable[[int | str], str]:
    os._exit(offset)


def setup_with(blob: bytes) -> Callable[[int | str], str]:
    return setup(len(blob))


def gone_at_first(note: Path) -> Callable[[int | str], str]:
    if not note.exists():
        note.touch()
        os._exit(1)
    return setup(100)


@pytest.mark.parametrize("forks", [False, True])
def test_a_slow_start_takes_nothing_from_the_time_of_a_task(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FORKS", forks and worker_start.FORKS)
    monkeypatch.setattr(worker_process, "SECONDS_PER_TASK", 1.5)
    assert list(ordered(slow_setup, (2.5,), iter([1, 2]), lost, 1)) == ["101", "102"]


@pytest.mark.usefixtures("spawns")
def test_a_fresh_interpreter_does_the_same_in_order() -> None:
    tasks: list[int | str] = [*range(60), "die", *range(5)]
    assert run(tasks, 2) == [f"{task}:died" if task == "die" else str(int(task) + 100) for task in tasks]


@pytest.mark.usefixtures("spawns")
def test_large_arguments_go_over_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given at the start, they would block the parent for good if the child dies before it has read them."""
    at_start: list[int] = []
    dump = reduction.dump

    def noted(what: object, file: io.BytesIO, *more: Any) -> None:
        dump(what, file, *more)
        at_start.append(file.tell())

    monkeypatch.setattr(reduction, "dump", noted)
    blob = bytes(5_000_000)
    assert list(ordered(setup_with, (blob,), iter([1]), lost, 1)) == ["5000001"]
    assert at_start and max(at_start) < 64_000, "a pipe holds so much for a child that never reads it"
    with pytest.raises(JianfuError, match="没有应答"):
        list(ordered(dying_setup, (1,), iter([1]), lost, 1))


def test_a_worker_that_is_gone_before_it_is_ready_costs_nothing(tmp_path: Path) -> None:
    assert list(ordered(gone_at_first, (tmp_path / "note",), iter([1, 2]), lost, 1)) == ["101", "102"]


def test_a_system_that_gives_no_process_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(
        "multiprocessing.context.ForkContext.Pipe"
        if worker_start.FORKS
        else "multiprocessing.context.SpawnContext.Pipe",
        refused,
    )
    with pytest.raises(JianfuError, match="不能启动读取文件的进程：系统同时打开的文件过多"):
        run([1], 1)


def test_no_more_workers_are_started_than_the_system_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MOST_WORKERS", 2)
    started: list[object] = []
    start = workers._Pool._start

    def counted(pool: Any) -> Any:
        started.append(pool)
        return start(pool)

    monkeypatch.setattr(workers._Pool, "_start", counted)
    assert len(run(list(range(300)), 8)) == 300
    assert len(started) == 2


@pytest.mark.parametrize(("platform", "most"), [("win32", 63), ("linux", 1_000)])
def test_windows_waits_for_few_handles(platform: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    known = runpy.run_path(worker_start.__file__)
    assert most / 2 < known["MOST_WORKERS"] <= most


def setup_interrupted(_: int) -> Callable[[int], str]:
    """Ctrl-C as soon as the worker runs code of ours, and again at each task."""
    os.kill(os.getpid(), signal.SIGINT)

    def work(task: int) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return str(task)

    return work


def setup_heedful(_: int) -> Callable[[int], str]:
    born_deaf = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    return lambda _: "deaf" if born_deaf else "hears"


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself the signal as a POSIX system does")
@pytest.mark.parametrize("forks", [False, True])
def test_a_worker_is_deaf_to_ctrl_c(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FORKS", forks and worker_start.FORKS)
    with monkeypatch.context() as patch:  # not held back at its start: that it ignores the signal is enough by itself
        patch.setattr(workers, "interrupts_held_back", contextlib.nullcontext)
        assert list(ordered(setup_interrupted, (0,), iter([1, 2]), lost, 1)) == ["1", "2"]
    assert list(ordered(setup_heedful, (0,), iter([1]), lost, 1)) == ["deaf"]


def test_on_windows_a_worker_is_born_deaf_to_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process hands down that it ignores the console's Ctrl-C; the parent hears it again as soon as it has."""
    calls: list[tuple[object, ...]] = []
    kernel = SimpleNamespace(SetConsoleCtrlHandler=lambda *arguments: calls.append(arguments))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.delattr(signal, "pthread_sigmask")
    with worker_start.interrupts_held_back():
        assert calls == [(None, True)]
    assert calls == [(None, True), (None, False)]


# --- ahead


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


@pytest.mark.skipif(sys.platform != "linux", reason="sends the signal to its first thread as Linux does")
@pytest.mark.parametrize("forks", [False, True])
@pytest.mark.parametrize("moment", [0.02, 0.3, 1.0])
def test_ctrl_c_while_a_worker_starts_does_not_wait_for_it(
    forks: bool, moment: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It starts for 60 s. Two seconds are promised; on a busy machine the test grants ten times as many."""
    monkeypatch.setattr(workers, "FORKS", forks and worker_start.FORKS)
    # To this thread alone: the program has no other, and one of the tests' own would take it in the middle of a fork, where
    # Python drops it. It waits for the word, since the sender is forked too.
    signal = (
        f"import ctypes, time; input(); time.sleep({moment}); ctypes.CDLL(None).tgkill({os.getpid()}, {os.getpid()}, 2)"
    )
    with subprocess.Popen([sys.executable, "-c", signal], stdin=subprocess.PIPE) as sender:
        assert sender.stdin
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            sender.stdin.write(b"go\n")
            sender.stdin.flush()
            list(ordered(slow_setup, (60.0,), iter([1, 2]), lost, 2))
    assert time.monotonic() - began < moment + 20
    assert not multiprocessing.active_children()


FIRST_START = """
import multiprocessing, time
from pathlib import Path
from jianfu_cli.checking.worker_start import interrupts_held_back
process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(20,))
with interrupts_held_back():
    process.start()
status = Path(f"/proc/{process.pid}/status").read_text()
print(int(next(line for line in status.splitlines() if line.startswith("SigBlk")).split()[1], 16))
process.kill()
process.join()
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells of a process what it does not hear")
def test_the_first_fresh_interpreter_is_born_deaf_to_ctrl_c() -> None:
    environment = os.environ | {"JIANFU_START_METHOD": "spawn"}
    done = subprocess.run([sys.executable, "-c", FIRST_START], env=environment, capture_output=True, check=True)
    assert int(done.stdout) & 1 << signal.SIGINT - 1
