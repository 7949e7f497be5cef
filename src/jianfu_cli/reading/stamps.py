"""The stamps in a document: what a form carries out of sight, and the form numbers that are printed on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..definition import META_SHEET, Stamp, parse_form_number, stamp_from_properties
from ..intake import Document, Grid


def carried_stamp(document: Document) -> Stamp | None:
    """The stamp that the file carries out of sight: in the hidden sheet of our workbooks, else in its properties."""
    for grid in document.grids:
        if grid.name == META_SHEET:
            cells = {row.cells[0]: row.cells[1] for row in grid.rows if len(row.cells) > 1}
            if stamp := stamp_from_properties(cells):
                return stamp
    return stamp_from_properties(document.find_properties())


def printed_stamps(grids: Iterable[Grid]) -> Iterator[Stamp]:
    """The form numbers that stand in cells."""
    texts = (cell for grid in grids for row in grid.rows for cell in row.cells if "号" in cell)
    return (stamp for text in texts if (stamp := parse_form_number(text)))
