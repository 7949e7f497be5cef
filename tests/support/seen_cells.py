"""What a reader gives of a workbook, as tests compare it: texts, and what is no text, by the places of the cells."""

from __future__ import annotations

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Grid, column_letters


def sheets(data: bytes) -> list[Grid]:
    """The sheets that are not hidden."""
    return [grid for grid in open_document(data).grids if not grid.hidden]


def seen(data: bytes) -> dict[str, str]:
    """The texts of the first sheet by their places."""
    grid = sheets(data)[0]
    return {
        f"{column_letters(grid.first_column + index)}{row.number}": text
        for row in grid.rows
        for index, text in enumerate(row.cells)
        if text
    }


def unread(data: bytes) -> dict[str, tuple[str, str]]:
    """What is no text in the first sheet by its places: kind and words."""
    found = sheets(data)[0].unread
    return {f"{column_letters(column)}{row}": (each.kind.name, each.words) for (row, column), each in found.items()}


def around(data: bytes) -> list[str]:
    """What stands around the cells of the first sheet."""
    return sheets(data)[0].around
