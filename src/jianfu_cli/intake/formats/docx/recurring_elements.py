"""Rows and cells that recur from one document to the next: what was read of one goes for all that are written the same.

The part is cut at its innermost rows, then at its innermost cells, and those known are left out before it is parsed. That
is done only where the cuts can't be wrong, nothing around them bears on what is in them, and no style or colour on
what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from ..word_grid import Cell, Content
from .docx_xml import CELL, ROW, has_light_ink

Read = TypeVar("Read")

_BODY = b"<w:body>"
_USUAL_PREFIX = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Around rows and cells: other meanings of names; controls and alternatives, which are judged by what is in them.
_UNSURE = (b"xmlns", b"<w:sdt", b"AlternateContent")
_LOOKED_FOR = b"sectPr"  # in the whole document
_LARGEST = 400_000  # bytes of a part that is cut,
_LONGEST = 6_000  # of a row or cell that is kept,
_KEPT = 3_000  # and so many of each


class ReadCell(NamedTuple):
    """A cell wherever it stands: the columns that it takes, how it is merged downwards, and what is in it."""

    span: int
    starts: bool
    covered: bool
    content: Content


class Recurring(Generic[Read]):
    """The elements of one kind in one document: as they are written, and what is known of those.

    `name` is how they are called in the part, `tag` in the tree.
    """

    def __init__(self, name: bytes, tag: str, known: dict[bytes, Read]) -> None:
        self._tag, self._known = tag, known
        self._start, self._end = b"<" + name, b"</" + name + b">"
        self._order: list[bytes] = []
        self._written: dict[Element, bytes] = {}

    def left_out(self, part: bytes) -> tuple[bytes, bytes] | None:
        """The part with nothing in those that are known, and what stands around all of them; None: it can't be cut."""
        if len(self._known) > _KEPT:
            self._known.clear()
        known, empty, order = self._known, self._start + b">", self._order
        kept: list[bytes] = []
        around: list[bytes] = []
        *pieces, tail = part.split(self._end)
        for piece in pieces:
            at = piece.find(self._start)
            written = piece[at:]
            if at < 0:
                return None
            kept.append(piece[:at] + empty if written in known else piece)
            order.append(written)
            around.append(piece[:at])
        return self._end.join((*kept, tail)), b"".join((*around, tail))

    def find_in(self, root: Element) -> bool:
        """Find the elements in the parsed part; False if they are others than were cut."""
        elements = list(root.iter(self._tag))
        self._written = dict(zip(elements, self._order, strict=False))
        return len(elements) == len(self._order)

    def read_of(self, element: Element) -> Read | None:
        """What was read of an equal one; the element itself may be empty then. None where none is known."""
        return self._known.get(self._written.get(element, b""))

    def remember(self, element: Element, read: Read) -> None:
        """Keep what was read of an element."""
        written = self._written.get(element, b"")
        if 0 < len(written) <= _LONGEST and _LOOKED_FOR not in written:
            self._known[written] = read


class RecurringElements(NamedTuple):
    """The rows and cells of one document. A row is known by its cells, all of them with their texts."""

    rows: Recurring[Sequence[Cell]]
    cells: Recurring[ReadCell]


def body_tree(xml: bytes, parse: Callable[[bytes], Element], *, styled: bool) -> tuple[Element, RecurringElements]:
    """The part of a document as a tree, nothing in known elements; `styled`: styles count for what is seen."""
    begin = xml.find(_BODY)
    head = xml[: max(begin, 0)]
    if not (styled or has_light_ink(xml)) and _USUAL_PREFIX in head and len(xml) <= _LARGEST:
        recurring = _elements(*_known(head))
        rest = _without_known(xml[begin:], recurring)
        if rest and not (b"<!" in head or b"<!" in rest or b"<?" in rest):  # nothing that may hide an end
            body = parse(head + rest)
            if recurring.rows.find_in(body) and recurring.cells.find_in(body):
                return body, recurring
    return parse(xml), _elements({}, {})


def _without_known(part: bytes, recurring: RecurringElements) -> bytes | None:
    """The part with nothing in known rows and cells; None where it can't be cut."""
    if (rows := recurring.rows.left_out(part)) is None or (cells := recurring.cells.left_out(rows[0])) is None:
        return None
    rest, around = cells
    return None if any(word in around for word in _UNSURE) else rest


def _elements(rows: dict[bytes, Sequence[Cell]], cells: dict[bytes, ReadCell]) -> RecurringElements:
    return RecurringElements(Recurring(b"w:tr", ROW, rows), Recurring(b"w:tc", CELL, cells))


@lru_cache(maxsize=8)
def _known(_head: bytes) -> tuple[dict[bytes, Sequence[Cell]], dict[bytes, ReadCell]]:
    """The rows and cells of documents that begin so: under other namespaces they may mean something else."""
    return {}, {}
