"""Small workbooks of the shape that nearly all programs write -> grids, by pattern; all others are left to calamine.

Of well-formed XML it says nothing that calamine would not say (tests hold one against the other), in a third of its
time. It is safe by itself: the parts are small, and anything that is not of the expected shape ends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from ... import limits
from ...grid import Grid, Merge, Row
from ..spreadsheet import shown
from .xlsx_guard import Contents

_LARGEST = 200_000  # bytes of all parts together; a school's form has 30,000
_ROOT = re.compile(rb"(?:<\?xml[^<>]*\?>\s*)?<(?:worksheet|sst)(?: [^<>]*)?>")
_CELL = re.compile(
    rb'<c r="([A-Z])([1-9]\d{0,3})"(?: s="(\d{1,4})")?(?: t="(s|str|n|b)")?>'
    rb"(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?<v>([^<]*)</v></c>"
)
_TEXT = r'<t( xml:space="preserve")?>([^<]*)</t>'
_STRING = re.compile(rf"<si>(?:{_TEXT}(?:<phoneticPr [^<>]*/>)?|(<r>(?:[^<]++|<(?!/?si>))*+))</si>")
_RUN = re.compile(_TEXT)
_SPACE = " \t\n"  # at the ends of a text, it counts only where the text says so
_NAMED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_UNNAMED = re.compile(b"&(?!(?:lt|gt|quot|apos|amp);)")
_NUMBER = re.compile(rb"-?\d{1,15}(?:\.\d{1,15})?")
_STYLE = re.compile(rb"<xf[ />]")
_FORMAT = re.compile(rb'<xf (?:[^<>]* )?numFmtId="(\d+)"')
_NO_DATES = frozenset((b"0", b"1", b"2", b"3", b"4", b"9", b"10", b"49"))  # built-in formats of numbers and text
_INDEXES = tuple(b"%d" % index for index in range(2000))  # of shared strings that are looked at

Cells = list[tuple[bytes, bytes, bytes, bytes, bytes]]  # column, row, style, type (b"" if not said), value


class _OutOfTheOrdinaryError(Exception):
    """The workbook is none of those that are read here."""


def plain_grids(book: Contents, find_merges: Callable[[bytes], Callable[[], list[Merge]]]) -> list[Grid] | None:
    """The sheets of a workbook; None if anything of it is out of the ordinary.

    `find_merges` makes of a sheet's XML what finds its merged cells.
    """
    if sum(map(len, (book.strings, book.styles, *(sheet.xml for sheet in book.sheets)))) > _LARGEST:
        return None
    try:
        texts = _strings(book.strings)
        numbers = _number_styles(book.styles)
        tables = [_cells(sheet.xml) for sheet in book.sheets]
        if sum(map(len, tables)) * len(book.strings) > limits.TEXT_CHARS:  # each of the cells may use any text
            return None
        rows = [_rows(cells, texts, numbers) for cells in tables]
    except (_OutOfTheOrdinaryError, KeyError, UnicodeDecodeError):  # KeyError: there is no such text
        return None
    return [
        Grid(sheet.name, sheet_rows, first, sheet.hidden, find_merges(sheet.xml))
        for sheet, (first, sheet_rows) in zip(book.sheets, rows, strict=True)
    ]


def _inside(xml: bytes, element: bytes) -> bytes:
    """What stands in the one element of this name, if nothing in it is escaped or commented."""
    start = xml.find(b">", xml.find(b"<%b" % element)) + 1
    end = start if xml[start - 2 : start] == b"/>" else xml.rfind(b"</%b>" % element)
    body = xml[start:end]
    if not 0 < start <= end or not _ROOT.match(xml):
        raise _OutOfTheOrdinaryError
    # one rare character is found ten times as fast as two
    if (b"!" in xml and b"<!" in xml) or b"\r" in body or (b"_" in body and b"_x" in body):
        raise _OutOfTheOrdinaryError
    if b"&" in body and _UNNAMED.search(body):
        raise _OutOfTheOrdinaryError
    return body


def _strings(xml: bytes) -> dict[bytes, str]:
    """The shared strings by their numbers, those of several runs joined."""
    if not xml:
        return {}
    body = _inside(xml, b"sst").decode()
    found = _STRING.findall(body)
    if body.count("si>") != 2 * len(found) or "<si/" in body:  # not all were found, or some have a prefix
        raise _OutOfTheOrdinaryError
    return dict(
        zip(_INDEXES, [_joined(runs) if runs else _text(kept, text) for kept, text, runs in found], strict=False)
    )


def _joined(runs: str) -> str:
    pieces = _RUN.findall(runs)
    if len(pieces) != runs.count("<t") or "<rPh" in runs:
        raise _OutOfTheOrdinaryError
    return "".join([_text(kept, text) for kept, text in pieces])


def _text(kept: str, text: str) -> str:
    return _unescaped(text if kept else text.strip(_SPACE))


def _unescaped(text: str) -> str:
    if "&" in text:
        for name, character in _NAMED.items():
            text = text.replace(name, character)
    return text


def _cells(xml: bytes) -> Cells:
    """The cells of a sheet that have a value."""
    body = _inside(xml, b"sheetData")
    cells = _CELL.findall(body)
    if body.count(b"v>") != 2 * len(cells) or b"is>" in body:  # not all were found, or some have a prefix
        raise _OutOfTheOrdinaryError
    return cells


def _rows(cells: Cells, texts: Mapping[bytes, str], numbers: frozenset[bytes]) -> tuple[int, list[Row]]:
    """The first column, and the rows that are not empty, without empty cells at their ends."""
    rows: list[Row] = []
    filled: list[str] = []
    last, leftmost = b"0", 25
    for column, row, style, kind, value in cells:
        if not value and kind != b"str":
            continue
        place = ord(column) - 65
        if row != last:
            if int(row) < int(last):
                raise _OutOfTheOrdinaryError
            last, filled, leftmost = row, [], min(leftmost, place)
            rows.append(Row(int(row), filled))
        if place != len(filled):
            if place < len(filled):
                raise _OutOfTheOrdinaryError
            filled += [""] * (place - len(filled))
        filled.append(texts[value] if kind == b"s" else _shown(kind, value, is_number=style in numbers))
    for each in rows:
        while each.cells and (not each.cells[-1] or each.cells[-1].isspace()):
            each.cells.pop()
        del each.cells[:leftmost]
    return leftmost + 1 if rows else 1, [row for row in rows if row.cells]


def _shown(kind: bytes, value: bytes, *, is_number: bool) -> str:
    """The text of a cell that has its own value; none that only calamine knows (dates) or refuses."""
    if kind == b"str":
        return _unescaped(value.decode())
    if kind == b"b" and value in (b"0", b"1"):
        return shown(value == b"1")
    if kind in (b"", b"n") and is_number and _NUMBER.fullmatch(value):
        return shown(float(value))
    raise _OutOfTheOrdinaryError


@lru_cache(maxsize=64)
def _number_styles(styles: bytes) -> frozenset[bytes]:
    """The styles in which a number is shown as such, and is no date."""
    table = styles.partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0]
    formats = _FORMAT.findall(table)
    usual = len(formats) == len(_STYLE.findall(table))
    return frozenset((b"", *(b"%d" % index for index, number in enumerate(formats) if usual and number in _NO_DATES)))
