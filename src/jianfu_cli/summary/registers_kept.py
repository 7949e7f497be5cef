"""What the checklist's own ledgers add to a summary: their figures, and the schools that they are a ground to propose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ..definition import Checklist, Ground, Term
from ..ledger import RegisterFigure, RegisterRow, RegisterSheet, register_figures, register_year
from ..roster import telling


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """A register in which something stands, and what is counted from it in the calendar year of the summary."""

    sheet: RegisterSheet
    year: int
    figures: tuple[RegisterFigure, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.sheet.register.title

    @property
    def of_year(self) -> list[RegisterRow]:
        """The rows of that year, and those that bear no date."""
        dated = self.sheet.register.dated
        return [row for row in self.sheet.rows if (day := row.day(dated)) is None or day.year == self.year]


@dataclass(frozen=True, slots=True)
class Reported:
    """What a register (its title) says of a school, in words, and on which of the notice's grounds."""

    register: str
    ground: Ground
    words: str


class _Answers(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def answers(self) -> tuple[str | None, ...]: ...


def register_summaries(sheets: Iterable[RegisterSheet], day: date, term: Term | None) -> list[RegisterSummary]:
    """The registers that have rows, with their figures as they stand on that day."""
    return [
        RegisterSummary(sheet, register_year(sheet, day, term), register_figures(sheet, day, term))
        for sheet in sheets
        if sheet.rows
    ]


def reported_schools(
    registers: Iterable[RegisterSummary], schools: Iterable[_Answers], checklist: Checklist, term: Term | None
) -> dict[str, tuple[Reported, ...]]:
    """School -> what the registers say of it, where their `priority` rows of the term name it.

    After the count, what the school's own answers say otherwise: 第14项自查无问题，举报查实1件，建议核实. A row about all
    schools proposes none.
    """
    named = {telling(school.name): school for school in schools}
    found: dict[str, list[Reported]] = {}
    for kept in registers:
        if (asked := kept.sheet.register.priority) is None:
            continue
        unit = kept.sheet.register.unit
        counts: Counter[str] = Counter()
        by_item: Counter[tuple[str, int]] = Counter()
        for row in kept.sheet.rows:
            about = kept.sheet.schools(row)
            if about.everywhere or not row.fits(asked.where) or not kept.sheet.belongs(row, term):
                continue
            counts.update(map(telling, about.names))
            by_item.update((telling(name), item) for name in about.names for item in kept.sheet.items(row))
        for key, count in counts.items():
            if key in named and count >= asked.at_least:
                denied = _denied(named[key], key, by_item, checklist, asked.reason, unit)
                found.setdefault(named[key].name, []).extend(
                    Reported(kept.title, asked.ground, words) for words in (f"{asked.reason}{count}{unit}", *denied)
                )
    return {school: tuple(said) for school, said in found.items()}


def _denied(
    school: _Answers, key: str, by_item: Counter[tuple[str, int]], checklist: Checklist, reason: str, unit: str
) -> Iterator[str]:
    """The items that the school answers well and about which something else was found."""
    for item, answer in zip(checklist.items, school.answers, strict=True):
        count = by_item[key, item.number]
        if count and checklist.compliant(item, answer):
            yield f"第{item.number}项自查无问题，{reason.removeprefix('群众')}{count}{unit}，建议核实"
