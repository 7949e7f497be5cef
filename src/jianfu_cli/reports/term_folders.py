"""Results of another term in the folder: moved into a folder named after that term, before new ones are written."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..tools import file_hash, keep_copy, prepare_own_folder, writing_error
from .made_files import MadeFiles, note_made, read_made

NO_TERM = "学期不明"


def move_other_term(folder: Path, term: str) -> str | None:
    """Move what earlier runs made of another term, with what was kept of it; a sentence about it, None if nothing was.

    A file of the same name that lies there is replaced if it is as a run made it, else kept under a dated name.
    Raises OutputError.
    """
    made = read_made(folder)
    if made.term in (None, term):
        return None
    there = folder / str(made.term)
    moving = list(_results(folder, made.files))
    if not moving:
        return None
    prepare_own_folder(there)
    known = read_made(there)
    for name, hashes in made.files.items():
        known.add(name, hashes)
    note_made(there, MadeFiles(made.term, known.files))
    for path in moving:
        _move(path, there / path.relative_to(folder), known, path.relative_to(folder).as_posix())
    for inner in sorted({path.parent for path in moving} - {folder}, reverse=True):
        for empty in (inner, *inner.parents)[: len(inner.relative_to(folder).parts)]:
            with contextlib.suppress(OSError):
                empty.rmdir()
    return f"{folder} 里原有 {made.term} 的结果，已移到 {there}"


def _results(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """The files of those names and the copies that were kept of them: 汇总表（2022-07-10 保留）.xlsx."""
    inner: dict[Path, list[Path]] = {}
    for name in names:
        inner.setdefault((folder / name).parent, []).append(Path(name))
    for place, paths in inner.items():
        stems = "|".join(f"{re.escape(path.stem)}(（[0-9-]+ 保留[0-9-]*）)?{re.escape(path.suffix)}" for path in paths)
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.is_file() and re.fullmatch(stems, path.name):
                yield path


def _move(path: Path, target: Path, known: MadeFiles, name: str) -> None:
    if file_hash(target) not in (None, file_hash(path), *known.files.get(name, ())):
        keep_copy(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    except OSError as error:
        raise writing_error(target, error) from None
