"""What the page shows of the measures that the semester before left open."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ...summary import Summary, TrackedMeasure
from ...tools import date_in_words
from ..measure_phrases import WANTING, carried_words
from ..phrases import line

_LONGEST = 60  # characters of a measure


def carried(summary: Summary, most: int) -> dict[str, Any]:
    """`all`: how many there are; `words`: what became of them; `rows`: those to look into, school by school, of at most `most`."""
    waiting = [measure for measure in summary.carried if measure.state in WANTING]
    schools = [(name, list(rows)) for name, rows in groupby(waiting, key=lambda measure: measure.school)]
    return {
        "all": len(summary.carried),
        "words": carried_words(summary),
        "waiting": len(waiting),
        "schools": len(schools),
        "rows": [{"school": name, "measures": [_measure(row) for row in rows]} for name, rows in schools[:most]],
    }


def _measure(row: TrackedMeasure) -> dict[str, str]:
    item = f"第{row.item}项" if row.item else ""
    deadline = date_in_words(row.due) if row.due else line(row.deadline, 20)
    until = f"，时限{deadline}" if deadline else ""
    return {"words": f"{item}“{line(row.measure or row.problem, _LONGEST)}”{until}", "state": row.state.label}
