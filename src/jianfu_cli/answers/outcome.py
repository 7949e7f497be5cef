"""Outcome and Reading: how the answer to one item was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ASKED_OTHERWISE = "列名或表中说明另有所问"  # the rule of an answer that replies to another question than the item's


class Outcome(StrEnum):
    """How the answer to one item was read."""

    ANSWERED = "answered"
    EMPTY = "empty"  # nothing there, or an untouched tick box
    UNCLEAR = "unclear"  # something there that is no answer of the checklist's
    CONFLICT = "conflict"  # two answers
    ABSENT = "absent"  # the item itself is not in the form
    NOT_ASKED = "not_asked"  # nor is it asked in the version of the checklist that the form is of


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cell was read. `explanation` is all beyond the bare answer, as written; `rule` says in Chinese why."""

    outcome: Outcome
    answer: str | None = None
    explanation: str = ""
    rule: str = ""
