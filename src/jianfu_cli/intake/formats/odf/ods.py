"""The format .ods (LibreOffice, and WPS or Excel on request).

Its guard counts how far the sheets reach once repetitions are counted, and rebuilds the file with the cells alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from ...tools import Unreadable
from .. import limits
from ..content import Content
from ..grid import Document, Merge
from ..zip_reader import damaged
from .declaration import Format
from .package import Package, elements, parse, rebuild
from .properties import open_document_properties
from .spreadsheet import calamine_grids

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_TAG = re.compile(
    rb"""<(/?)(?:table:)(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?>[^<>"']+|"[^"<]*"|'[^'<]*')*+)(>)?"""
)
_ATTRIBUTE = re.compile(rb"""(?<![^\s=<>"'])([^\s=<>"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_SPACES = re.compile(rb"""text:c\s*=\s*["']([^"']*)""")
_COVERED = re.compile(
    rb"<table:covered-table-cell((?: [\w:-]+=\"[^\"<>]*\")*+)>(?:(?!</table:covered-table-cell>).)*+(</table:covered-table-cell>)?",
    re.DOTALL,
)
_REPEATED = re.compile(rb""" table:number-columns-repeated="\d+\"""")
_ERROR = b' office:string-value="" calcext:value-type="error"'
# Both run to the end of the text where nothing closes them: to look again from each opening would take too long.
_COMMENT = re.compile(rb"<office:annotation(?=[\s>]).*?(</office:annotation>|\Z)", re.DOTALL)
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_MOST_SPACES = 10_000


class Merged(NamedTuple):
    """A merged range of a sheet: rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int


class Workbook(NamedTuple):
    """A checked .ods: the file for the parser, and the merged ranges of each sheet by its name."""

    rebuilt: bytes
    merges: dict[str, list[Merged]]


def inspect(package: Package) -> Workbook:
    """Check all that is read of an .ods. Raises Unreadable JF001, JF002, JF004."""
    manifest = package.part("META-INF/manifest.xml", limits.SMALL_PART_BYTES)
    if any(tag == "encryption-data" for tag, _ in elements(manifest)):
        raise Unreadable("JF002", "文件设有打开密码")
    content = package.part("content.xml")
    if not content:
        raise damaged("文件内部缺少表格内容")
    content = _COMMENT.sub(_no_comment, content).replace(_ERROR, b"")
    content = _COVERED.sub(_empty_covered, content)
    content = content.replace(b"<text:tab/>", b"&#9;").replace(b"<text:line-break/>", b"&#10;")
    if any(
        not spaces.isdigit() or len(spaces) > 9 or int(spaces) > _MOST_SPACES for spaces in _SPACES.findall(content)
    ):
        raise Unreadable("JF004", "单元格里的空格数超过上限")
    parse(expat.ParserCreate(), content)  # on unbalanced XML calamine never ends
    merges = _measure(content)
    parts = [("mimetype", _MIMETYPE), ("META-INF/manifest.xml", _MANIFEST), ("content.xml", content)]
    return Workbook(rebuild(parts), merges)


@dataclass(slots=True)
class _Row:
    """The row that is being read. `used`: the last column with content; `cells`, `chars`: what is in one repetition of it."""

    repeated: int = 1
    column: int = 0
    used: int = 0
    cells: int = 0
    chars: int = 0


class _Measure:
    """Walks over the tags of content.xml and holds every sheet to the limits."""

    def __init__(self) -> None:
        self.merges: dict[str, list[Merged]] = {}
        self._found: list[Merged] = []
        self._row = _Row()
        self._row_number = 0
        self._width = self._cells = self._chars = 0

    def table(self, attributes: dict[bytes, bytes]) -> None:
        """A sheet begins."""
        self._found = self.merges.setdefault(
            unescape(attributes.get(b"table:name", b"").decode("utf-8", "replace")), []
        )
        if len(self.merges) > limits.SHEETS:
            raise Unreadable("JF004", f"工作簿里的工作表超过上限 {limits.SHEETS} 张")
        self._row_number = self._width = 0

    def row(self, attributes: dict[bytes, bytes]) -> None:
        """A row begins."""
        self._row = _Row(repeated=_count(attributes, b"table:number-rows-repeated"))

    def cell(self, attributes: dict[bytes, bytes], length: int) -> None:
        """A cell; `length` is that of its XML, 0 if it is empty."""
        row = self._row
        repeated = _count(attributes, b"table:number-columns-repeated")
        rows, columns = (
            _count(attributes, b"table:number-rows-spanned"),
            _count(attributes, b"table:number-columns-spanned"),
        )
        if (rows > 1 or columns > 1) and len(self._found) < limits.MERGES:
            top, left = self._row_number + 1, row.column + 1
            self._found.append(Merged(top, left, top + rows - 1, left + columns - 1))
        row.column += repeated
        if length:
            row.used = row.column
            row.cells += repeated
            row.chars += repeated * length

    def end_row(self) -> None:
        """A row ends: hold what came so far to the limits."""
        row = self._row
        self._row_number += row.repeated
        if not row.used:
            return
        self._width = max(self._width, row.used)
        self._cells += row.cells * row.repeated
        self._chars += row.chars * row.repeated
        if self._row_number * self._width > limits.AREA:
            raise Unreadable("JF004", f"工作表的内容延伸到第 {self._row_number} 行、第 {self._width} 列，超过上限")
        if self._cells > limits.CELLS:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")
        if self._chars > 3 * limits.TEXT_CHARS:  # bytes of UTF-8, and markup
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")


def _measure(content: bytes) -> dict[str, list[Merged]]:
    measure = _Measure()
    opened: tuple[dict[bytes, bytes], int] | None = None
    for match in _TAG.finditer(content):
        end, tag, inside, closed = match.groups()
        if not closed:
            raise damaged("表格内容的写法有误")
        empty = inside.endswith(b"/")
        attributes = {key: double or single for key, double, single in _ATTRIBUTE.findall(inside)} if inside else {}
        if tag == b"table":
            if not end:
                measure.table(attributes)
        elif tag == b"table-row":
            if not end:
                measure.row(attributes)
            if end or empty:
                measure.end_row()
        elif end:
            if opened is not None:
                spaces = sum(int(count) for count in _SPACES.findall(content, opened[1], match.start()))
                measure.cell(opened[0], match.start() - opened[1] + spaces + 1)
            opened = None
        elif empty:
            measure.cell(attributes, 1 if b"office:value-type" in attributes else 0)
        else:
            opened = (attributes, match.end())
    return measure.merges


def _count(attributes: dict[bytes, bytes], name: bytes) -> int:
    """A count that an attribute gives, 1 where it is missing; raises Unreadable JF001 for what is no count."""
    count = attributes.get(name)
    if count is None:
        return 1
    if not count.isdigit() or len(count) > 9:
        raise damaged("表格内容的重复次数写法有误")
    return max(1, int(count))


def _recognise(content: Content) -> bool:
    return content.head.startswith(b"PK\x03\x04") and _TYPE in content.head[30:160]


def _read(content: Content) -> Document:
    package = Package(content)
    book = inspect(package)

    def find(name: str) -> Callable[[], list[Merge]]:
        found: Sequence[Merge] = book.merges.get(name, ())
        return lambda: list(found)

    grids = calamine_grids(book.rebuilt, find_merges=find)
    return Document(
        "ods",
        grids,
        partial(open_document_properties, package),
        any(name.startswith("basic/") for name in package.names),
    )


def _no_comment(match: re.Match[bytes]) -> bytes:
    if not match[1]:
        raise damaged("批注的写法有误")
    return b""


def _empty_covered(match: re.Match[bytes]) -> bytes:
    """A covered cell without its content, as often as it was."""
    if not match[2]:
        raise damaged("工作表内容的写法有误")
    return b"<table:covered-table-cell" + b"".join(_REPEATED.findall(match[1])) + b"/>"


FORMATS = (Format("ods", "ODS 表格", (".ods",), _recognise, _read, further_endings=(".ots",)),)
