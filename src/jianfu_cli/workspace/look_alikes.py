"""Files of the bureau's own that lie there under a near name: 台账.xls or 台帐.xlsx for 台账.xlsx, as sentences."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from ..tools import shorten
from .quick_looks import changed_at, entries_of

_WORKBOOKS = frozenset((".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".csv"))
_TEXTS = frozenset((".yaml", ".yml", ".txt", ""))
_COPIED = re.compile(r"(?:[-_]?(?:的?副本|copy)(?:\(\d+\))?|\(\d+\))+$")  # as Windows and browsers name copies
_SWAPPED = str.maketrans("帐冊", "账册")
_LONG = 5  # letters of a name in which a slip of the pen is seen
_ALIKE = 0.8


def instead_of(name: str) -> str | None:
    """Where the file `name` is not there but one like it is: what to do. Nothing of that is read."""
    return None if os.path.lexists(name) else next((_missing(name, alike) for alike in _look_alikes(name)), None)


def newer_than(name: str, *, whatever_age: bool = False) -> str | None:
    """Where a file like `name` was changed after it: that it is not read, and what to do."""
    changed = changed_at(name)
    for alike in _look_alikes(name) if changed is not None else ():
        if whatever_age or (changed_at(alike) or 0.0) > (changed or 0.0):
            return f"读的是 {shorten(name)}，旁边的 {shorten(alike)} 没有读。要用的是它，{_how(name, alike)}"
    return None


def _missing(name: str, alike: str) -> str:
    return f"没有 {shorten(name)}，旁边有 {shorten(alike)}。要用的是它，{_how(name, alike)}；不是的，请把它改名或移走"


def _how(name: str, alike: str) -> str:
    """What makes the one the other."""
    (_, wanted), (_, given) = _parts(name), _parts(alike)
    rename = wanted == given or wanted in _TEXTS
    does = f"把它改名为 {Path(name).name}" if rename else f"打开它另存为 {Path(name).name}（{wanted} 格式）"
    return f"请{does}，再运行"


def _look_alikes(name: str) -> Iterator[str]:
    """Files in the same folder that may be meant by the name, but not the copies that we keep under a date."""
    path = Path(name)
    core, suffix = _parts(name)
    kind = next((endings for endings in (_WORKBOOKS, _TEXTS) if suffix in endings), frozenset())
    files = [entry.name for entry in entries_of(path.parent) if os.path.isfile(entry)]  # noqa: PTH113  (never raises)
    for entry in sorted(files):
        other, ending = _parts(entry)
        if entry != path.name and ending in kind and _same(core, other):
            yield str(path.parent / entry)


def _same(core: str, other: str) -> bool:
    return core == other or (len(core) >= _LONG and SequenceMatcher(None, core, other).ratio() >= _ALIKE)


def _parts(name: str) -> tuple[str, str]:
    """A file name without what copying adds and with its usual characters; and its ending (of jianfu.yaml.txt the last)."""
    plain = "".join(unicodedata.normalize("NFKC", Path(name).name).casefold().split()).translate(_SWAPPED)
    stem, suffix = os.path.splitext(plain)  # noqa: PTH122
    if suffix == ".txt":
        stem = os.path.splitext(stem)[0]  # noqa: PTH122
    return _COPIED.sub("", stem), suffix
