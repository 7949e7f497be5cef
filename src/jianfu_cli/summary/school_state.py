"""State: how a school stands with its return of the term, with the one word for it."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """counted: a valid return counts; rejected: it sent returns of the term, none valid; missing: nothing came."""

    COUNTED = "counted"
    REJECTED = "rejected"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The word for people, the same on the screen and in every report."""
        return {"counted": "已计入", "rejected": "待更正", "missing": "未报"}[self.value]


LATE = "逾期"  # said instead of 已计入 of a school whose return came after the deadline
