"""The guard of .xlsx and .xlsm: which sheets there are, how far they reach, and a rebuilt workbook with only these.

Sheets of the usual shape (each row and cell says its place first, within Z9999) pass after one look. All others are
read tag by tag: cells without content, which a clerk's formatting of whole columns leaves behind, are dropped, and the
rest is held to the limits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ....tools import Unreadable
from ... import limits
from ...grid import column_letters
from ...zip_reader import damaged
from ..package import Package, elements, rebuild

_NAME = rb"""<(?:[^\s<>/:"']+:)?"""
_ATTRIBUTES = rb"""((?>[^<>"']+|"[^"<]*"|'[^'<]*')*+)(>)?"""
_UNUSUAL = rb"""(?:c|row)(?=[\s/>])(?! r="[A-Z]?[1-9]\d{0,3}"[\s/>])"""
_IRREGULAR = re.compile(rb"<" + _UNUSUAL)
_IRREGULAR_PREFIXED = re.compile(_NAME + _UNUSUAL)
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_PLACED = re.compile(_NAME + rb"(c|row)(?=[\s/>])" + _ATTRIBUTES)
_ATTRIBUTE = re.compile(rb"""(?<![^\s=<>"'])([^\s=<>"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_REFERENCE = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
_EMPTY_CELL = re.compile(rb"""<((?:\w+:)?)c r="[A-Z]{1,3}\d{1,7}"(?: \w+="[\w.]*")*+(?:/>|></\1c>)""")
_EMPTY_ROW = re.compile(rb"""<((?:\w+:)?)row r="\d{1,7}"(?: [\w:]+="[\w.:,]*")*+(?:/>|>\s*</\1row>)""")
_CELL = re.compile(rb"""<((?:\w+:)?)c r="[A-Z]{1,3}\d{1,7}"([^<>]*)>((?:(?!</\1c>).)*+)(</\1c>)?""", re.DOTALL)
_CELL_START = re.compile(_NAME + rb"c(?=[\s/>])")
_VALUE = re.compile(_NAME + rb"v(?=[\s/>])[^<>]*>(\d{1,9}(?=<))?")
_STRINGS_ROOT = re.compile(rb"(" + _NAME + rb"sst)(?=[\s/>])" + _ATTRIBUTES)
_STRINGS_ODD = re.compile(_NAME + rb"sst(?=[\s/])(?!/>)")
_ENTRY = re.compile(_NAME + rb"si(?=[\s/>])")
_TEXT = re.compile(_NAME + rb"t(?=[\s>])[^<>]*>\s*[^\s<]")
_SHEET_END = re.compile(rb"""</(?:[^\s<>/:"']+:)?sheetData\s*>""")
_DIMENSION = re.compile(_NAME + rb"dimension(?=[\s/>])[^<>]*>")
_SHORTEST_CELL = len(b'<c r="A1" t="s"><v>1</v></c>')
_SMALL = 64_000  # bytes: a sheet of usual shape up to this size needs no second look

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_ROOT = _RELATIONS.format(
    f'<Relationship Id="r0" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
).encode()


class SheetPart(NamedTuple):
    """A worksheet as it lies in the file: its name, whether it is hidden, and its XML."""

    name: str
    hidden: bool
    xml: bytes


class Contents(NamedTuple):
    """The parts of a workbook that are read, each within its limit. `strings` and `styles` are b"" if there are none."""

    sheets: list[SheetPart]
    epoch: bool  # dates count from 1904
    strings: bytes
    styles: bytes


def contents(package: Package) -> Contents:
    """The parts that are read of a workbook, not looked into. Raises Unreadable JF001, JF004."""
    main = package.main_part("xl/workbook.xml")
    targets = package.targets(main)
    listed, epoch = _listed(package.part(main, limits.SMALL_PART_BYTES), targets)
    strings = _one(package, targets, "sharedStrings", limits.PART_BYTES)
    styles = _date_styles(_one(package, targets, "styles", limits.STYLES_BYTES))
    sheets = [SheetPart(name, hidden, package.part(target)) for name, hidden, target in listed]
    if missing := next((sheet.name for sheet in sheets if not sheet.xml), None):
        raise damaged(f"文件内部缺少工作表“{missing[:31]}”的内容")
    return Contents(sheets, epoch, strings, styles)


def rebuilt(book: Contents) -> bytes:
    """The ZIP for the parser: the same sheets in the same order, checked. Raises Unreadable JF001, JF004."""
    strings, count = _without_counts(book.strings), len(book.sheets)
    checker = _Checker(strings)
    parts = [
        ("_rels/.rels", _ROOT),
        ("xl/workbook.xml", _directory(count, book.epoch)),
        ("xl/_rels/workbook.xml.rels", _links(count, bool(strings), bool(book.styles))),
    ]
    parts += [("xl/sharedStrings.xml", strings)] if strings else []
    parts += [("xl/styles.xml", book.styles)] if book.styles else []
    parts += [(f"xl/worksheets/s{number}.xml", checker.sheet(sheet)) for number, sheet in enumerate(book.sheets)]
    return rebuild(parts)


def behind_cells(xml: bytes) -> bytes:
    """What stands in a sheet's XML behind the cells (merges)."""
    return _split(xml)[1]


def _listed(workbook: bytes, targets: dict[str, tuple[str, str]]) -> tuple[list[tuple[str, bool, str]], bool]:
    """Name, hidden and part of each worksheet in order, and whether dates count from 1904."""
    listed: list[tuple[str, bool, str]] = []
    epoch = found = False
    for tag, attributes in elements(workbook):
        if tag == "workbookPr":
            epoch = attributes.get("date1904", "0") in ("1", "true")
        elif tag == "sheet":
            found = True
            identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            kind, target = targets.get(identity, ("", ""))
            if kind == "worksheet":
                listed.append((attributes.get("name", ""), attributes.get("state", "visible") != "visible", target))
    if not found:
        raise damaged("文件内部缺少工作表目录")
    if len(listed) > limits.SHEETS:
        raise Unreadable("JF004", f"工作簿有 {len(listed)} 张工作表，超过上限 {limits.SHEETS} 张")
    return listed, epoch


def _one(package: Package, targets: dict[str, tuple[str, str]], kind: str, limit: int) -> bytes:
    return next((package.part(target, limit) for found, target in targets.values() if found == kind), b"")


def _without_counts(strings: bytes) -> bytes:
    """Shared strings without the number of them, which parsers believe and reserve memory for."""
    strings = _STRINGS_ROOT.sub(lambda match: match[1] + (b"/>" if match[2].endswith(b"/") else b">"), strings)
    if _STRINGS_ODD.search(strings):
        raise damaged("文件内部的文字表写法有误")
    return strings.replace(b"_x000D_", b"")


def _directory(count: int, epoch: bool) -> bytes:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(count))
    return (
        f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_RELATION}">'
        f'<workbookPr date1904="{int(epoch)}"/><sheets>{sheets}</sheets></workbook>'
    ).encode()


def _links(count: int, strings: bool, styles: bool) -> bytes:
    links = [(f"r{n}", "worksheet", f"worksheets/s{n}.xml") for n in range(count)]
    links += [("t", "sharedStrings", "sharedStrings.xml")] if strings else []
    links += [("f", "styles", "styles.xml")] if styles else []
    return _RELATIONS.format(
        "".join(
            f'<Relationship Id="{identity}" Type="{_RELATION}/{kind}" Target="{target}"/>'
            for identity, kind, target in links
        )
    ).encode()


def _date_styles(styles: bytes) -> bytes:
    """Only what tells dates from numbers: number formats, and which cell style uses which."""
    start, end = styles.find(b"<cellXfs"), styles.find(b"</cellXfs>")
    if not 0 < start < end:
        return styles
    formats, formats_end = styles.find(b"<numFmts"), styles.find(b"</numFmts>")
    numbers = styles[formats : formats_end + 10] if 0 < formats < formats_end else b""
    return b'<styleSheet xmlns="x">' + numbers + styles[start : end + 10] + b"</styleSheet>"


class _Checker:
    """Holds the sheets of one workbook, one after the other, to the limits for all of them."""

    def __init__(self, strings: bytes) -> None:
        self._strings = strings
        self._cells = self._chars = 0
        self._lengths: list[int] | None = None
        if len(strings) > limits.STRINGS and len(_ENTRY.findall(strings)) > limits.STRINGS:
            raise Unreadable("JF004", f"不同的文字超过上限 {limits.STRINGS} 条")

    def sheet(self, sheet: SheetPart) -> bytes:
        """The part of the sheet that the parser gets. Raises Unreadable."""
        cells, _ = _split(sheet.xml)
        # an error (#REF!) is read as the text that people see
        cells = _DIMENSION.sub(b"", cells, count=1).replace(b' t="e"', b' t="str"').replace(b"_x000D_", b"")
        if len(cells) > _SMALL or not _is_regular(cells):
            cells = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", cells))
            cells = self._held_to_area(cells, sheet.name)
            self._cells += len(_CELL_START.findall(cells))
        else:
            self._cells += len(cells) // _SHORTEST_CELL
        if self._cells > limits.CELLS:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")
        if self._strings:
            self._count_text(cells)
        return cells

    def _held_to_area(self, cells: bytes, name: str) -> bytes:
        row, column = _extent(cells)
        if row * column > limits.AREA:
            cells = self._without_blank_texts(cells)
            row, column = _extent(cells)
        if row * column > limits.AREA:
            raise Unreadable("JF004", f"工作表“{name[:31]}”的内容一直延伸到 {column_letters(column)}{row}，超过上限")
        if row > limits.ROWS or column > limits.COLUMNS:
            raise damaged(f"工作表“{name[:31]}”的行列号超出了 Excel 的范围")
        return cells

    def _without_blank_texts(self, cells: bytes) -> bytes:
        """Without the cells whose text is only spaces: strayed ones make a sheet look huge."""
        blank = {
            b"%d" % index for index, entry in enumerate(_ENTRY.split(self._strings)[1:]) if not _TEXT.search(entry)
        }

        def keep(match: re.Match[bytes]) -> bytes:
            _, attributes, content, closed = match.groups()
            if not closed:  # the rest of the sheet, matched so that it is looked through once
                return match[0]
            value = _VALUE.search(content)
            is_blank = (
                value[1] in blank if b't="s"' in attributes and value else value is None and not _TEXT.search(content)
            )
            return b"" if is_blank else match[0]

        return _EMPTY_ROW.sub(b"", _CELL.sub(keep, cells))

    def _count_text(self, cells: bytes) -> None:
        """Text counts as often as cells use it; exactly only where a rough bound doesn't do."""
        if len(self._strings) * (len(cells) // _SHORTEST_CELL) <= limits.TEXT_CHARS:
            return
        if self._lengths is None:
            self._lengths = [len(entry) for entry in _ENTRY.split(self._strings)[1:]]
            self._longest = max(self._lengths, default=0)
        lengths = self._lengths
        for index in _VALUE.findall(cells):
            number = int(index) if index else len(lengths)
            self._chars += lengths[number] if number < len(lengths) else 0 if index else self._longest
        if self._chars > 3 * limits.TEXT_CHARS:  # bytes of UTF-8, and markup
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")


def _split(xml: bytes) -> tuple[bytes, bytes]:
    """A sheet up to the end of its cells, and the rest."""
    end = xml.find(b"</sheetData>") + len(b"</sheetData>")
    if end < len(b"</sheetData>"):
        found = _SHEET_END.search(xml)
        end = found.end() if found else len(xml)
    return xml[:end], xml[end:]


def _is_regular(cells: bytes) -> bool:
    """Every row and cell says its place first, and none is beyond Z9999."""
    return not (_IRREGULAR_PREFIXED if _PREFIXED.search(cells) else _IRREGULAR).search(cells)


def _extent(cells: bytes) -> tuple[int, int]:
    """The last row and column that the parser can come to, never less."""
    last_row = last_column = rows = unplaced = most = 0
    for tag, attributes, closed in _PLACED.findall(cells):
        if not closed:
            raise damaged("工作表内容的写法有误")
        places = [double or single for key, double, single in _ATTRIBUTE.findall(attributes) if key == b"r"]
        if tag == b"row":
            most, unplaced = max(most, unplaced), 0
            rows += not places
        elif not places:
            unplaced += 1
        for place in places:
            match = _REFERENCE.fullmatch(place)
            if match is None:
                raise damaged("工作表内容的行列号写法有误")
            last_row = max(last_row, int(match[2]))
            if match[1]:
                last_column = max(last_column, column_number(match[1]))
    return last_row + rows, last_column + max(most, unplaced)


def column_number(letters: bytes) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
