"""How cost grows with the number of returns: time, memory and the sizes of what is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianfu_cli.reports import REPORTS

from .goals import MEGABYTE, summarizing, validating
from .measuring import Run, run
from .returns import make

_HEAD = "| Returns | validate | processor | memory | summarize | processor | memory | validation JSON | {} |"
_OUTPUTS = [report.file for report in REPORTS.values()]
_SLOW = 20_000  # from here on memory is looked at less often: each look at large processes takes time itself


def growth(where: Path, sizes: list[int]) -> Iterator[str]:
    """A Markdown table, a line for each number of schools, Word and Excel in turn."""
    yield _HEAD.format(" | ".join(_OUTPUTS))
    yield "|" + " --- |" * (8 + len(_OUTPUTS))
    for schools in sizes:
        returns = make(where / f"growth-{schools}", schools, ("xlsx", "docx"))
        result, summary = where / f"growth-{schools}.json", where / f"summary-{schools}"
        interval = 0.02 if schools < _SLOW else 0.2
        validated = run(validating(returns, result), memory=True, interval=interval)
        summarized = run(summarizing(returns, summary), memory=True, interval=interval)
        sizes_written = " | ".join(_size(summary / name) for name in _OUTPUTS)
        costs = " | ".join(
            f"{run.seconds:.1f} s | {run.processor:.1f} s | {_memory(run)}" for run in (validated, summarized)
        )
        yield f"| {returns.files:,} | {costs} | {_size(result)} | {sizes_written} |"


def _memory(run: Run) -> str:
    return f"{run.memory / MEGABYTE:.0f} MB"


def _size(path: Path) -> str:
    return f"{path.stat().st_size / MEGABYTE:.2f} MB"
