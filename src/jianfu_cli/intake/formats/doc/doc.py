"""How .doc and .wps are known and read. Files of Word before 97 are named."""

from __future__ import annotations

from ....tools import Unreadable
from ... import limits
from ...content import Content
from ...grid import Document
from ..declaration import Format
from .word_binary import SAVE_AS_DOCX

_BARE = (b"\xdb\xa5", b"\x9b\xa5", b"\x9c\xa5")  # Word 1 and 2 put no directory around the text


def _recognise(content: Content) -> bool:
    return "WordDocument" in content.streams and "EncryptedPackage" not in content.streams


def _read(content: Content) -> Document:
    from .doc_document import read_word_file

    if len(content.data) > limits.WORD_FILE_BYTES:
        raise Unreadable(
            "JF004",
            f"文件有 {len(content.data) // limits.MEGABYTE} MB，"
            f"超过 .doc 的上限 {limits.WORD_FILE_BYTES // limits.MEGABYTE} MB",
        )
    return read_word_file(content)


def _recognise_older(content: Content) -> bool:
    return content.head.startswith(_BARE)


def _refuse_older(content: Content) -> Document:
    raise Unreadable("JF003", "这是 Word 95 或更早版本的文档", SAVE_AS_DOCX)


FORMATS = (Format("doc", _recognise, _read), Format("word 2", _recognise_older, _refuse_older))
