"""How many files there are to read, roughly and at once: so that a progress bar can say how long it will take."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from ..intake import Skipped, find_sources


def about_how_many(paths: Iterable[str]) -> int | None:
    """The files below the paths, those in archives too; None where nobody sees a bar, or there is nothing."""
    return sum(map(_members, _files(paths))) or None if sys.stderr.isatty() else None


def _files(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112  (there may be 200,000)
            yield path
        for folder, _, names in os.walk(path):
            yield from (os.path.join(folder, name) for name in names if name[0] not in "~.")  # noqa: PTH118


def _members(path: str) -> int:
    if not path.casefold().endswith(".zip"):
        return 1
    return sum(not isinstance(found, Skipped) for found in find_sources([path]))
