"""Quick looks at a folder: what lies in it, and when a file was changed. Nothing is opened, and nothing raised."""

from __future__ import annotations

import os
from pathlib import Path

_MOST = 2000  # entries looked at in a folder


def entries_of(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder but for hidden and locked files; of a very large one the first. Empty where nobody may look."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for _, entry in zip(range(_MOST), entries, strict=False)]
    except OSError:
        return []
    return [entry for entry in found if not entry.name.startswith((".", "~"))]


def changed_at(path: str) -> float | None:
    """The time of a file or folder (seconds since 1970), None if it is not there."""
    try:
        return os.stat(path).st_mtime  # noqa: PTH116  (there may be 200,000)
    except OSError:
        return None
