"""What the program made itself, and so is no return: the mark in its outputs, the one in its folders, the list of faults
that it put before a return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..definition import META_SHEET, REPLY_LIST_END, REPLY_LIST_TITLE
from ..tools import OUTPUT_PROPERTY
from .grid import Document, Grid, Row

HTML_MARK = '<meta name="generator" content="jianfu">'
"""What a page of results has in its head."""

TEXT_MARK = "（本文件由 jianfu 生成）"
"""The last line of a text of results."""

OWN_OUTPUT = "本程序生成的结果"
OWN_FOLDER = "本程序生成的文件夹"

_JSON_BEGINNINGS = (b'{"schema":"jianfu/', b'{\n"schema": "jianfu/')
_TEXT_MARKS = tuple(TEXT_MARK.encode(encoding) for encoding in ("utf-8", "gb18030"))  # as saved again by Notepad
_TAIL = 200  # bytes in which the end of a text has said so
_HEAD = 4096  # bytes in which a page's head has said who made it


def is_own_text(data: bytes) -> bool:
    """Whether these bytes are a page, JSON or plain text of ours."""
    if data.startswith(_JSON_BEGINNINGS) or (data[:1] == b"<" and HTML_MARK.encode() in data[:_HEAD]):
        return True
    end = data[-_TAIL:]
    return any(mark in end for mark in _TEXT_MARKS) and b"\0" not in data[:_HEAD]  # no Office file is text


def is_own_document(document: Document) -> bool:
    """Whether an Office file is one of results. Blank forms are not: they come back filled in."""
    is_form = any(grid.name == META_SHEET for grid in document.grids)
    return not is_form and OUTPUT_PROPERTY in document.find_properties()


def without_reply_list(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The grids without the list of faults that a reply has put before the school's own sheets or text."""
    for place, grid in enumerate(grids):
        first = next((text for row in grid.rows[:1] for text in row.cells if text), "")
        if first != REPLY_LIST_TITLE:
            yield grid
        elif not grid.name and place == 0:
            yield from _behind_list(grid)
        elif not grid.name.startswith(REPLY_LIST_TITLE):
            yield grid


def _behind_list(grid: Grid) -> Iterator[Grid]:
    """Paragraphs as they were before the list was put in front of them."""
    ends = [row.number for row in grid.rows if row.cells[0] == REPLY_LIST_END]
    if not ends:
        yield grid
        return
    rows = [Row(row.number - ends[0], row.cells) for row in grid.rows if row.number > ends[0]]
    unread = {(row - ends[0], column): what for (row, column), what in grid.unread.items() if row > ends[0]}
    if rows:
        yield replace(grid, rows=rows, unread=unread)
