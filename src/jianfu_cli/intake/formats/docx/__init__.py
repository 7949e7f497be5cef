"""The format .docx and .docm (Word, WPS, LibreOffice …)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from operator import itemgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from ... import limits
from ...content import Content
from ...grid import Document
from ...zip_reader import damaged
from ..declaration import Format
from ..package import KEPT, Package, main_type
from ..properties import office_properties

_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.document.macroenabled.main",
    "application/vnd.ms-word.template.macroenabledtemplate.main",
)
_FEW_LINKS = 40  # which are often those of the next document, too
_MOST_MARGINS = 30  # header and footer parts
# What may be in a document and can't be read from outside: by the kind of the relation, and by the ending of the part.
_EMBEDDED = {
    "afchunk": "嵌入的文档",
    "package": "嵌入的文件",
    "oleobject": "嵌入的对象",
    "control": "窗体控件",
    "image": "图片",
    "chart": "图表",
}
_ENDINGS = {
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml", ".xhtml"), "嵌入的网页内容"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".xls"), "嵌入的 Excel 表格"),
    **dict.fromkeys((".docx", ".docm", ".doc", ".rtf"), "嵌入的 Word 文档"),
}


def _recognise(content: Content) -> bool:
    return main_type(content).startswith(_MAIN_TYPES)


def _read(content: Content) -> Document:
    from .docx_grids import WordParts, word_grids

    package = Package(content)
    main = package.main_part("word/document.xml")
    document = package.part(main, limits.DOCUMENT_BYTES, unlike=True)
    if not document:
        raise damaged("文件内部缺少正文")
    targets = tuple(package.targets(main).items())
    links = (_links if len(targets) > _FEW_LINKS else _links_again)(targets)
    margins = [(name, part) for name, part in links.margins if part in package]
    parts = WordParts(
        document,
        {name: package.part(part) for name, part in margins[:_MOST_MARGINS]},
        *(package.part(part, limits.STYLES_BYTES) for part in links.further),
    )
    properties = partial(office_properties, package)
    return Document("docx", word_grids(parts), properties, package.macros, [*links.embedded])


class _Links(NamedTuple):
    """What a document is linked to: headers and footers as it names them, in the order of their parts; styles, lists and
    settings, "" for none; and in Chinese what is in it and can't be read."""

    margins: Sequence[tuple[str, str]]
    further: Sequence[str]
    embedded: Sequence[str]


def _links(targets: tuple[tuple[str, tuple[str, str]], ...]) -> _Links:
    """The links of a document by the targets of its relations."""
    margins = [(name, part) for name, (kind, part) in targets if kind in ("header", "footer")]
    parts = {kind: part for _, (kind, part) in targets}
    return _Links(
        sorted(margins, key=itemgetter(1)),
        [parts.get(kind, "") for kind in ("styles", "numbering", "settings")],
        _embedded(sorted({target for _, target in targets})),
    )


_links_again = lru_cache(maxsize=KEPT)(_links)


def _embedded(targets: list[tuple[str, str]]) -> list[str]:
    """What is in the document and can't be read from outside, in Chinese, each once."""
    found: list[str] = []
    for sort, title in _EMBEDDED.items():
        parts = [part for kind, part in targets if kind.lower() == sort]
        found += [title if sort == "image" else _ENDINGS.get(PurePosixPath(part).suffix, title) for part in parts]
    return list(dict.fromkeys(found))


FORMATS = (Format("docx", "Word 文档", (".docx",), _recognise, _read, further_endings=(".docm", ".dotx", ".dotm")),)
