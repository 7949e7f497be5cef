"""Files that are at every moment the old one or the new one, complete: written beside, then renamed."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from pathlib import Path

from .errors import OutputError

LEFTOVER = ".jianfu-tmp"  # what a killed run leaves behind; never read as input
_ATTEMPTS = 3
_numbers = itertools.count()

_REASONS = {
    errno.ENOSPC: "磁盘已满，请腾出空间后重新运行",
    errno.EDQUOT: "磁盘配额已用完，请腾出空间后重新运行",
    errno.EACCES: "没有写入权限，或文件正被其他程序占用。请关闭打开着它的程序，或另选文件夹",
    errno.EPERM: "没有写入权限，或文件正被其他程序占用。请关闭打开着它的程序，或另选文件夹",
    errno.EROFS: "所在磁盘是只读的，请另选文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹，请核对",
    errno.EEXIST: "同名的文件已存在，无法建立文件夹，请另选文件夹",
    errno.EISDIR: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENOTEMPTY: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENAMETOOLONG: "路径过长，请另选层次浅一些的文件夹",
    errno.EFBIG: "文件超过了该磁盘允许的大小",
    errno.EIO: "磁盘读写出错，请检查磁盘",
}


def prepare(folder: Path) -> None:
    """Make the folder, and remove what killed runs left in it. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(f"*{LEFTOVER}"):
            leftover.unlink(missing_ok=True)
    except OSError as error:
        raise failure(folder, error) from None


def write(path: Path, data: bytes, *, flush: bool = False) -> None:
    """Put `data` at `path` in one step; `flush` waits for the disk. Raises OutputError, the old file intact."""
    for attempt in range(1, _ATTEMPTS + 1):
        beside = path.with_name(f".{os.getpid()}-{next(_numbers)}{LEFTOVER}")
        try:
            _fill(beside, data, flush)
            beside.replace(path)
            return
        except FileNotFoundError as error:
            # Another run that starts in the same folder takes our file for a leftover: write it once more.
            if attempt == _ATTEMPTS or not path.parent.is_dir():
                raise failure(path, error) from None
        except OSError as error:
            raise failure(path, error) from None
        finally:
            _discard(beside)


def failure(path: Path, error: OSError) -> OutputError:
    """The error as a sentence: what can't be written, why, and how to go on."""
    reason = _REASONS.get(error.errno or 0) or f"{error.strerror or error}"
    return OutputError(f"无法写入 {path}：{reason}")


def _fill(path: Path, data: bytes, flush: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):  # a leftover: the next run removes it
        path.unlink(missing_ok=True)
