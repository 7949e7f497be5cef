"""A file's bytes -> grids. The one place where formats are told apart and where what parsers raise is caught."""

from __future__ import annotations

from functools import cache

from ...tools import Unreadable
from .. import limits
from ..content import Content
from ..grid import Document
from ..own_outputs import without_reply_list
from .declaration import Format
from .protected import unlocked
from .refused import TEXT, is_plain_text
from .registry import ALL_FORMATS, all_readable_endings

_HINT = "请用 WPS 或 Office 打开看看：能打开的，另存为 .xlsx 或 .docx 后再报；打不开的，请学校重新发送"


def is_heavy(data: bytes) -> bool:
    """Whether the file is so large that it should be read in a process that can be ended. Never raises."""
    try:
        return Content(data).heavy
    except Unreadable:
        return False


def open_document(data: bytes, file: str = "") -> Document:
    """The file as grids of text cells. Raises Unreadable (JF001 to JF004) and nothing else.

    What it is, its content says alone; by its name `file` is only told text that was sent as text from text that
    stands where an Office file should be.
    """
    if not data:
        raise Unreadable("JF001", "文件是空的（0 字节）", "请学校核对后重新发送")
    try:
        content = unlocked(Content(data))
        for known in ALL_FORMATS:
            if known.recognise(content):
                _refuse_broken(known, file)
                return _finished(known.read(content))
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("JF004", "读取所需的内存超过上限，为安全起见没有读完") from None
    except Exception as error:  # of any kind: parsers raise what they like on broken files
        raise Unreadable("JF001", "文件内部有错误，读不出来", _HINT) from error
    raise Unreadable("JF001", "不是办公文件，或已完全损坏", _HINT)


def _refuse_broken(known: Format, file: str) -> None:
    if known.name == TEXT and file.lower().endswith(all_readable_endings()):
        raise Unreadable("JF001", "不是办公文件：名称像 Excel 或 Word 文件，里面只有一段纯文本", _HINT)


def _finished(document: Document) -> Document:
    """The same without our own list of faults, no cell longer than what is looked through for words; in its place stands
    how long it was.

    Its properties are read once, whoever asks for them.
    """
    document.find_properties = cache(document.find_properties)
    document.grids = list(without_reply_list(document.grids))
    for grid in document.grids:
        for row in grid.rows:
            if len("".join(row.cells)) > limits.CELL_CHARS:
                row.cells = [_cut_cell(cell) for cell in row.cells]
    return document


def _cut_cell(text: str) -> str:
    if len(text) <= limits.CELL_CHARS:
        return text
    return f"{text[: limits.CELL_CHARS - 100]}……（原文共{len(text)}字，此处从略）"


def title_by_content(head: bytes) -> str | None:
    """What a file is that begins with these 4,096 bytes, for people; None for plain text and what is not known.

    Never raises: what can't be told from the beginning alone is called by the shell that it comes in.
    """
    content = Content(head)
    if is_plain_text(content):  # first: a text may begin with the letters that programs begin with
        return None
    try:
        return next((known.title for known in ALL_FORMATS if known.recognise(content)), None)
    except Unreadable:
        return "压缩包或办公文件" if head.startswith(b"PK") else "办公文件"
