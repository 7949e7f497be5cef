"""A measure and where it stands, as summary.json tells it to people and to the next semester."""

from __future__ import annotations

from typing import Any

from ..summary import TrackedMeasure


def measure_record(measure: TrackedMeasure) -> dict[str, Any]:
    """`from` is the semester that it comes from, None for this one's; `deadline` an ISO date, or as written."""
    return {
        "school": measure.school,
        "item": measure.item,
        "problem": measure.problem,
        "measure": measure.measure,
        "responsible": measure.responsible,
        "deadline": measure.deadline or None,
        "state": measure.state.value,
        "from": measure.origin.id if measure.origin else None,
        "note": measure.note,
        "file": measure.file,
        "location": measure.location,
    }
