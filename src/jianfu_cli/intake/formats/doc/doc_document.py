"""A Word 97-2003 file -> grids: the body, the margins, hidden text, as word_grid writes them."""

from __future__ import annotations

from ...content import Content
from ...grid import Document, Grid
from ..ole_properties import ole_properties
from ..word_grid import GridWriter, paragraphs_grid
from .doc_blocks import BlockReader
from .piece_table import PieceTable
from .word_binary import WordFile
from .word_parts import TextBoxes, margins

_MACROS = frozenset(("Macros", "_VBA_PROJECT", "_VBA_PROJECT_CUR"))
_PROPERTIES = "\x05DocumentSummaryInformation"


def read_word_file(content: Content) -> Document:
    """The document. Raises Unreadable, and for broken files whatever a wrong number leads to."""
    file = WordFile(content.data)
    return Document(
        "doc",
        _grids(file),
        lambda: ole_properties(lambda: file.small_stream(_PROPERTIES)),
        any(not _MACROS.isdisjoint(path.split("/")) for path in content.streams),
    )


def _grids(file: WordFile) -> list[Grid]:
    """The grids in document order; then the text of footers and headers; then hidden text."""
    reader, writer = BlockReader(file, PieceTable(file)), GridWriter()
    boxes, header_boxes = TextBoxes(file, reader, headers=False), TextBoxes(file, reader, headers=True)
    body = reader.read(0, file.stories.body, boxes.at)
    grids = writer.body([*body, *boxes.rest()])
    lines = [line for margin in margins(file, reader, header_boxes.at) for line in writer.lines(margin)]
    lines += writer.lines(header_boxes.rest())
    return grids + paragraphs_grid(list(dict.fromkeys(lines))) + paragraphs_grid(reader.hidden, hidden=True)
