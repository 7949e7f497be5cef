"""Where the returns are, if they are not where they are looked for: the folder that was probably meant, in a sentence."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..intake import CONFIG_FILE, known_endings
from ..tools import shorten, some_of

_MOST = 2000  # entries looked at in a folder
_LIKELY = re.compile(r"(?i)return|回收|收回|收到|上报|报送|上交|提交|交来|报来|收表|自查")
_OURS = re.compile(r"(?i)forms|summary|回复|reply|.*备份")


def missing_returns(path: str, place: str, command: str) -> str:
    """That the folder of returns is not there, which one may be meant, and what to do.

    `place` is where the path stands (jianfu.yaml:3), "" if it is the usual one. No absolute path is told.
    """
    usual = "" if place else "（收回的表默认放在这里）"
    text = f"{place and f'{place}：'}找不到 {shorten(path)}{usual}，找的是当前文件夹“{Path.cwd().name}”。"
    if folder := _working_folder_below():
        return f"{text}“{folder}”是工作文件夹，请先 cd {_typed(folder)}，再运行 jianfu {command}"
    if likely := _likely():
        name, count = likely
        return (
            f"{text}“{name}”里有 {count} 个文件，是不是它？请运行 jianfu {command} {_typed(name)}，"
            f"或在 {CONFIG_FILE} 中写 returns: {name}"
        )
    return f"{text}请建这个文件夹，把学校报回的表放进去；或者在命令后面写出文件或文件夹，如 jianfu {command} 米山镇.zip"


def no_returns(paths: tuple[str, ...], command: str) -> str:
    """That nothing was found in the paths, and what to do next."""
    shown = some_of([shorten(path) for path in paths], 3)
    return (
        f"{shown} 里还没有收回的表。请把学校报回的文件（{'、'.join(('.xlsx', '.docx', '.zip'))} 等）放进去，再运行 jianfu {command}；"
        "还没有制发空白表的，先填好名册，运行 jianfu blank"
    )


def _working_folder_below() -> str | None:
    """The working folder beside, where this is none: of several the one that was used last."""
    if Path(CONFIG_FILE).exists():
        return None
    settings = [Path(entry.path, CONFIG_FILE) for entry in _entries(Path()) if entry.is_dir()]
    found = [(path.stat().st_mtime, path.parent.name) for path in settings if path.is_file()]
    return max(found)[1] if found else None


def _likely() -> tuple[str, int] | None:
    """The folder beside that holds most files as schools send them, one named like it first; and how many."""
    found = []
    for entry in _entries(Path()):
        if entry.is_dir() and not entry.name.startswith(".") and not _OURS.fullmatch(entry.name):
            count = sum(1 for _ in _returns_below(Path(entry.name)))
            if count:
                found.append((bool(_LIKELY.search(entry.name)), count, entry.name))
    if not found:
        return None
    _, count, name = max(found)
    return name, count


def _returns_below(folder: Path) -> Iterator[str]:
    """Names of what may be returns in a folder and in the folders right in it."""
    endings = (*known_endings(), ".zip")
    for entry in _entries(folder):
        inner = _entries(Path(entry.path)) if entry.is_dir() else [entry]
        yield from (file.name for file in inner if file.name.casefold().endswith(endings) and file.name[0] not in "~.")


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for _, entry in zip(range(_MOST), entries, strict=False)]
    except OSError:
        return []


def _typed(name: str) -> str:
    return f'"{name}"' if " " in name else name
