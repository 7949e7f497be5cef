"""A row whose cell holds several items, a line each -> a row for each."""

from __future__ import annotations

from ..intake import Row
from .item_matching import Match, Wordings

_MOST_ITEMS = 60  # in one cell


def items_in_cell(row: Row, index: int, wordings: Wordings) -> list[tuple[Row, Match]]:
    """The rows of the items in the cell `index` with their matches; [] if it holds one.

    What stands beside them is dealt out line by line, or goes for each of them where the lines are not as many.
    """
    texts = [text for text in row.cells[index].split("\n") if text.strip()]
    if not 1 < len(texts) <= _MOST_ITEMS:
        return []
    matches = [match for text in texts if (match := wordings.find(text)) and not match.cut]
    if len({match.item for match in matches}) < len(texts):
        return []
    parts = [[line for line in cell.split("\n") if line.strip()] for cell in row.cells]
    return [
        (
            Row(
                row.number,
                [lines[at] if len(lines) == len(texts) else cell for lines, cell in zip(parts, row.cells, strict=True)],
            ),
            match,
        )
        for at, match in enumerate(matches)
    ]
