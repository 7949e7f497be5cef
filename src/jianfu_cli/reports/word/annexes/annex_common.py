"""What the tables of the annexes share: limits, placeholders, and the pointer to the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ...phrases import line
from ..blocks import Row

MANY = 500  # rows; a longer list is given by 乡镇, or cut, with a pointer
TEXT = 200  # characters of a school's text in a cell
WORKBOOK = "《汇总表.xlsx》"
UNSAID = "（未写明）"
NONE = "—"  # what there is nothing to say of


def cell_text(text: str) -> str:
    """Foreign text in a cell: one line, not too long."""
    return line(text, TEXT)


def cut(rows: Sequence[Row], what: str, sheet: str) -> tuple[tuple[Row, ...], str]:
    """The first MANY rows and the sentence that says so, "" if these are all."""
    if len(rows) <= MANY:
        return tuple(rows), ""
    return tuple(rows[:MANY]), f"{what}共{len(rows)}个，本表列出前{MANY}个，其余见{WORKBOOK}“{sheet}”工作表。"
