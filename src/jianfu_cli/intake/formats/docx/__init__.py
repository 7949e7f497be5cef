"""The format .docx and .docm (Word, WPS, LibreOffice …)."""

from __future__ import annotations

from functools import partial

from ... import limits
from ...content import Content
from ...grid import Document
from ...zip_reader import damaged
from ..declaration import Format
from ..package import Package, main_type
from ..properties import office_properties

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.document.macroenabled.main",
    "application/vnd.ms-word.template.macroenabledtemplate.main",
)
_MOST_MARGINS = 30  # header and footer parts


def _recognise(content: Content) -> bool:
    return main_type(content).startswith(_MAIN_TYPES)


def _read(content: Content) -> Document:
    from .docx_grids import word_grids

    package = Package(content)
    main = package.main_part("word/document.xml")
    document = package.part(main, limits.DOCUMENT_BYTES)
    if not document:
        raise damaged("文件内部缺少正文")
    parts = [target for kind, target in package.targets(main).values() if kind in ("header", "footer")]
    margins = [package.part(part) for part in sorted(set(parts))[:_MOST_MARGINS] if part in package]
    return Document("docx", word_grids(document, margins), partial(office_properties, package), package.macros)


FORMATS = (Format("docx", "Word 文档", (".docx",), _recognise, _read, further_endings=(".docm", ".dotx", ".dotm")),)
