"""What work costs, told so that a busy machine makes no difference: processor time, the best of several runs."""

from __future__ import annotations

import time
from collections.abc import Callable

try:
    import resource
except ImportError:  # Windows: the time of processes that have ended is not known
    resource = None  # type: ignore[assignment]

Work = Callable[[], object]

RUNS = 4
TIMES = 24
"""How much larger the large work is: proportion costs 24 times, a square 576 times, and the bound lies far from both."""
BOUND = 112
SHORTEST = 0.01
"""Processor seconds below which the clock and the collector say more than the work does."""


def seconds(work: Work) -> float:
    """The processor time of the work, with that of the processes that it waited for."""
    before = _now()
    work()
    return _now() - before


def _now() -> float:
    waited_for = resource.getrusage(resource.RUSAGE_CHILDREN) if resource else None
    return time.process_time() + (waited_for.ru_utime + waited_for.ru_stime if waited_for else 0.0)


def assert_within(limit: float, work: Work) -> None:
    """One of a few runs stays within so many seconds, which should be ten times what it takes; the first as a rule."""
    taken = [seconds(work)]
    while min(taken) > limit and len(taken) < RUNS:
        taken.append(seconds(work))
    assert min(taken) <= limit, f"{', '.join(f'{run:.2f}' for run in taken)} s, and {limit:.2f} s are allowed"


def assert_in_proportion(prepare: Callable[[int], Work], size: int) -> None:
    """Work of 24 times that size takes far less than 24 times 24 as long. `prepare(size)` makes the work, unmeasured."""
    small, large = prepare(size), prepare(size * TIMES)
    least_small, least_large = seconds(small), seconds(large)
    for _ in range(RUNS):
        allowed = BOUND * max(least_small, SHORTEST)
        if least_large <= allowed:
            return
        # The least of each: what else the machine does only adds.
        least_small, least_large = min(least_small, seconds(small)), min(least_large, seconds(large))
    raise AssertionError(f"{size}: {least_small:.4f} s, {size * TIMES}: {least_large:.4f} s")
