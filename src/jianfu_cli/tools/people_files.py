"""Files that people write for us (definition, roster, wording): their bytes and text, or a clear sentence."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from .errors import DefinitionError, JianfuError, Mistake

MAX_BYTES = 20_000_000
_REASONS = {errno.EACCES: "没有读取权限", errno.EPERM: "没有读取权限", errno.EIO: "磁盘读写出错，请检查磁盘"}


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises JianfuError with a clear sentence if they can't be had."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise JianfuError(f"{path} 不是普通文件（管道或设备），请核对")
        if status.st_size > MAX_BYTES:
            raise JianfuError(f"{path}：文件过大（超过 {MAX_BYTES // 1_000_000} MB），请核对是否选错了文件")
        return path.read_bytes()
    except FileNotFoundError:
        raise JianfuError(f"找不到文件：{path}。请核对文件名和所在文件夹") from None
    except IsADirectoryError:
        raise JianfuError(f"{path} 是文件夹，不是文件") from None
    except OSError as error:
        raise JianfuError(
            f"无法读取 {path}：{_REASONS.get(error.errno or 0, '请检查权限，或关闭正在使用它的程序')}"
        ) from None


def decode(data: bytes) -> str:
    """The text of a file that a person wrote: UTF-16 by its BOM, UTF-8 with or without one, else GBK (Windows' ANSI).

    Raises UnicodeDecodeError if it is none of them.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def decode_file(data: bytes, path: Path) -> str:
    """The text of a file that a person wrote, in UTF-8 or GBK; raises DefinitionError if it is neither."""
    try:
        return decode(data)
    except UnicodeDecodeError:
        text = "文字编码既不是 UTF-8 也不是 GBK，请用记事本另存为 UTF-8"
        raise DefinitionError([Mistake(path, None, text)]) from None
