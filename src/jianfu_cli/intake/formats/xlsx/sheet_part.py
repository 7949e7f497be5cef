"""A worksheet's part -> what is stored in it: cells, merges, hidden rows and columns, margins, links to what floats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ...grid import Merge, Unread, UnreadKind
from ...zip_reader import damaged
from ..package import KEPT, SMALL_PART
from ..visibility import FLATTEST
from .conditional_formats import Condition, read_conditions
from .page_margins import margin_texts
from .workbook_strings import Text, read_text
from .workbook_xml import is_true, namespace, pieces, relation

# Row and column from 1, kind ("" if not said), style, value: a text of "inlineStr"
Cell = tuple[int, int, str, str, Text]

_NARROW = 100  # columns up to which a row is laid out before its texts are known
_SIZE = re.compile(r"[01](?:\.[0-9]{1,20})?", re.ASCII)
_PLACE = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*", re.ASCII)
_ERRORS = frozenset(
    ("#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!")
)
_PICTURE = ("DISPIMG(", "IMAGE(")
_NEVER_CALCULATED = "未计算的公式"
_CONTAINER = frozenset(("sheetData",))
_READ = (
    "row",
    "cols",
    "mergeCells",
    "conditionalFormatting",
    "headerFooter",
    "drawing",
    "legacyDrawing",
    "tableParts",
    "picture",
    "extLst",
)
_FURTHER_CONDITIONS = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}conditionalFormatting"


class StoredRow(NamedTuple):
    """The cells with something in them that stand one after the other in one row.

    `shared`: where all of them are shared texts in their order, the numbers of these, column by column from the first,
    None for a cell with nothing in it; else ().
    """

    number: int
    cells: tuple[Cell, ...]
    shared: tuple[str | None, ...]
    styles: frozenset[str]


@dataclass(slots=True)
class StoredSheet:
    """What a sheet's part holds; shared by equal sheets, so nobody changes it. `links`: kind -> id of a part."""

    rows: list[StoredRow] = field(default_factory=list)
    unread: dict[tuple[int, int], Unread] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    coloured: bool = False  # styles of tables, or a picture, lie behind cells without a fill


def stored_sheet(xml: bytes) -> StoredSheet:
    """What is in the part of a sheet. Raises Unreadable JF001, JF004."""
    return _read(xml) if len(xml) > SMALL_PART else _read_again(xml)


def _read(xml: bytes) -> StoredSheet:
    sheet, cells = StoredSheet(), list[Cell]()
    reader = _RowReader(sheet, cells)
    for container, element in pieces(xml, _READ, _CONTAINER):
        if container:
            reader.read(element)
            continue
        name = element.tag.removeprefix(namespace(element))
        if name == "cols":
            sheet.hidden_columns += _hidden_columns(element)
        elif name == "mergeCells":
            sheet.merges += _merges(element)
        elif name == "conditionalFormatting":
            sheet.conditions += read_conditions(element, _ranges(element.get("sqref")))
        elif name == "extLst":
            for further in element.iter(_FURTHER_CONDITIONS):
                sheet.conditions += read_conditions(further, _ranges(further[-1].text if len(further) else None))
        elif name == "headerFooter":
            sheet.margins += margin_texts(element)
        elif name in ("tableParts", "picture"):
            sheet.coloured = True
        elif name != "row":
            sheet.links[name] = relation(element)
    sheet.rows = [_row(number, tuple(group)) for number, group in groupby(cells, itemgetter(0))]
    return sheet


def _row(number: int, cells: tuple[Cell, ...]) -> StoredRow:
    styles = frozenset(style for _, _, _, style, _ in cells)
    return StoredRow(number, cells, _laid_out(cells), styles)


def _laid_out(cells: Sequence[Cell]) -> tuple[str | None, ...]:
    numbers: list[str | None] = []
    for _, column, kind, _, value in cells:
        missing = column - 1 - len(numbers)
        if kind != "s" or not isinstance(value, str) or missing < 0 or column > _NARROW:
            return ()
        numbers += [None] * missing
        numbers.append(value)
    return tuple(numbers)


_read_again = lru_cache(maxsize=KEPT)(_read)


class _RowReader:
    """Reads rows into a sheet. A row or cell that doesn't say its place follows the one before."""

    def __init__(self, sheet: StoredSheet, cells: list[Cell]) -> None:
        self._sheet, self._cells = sheet, cells
        self._number = 0
        self._tags = ("", "", "", "", "")

    def read(self, row: Element) -> None:
        """Take in the cells of a row. Raises Unreadable JF001, JF004."""
        number = row.get("r")
        self._number = number_of_row = _row_number(number) if number else self._number + 1
        if is_true(row.get("hidden")) or _is_flat(row.get("ht")):
            self._sheet.hidden_rows.append(number_of_row)
        if row.tag != self._tags[0]:
            space = namespace(row)
            self._tags = (row.tag, space + "c", space + "v", space + "f", space + "is")
        _, cell_tag, value_tag, formula_tag, text_tag = self._tags
        cells = self._cells
        column, passed = 0, ""  # `passed`: where the last cell is that has nothing in it
        for cell in row.iterchildren(cell_tag):
            written = cell.get("r")
            if written and not len(cell):
                passed = written
                continue
            at = number_of_row
            if written:
                at, column = place(written)
            else:
                column = 1 + (place(passed)[1] if passed else column)
            passed = ""
            kind = cell.get("t", "")
            formula, value, text = "", None, None
            for child in cell:
                tag = child.tag
                if tag == value_tag:
                    value = child.text
                elif tag == formula_tag:
                    formula = child.text or "="
                elif tag == text_tag and kind == "inlineStr":
                    text = read_text(child)
            if (formula or kind == "e") and self._is_unread(cell, at, column, formula, value, kind):
                continue
            if text or value:
                cells.append((at, column, kind, cell.get("s", "0"), text or value or ""))
        if len(cells) + len(self._sheet.unread) > limits.CELLS:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")

    def _is_unread(self, cell: Element, row: int, column: int, formula: str, value: str | None, kind: str) -> bool:
        """Whether a formula or an error shows what is no text; it is put down then."""
        is_error = kind == "e" or (value or "") in _ERRORS
        if (is_error and cell.get("vm") is not None) or any(name in formula for name in _PICTURE):
            unread = Unread(UnreadKind.PICTURE)
        elif is_error:
            unread = Unread(UnreadKind.ERROR, (value or "")[:20])
        elif not value and kind != "str":
            unread = Unread(UnreadKind.ERROR, _NEVER_CALCULATED)
        else:
            return False
        self._sheet.unread[row, column] = unread
        return True


def _hidden_columns(columns: Element) -> list[tuple[int, int]]:
    """First and last of each stretch of columns that are not seen."""
    hidden = []
    for column in columns:
        if is_true(column.get("hidden")) or _is_zero(column.get("width")):
            first, last = column.get("min", ""), column.get("max", "")
            if first.isdecimal() and last.isdecimal() and len(first + last) < 14:
                hidden.append((int(first), int(last)))
    return sorted(hidden)


def _merges(merges: Element) -> list[Merge]:
    found: list[Merge] = []
    for merge in merges:
        first, _, last = merge.get("ref", "").partition(":")
        if last and len(found) < limits.MERGES:
            found.append((*place(first), *place(last)))
    return found


def _ranges(written: str | None) -> list[Merge]:
    """The cells of a list of ranges: C4:C24 E4."""
    ends = [each.partition(":") for each in (written or "").split()[: limits.MERGES]]
    return [(*place(first), *place(last or first)) for first, _, last in ends]


@lru_cache(maxsize=4096)
def place(reference: str) -> tuple[int, int]:
    """Row and column of a reference: B7 -> (7, 2). Raises Unreadable JF001 for what is none."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        raise damaged("工作表内容的行列号写法有误")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not row:
        raise damaged("工作表内容的行列号写法有误")
    return row, column


@lru_cache(maxsize=4096)
def _row_number(written: str) -> int:
    if not written.isdecimal() or len(written) > 7 or not int(written):
        raise damaged("工作表内容的行列号写法有误")
    return int(written)


def _is_zero(size: str | None) -> bool:
    """Whether a width leaves nothing to be seen; of a narrow column the text may stand over the next."""
    return size is not None and size.startswith("0") and not size.strip("0.")


def _is_flat(height: str | None) -> bool:
    """Whether a height leaves nothing to be seen."""
    return (
        height is not None and height[:1] in "01" and _SIZE.fullmatch(height) is not None and float(height) < FLATTEST
    )
