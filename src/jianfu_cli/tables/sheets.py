"""A file that a person keeps a table in (a workbook, or text with separators) -> numbered rows of text, by its content."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..intake import open_document
from ..tools import DefinitionError, Mistake, Unreadable, decode, shorten, squeeze

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a ZIP, or the older Office files


class NumberedRow(NamedTuple):
    """A row that is not empty: its line or physical number (from 1), and its cells without white space at the ends."""

    number: int
    cells: list[str]


def sheets(data: bytes, path: Path, what: str) -> Iterator[list[NumberedRow]]:
    """The rows of each sheet; text has one. `path` and `what` (名册) only name the file in messages.

    Whatever the file is called: a .csv may be a renamed workbook, and the other way round.
    Raises DefinitionError if it is neither.
    """
    if not data.startswith(_OFFICE):
        yield _text_rows(data, path)
        return
    try:
        document = open_document(data)
    except Unreadable as error:
        raise DefinitionError([Mistake(path, None, f"{what}读不出：{error.message}")]) from None
    for grid in document.grids:
        yield [NumberedRow(row.number, [squeeze(cell) for cell in row.cells]) for row in grid.rows]


def _text_rows(data: bytes, path: Path) -> list[NumberedRow]:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "读不出：不是 Excel 表格，文字编码也不是 UTF-8 或 GBK，请用 Excel 另存为 .xlsx")]
        ) from None
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        rows = [NumberedRow(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise DefinitionError([Mistake(path, None, f"CSV 写法有误：{shorten(str(error))}")]) from None
    return [row for row in rows if any(row.cells)]
