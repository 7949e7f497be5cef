"""What was corrected in single returns, as values for the wording template."""

from __future__ import annotations

from typing import Any

from ...summary import Summary
from ..phrases import listed


def correction_values(summary: Summary) -> dict[str, Any]:
    """How many places in how many schools, and those that nothing in writing has come of."""
    made = summary.corrections_made
    waiting = list(dict.fromkeys(row.school for row in made if row.pending))
    return {
        "数": len(made),
        "学校数": len({row.school for row in made}),
        "待补": sum(row.pending for row in made),
        "待补学校": listed(waiting),
    }
