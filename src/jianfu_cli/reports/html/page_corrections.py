"""What was corrected in single returns, as the page shows it: a list, and which answers of which school are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...summary import SchoolRow, Summary
from ...tools import shorten
from ..phrases import correction_words

_LONGEST = 60  # characters of what stood in the form


def corrections_view(summary: Summary, most: int) -> dict[str, Any]:
    """The template's variables: the first rows, how many there are, how many have not come in writing."""
    made = summary.corrections_made
    rows = []
    for row in made[:most]:
        before, after = correction_words(row)
        who = "，".join(filter(None, (row.by, row.on, row.how)))
        texts = {"before": shorten(before, _LONGEST), "after": shorten(after, _LONGEST), "who": who}
        rows.append({"school": row.school, "target": row.target, **texts, "pending": row.pending})
    return {"made": rows, "all_made": len(made), "pending": sum(row.pending for row in made)}


def corrected_places(summary: Summary, groups: Mapping[str, Sequence[SchoolRow]]) -> dict[str, list[int]]:
    """ "group.school" -> the places of its items whose answers were corrected."""
    positions = {item.number: index for index, item in enumerate(summary.checklist.items)}
    items: dict[str, list[int]] = {}
    for made in summary.corrections_made:
        if made.field == "answer" and made.item in positions:
            items.setdefault(made.school, []).append(positions[made.item])
    if not items:
        return {}
    return {
        f"{at}.{index}": items[row.name]
        for at, members in enumerate(groups.values())
        for index, row in enumerate(members)
        if row.name in items
    }
