"""What the program made itself, and so is no return: the mark in its outputs, and the one in its folders."""

from __future__ import annotations

from ..definition import META_SHEET
from ..tools import OUTPUT_PROPERTY
from .grid import Document

HTML_MARK = '<meta name="generator" content="jianfu">'
"""What a page of results has in its head."""

OWN_OUTPUT = "本程序生成的结果"
OWN_FOLDER = "本程序生成的文件夹"

_JSON_BEGINNINGS = (b'{"schema":"jianfu/', b'{\n"schema": "jianfu/')
_HEAD = 4096  # bytes in which a page's head has said who made it


def is_own_text(data: bytes) -> bool:
    """Whether these bytes are a page or JSON of ours."""
    return data.startswith(_JSON_BEGINNINGS) or (data[:1] == b"<" and HTML_MARK.encode() in data[:_HEAD])


def is_own_document(document: Document) -> bool:
    """Whether an Office file is one of results. Blank forms are not: they come back filled in."""
    is_form = any(grid.name == META_SHEET for grid in document.grids)
    return not is_form and OUTPUT_PROPERTY in document.find_properties()
