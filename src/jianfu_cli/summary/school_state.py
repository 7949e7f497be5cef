"""State: how a school stands with its return of the term, with the one word for it."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """counted: a valid return counts; rejected: it sent returns of the term, none valid; received: what came from it
    could not be counted, and is not a return of the term that was sent back; missing: nothing came."""

    COUNTED = "counted"
    REJECTED = "rejected"
    RECEIVED = "received"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The word for people, the same on the screen and in every report."""
        return _LABELS[self]


_LABELS = {
    State.COUNTED: "已计入",
    State.REJECTED: "待更正",
    State.RECEIVED: "已收到待处理",
    State.MISSING: "未报",
}
LATE = "逾期"  # of a school whose first return came after the deadline
COUNTED_LATE = f"{_LABELS[State.COUNTED]}（{LATE}）"
