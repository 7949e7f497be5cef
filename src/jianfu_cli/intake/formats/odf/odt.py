"""The format .odt (LibreOffice, and WPS or Word on request)."""

from __future__ import annotations

from functools import partial

from ... import limits
from ...content import Content
from ...grid import Document, Grid
from ..declaration import Format
from ..package import Package
from ..properties import open_document_properties
from .odf_parts import Parts, embedded, has_macros, is_open_document, open_parts

_MARGINS = (("footer", "footer-left", "footer-first"), ("header", "header-left", "header-first"))


def _recognise(content: Content) -> bool:
    return is_open_document(content, "text")


def _read(content: Content) -> Document:
    package = Package(content)
    parts = open_parts(package, limits.DOCUMENT_BYTES)
    found = partial(open_document_properties, package)
    return Document("odt", _grids(parts), found, has_macros(package), embedded(package, parts.content))


def _grids(parts: Parts) -> list[Grid]:
    """The grids in document order; then the text of footers and headers; then hidden text."""
    from ..safe_xml import root_of
    from ..word_grid import GridWriter, paragraphs_grid
    from .odf_names import OFFICE, STYLE
    from .odf_styles import Styles
    from .odt_text import BodyReader

    root, common = root_of(parts.content), parts.styles
    known, writer = Styles(), GridWriter()
    lines: list[str] = []
    hidden: list[str] = []
    if common is not None:
        known.add(common)
        margin_reader = BodyReader(known, common)
        for places in _MARGINS:
            for page in common.iter(STYLE + "master-page"):
                for margin in page:
                    if margin.tag in [STYLE + place for place in places] and margin.get(STYLE + "display") != "false":
                        lines += writer.lines(margin_reader.blocks(margin))
        hidden = margin_reader.hidden
    known.add(root)
    reader = BodyReader(known, root)
    body = root.find(OFFICE + "body")
    grids = writer.body(reader.blocks(body)) if body is not None else []
    margins = paragraphs_grid(list(dict.fromkeys(lines)))
    return grids + margins + paragraphs_grid(reader.hidden + hidden, hidden=True)


FORMATS = (Format("odt", "ODT 文档", (".odt",), _recognise, _read, further_endings=(".ott",)),)
