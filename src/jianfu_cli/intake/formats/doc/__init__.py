"""The formats .doc and .wps (Word 97 to 2003, WPS Writer): one binary format, [MS-DOC]."""

from __future__ import annotations

from ....tools import Unreadable
from ... import limits
from ...content import Content
from ...grid import Document
from ..declaration import Format

_BARE = (b"\xdb\xa5", b"\x9b\xa5", b"\x9c\xa5")  # Word 1 and 2 put no directory around the text


def _recognise(content: Content) -> bool:
    streams = {path.lower() for path in content.streams}  # some programs write the names otherwise
    return ("worddocument" in streams and "encryptedpackage" not in streams) or content.head.startswith(_BARE)


def _read(content: Content) -> Document:
    from .doc_document import read_word_file
    from .word_binary import older_than_word_97

    if content.head.startswith(_BARE):
        raise older_than_word_97()
    if len(content.data) > limits.WORD_FILE_BYTES:
        raise Unreadable(
            "JF004",
            f"文件有 {len(content.data) // limits.MEGABYTE} MB，"
            f"超过 .doc 的上限 {limits.WORD_FILE_BYTES // limits.MEGABYTE} MB",
        )
    return read_word_file(content)


FORMATS = (
    Format("doc", "旧版 Word 或 WPS 文字文档", (".doc", ".wps"), _recognise, _read, further_endings=(".dot", ".wpt")),
)
