"""The parts of a Word document -> grids: the body, the margins, hidden text, as word_grid writes them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ...grid import Grid
from ..package import KEPT
from ..visibility import UNKNOWN
from ..word_grid import GridWriter, paragraphs_grid
from .docx_blocks import BlockReader
from .docx_lists import markers_of
from .docx_styles import styles_of
from .docx_text import settle_check_boxes
from .docx_xml import W, small_tree, switched_on, tree
from .recurring_elements import body_tree

_NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARGINS = (W + "headerReference", W + "footerReference")
_SHORT_MARGIN = 4_000  # bytes of one whose tree is kept: a tree takes ten times as much
_KINDS = ("first", "even")  # of pages that may have others


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
    styled = bool(markers) or not styles.plain
    body, recurring = body_tree(parts.document, partial(tree, styled=styled), styled=styled)
    page = None if body.find(W + "background") is None else UNKNOWN
    reader, writer = BlockReader(styles, markers, recurring, page), GridWriter()
    settle_check_boxes(body)
    margins = [_margin(part, styled) for part in dict.fromkeys(_shown(parts, body))]
    grids = writer.body(reader.blocks(body))
    lines = [line for margin in margins for line in writer.lines(reader.blocks(margin))]
    return grids + paragraphs_grid(list(dict.fromkeys(lines))) + paragraphs_grid(reader.hidden, hidden=True)


def _margin(part: bytes, styled: bool) -> Element:
    """A header or footer as a tree, which is only looked at: short ones are those of the next document, too."""
    return (_margin_again if len(part) <= _SHORT_MARGIN else tree)(part, styled=styled)


_margin_again = lru_cache(maxsize=KEPT)(tree)


def _shown(parts: WordParts, body: Element) -> Iterator[bytes]:
    """The headers and footers that some page has: those of first and of even pages only where there are such."""
    sections = list(body.iter(W + "sectPr"))
    named = [each for section in sections for each in section if each.tag in _MARGINS]
    unseen: set[str] = set()
    if not {each.get(W + "type") for each in named}.isdisjoint(_KINDS):
        settings = small_tree(parts.settings)
        even = switched_on(settings.find(W + "evenAndOddHeaders")) if settings is not None else None
        first = any(switched_on(section.find(W + "titlePg")) for section in sections)
        left_out = {kind for kind, shown in zip(_KINDS, (first, even), strict=True) if not shown}
        unseen = {each.get(_NAMED, "") for each in named if each.get(W + "type") in left_out}
        unseen -= {each.get(_NAMED, "") for each in named if each.get(W + "type") not in left_out}
    return (part for name, part in parts.margins.items() if name not in unseen)
