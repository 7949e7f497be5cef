"""Names that other systems and ZIP programs make, and that Windows then says it can't find."""

from __future__ import annotations

import ntpath
import sys

_PATH_CHARS = 260  # with the closing zero; a folder's path may have a dozen less
_FOLDER_CHARS = 248


def unknown_to_windows(path: object) -> str | None:
    """Why Windows can't find what is there, in Chinese and with what to do; None for any other path or system."""
    if sys.platform != "win32" or not isinstance(path, str):
        return None
    if len(ntpath.abspath(path)) >= _FOLDER_CHARS:
        return f"路径太长（Windows 的上限是 {_PATH_CHARS} 个字），请移到层次浅一些的文件夹"
    if path.endswith((".", " ")):
        return "名称以点或空格结尾，Windows 不认，请改名（如用压缩软件重新解压）后再试"
    return None
