"""A person's sheet -> rows of typed columns, or every mistake in it with its cell, in one pass.

read_sheets gives the sheets of a workbook or of text, by what is in the file; find_tables finds the Tables of a workbook by
their sheets' names and headings, as SheetTables that name each cell. A Column says by which words it is known, whether
it must be there and be filled, and the type of its cells; typed_rows gives what each cell says, and what is wrong in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .cell_types import SEPARATORS, Amount, CellType, Choice, Day, ItemNumber, ItemNumbers, UnfitError, Words, unfit
    from .columns import Column, Table
    from .row_values import TypedRow, typed_rows
    from .sheet_tables import SheetTable, find_tables
    from .sheets import NumberedRow, Sheet, read_sheets
else:
    __getattr__ = door(__name__)
