"""What the last `jianfu summarize` found, from the beginning of its summary.json."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..tools import json_members

_LISTS = ("rejected", "received", "missing", "late")


@dataclass(slots=True)
class LastResults:
    """The schools of each state, and the files that were looked at.

    `made` is the time of the file; `expected` None without a roster.
    """

    made: float
    term: str = ""
    expected: int | None = None
    counted: int = 0
    schools: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_LISTS, 0))
    files: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)  # the names of those schools


def last_results(path: Path) -> LastResults | None:
    """What the file says, None if there is none. Raises ValueError or OSError if it can't be read.

    Keys that it lacks are as nothing; what comes behind the schools is not read.
    """
    try:
        stream = path.open(encoding="utf-8")
    except FileNotFoundError:
        return None
    with stream:
        found = LastResults(os.fstat(stream.fileno()).st_mtime)
        for place, value in json_members(stream):
            match place:
                case ("term",):
                    found.term = value if isinstance(value, str) else ""
                case ("files",):
                    _add_file(found.files, value)
                case ("schools", "expected" | "counted" as key) if isinstance(value, int):
                    setattr(found, key, value)
                case ("schools", key) if key in found.schools and value != []:
                    found.schools[key] += 1
                    if key == "rejected" and isinstance(value, str):
                        found.rejected.add(value)
                case ("items",) | ("sections",) | ("matrix",):
                    break
    return found


def places_of(results: LastResults) -> set[str]:
    """Where the files lay: folders and archives beside the settings, as far as they are there."""
    tops = {name.partition("!/")[0].partition("/")[0] for name in results.files}
    return {top for top in tops if top and os.path.lexists(top)}


def _add_file(files: set[str], entry: Any) -> None:
    """The file itself; of one that holds the forms of several schools (a.xlsx#乙校) the file too."""
    name = entry.get("file") if isinstance(entry, Mapping) else None
    if isinstance(name, str):
        name = name.removeprefix("./")  # as `summarize .` has them
        files.add(name)
        files.add(name.rpartition("#")[0])
