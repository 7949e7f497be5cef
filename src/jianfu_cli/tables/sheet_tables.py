"""The tables of one workbook, each on a sheet of its name or found by its headings; their cells as people name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..intake import UnreadKind, column_letters
from ..tools import DefinitionError, Mistake, plain, shorten
from .columns import Table, TableRow, rows_below
from .sheets import Sheet, read_sheets


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table on a sheet: its heading row, the column of each key (both from 1), and its rows that say something.

    `sheet` is "" for text, whose rows are lines.
    """

    path: Path
    sheet: str
    heading: int
    columns: dict[str, int]
    rows: list[TableRow]

    def place(self, row: int) -> str:
        """What a row is called wherever it is named: 台账.xlsx!判读!A2, 台账.csv:2."""
        return f"{self.path.name}!{self.sheet}!A{row}" if self.sheet else f"{self.path.name}:{row}"

    def mistake(self, row: int, key: str, text: str) -> Mistake:
        """What is wrong with a cell (判读!C7), or with the row if the key has no column."""
        column = column_letters(self.columns[key]) if key in self.columns else ""
        return Mistake(self.path, row, text, f"{self.sheet}!{column}{row}" if self.sheet else "")


def find_tables(data: bytes, path: Path, tables: Sequence[Table], what: str) -> dict[str, SheetTable]:
    """Table's title -> where it stands. A sheet of that name comes first, else any that has all its required headings.

    `path` and `what` (台账) only name the file in messages. A table that is on no sheet is left out. Raises DefinitionError
    for a file that is no workbook, for a sheet of the name without headings or without required ones, and for a second
    sheet of the same kind (判读、判读2), of which nobody can tell which one holds.
    """
    sheets = [sheet for sheet in read_sheets(data, path, what) if sheet.rows]
    found: dict[str, SheetTable] = {}
    mistakes: list[Mistake] = []
    titles = {plain(table.title) for table in tables}
    for table in tables:
        title = plain(table.title)
        named = [sheet for sheet in sheets if plain(sheet.name) == title]
        others = [sheet for sheet in sheets if plain(sheet.name) not in titles and not sheet.hidden]
        fitting = [sheet for sheet in others if _fits(sheet, table)]
        sheet, placed = next(_placed([*named, *fitting], path, table), (None, None))
        if sheet and placed:
            found[table.title] = placed
            mistakes += _missing_columns(placed, table)
            mistakes += _unread(placed, sheet)
            mistakes += _second(placed, [sheet for sheet in fitting if plain(sheet.name).startswith(title)], table)
        elif named:
            first = table.columns[0].words[0]
            mistakes.append(Mistake(path, None, f"没有找到表头“{first}”，表头应为：{_headings(table)}", named[0].name))
    if mistakes:
        raise DefinitionError(mistakes)
    return found


def _fits(sheet: Sheet, table: Table) -> bool:
    """Whether a sheet of whatever name has the headings that the table must have, or most of all if it need have none."""
    heading = table.heading(sheet.rows)
    if heading is None:
        return False
    return table.required <= heading[1].keys() if table.required else 2 * len(heading[1]) > len(table.columns)


def _placed(sheets: Iterable[Sheet], path: Path, table: Table) -> Iterator[tuple[Sheet, SheetTable]]:
    for sheet in sheets:
        if heading := table.heading(sheet.rows):
            at, places = heading
            columns = {key: sheet.first_column + index for key, index in places.items()}
            rows = rows_below(table, sheet, at, places)
            yield sheet, SheetTable(path, sheet.name, sheet.rows[at].number, columns, rows)


def _unread(placed: SheetTable, sheet: Sheet) -> Iterator[Mistake]:
    """Formulas without a result, and what else a person may see or miss in a cell: nothing of it may count as empty."""
    keys = {column: key for key, column in placed.columns.items()}
    for (row, column), (kind, words) in sorted(sheet.unread.items()):
        if row > placed.heading and column in keys and kind in (UnreadKind.ERROR, UnreadKind.UNSEEN):
            what = f"{kind.value}“{shorten(words, 20)}”" if words else kind.value
            yield placed.mistake(row, keys[column], f"读不出：这一格是{what}。请直接写上文字，不用公式")


def _second(placed: SheetTable, alike: Iterable[Sheet], table: Table) -> Iterator[Mistake]:
    for sheet in alike:
        if sheet.name != placed.sheet:
            text = (
                f"也是“{table.title}”的表，和工作表“{placed.sheet}”只能留一张：请把行并到一张里，留底的另存到别的文件"
            )
            yield Mistake(placed.path, None, text, sheet.name)


def _missing_columns(placed: SheetTable, table: Table) -> Iterator[Mistake]:
    for column in table.columns:
        if column.required and column.key not in placed.columns:
            text = f"缺少“{column.words[0]}”一列，表头应为：{_headings(table)}"
            yield placed.mistake(placed.heading, column.key, text)


def _headings(table: Table) -> str:
    return "、".join(column.words[0] for column in table.columns)
