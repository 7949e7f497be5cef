"""A file that a person keeps a table in (a workbook, or text with separators) -> sheets of numbered rows, by its content."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..intake import Merge, Unread, column_letters, open_document, title_by_content
from ..tools import DefinitionError, Mistake, Unreadable, decode, shorten, tidy

_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<")  # Office files, damaged ones too, and web pages
_WORD = ("docx", "doc", "odt")
_HEAD = 4096  # bytes that tell what a file is
_SEPARATORS = ",;\t，"
_LOOKED_AT = 30  # lines from which the separator is known: title lines have none


class NumberedRow(NamedTuple):
    """A row that is not empty: its line or physical number (from 1), and its cells without white space at the ends."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet, their cells from `first_column` on; `name` is "" for text, which has one."""

    name: str
    rows: list[NumberedRow]
    first_column: int = 1
    hidden: bool = False
    find_merges: Callable[[], list[Merge]] = list
    hidden_rows: Sequence[int] = ()  # rows with text that are hidden, and not among the rows
    unread: Mapping[tuple[int, int], Unread] = field(default_factory=dict)  # what is no text, by row and column from 1

    def cell(self, row: NumberedRow, index: int) -> str:
        """The place of cell `index` of a row as Mistake.cell takes it: 小学!C7; "" for text."""
        return f"{self.name}!{column_letters(self.first_column + index)}{row.number}" if self.name else ""


def read_sheets(data: bytes, path: Path, what: str) -> Iterator[Sheet]:
    """The sheets of a file, hidden ones included. `path` and `what` (名册) only name it in messages.

    Whatever the file is called: a .csv may be a renamed workbook, and the other way round.
    Raises DefinitionError if it is neither.
    """
    if not data.lstrip().startswith(_NO_TEXT) and title_by_content(data[:_HEAD]) is None:
        yield Sheet("", _text_rows(data, path))
        return
    try:
        document = open_document(data)
    except Unreadable as error:
        text = f"{what}读不出：{error.message}。请用 Excel 或 WPS 打开它，另存为 .xlsx"
        raise DefinitionError([Mistake(path, None, text)]) from None
    if document.format in _WORD:
        text = f"{what}是 Word 文件，请把其中的表格复制到 Excel，另存为 .xlsx"
        raise DefinitionError([Mistake(path, None, text)])
    for grid in document.grids:
        rows = [NumberedRow(row.number, [tidy(cell) for cell in row.cells]) for row in grid.rows]
        yield Sheet(grid.name, rows, grid.first_column, grid.hidden, grid.find_merges, grid.hidden_rows, grid.unread)


def _text_rows(data: bytes, path: Path) -> list[NumberedRow]:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "读不出：不是 Excel 表格，文字编码也不是 UTF-8 或 GBK，请用 Excel 另存为 .xlsx")]
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = [NumberedRow(reader.line_num, [_shown(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise DefinitionError([Mistake(path, None, f"CSV 写法有误：{shorten(str(error))}")]) from None
    return [row for row in rows if any(row.cells)]


def _separator(text: str) -> str:
    """What parts the cells: it stands in more of the first lines than the others do."""
    lines = text[:100_000].splitlines()[:_LOOKED_AT]
    return max(
        _SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines))
    )


def _shown(cell: str) -> str:
    """A cell as Excel would show it: ="0012", which programs write so that a number stays text, is 0012."""
    text = tidy(cell)
    return text[2:-1] if text.startswith('="') and text.endswith('"') else text
