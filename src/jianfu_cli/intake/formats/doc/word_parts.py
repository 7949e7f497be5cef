"""What stands beside the running text of a Word 97-2003 file: text boxes, headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from struct import iter_unpack, unpack_from

from ..word_grid import Block, Paragraph, Table
from .doc_blocks import BlockReader, Boxes
from .drawn_shapes import shapes_without_text
from .word_binary import Place, WordFile, positions

_SHAPE, _BOX = 26, 22  # bytes of an entry
_BOX_SHAPE = 14  # where the number of its shape stands in it
_SEPARATORS, _KINDS = 6, 6  # stories that separate footnotes; stories of each section
_FOOTERS, _HEADERS = (2, 3, 5), (0, 1, 4)


class TextBoxes:
    """The text boxes of the body or of the headers, by the drawn object that each hangs on; other objects as such."""

    def __init__(self, file: WordFile, reader: BlockReader, *, headers: bool) -> None:
        stories = file.stories
        start = sum(stories[:-2]) + (stories.boxes if headers else 0)
        end = start + (stories.header_boxes if headers else stories.boxes)
        shapes = file.place(Place.HEADER_SHAPES if headers else Place.SHAPES)
        boxes = file.place(Place.HEADER_BOXES if headers else Place.BOXES)
        self._origin = stories.body + stories.footnotes if headers else 0
        self._reader = reader
        self._shape_at = {at: unpack_from("<I", shape)[0] for at, _, shape in positions(shapes, _SHAPE)}
        self._others = shapes_without_text(file.place(Place.DRAWINGS)) if self._shape_at else {}
        self._stretches: dict[int, tuple[int, int]] = {}
        for first, last, box in positions(boxes, _BOX):
            reusable, shape = unpack_from("<H", box, 8)[0], unpack_from("<I", box, _BOX_SHAPE)[0]
            if not reusable and shape and start + first < start + last <= end:
                self._stretches.setdefault(shape, (start + first, start + last))

    def at(self, position: int) -> Sequence[Sequence[Block]]:
        """The text boxes that hang on the drawn object at a position of the text, and what it is; each is given once."""
        shape = self._shape_at.get(position - self._origin, -1)
        stretch = self._stretches.pop(shape, None)
        found = [self._reader.read(*stretch)] if stretch else []
        if shape in self._others:
            found.append([Paragraph("", (), (self._others[shape],))])
        return [
            blocks
            for blocks in found
            if any(isinstance(block, Table) or block.text or block.unread for block in blocks)
        ]

    def rest(self) -> list[Block]:
        """What stands in boxes that nothing points to, those of grouped shapes for instance."""
        stretches = sorted(self._stretches.values())
        self._stretches = {}
        return [block for stretch in stretches for block in self._reader.read(*stretch)]


def margins(file: WordFile, reader: BlockReader, boxes: Boxes) -> list[list[Block]]:
    """The footers, then the headers, of all sections; those that are taken over from the section before are left out."""
    start = file.stories.body + file.stories.footnotes
    end = start + file.stories.headers
    marks = [mark for (mark,) in iter_unpack("<I", _whole(file.place(Place.HEADERS)))]
    found: list[list[Block]] = []
    for kinds in (_FOOTERS, _HEADERS):
        for section in range(_SEPARATORS, len(marks) - 1, _KINDS):
            for kind in kinds:
                if section + kind + 1 < len(marks):
                    first, last = start + marks[section + kind], start + marks[section + kind + 1]
                    if first < last <= end:
                        found.append(reader.read(first, last, boxes))
    return found


def _whole(plc: bytes) -> bytes:
    return plc[: len(plc) & ~3]
