"""Rows and cells that recur from one document to the next: what was read of one goes for all that are written the same.

The part is cut at its innermost rows, then at its innermost cells, and those known are left out before it is parsed. That
is done only where the cuts can't be wrong, nothing around them bears on what is in them, and no style or colour on
what is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar
from xml.etree.ElementTree import Element

from ..word_grid import Content, TableRow
from .docx_xml import CELL, NO_COLOURS, ROW, Colours, colours

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


class Known(Generic[Read]):
    """What was read of elements as they are written, and the colours in those that have any."""

    def __init__(self) -> None:
        self.read: dict[bytes, Read] = {}
        self.colours: dict[bytes, Colours] = {}

    def make_room(self) -> None:
        """Forget all, where there is too much."""
        if len(self.read) > _KEPT:
            self.read.clear()
            self.colours.clear()


class Recurring(Generic[Read]):
    """The elements of one kind in one document: as they are written, and what is known of those.

    `name` is how they are called in the part, `tag` in the tree.
    """

    def __init__(self, name: bytes, tag: str, known: Known[Read]) -> None:
        self._tag, self._known = tag, known
        self._start, self._end = b"<" + name, b"</" + name + b">"
        self._order: list[bytes] = []
        self._written: dict[Element, bytes] = {}

    def left_out(self, part: bytes) -> tuple[bytes, bytes] | None:
        """The part with nothing in those that are known, and what stands around all of them; None: it can't be cut."""
        self._known.make_room()
        known, empty, order = self._known.read, self._start + b">", self._order
        kept: list[bytes] = []
        around: list[bytes] = []
        *pieces, tail = part.split(self._end)
        for piece in pieces:
            at = piece.find(self._start)
            if at < 0:
                return None
            written = piece[at:] if at else piece
            order.append(written)
            if at:
                around.append(piece[:at])
                kept.append(piece[:at] + empty if written in known else piece)
            else:  # most
                kept.append(empty if written in known else piece)
        return self._end.join((*kept, tail)), b"".join((*around, tail))

    @property
    def colours(self) -> Iterable[Colours]:
        """The colours in what is known."""
        coloured = self._known.colours
        return [coloured[written] for written in self._order if written in coloured] if coloured else ()

    def find_in(self, root: Element) -> bool:
        """Find the elements in the parsed part; False if they are others than were cut."""
        elements = list(root.iter(self._tag))
        self._written = dict(zip(elements, self._order, strict=False))
        return len(elements) == len(self._order)

    def read_of(self, element: Element) -> Read | None:
        """What was read of an equal one; the element itself may be empty then. None where none is known."""
        return self._known.read.get(self._written.get(element, b""))

    def remember(self, element: Element, read: Read) -> None:
        """Keep what was read of an element."""
        written = self._written.get(element, b"")
        if 0 < len(written) <= _LONGEST and _LOOKED_FOR not in written:
            self._known.read[written] = read
            if (seen := colours(written)) is not NO_COLOURS:
                self._known.colours[written] = seen


class RecurringElements(NamedTuple):
    """The rows and cells of one document. A row is known by its cells, all of them with their texts."""

    rows: Recurring[TableRow]
    cells: Recurring[ReadCell]

    @classmethod
    def of(cls, head: bytes) -> RecurringElements:
        """Those of a document that begins so, with what is known of them."""
        return cls._knowing(*_known(head))

    @classmethod
    def none(cls) -> RecurringElements:
        """Nothing is known."""
        return cls._knowing(Known(), Known())

    @classmethod
    def _knowing(cls, rows: Known[TableRow], cells: Known[ReadCell]) -> RecurringElements:
        return cls(Recurring(b"w:tr", ROW, rows), Recurring(b"w:tc", CELL, cells))


class Parse(Protocol):
    """Makes a tree of a part; `coloured` says whether colours count for what is seen, None that it isn't known."""

    def __call__(self, xml: bytes, *, coloured: bool | None = None) -> Element: ...


def body_tree(xml: bytes, parse: Parse, *, styled: bool) -> tuple[Element, RecurringElements]:
    """The part of a document as a tree, nothing in known elements; `styled`: styles count for what is seen."""
    begin = xml.find(_BODY)
    head = xml[: max(begin, 0)]
    if not styled and _USUAL_PREFIX in head and len(xml) <= _LARGEST:
        recurring = RecurringElements.of(head)
        rest = _without_known(xml[begin:], recurring)
        if rest and not (b"<!" in head or b"<!" in rest or b"<?" in rest):  # nothing that may hide an end
            part = head + rest
            if not colours(part).with_those_of((*recurring.rows.colours, *recurring.cells.colours)).are_light:
                body = parse(part, coloured=False)
                if recurring.rows.find_in(body) and recurring.cells.find_in(body):
                    return body, recurring
    return parse(xml), RecurringElements.none()


def _without_known(part: bytes, recurring: RecurringElements) -> bytes | None:
    """The part with nothing in known rows and cells; None where it can't be cut."""
    if (rows := recurring.rows.left_out(part)) is None or (cells := recurring.cells.left_out(rows[0])) is None:
        return None
    rest, around = cells
    return None if any(word in around for word in _UNSURE) else rest


@lru_cache(maxsize=8)
def _known(_head: bytes) -> tuple[Known[TableRow], Known[ReadCell]]:
    """The rows and cells of documents that begin so: under other namespaces they may mean something else."""
    return Known(), Known()
