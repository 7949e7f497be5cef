"""The keys of summary.json that speak of the semesters before; none without one."""

from __future__ import annotations

from typing import Any

from ..summary import Summary


def past_keys(of: Summary) -> dict[str, Any]:
    """previous."""
    if of.previous is None:
        return {}
    return {"previous": {"term": of.previous.term.id, "file": of.previous.file}}
