"""Which of the files received came, or were changed, since the last summary; none is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from ..intake import Skipped, find_sources, portable_names
from .last_results import LastResults
from .quick_looks import changed_at


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many files were received, how many of them nobody has looked at, and the time of the latest."""

    files: int
    new: int
    latest: float


def arrivals(paths: Iterable[str], in_use: Iterable[str], results: LastResults | None) -> Arrivals:
    """The files below the paths, held against the last summary. Paths that are not there hold nothing."""
    there = [path for path in paths if os.path.lexists(path)]
    files = new = 0
    latest = 0.0
    for found in find_sources(there, list(in_use), portable_names(there)):
        if isinstance(found, Skipped):
            continue
        files += 1
        changed = changed_at(found.path) or 0.0
        latest = max(latest, changed)
        if results is None or changed > results.made or found.display.removeprefix("./") not in results.files:
            new += 1
    return Arrivals(files, new, latest)
