"""What a sheet of the workbook is: columns, rows, charts, and how it is frozen, filtered and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from math import ceil
from typing import NamedTuple

from ...intake import column_letters
from ...tools import width

Value = str | int | float | date | None
MAX_ROWS = 1_048_576
NOTHING = "无"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in half-width characters and the style of its cells (a name of excel_styles.py)."""

    heading: str
    width: float
    style: str = "text"


class Row(NamedTuple):
    """One row: a value a column (fewer are allowed), the cells' styles where they aren't the columns', and its height
    in points where the text does not say it (merged cells)."""

    values: Sequence[Value]
    styles: Sequence[str] | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart over rows of this or another sheet; `labels` and `values` are column numbers there (from 1)."""

    title: str
    sheet: str
    labels: int
    values: int
    first_row: int
    label_cache: tuple[str, ...]  # what stands in the cells, for viewers that don't look there
    value_cache: tuple[float | None, ...]
    anchor: str = ""
    percent: bool = False
    color: str = "accent"
    width: int = 30  # cm

    @property
    def height(self) -> int:
        """In cm: room for a bar a label."""
        bars = max(len(self.label_cache), 1)
        return ceil(2.4 + max(0.58 if bars <= 40 else 0.4, min(0.9, 7 / bars)) * bars)

    def at(self, anchor: str) -> Chart:
        """The same chart at a cell."""
        return replace(self, anchor=anchor)


@dataclass(slots=True)
class Sheet:
    """One sheet. `rows` holds everything from row 1 on; `header` is the last heading row (0: none)."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    size: int  # how many rows there are
    entries: int = 0  # how many schools, files, problems … it lists
    header: int = 0
    header_first: int = 0  # the first of the heading rows that each printed page repeats
    frozen_columns: int = 0
    filter_to: int = 0  # the last row of the filtered table (0: none)
    filter_columns: int = 0  # how many columns are filtered (0: all)
    print_columns: int = 0  # how many columns are printed (0: all)
    print_rows: int = 0  # how many rows are printed (0: all)
    landscape: bool = False
    pages_wide: int = 1
    pages_high: int = 0  # 0: as many as it takes
    merges: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    links: Iterable[tuple[str, str]] = ()  # cell, place or name inside the workbook
    names: tuple[tuple[str, str], ...] = ()  # names that the workbook defines: a name, the formula of its place
    table: str = ""  # the name of the Excel table that the whole sheet is, "" if it is none
    codes: tuple[int, ...] = ()  # columns that hold digits as text


def table_sheet(
    name: str,
    title: str,
    notes: Sequence[str],
    columns: Sequence[Column],
    sources: Sequence[object],
    cells: Callable[..., Row],
    *,
    landscape: bool = False,
    frozen_columns: int = 0,
    codes: tuple[int, ...] = (),
    totals: Row | None = None,
) -> Sheet:
    """A sheet with one filtered table: title, notes, headings, a row for each source, and the totals below the filter.

    `cells(number, source)` makes a row, numbered from 1. Without sources there is one row that says so. What
    Excel has no room for is counted in a last row.
    """
    notes = fold(notes, columns)
    header = len(notes) + 2
    room = MAX_ROWS - header - (totals is not None)
    last = header + min(max(len(sources), 1), room)
    parts = [heading_rows(title, notes, columns), body_rows(sources, cells, columns, room), [totals] if totals else []]
    return Sheet(
        name,
        columns,
        chain.from_iterable(parts),
        last + (totals is not None),
        len(sources),
        header=header,
        header_first=header,
        frozen_columns=frozen_columns,
        filter_to=last,
        landscape=landscape,
        codes=codes,
    )


def heading_rows(title: str, notes: Sequence[str], columns: Sequence[Column]) -> list[Row]:
    """Title, notes and the headings of a table."""
    return [*title_rows(title, notes), Row([column.heading for column in columns], ["head"] * len(columns))]


def title_rows(title: str, notes: Sequence[str]) -> list[Row]:
    """The title and the notes below it, a line each."""
    return [Row((title,), ("title",)), *(Row((note,), ("note",)) for note in notes)]


def fold(notes: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The notes in lines that are no wider than the columns together."""
    room = sum(column.width for column in columns) * 1.1
    lines: list[str] = []
    for note in notes:
        line = ""
        for character in note:
            if width(line + character) > room:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


def body_rows(
    sources: Sequence[object], cells: Callable[..., Row], columns: Sequence[Column], room: int
) -> Iterator[Row]:
    """A row for each source, as many as there is room for."""
    if not sources:
        blank = [""] * (len(columns) - 1)
        yield Row((NOTHING, *blank), ["muted"] * len(columns))
    shown = len(sources) if len(sources) <= room else room - 1
    for number in range(shown):
        yield cells(number + 1, sources[number])
    if shown < len(sources):
        yield Row((f"Excel 的行数已用完，另有 {len(sources) - shown} 行未列出，全部内容见 summary.json",), ("note",))


def address(column: int, row: int) -> str:
    """1, 5 -> A5."""
    return f"{column_letters(column)}{row}"


def place(sheet: str, cell: str) -> str:
    """A place inside the workbook, as links write it."""
    return f"'{sheet}'!{cell}"


def iso_date(text: str) -> date | str:
    """A date where the text is one (2022-09-01), else the text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
