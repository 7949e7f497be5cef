"""The parts of a Word document -> grids: the body, the margins, hidden text, as word_grid writes them."""

from __future__ import annotations

from typing import NamedTuple

from ...grid import Grid
from ..word_grid import GridWriter, paragraphs_grid
from .docx_blocks import BlockReader
from .docx_lists import markers_of
from .docx_styles import styles_of
from .docx_text import ParagraphReader, settle_check_boxes
from .docx_xml import tree


class WordParts(NamedTuple):
    """The parts that are read: the document, its headers and footers, and what says how text is seen; b"" for none."""

    document: bytes
    margins: list[bytes]
    styles: bytes = b""
    numbering: bytes = b""


def word_grids(parts: WordParts) -> list[Grid]:
    """The grids in document order; then the text of headers and footers; then hidden text."""
    styles, markers = styles_of(parts.styles), markers_of(parts.numbering)
    paragraphs, writer = ParagraphReader(styles, markers), GridWriter()
    reader, styled = BlockReader(paragraphs), bool(markers) or not styles.plain
    body, *margins = (tree(part, styled=styled) for part in (parts.document, *parts.margins))
    if b":checkbox" in parts.document:
        settle_check_boxes(body)
    grids = writer.body(reader.blocks(body))
    lines = [line for margin in margins for line in writer.lines(reader.blocks(margin))]
    return grids + paragraphs_grid(list(dict.fromkeys(lines))) + paragraphs_grid(paragraphs.hidden, hidden=True)
