"""A person's sheet -> rows of named columns, or every mistake in it with its line, in one pass.

A Table says which columns there are and by which words their headings are known; read_table finds them and gives
the rows, from a workbook or from text, by what is in the file. typed_rows makes of each row what it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .columns import Column, Table, TableRow, read_table, typed_rows
    from .sheets import NumberedRow, Sheet, read_sheets
else:
    __getattr__ = door(__name__)
