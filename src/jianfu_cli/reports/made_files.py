"""What runs made in a folder, and of which term: a note there, so that a person's changes are known from our work."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..tools import file_hash, replacing

MADE = ".jianfu-made.json"
_TERM = "term"  # the key beside the names of files, which have endings
_REMEMBERED = 4  # hashes of a file: a run may have been killed before its files got their names


@dataclass(slots=True)
class MadeFiles:
    """Name (with the folders in between: a/b.docx) -> hashes of what the last runs made, the latest first; `term` is None
    where no run has said it."""

    term: str | None = None
    files: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, hashes: Iterable[str]) -> None:
        """Remember more hashes of a file, before those that are known."""
        self.files[name] = list(dict.fromkeys([*hashes, *self.files.get(name, [])]))[:_REMEMBERED]


def read_made(folder: Path) -> MadeFiles:
    """The folder's note; an empty one where there is none that can be read."""
    try:
        found = json.loads((folder / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return MadeFiles()
    if not isinstance(found, dict):
        return MadeFiles()
    term = found.pop(_TERM, None)
    files = {
        name: list(map(str, value)) for name, value in found.items() if isinstance(value, list) and _is_inside(name)
    }
    return MadeFiles(_folder_name(term), files)


def _folder_name(term: object) -> str | None:
    """The term if it can be a folder's name as it is: the note lies where anybody can change it."""
    return term if isinstance(term, str) and term == Path(term).name and not term.startswith(".") and term else None


def _is_inside(name: str) -> bool:
    """Whether a name stays in the folder, for the same reason."""
    pieces = name.split("/")
    return all(piece not in ("", ".", "..") and "\\" not in piece and ":" not in piece for piece in pieces)


def remove_made(folder: Path, made: MadeFiles, names: Iterable[str]) -> None:
    """Remove files of ours that nobody has changed, the folders that are then empty, and their note. Raises OutputError."""
    names = list(names)
    for name in names:
        path = folder / name
        if file_hash(path) in made.files.pop(name):
            with contextlib.suppress(OSError):  # open in another program: it stays
                path.unlink()
            for above in list(path.parents)[: name.count("/")]:
                with contextlib.suppress(OSError):
                    above.rmdir()
    if names:
        note_made(folder, made)


def note_made(folder: Path, made: MadeFiles) -> None:
    """Write the note. Raises OutputError."""
    note: dict[str, object] = {_TERM: made.term} if made.term else {}
    with replacing(folder / MADE) as stream:
        stream.write(json.dumps(note | made.files, ensure_ascii=False, indent=1).encode("utf-8"))
