"""One line of the table: what was measured, against what, the goal, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Result:
    """`value` is a ratio, or seconds, or bytes, as `unit` says; `side` tells whether the goal is a least or a most."""

    what: str
    against: str
    measured: str
    value: float
    side: Literal["at least", "at most"]
    goal: float
    unit: Literal["times", "s", "ms", "MB"]

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.side == "at least" else self.value <= self.goal


_HEAD = ("What", "Against", "Measured", "Result", "Goal", "Met")


def table(results: Iterable[Result]) -> Iterator[str]:
    """The results as lines of a Markdown table."""
    yield _line(_HEAD)
    yield _line(["---"] * len(_HEAD))
    for result in results:
        goal = f"{result.side} {result.goal:g} {result.unit}"
        yield _line(
            (result.what, result.against, result.measured, _shown(result), goal, "yes" if result.met else "**no**")
        )


def _shown(result: Result) -> str:
    return f"{result.value:.{0 if result.unit == 'MB' else 2}f} {result.unit}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
