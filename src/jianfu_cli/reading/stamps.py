"""The stamp that a form carries out of sight: in its hidden sheet, or in the file's properties."""

from __future__ import annotations

from ..definition import META_SHEET, Stamp, stamp_from_properties
from ..intake import Grid


def sheet_stamp(grid: Grid) -> Stamp | None:
    """The stamp in the hidden sheet of our workbooks; None if this is no such sheet."""
    if grid.name != META_SHEET:
        return None
    return stamp_from_properties({row.cells[0]: row.cells[1] for row in grid.rows if len(row.cells) > 1})
