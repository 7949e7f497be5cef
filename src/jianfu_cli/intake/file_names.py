"""Names: which files are no returns whatever they hold, and how names are shown without their dangers."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from ..tools import squeeze, visible
from . import limits

_SYSTEM = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"))
CONFIG_FILE = "jianfu.yaml"
WORDING_FILE = "报告文字.txt"  # a copy of the report's wording, for those who want to change it
LEDGER_FILE = "台账.xlsx"  # what the bureau itself writes down
_SETTINGS = frozenset((CONFIG_FILE, WORDING_FILE, "减负.bat"))  # what a working folder of ours begins with
_FOLDERS = frozenset(("__macosx", "$recycle.bin", "system volume information"))
# Links to elsewhere, and what browsers and download programs have not finished: 迅雷, BitComet, aria2, QQ, Opera …
_LINKS = (".lnk", ".url", ".webloc", ".desktop")
_HALF_LOADED = (
    *(".tmp", ".crdownload", ".part", ".partial", ".download", ".opdownload", ".td", ".td.cfg", ".xltd", ".aria2"),
    *(".!ut", ".!qb", ".bc!", ".downloading"),
)
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile(r"^[A-Za-z]:")


def junk(name: str, *, hidden: bool = True) -> str | None:
    """Why a file or folder of this name is left out, in Chinese; None if it is not. `hidden`: also for a leading dot."""
    lower = name.lower()
    if name.startswith(("~$", ".~lock.", ".~")):
        return "Office 的锁定文件"
    if lower in _SYSTEM or lower in _FOLDERS:
        return "系统文件"
    if lower in _SETTINGS:
        return "本程序的设置"
    if lower.endswith(".jianfu-tmp"):
        return "上次中断留下的临时文件"
    if hidden and name.startswith("."):
        return "隐藏文件"
    return None


def no_content(name: str) -> str | None:
    """Why a file (not a folder) of this name is left out: a link, or half-loaded; None if it is not."""
    lower = name.lower()
    if lower.endswith(_LINKS):
        return "快捷方式"
    return "没有下载完的文件或临时文件" if lower.endswith(_HALF_LOADED) else None


def readable(name: str) -> str:
    """A path as it is shown: names in GBK, as old ZIPs leave them on Linux, are restored; control characters made visible."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        name = _restored(name)
    return visible(_BREAKS.sub("\ufffd", name), limits.PATH_CHARS)


def _restored(name: str) -> str:
    """A name that Python could not decode: in UTF-8 (where the locale is C) or GBK."""
    try:
        raw = os.fsencode(name)
    except UnicodeEncodeError:
        return name  # half a character, from elsewhere than the disk
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def portable_names(paths: Sequence[str]) -> list[str]:
    """The paths as outputs name them that leave this machine: absolute ones by their last name, with as many of the
    folders above it as tell them from each other.
    """
    names = [readable(path) for path in paths]
    absolute = {
        index: Path(os.path.normpath(path)).parts[1:] or ("磁盘",)
        for index, path in enumerate(paths)
        if Path(path).is_absolute()
    }
    for index, parts in absolute.items():
        others = [other for other in absolute.values() if other != parts]
        depths = range(1, len(parts) + 1)
        depth = next((n for n in depths if all(other[-n:] != parts[-n:] for other in others)), len(parts))
        names[index] = readable("/".join(parts[-depth:]))
    return names


def member_path(name: str) -> list[str]:
    """The folders and the name of a ZIP's member, harmless: no root, no drive, no way up, no characters that can't be seen."""
    pieces = [squeeze(visible(piece)) for piece in _DRIVE.sub("", name).replace("\\", "/").split("/")]
    kept = [piece for piece in pieces if piece not in ("", ".", "..")]
    shown = "/".join(kept)
    if len(shown) > limits.NAME_CHARS:
        kept = [shown[: limits.NAME_CHARS - 1] + "…"]
    return kept or ["未命名"]
