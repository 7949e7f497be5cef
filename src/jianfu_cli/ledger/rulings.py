"""Rulings: what an unclear wording means, decided once and applied to every return that has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..answers import Outcome
from ..returns import Response, Return, Settled
from ..tools import tidy
from .corrections import Corrections
from .register_sheets import RegisterSheet
from .wordings import compared, explaining


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer that a wording stands for, by whom and when ("" and None where that is not written).

    `answer` is None where the wording can't be settled for all who wrote it. `row`: 台账.xlsx!判读!A2.
    """

    answer: str | None
    by: str
    on: date | None
    row: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a ledger says of returns; small, since every process that reads returns has it.

    `file` is its name; `rulings` go by item and wording (as `compared`); `registers` are the
    checklist's own sheets, which no return is held against.
    """

    file: str
    rulings: Mapping[tuple[int, str], Ruling] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    registers: tuple[RegisterSheet, ...] = ()

    def settle(self, form: Return, today: Mapping[int, int]) -> None:
        """Apply the rulings to a return: unclear answers whose wording has one become answers.

        `today` says which of the checklist's items each number of the form is.
        """
        for response in form.responses:
            if response.outcome is Outcome.UNCLEAR and response.to_judge and response.item in today:
                self._rule(form, response, today[response.item])

    def _rule(self, form: Return, response: Response, item: int) -> None:
        ruling = self.rulings.get((item, compared(response.to_judge)))
        if ruling is None or ruling.answer is None:
            return
        words = tidy(response.raw)
        form.settled.append(Settled(response.item, "answer", words, ruling.answer, ruling.by, ruling.on, ruling.row))
        response.outcome, response.answer = Outcome.ANSWERED, ruling.answer
        response.rule = "判读"
        if not response.explanation:
            response.explanation = explaining(words)

    def unused(self, rows: Iterable[str]) -> list[str]:
        """The rows whose ruling is for none of the returns, where `rows` are those that were applied."""
        used = set(rows)
        return [ruling.row for ruling in self.rulings.values() if ruling.answer and ruling.row not in used]
