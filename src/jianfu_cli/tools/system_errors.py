"""Why a file or folder can't be written, as a Chinese sentence that says how to go on."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from .errors import OutputError

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
    errno.EMFILE: "系统同时打开的文件过多，请关闭一些程序后重新运行",
    errno.ENFILE: "系统同时打开的文件过多，请关闭一些程序后重新运行",
    errno.EAGAIN: "系统的进程或内存不够，请关闭一些程序后重新运行",
    errno.ENOMEM: "系统的进程或内存不够，请关闭一些程序后重新运行",
}


@contextlib.contextmanager
def reported(path: Path) -> Iterator[None]:
    """What the system refuses while `path` is dealt with, as an OutputError."""
    try:
        yield
    except OSError as error:
        raise writing_error(path, error) from None


def writing_error(path: Path, error: OSError) -> OutputError:
    """The error as a sentence: what can't be written, why, and how to go on."""
    return OutputError(f"无法写入 {path}：{system_reason(error)}")


def system_reason(error: OSError) -> str:
    """Why, in Chinese, and how to go on."""
    return _REASONS.get(error.errno or 0) or f"系统报告“{error.strerror or error}”"
