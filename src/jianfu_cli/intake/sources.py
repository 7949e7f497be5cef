"""Paths that the user typed -> the files behind them. Folders are searched, archives of returns looked into.

Nothing is ever unpacked to disk. A file is opened once to see whether it is an archive, and read when it is loaded,
which may be in another process.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path

from ..tools import CHECK_HERE, FOLDER_MARK, JianfuError
from .archives import Skipped, Source, failed, in_archive, may_be_archive, why
from .file_names import junk, no_content, readable
from .own_outputs import OWN_FOLDER

Found = Source | Skipped
_PEEK = 64


def find_sources(paths: Sequence[str], in_use: Sequence[str] = (), shown: Sequence[str] = ()) -> Iterator[Found]:
    """What lies behind the paths, in their order; in a folder or archive by name. Streams.

    `in_use` are files that the run itself goes by (its roster, its ledger), and that are no returns.
    The paths are shown as they were typed, or as `shown` says of each.
    Raises JianfuError at once if a path does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise JianfuError(f"找不到 {readable(path)}。请核对文件名和所在文件夹")
    return _typed(paths, shown or [readable(path) for path in paths], frozenset(map(os.path.realpath, in_use)))


def _typed(paths: Sequence[str], shown: Sequence[str], in_use: frozenset[str]) -> Iterator[Found]:
    again = _typed_again(paths)
    names = {os.path.basename(path) for path in in_use}  # noqa: PTH119
    for index, (path, display) in enumerate(zip(paths, shown, strict=True)):
        reason = "重复给出的路径" if index in again else junk(Path(path).name, hidden=False)
        if reason:
            yield Skipped(display, reason)
            continue
        for found in _below(path, display):
            if names and isinstance(found, Source) and _is_in_use(found.path, in_use, names):
                yield Skipped(found.display, "本程序所用的名册、台账等")
            else:
                yield found


def _is_in_use(path: str, in_use: frozenset[str], names: set[str]) -> bool:
    return os.path.basename(path) in names and os.path.realpath(path) in in_use  # noqa: PTH119  (200,000 times)


def _typed_again(paths: Sequence[str]) -> set[int]:
    """Which of the paths another one leads to as well: the same again, or within a folder that was typed too."""
    real = [Path(os.path.realpath(path)) for path in paths] if len(paths) > 1 else []
    first = {path: index for index, path in reversed(list(enumerate(real)))}
    return {
        index
        for index, path in enumerate(real)
        if first[path] != index or any(above in first for above in path.parents)
    }


def _below(top: str, shown: str) -> Iterator[Found]:
    """A path and, if it is a folder, all below it: depth first, and without recursion, for folders may be very deep."""
    seen = _above(top)
    stack: list[Iterator[tuple[str, str]]] = [iter([(top, shown)])]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
            continue
        path, display = entry
        try:
            name = os.path.basename(path)  # noqa: PTH119
            if path != top and (reason := junk(name) or _hidden_by_windows(path)):
                yield Skipped(display, reason)
                continue
            status = os.stat(path)  # noqa: PTH116  (200,000 times: no Path objects on this way)
            if stat.S_ISDIR(status.st_mode):
                place = (status.st_dev, status.st_ino)
                if place in seen:
                    yield Skipped(display, "链接指向它所在的或已经查看过的文件夹")
                    continue
                seen.add(place)
                names = sorted(os.listdir(path))  # noqa: PTH208
                if path != top and FOLDER_MARK in names:
                    yield Skipped(display, OWN_FOLDER)
                    continue
                stack.append(_entries(path, display, names))
            elif stat.S_ISREG(status.st_mode):
                yield from _file(path, display, status)
            else:
                yield Skipped(display, "不是普通文件（管道或设备）")
        except OSError as error:
            if os.path.islink(path):  # noqa: PTH114  (Path.is_symlink fails where the name is what is wrong)
                yield Skipped(display, "链接失效或循环")
            else:
                yield failed(display, 0.0, "JF001", why(error, "文件或文件夹"), CHECK_HERE)


def _above(path: str) -> set[tuple[int, int]]:
    """The folders around a path: a link to one of them leads back to what was typed."""
    seen = set()
    for folder in Path(os.path.realpath(path)).parents:
        with contextlib.suppress(OSError):
            status = folder.stat()
            seen.add((status.st_dev, status.st_ino))
    return seen


def _entries(path: str, display: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The entries of a folder: path and what is shown. Only names are kept, for there may be 200,000."""
    stem = display.rstrip("/" + os.sep)
    return ((os.path.join(path, name), f"{stem}/{readable(name)}") for name in names)  # noqa: PTH118


def _hidden_by_windows(path: str) -> str | None:
    if sys.platform == "win32" and os.lstat(path).st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN:
        return "隐藏文件"
    return None


def _file(path: str, display: str, status: os.stat_result) -> Iterator[Found]:
    """The file itself, or what is in it if it is an archive of returns."""
    modified = status.st_mtime
    if reason := no_content(Path(path).name):
        yield Skipped(display, reason)
        return
    try:
        file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115  (200,000 buffers would be filled for nothing)
    except OSError as error:
        yield failed(display, modified, "JF001", why(error, "文件"), CHECK_HERE)
        return
    with file:
        if may_be_archive(file.read(_PEEK)):
            with BufferedReader(file) as archive:
                yield from in_archive(archive, status.st_size, Source(display, modified, path))
        else:
            yield Source(display, modified, path)
