"""Location, Finding: what a check found in a return, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .catalogue import CATALOGUE, Rule, Severity

__all__ = ["CATALOGUE", "Finding", "Location", "Rule", "Severity", "column_letters", "finding", "located"]


@dataclass(frozen=True, slots=True)
class Location:
    """A cell: the sheet's name or a Word table's (表1), and row and column, both from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """1 -> A, 27 -> AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# Shared, since the forms of many schools are filled in at the same places.
located = lru_cache(maxsize=8192)(Location)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one return. `hint` says what to do; item and location may be unknown."""

    code: str
    message: str
    hint: str
    item: int | None = None
    location: str | None = None

    @property
    def rule(self) -> Rule:
        """The catalogue's entry of this finding's code."""
        return CATALOGUE[self.code]

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return CATALOGUE[self.code].severity


def finding(
    code: str, message: str, *, item: int | None = None, at: Location | str | None = None, hint: str | None = None
) -> Finding:
    """A finding of a catalogued code; without `hint` the rule's own remedy is said."""
    return Finding(
        code, message, CATALOGUE[code].remedy if hint is None else hint, item, None if at is None else str(at)
    )
