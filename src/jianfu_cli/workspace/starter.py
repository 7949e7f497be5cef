"""减负.bat, the menu that a clerk on Windows starts with a double click."""

from __future__ import annotations

from ..tools import read_resource

STARTER = "减负.bat"
_CODE_PAGE = "gbk"  # what the file's own chcp 936 says


def starter() -> bytes:
    """The file as Windows reads it: in GBK, with CRLF; without CRLF its `goto` loses its labels."""
    return read_resource(f"templates/{STARTER}").replace("\n", "\r\n").encode(_CODE_PAGE)
