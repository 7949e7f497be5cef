"""The settings and the report's wording as they are shipped, with CRLF, for Notepad."""

from __future__ import annotations

from ..tools import read_resource


def shipped_settings() -> str:
    """jianfu.yaml, with what may be said in it as comments to uncomment."""
    return _crlf("templates/jianfu.yaml")


def shipped_wording() -> bytes:
    """报告文字.txt."""
    return _crlf("templates/汇总报告.txt.j2").encode("utf-8")


def is_shipped(wording: bytes) -> bool:
    """Whether a wording is the shipped one, with whatever line ends."""
    return wording.replace(b"\r\n", b"\n") == shipped_wording().replace(b"\r\n", b"\n")


def _crlf(name: str) -> str:
    return read_resource(name).replace("\n", "\r\n")
