"""A person's sheet -> rows of named columns, or every mistake in it with its line, in one pass.

read_sheets gives the sheets of a workbook or of text, by what is in the file. A Table says which columns there are and by
which words their headings are known; sorted_rows makes of each row below them what it stands for.
find_tables finds several tables in one workbook, as SheetTables that name each cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .columns import Column, Table, TableRow, sorted_rows
    from .sheet_tables import SheetTable, find_tables
    from .sheets import NumberedRow, Sheet, read_sheets
else:
    __getattr__ = door(__name__)
