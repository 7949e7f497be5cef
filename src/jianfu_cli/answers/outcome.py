"""Outcome: how the answer to one item was read."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How the answer to one item was read."""

    ANSWERED = "answered"
    EMPTY = "empty"  # nothing there, or an untouched tick box
    UNCLEAR = "unclear"  # something there that is no answer of the checklist's
    CONFLICT = "conflict"  # two answers
    ABSENT = "absent"  # the item itself is not in the form
