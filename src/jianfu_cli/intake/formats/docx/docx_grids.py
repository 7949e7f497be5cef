"""The parts of a Word document -> grids: the body, the margins, hidden text, as word_grid writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...grid import Grid
from ..word_grid import GridWriter, paragraphs_grid
from .docx_blocks import BlockReader
from .docx_lists import markers_of
from .docx_styles import styles_of
from .docx_text import settle_check_boxes
from .docx_xml import W, small_tree, switched_on, tree

_NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARGINS = (W + "headerReference", W + "footerReference")


class WordParts(NamedTuple):
    """The parts that are read: the document, its headers and footers by the number that it names them with, and what
    says how text is seen; b"" for none."""

    document: bytes
    margins: dict[str, bytes]
    styles: bytes = b""
    numbering: bytes = b""
    settings: bytes = b""


def word_grids(parts: WordParts) -> list[Grid]:
    """The grids in document order; then the text of headers and footers; then hidden text."""
    styles, markers = styles_of(parts.styles), markers_of(parts.numbering)
    reader, writer = BlockReader(styles, markers), GridWriter()
    styled = bool(markers) or not styles.plain
    body = tree(parts.document, styled=styled)
    if b":checkbox" in parts.document:
        settle_check_boxes(body)
    margins = [tree(part, styled=styled) for part in dict.fromkeys(_shown(parts, body))]
    grids = writer.body(reader.blocks(body))
    lines = [line for margin in margins for line in writer.lines(reader.blocks(margin))]
    return grids + paragraphs_grid(list(dict.fromkeys(lines))) + paragraphs_grid(reader.hidden, hidden=True)


def _shown(parts: WordParts, body: Element) -> Iterator[bytes]:
    """The headers and footers that some page has: those of first and of even pages only where there are such."""
    unseen: set[str] = set()
    if b'"first"' in parts.document or b'"even"' in parts.document:
        settings, sections = small_tree(parts.settings), list(body.iter(W + "sectPr"))
        even = switched_on(settings.find(W + "evenAndOddHeaders")) if settings is not None else None
        first = any(switched_on(section.find(W + "titlePg")) for section in sections)
        left_out = {kind for kind, shown in (("first", first), ("even", even)) if not shown}
        named = [each for section in sections for each in section if each.tag in _MARGINS]
        unseen = {each.get(_NAMED, "") for each in named if each.get(W + "type") in left_out}
        unseen -= {each.get(_NAMED, "") for each in named if each.get(W + "type") not in left_out}
    return (part for name, part in parts.margins.items() if name not in unseen)
