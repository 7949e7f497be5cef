"""A school's workbook with its faults marked: cells coloured and commented, a first sheet that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ..definition import REPLY_LIST_TITLE
from .cell_colours import CellColours
from .cell_finder import S, SheetCells
from .cell_notes import CellNotes
from .faults import Fault, comments
from .list_sheet import list_sheet
from .mark_styles import MarkStyles
from .office_parts import RELATION_ID, Element, OfficeParts, UnmarkableError

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def marked_workbook(data: bytes, faults: Sequence[Fault], deadline: str) -> bytes:
    """The file with marks; what an earlier reply marked is taken back first. Nothing else of it changes.

    Raises UnmarkableError where that is not possible.
    """
    parts = OfficeParts(data)
    book = _Book(parts)
    book.take_back()
    book.mark(faults)
    book.put_first(list_sheet(faults, deadline, book.styles))
    return parts.data()


class _Book:
    """A workbook that is being marked."""

    def __init__(self, parts: OfficeParts) -> None:
        self._parts = parts
        self._main = parts.main_part()
        self._root = parts.tree(self._main)
        styles = parts.target(self._main, "styles")
        listed = self._root.find(f"{S}sheets") if self._root.tag == f"{S}workbook" else None
        if styles is None or listed is None:
            raise UnmarkableError  # the strict variant of the format, or no look at all
        self._listed: Element = listed
        self.styles = MarkStyles(parts.tree(styles))

    def _part(self, sheet: Element) -> str | None:
        """The part of a sheet in the list; None for a chart or macro sheet."""
        link = sheet.get(RELATION_ID)
        found = self._parts.relations(self._main)
        return next(
            (part for key, kind, part in found if key == link and kind == "worksheet" and part in self._parts), None
        )

    def take_back(self) -> None:
        """Take out what an earlier reply put in."""
        for place, sheet in reversed(list(enumerate(self._listed))):
            part = self._part(sheet)
            if part is None:
                continue
            if (sheet.get("name") or "").startswith(REPLY_LIST_TITLE) and self._is_our_list(part):
                self._listed.remove(sheet)
                self._parts.unrelate(self._main, part)
                self._parts.remove(part)
                self._move_names(place, -1)
                continue
            cells = SheetCells(self._parts.tree(part))
            CellColours(cells, self.styles).take_back()
            CellNotes(self._parts, part, cells).remove_ours()

    def _is_our_list(self, part: str) -> bool:
        """Whether a sheet of that name is ours, though a program may have written it anew."""
        links = self._parts.tree(part).iter(f"{S}mergeCell")
        return [link.get("ref") for link in links][:2] == ["A1:D1", "A2:D2"]

    def mark(self, faults: Sequence[Fault]) -> None:
        """Colour the cells of the faults, and comment on them."""
        of_sheet: dict[str, dict[str, str]] = {}
        for location, text in comments(faults).items():
            name, _, cell = location.rpartition("!")
            of_sheet.setdefault(name, {})[cell] = text
        by_name = {sheet.get("name"): self._part(sheet) for sheet in self._listed}
        for name, texts in of_sheet.items():
            part = by_name.get(name)
            if part is None:
                raise UnmarkableError
            cells = SheetCells(self._parts.tree(part))
            CellColours(cells, self.styles).mark(texts)
            CellNotes(self._parts, part, cells).add(texts)

    def put_first(self, sheet: Element) -> None:
        """Put a sheet before all others; it is the one that is open, and no other is selected with it."""
        name = self._parts.free_name("xl/worksheets/sheet{}.xml")
        self._parts.add(name, sheet, _SHEET_TYPE)
        titles = {(each.get("name") or "").casefold() for each in self._listed}
        title = next(
            new
            for number in range(1, 1000)
            if (new := REPLY_LIST_TITLE + (str(number) if number > 1 else "")) not in titles
        )
        numbers = [int(each.get("sheetId") or 0) for each in self._listed]
        attributes = {"name": title, "sheetId": str(max(numbers, default=0) + 1)}
        entry = etree.Element(f"{S}sheet", attributes)
        entry.set(RELATION_ID, self._parts.relate(self._main, "worksheet", name))
        for each in self._listed:
            self._deselect(each)
        self._listed.insert(0, entry)
        self._move_names(0, 1)
        for view in self._root.iter(f"{S}workbookView"):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")

    def _deselect(self, sheet: Element) -> None:
        if part := self._part(sheet):
            for view in self._parts.tree(part).iter(f"{S}sheetView"):
                view.attrib.pop("tabSelected", None)

    def _move_names(self, place: int, by: int) -> None:
        """Names that belong to one sheet know it by its place in the list: those from `place` on have moved."""
        for name in list(self._root.iter(f"{S}definedName")):
            if (at := name.get("localSheetId")) is None:
                continue
            if by < 0 and int(at) == place:
                name.getparent().remove(name)
            elif int(at) >= place:
                name.set("localSheetId", str(int(at) + by))
