"""Where things stand in a Word document: the cell of 表1!C8, the paragraph of a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .cell_finder import place_of
from .office_parts import Element, UnmarkableError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
_TABLE_PLACE = re.compile(r"表([1-9][0-9]{0,4})!([A-Z]{1,3}[1-9][0-9]{0,6})")
# A table in one of these is counted by no rule that this page knows.
_ODD = frozenset(("txbxContent", "AlternateContent", "del", "moveFrom"))


class DocumentPlaces:
    """Finds cells and paragraphs in the tree of a document."""

    def __init__(self, body: Element) -> None:
        self._body = body
        self._tables = list(body.iter(f"{W}tbl"))
        self._odd = any(_local(above) in _ODD for table in self._tables for above in table.iterancestors())

    def cell(self, location: str) -> Element:
        """The cell at a place such as 表1!C8. Raises UnmarkableError where it can't be found for certain."""
        match = _TABLE_PLACE.fullmatch(location)
        if not match or self._odd or int(match[1]) > len(self._tables):
            raise UnmarkableError
        number, column = place_of(match[2])
        rows = [row for row in _parts_of(self._tables[int(match[1]) - 1], "tr") if row.find(f"{W}trPr/{W}del") is None]
        if number > len(rows):
            raise UnmarkableError
        for cell, at in _placed(rows[number - 1]):
            if at == column:
                return cell
        raise UnmarkableError

    def paragraph(self, labels: Iterable[str]) -> Element | None:
        """The first paragraph outside tables that has one of these labels; None without one."""
        wanted = tuple(labels)
        for paragraph in self._body.iter(f"{W}p"):
            if any(_local(above) in ("tc", "txbxContent") for above in paragraph.iterancestors()):
                continue
            text = "".join("".join(each.text or "" for each in paragraph.iter(f"{W}t")).split())
            if any(label in text for label in wanted):
                return paragraph
        return None


def _parts_of(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, not those of tables in it."""
    for child in parent:
        if _local(child) == name:
            yield child
        elif _local(child) not in ("tbl", "p", "del", "moveFrom"):
            yield from _parts_of(child, name)


def _placed(row: Element) -> Iterator[tuple[Element, int]]:
    """The cells of a row with the column in which each begins."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = 1 + (_number(before) if before is not None else 0)
    for cell in _parts_of(row, "tc"):
        yield cell, column
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        column += max(1, _number(span)) if span is not None else 1


def _number(setting: Element) -> int:
    digits = setting.get(f"{W}val", "")
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 0


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
