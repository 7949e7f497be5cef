"""A file or folder that is not there: the one that was probably meant."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from ..tools import shorten
from ..workspace import entries_of

_CUTOFF = 0.6


def missing_file(typed: str) -> str | None:
    """没有 retruns，是不是 returns？ None if the path is there, or nothing is like it."""
    if os.path.lexists(typed) or "\0" in typed:
        return None
    near = _nearest(Path(typed))
    return f"没有 {shorten(typed)}，是不是 {shorten(str(near))}？" if near else None


def _nearest(path: Path) -> Path | None:
    """What is called alike in the same folder; else what has this very name in a folder beside."""
    if not path.parent.is_dir():
        above = _nearest(path.parent) if path.parent != path else None
        return above / path.name if above and (above / path.name).exists() else above
    names = {entry.name.casefold(): entry.name for entry in entries_of(path.parent)}
    by_stem = {Path(name).stem: name for name in names}
    wanted = path.name.casefold()
    if same := by_stem.get(Path(wanted).stem):  # 名册.xls instead of 名册.xlsx
        return path.parent / names[same]
    for alike in difflib.get_close_matches(wanted, names, 1, _CUTOFF):
        return path.parent / names[alike]
    below = (path.parent / name / path.name for name in names.values())
    return next((found for found in below if found.is_file()), None)
