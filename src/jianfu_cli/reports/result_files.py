"""Result files: complete or not at all, and what a person has changed since is kept."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from ..intake import known_endings, title_by_content
from ..tools import (
    Draft,
    JianfuError,
    file_hash,
    keep_copy,
    prepare_folder,
    prepare_own_folder,
    publish_all,
    replacing,
    writing_error,
)
from .made_files import MadeFiles, note_made, read_made, remove_made
from .result_origin import is_result
from .term_folders import move_other_term

_SETTINGS = frozenset((".yaml", ".yml"))
_BEGINNING = 4096  # bytes that say what a file is

Writer = Callable[[BinaryIO], None]  # writes a file's content into a stream


def write_result(path: Path, pieces: Iterable[bytes], inputs: Iterable[str]) -> str | None:
    """Write a result where the user said; a sentence about the file that was there, if it was a person's. Raises JianfuError.

    Refuses to replace an input, a folder, settings, and a file of a format that schools send, whether read or not.
    Another file that is no result of ours is first kept beside under a dated name.
    """
    if path.exists() and (title := _precious(path)):
        raise JianfuError(f"{path} 已经存在，看起来是“{title}”；为免覆盖，请换一个文件名（如 核对结果.txt）")
    if path.is_dir():
        raise JianfuError(f"{path} 是文件夹，请写上文件名（如 {path / '核对结果.txt'}）")
    if path.exists() and any(_same(path, name) for name in inputs):
        raise JianfuError(f"{path} 正是要核对的文件，请换一个文件名")
    prepare_folder(path.parent)
    target, device = Path(os.path.realpath(path)), _is_device(path)
    kept = None
    with _into_device(path) if device else replacing(target) as stream:
        for piece in pieces:
            stream.write(piece)
        if not device and target.exists() and not is_result(target):
            kept = keep_copy(target)
    return f"{path} 原来不是核对结果，已另存为 {kept.name}" if kept else None


def _precious(path: Path) -> str | None:
    """What stands at `path` that no result is, by its ending, else by its content: in Chinese. None for other files."""
    ending = path.suffix.lower()
    if ending in _SETTINGS:
        return "设置文件"
    if title := known_endings().get(ending):
        return title
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return title_by_content(file.read(_BEGINNING))
    except OSError as error:
        raise writing_error(path, error) from None


def _is_device(path: Path) -> bool:
    """A pipe or device (/dev/null, /dev/stdout), which must be written into and never replaced by a file."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise writing_error(path, error) from None


@contextlib.contextmanager
def _into_device(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("wb") as stream:
            yield stream
    except OSError as error:
        raise writing_error(path, error) from None


def _same(path: Path, name: str) -> bool:
    try:
        return path.samefile(name)
    except OSError:
        return False


def write_files(
    folder: Path,
    writers: Mapping[str, Writer],
    term: str | None = None,
    outdated: Callable[[str], bool] = lambda _: False,
) -> list[str]:
    """Write each named file (a/b.docx) into the folder; those that a person has changed since we made them are kept beside.
    Files of another term than `term` are first moved into a folder named after it. Of our earlier files those that are
    `outdated` by name are removed, where nobody has changed them.

    First all are written to the disk under other names, then all are renamed: a run that fails leaves the earlier
    files. Returns a sentence for each file that was kept, and one for what was moved. Raises OutputError.
    """
    prepare_own_folder(folder)
    for inner in sorted({(folder / name).parent for name in writers} - {folder}):
        prepare_folder(inner)
    drafts = [Draft(folder / name) for name in writers]
    try:
        for draft, write in zip(drafts, writers.values(), strict=True):
            with draft.writing(flush=True) as stream:
                write(stream)
        moved = move_other_term(folder, term) if term else None
        made = read_made(folder)
        known = made.files
        kept = [
            (folder / name, keep_copy(folder / name))
            for name in writers
            if file_hash(folder / name) not in (None, *known.get(name, ()))
        ]
        made = MadeFiles(term or made.term, {} if moved else known)
        _note(folder, made, writers, drafts)
        publish_all(drafts)
        remove_made(folder, made, [name for name in made.files if name not in writers and outdated(name)])
    finally:
        for draft in drafts:
            draft.discard()
    return [*filter(None, [moved]), *(f"{path} 在上次生成后改动过，原件另存为 {copy.name}" for path, copy in kept)]


def _note(folder: Path, made: MadeFiles, names: Iterable[str], drafts: Iterable[Draft]) -> None:
    """Note what is made, before it gets its name: a run killed in between must not take it for a person's work."""
    for name, draft in zip(names, drafts, strict=True):
        made.add(name, [file_hash(draft.temporary) or ""])
    note_made(folder, made)
