"""Result files: complete or not at all, and what a person has changed since is kept."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from .errors import JianfuError, OutputError
from .safewriting import LEFTOVER, failure, prepare

MADE = ".jianfu-made.json"  # name -> hash of the files that the last run made
_OFFICE = {".xlsx", ".xlsm", ".xls", ".et", ".ods", ".docx", ".docm", ".doc", ".wps", ".zip", ".csv", ".yaml", ".yml"}
_numbers = itertools.count()

Writer = Callable[[BinaryIO], None]


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file `path` in one step, on the disk, if all goes well. Raises OutputError."""
    beside = path.with_name(f".{os.getpid()}-r{next(_numbers)}{LEFTOVER}")
    try:
        with beside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        raise failure(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_result(path: Path, pieces: Iterable[bytes], inputs: Iterable[str]) -> None:
    """Write a result where the user said. Refuses to replace an Office file, an input or a folder. Raises JianfuError."""
    if path.suffix.lower() in _OFFICE and path.exists():
        raise JianfuError(f"{path} 已经存在，看起来是一份表格或文档；为免覆盖，请换一个文件名（如 核对结果.txt）")
    if path.is_dir():
        raise JianfuError(f"{path} 是文件夹，请写上文件名（如 {path / '核对结果.txt'}）")
    if path.exists() and any(_same(path, name) for name in inputs):
        raise JianfuError(f"{path} 正是要核对的文件，请换一个文件名")
    prepare(path.parent)
    with replacing(path) as stream:
        for piece in pieces:
            stream.write(piece)


def _same(path: Path, name: str) -> bool:
    try:
        return path.samefile(name)
    except OSError:
        return False


def write_files(folder: Path, writers: Mapping[str, Writer], today: date) -> list[str]:
    """Write each named file into the folder; those that a person has changed since we made them are kept beside.

    Returns a sentence for each file that was kept. Raises OutputError; files written before it stay.
    """
    prepare(folder)
    made = _read_made(folder)
    notes: list[str] = []
    for name, write in writers.items():
        path = folder / name
        kept = _keep(path, made.get(name), today)
        if kept:
            notes.append(f"{path} 在上次生成后改动过，原件另存为 {kept.name}")
        with replacing(path) as stream:
            write(stream)
        made[name] = _hash(path) or ""
    with replacing(folder / MADE) as stream:
        stream.write(json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8"))
    return notes


def _read_made(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MADE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _hash(path: Path) -> str | None:
    """The file's hash, None if there is no such file."""
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(path, error) from None
    return digest.hexdigest()


def _keep(path: Path, made: str | None, today: date) -> Path | None:
    """Rename a file that is not as we made it; None if there is nothing to keep."""
    now = _hash(path)
    if now is None or now == made:
        return None
    for number in itertools.count(1):
        suffix = "" if number == 1 else f"-{number}"
        kept = path.with_name(f"{path.stem}（{today.isoformat()} 保留{suffix}）{path.suffix}")
        if not kept.exists():
            break
    try:
        path.rename(kept)
    except OSError as error:
        raise OutputError(f"{path} 改动过，但不能另存：{error.strerror or error}。请关闭打开着它的程序") from None
    return kept
