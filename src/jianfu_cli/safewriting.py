"""Files that are at every moment the old one or the new one, complete: written beside, then renamed."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import time
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
    errno.ENOENT: "文件夹已不存在（可能刚被移动或删除），请重新运行",
    errno.ENOTDIR: "路径中有一段不是文件夹，请核对",
    errno.EEXIST: "同名的文件已存在，无法建立文件夹，请另选文件夹",
    errno.EISDIR: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENOTEMPTY: "已有同名的文件夹，请改名或移走后重新运行",
    errno.ENAMETOOLONG: "路径过长，请另选层次浅一些的文件夹",
    errno.EFBIG: "文件超过了该磁盘允许的大小",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.ELOOP: "路径中的链接循环了，请核对",
    errno.EBUSY: "正被其他程序占用，请关闭打开着它的程序",
}
_OLD = 24 * 3600  # seconds: so long no run takes, whatever process now has the number in the name


def prepare(folder: Path) -> None:
    """Make the folder, and remove what killed runs left in it. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        leftovers = [path for path in folder.iterdir() if path.name.endswith(LEFTOVER)]
    except OSError as error:
        raise failure(folder, error) from None
    for leftover in leftovers:
        with contextlib.suppress(OSError):  # open in another program (Windows), or not ours to remove: no harm done
            if not _in_use(leftover):
                leftover.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """A new name in the folder of `path` for what is to become it; says which process it belongs to."""
    return path.with_name(f".{os.getpid()}-{next(_numbers)}{LEFTOVER}")


def _in_use(leftover: Path) -> bool:
    """Whether the run that wrote it may still be at work."""
    process = leftover.name[1:].split("-", 1)[0]
    if os.name != "posix" or not process.isdecimal():
        return False  # Windows itself keeps open files from being removed
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return time.time() - leftover.stat().st_mtime < _OLD


def write(path: Path, data: bytes, *, flush: bool = False) -> None:
    """Put `data` at `path` in one step; `flush` waits for the disk. Raises OutputError, the old file intact."""
    for attempt in range(1, _ATTEMPTS + 1):
        new = beside(path)
        try:
            _fill(new, data, flush)
            new.replace(path)
            return
        except FileNotFoundError as error:
            # A run on another machine that shares the folder takes our file for a leftover: write it once more.
            if attempt == _ATTEMPTS or not path.parent.is_dir():
                raise failure(path, error) from None
        except OSError as error:
            raise failure(path, error) from None
        finally:
            discard(new)


def failure(path: Path, error: OSError) -> OutputError:
    """The error as a sentence: what can't be written, why, and how to go on."""
    return OutputError(f"无法写入 {path}：{reason(error)}")


def reason(error: OSError) -> str:
    """Why, in Chinese, and how to go on."""
    return _REASONS.get(error.errno or 0) or f"系统报告“{error.strerror or error}”"


def _fill(path: Path, data: bytes, flush: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Remove the file, if that is possible: else the next run does."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
