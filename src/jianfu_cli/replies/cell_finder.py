"""A worksheet's cells as they lie in the file: found or put in, wherever they are, without moving the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from .office_parts import Element, UnmarkableError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{MAIN}}}"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
# What stands in a worksheet, in this order; what is put in must stand at its place.
_NAMES = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
    scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
    dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks
    customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture
    oleObjects controls webPublishItems tableParts extLst
"""
_ORDER = _NAMES.split()


def place_of(cell: str) -> tuple[int, int]:
    """C5 -> row 5, column 3. Raises UnmarkableError for what is no cell."""
    match = _PLACE.fullmatch(cell)
    if not match:
        raise UnmarkableError
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class SheetCells:
    """The cells of a worksheet's tree."""

    def __init__(self, sheet: Element) -> None:
        self.sheet = sheet
        data = sheet.find(f"{S}sheetData")
        if data is None:
            raise UnmarkableError
        self._data = data

    def every(self) -> Iterator[Element]:
        """All cells that the file has."""
        return iter(self._data.iter(f"{S}c"))

    def cell(self, place: str) -> Element:
        """The cell at C5, put in where the file has none."""
        number, column = place_of(place)
        row = self._row(number)
        at = 0
        for index, (found, known) in enumerate(_numbered(row, f"{S}c", lambda written: place_of(written)[1])):
            if known == column:
                return found
            if known > column:
                break
            at = index + 1
        cell = etree.Element(f"{S}c", r=place, s=self._style(row, column))
        row.insert(at, cell)
        return cell

    def _row(self, number: int) -> Element:
        at = 0
        for index, (found, known) in enumerate(_numbered(self._data, f"{S}row", int)):
            if known == number:
                return found
            if known > number:
                break
            at = index + 1
        row = etree.Element(f"{S}row", r=str(number))
        self._data.insert(at, row)
        return row

    def _style(self, row: Element, column: int) -> str:
        """How a cell looks that the file does not have: as its row says, else as its column does."""
        if row.get("customFormat") in ("1", "true"):
            return row.get("s") or "0"
        for columns in self.sheet.iter(f"{S}col"):
            if int(columns.get("min", "0")) <= column <= int(columns.get("max", "0")):
                return columns.get("style") or "0"
        return "0"

    def put(self, tag: str) -> Element:
        """A new element right within the worksheet, at the place that the format gives it, before others of its name."""
        element = etree.Element(f"{S}{tag}")
        behind = set(_ORDER[_ORDER.index(tag) :])
        for index, child in enumerate(self.sheet):
            if isinstance(child.tag, str) and etree.QName(child).localname in behind:
                self.sheet.insert(index, element)
                return element
        self.sheet.append(element)
        return element


def _numbered(parent: Element, tag: str, read: Callable[[str], int]) -> Iterator[tuple[Element, int]]:
    """Rows or cells with their numbers; one that is not written is the next, and is written then."""
    last = 0
    for child in parent.findall(tag):
        written = child.get("r")
        last = read(written) if written else last + 1
        yield child, last
