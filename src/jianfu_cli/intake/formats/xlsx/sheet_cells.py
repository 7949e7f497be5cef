"""The cells of a worksheet as they are seen, and what else its part says: hidden rows and columns, merges, page margins."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from lxml.etree import _Element as Element

from ....tools import Unreadable
from ... import limits
from ...grid import Merge, Unread, UnreadKind
from ...zip_reader import damaged
from ..number_formats import shown_number
from ..sheet_writer import SheetWriter
from ..symbol_runs import as_seen
from .page_margins import margin_texts
from .workbook_parts import Workbook
from .workbook_strings import read_text, seen_text, unescaped
from .workbook_styles import DEFAULT, CellStyle
from .workbook_xml import is_true, namespace, pieces, relation

_PLACE = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*", re.ASCII)
_ERRORS = frozenset(
    ("#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!")
)
_PICTURE = ("DISPIMG(", "IMAGE(")
_NEVER_CALCULATED = "未计算的公式"
_READ = ("row", "cols", "mergeCells", "headerFooter", "drawing", "legacyDrawing")
_DAY_SECONDS = 86_400


class SheetReader:
    """Reads one sheet. `links` are the ids of the parts that float over its cells: kind -> id."""

    def __init__(self, book: Workbook, writer: SheetWriter) -> None:
        self.links: dict[str, str] = {}
        self.merges: list[Merge] = []
        self._book, self._writer = book, writer
        self._table: dict[int, dict[int, str]] = {}
        self._hidden_rows: list[int] = []
        self._row_number = self._count = self._chars = 0
        self._space = ""

    def read(self, xml: bytes) -> None:
        """Take in the part of the sheet. Raises Unreadable JF001, JF004."""
        for container, element in pieces(xml, _READ, frozenset(("sheetData",))):
            if container:
                self._row(element)
                continue
            name = element.tag[element.tag.rfind("}") + 1 :]
            if name == "cols":
                self._columns(element)
            elif name == "mergeCells":
                self._merged(element)
            elif name == "headerFooter":
                for text in margin_texts(element):
                    self._writer.around(text)
            elif name != "row":
                self.links[name] = relation(element)
        self._write()

    def has_text(self, row: int, column: int) -> bool:
        """Whether text is stored at a cell."""
        return column in self._table.get(row, ())

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that shows what lies at a cell: the first of the merged ones, else itself."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column

    def _row(self, row: Element) -> None:
        """A row's cells into the table: their own places count, where they say them."""
        number = row.get("r")
        self._row_number = number_of_row = _row_number(number) if number else self._row_number + 1
        if is_true(row.get("hidden")) or _is_zero(row.get("ht")):
            self._hidden_rows.append(number_of_row)
        self._space = namespace(row)
        column, passed = 0, ""  # `passed`: where the last cell is that has nothing in it
        for cell in row.iterchildren(self._space + "c"):
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
            if len(cell) and (text := self._cell(cell, at, column)) and not text.isspace():
                self._count += 1
                self._table.setdefault(at, {})[column] = text
        if self._count > limits.CELLS:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")

    def _cell(self, cell: Element, row: int, column: int) -> str:
        """What is seen in a cell; what is no text goes to the writer."""
        value = formula = inline = None
        v_tag, f_tag = self._space + "v", self._space + "f"
        for child in cell:
            tag = child.tag
            if tag == v_tag:
                value = child.text
            elif tag == f_tag:
                formula = child.text or "="
            else:
                inline = child if tag == self._space + "is" else inline
        kind = cell.get("t")
        style = self._book.styles.get(cell.get("s", "0"), DEFAULT)
        if formula or kind == "e":
            unread = _unread(formula or "", value, kind, has_picture=cell.get("vm") is not None)
            if unread:
                self._writer.unread(row, column, unread)
                self._count += 1
                return ""
        if kind == "s" and value:
            text = self._book.texts[_index(value, len(self._book.texts))]
        elif inline is not None:
            text = read_text(inline)
        elif not value:
            return ""
        elif kind == "str":
            text = unescaped(value)
        else:
            return _dressed(self._shown(value, kind, style), style)
        if style.plain:
            return text if isinstance(text, str) else text.plain
        self._chars += len(text if isinstance(text, str) else text.plain)
        if self._chars > limits.TEXT_CHARS:
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")
        return seen_text(text, style)

    def _shown(self, value: str, kind: str | None, style: CellStyle) -> str:
        """A number, date or truth value as its style shows it."""
        if kind == "b":
            holds = is_true(value)
            if style.check_box and self._book.has_check_boxes:
                return "☑" if holds else "☐"
            return "TRUE" if holds else "FALSE"
        if kind == "d":
            return _shown_moment(value, style.code)
        try:
            number = float(value)
        except ValueError:
            raise damaged(f"工作表“{self._writer.name[:31]}”里有写法不对的数字") from None
        return shown_number(number, style.code, self._book.epoch1904)

    def _columns(self, columns: Element) -> None:
        hidden = []
        for column in columns:
            if is_true(column.get("hidden")) or _is_zero(column.get("width")):
                first, last = column.get("min", ""), column.get("max", "")
                if first.isdecimal() and last.isdecimal() and len(first + last) < 14:
                    hidden.append((int(first), int(last)))
        for stretch in sorted(hidden):
            self._writer.hidden_columns.add(*stretch)

    def _merged(self, merges: Element) -> None:
        for merge in merges:
            first, _, last = merge.get("ref", "").partition(":")
            if last and len(self.merges) < limits.MERGES:
                (top, left), (bottom, right) = place(first), place(last)
                self.merges.append((top, left, bottom, right))
                self._writer.merge(top, left, bottom, right)

    def _write(self) -> None:
        for number in sorted(self._hidden_rows):
            self._writer.hidden_rows.add(number, number)
        for number, line in sorted(self._table.items()):
            if line:
                cells = [""] * max(line)
                for column, text in line.items():
                    cells[column - 1] = text
                self._writer.row(number, cells)


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
    """Whether a height or width leaves nothing to be seen."""
    return size is not None and size.startswith("0") and not size.strip("0.")


def _index(written: str, count: int) -> int:
    """The number of a shared text."""
    index = int(written) if len(written) < 10 and written.strip().isdecimal() else count
    if index >= count:
        raise damaged("工作表里用到的文字，在文件的文字表里没有")
    return index


def _unread(formula: str, value: str | None, kind: str | None, *, has_picture: bool) -> Unread | None:
    """What a formula or an error shows that is no text; None where it shows text."""
    is_error = kind == "e" or (value or "") in _ERRORS
    if (has_picture and is_error) or any(name in formula for name in _PICTURE):
        return Unread(UnreadKind.PICTURE)
    if is_error:
        return Unread(UnreadKind.ERROR, (value or "")[:20])
    if not value and kind != "str":
        return Unread(UnreadKind.ERROR, _NEVER_CALCULATED)
    return None


def _shown_moment(value: str, code: str) -> str:
    """A date that is stored as one."""
    try:
        moment = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return value
    passed = moment - datetime(1899, 12, 30)
    serial = passed.days + (passed.seconds + passed.microseconds / 1e6) / _DAY_SECONDS
    return shown_number(serial, "yyyy/m/d" if code == "General" else code)


def _dressed(text: str, style: CellStyle) -> str:
    """What is seen of a shown number in the font of its cell."""
    if style.plain:
        return text
    return "" if style.font.struck else as_seen(text, style.font.symbols)
