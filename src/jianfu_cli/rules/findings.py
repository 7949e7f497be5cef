"""Finding: what a check found in a return, and where."""

from __future__ import annotations

from dataclasses import dataclass

from ..intake import Location
from .catalogue import CATALOGUE, Rule, Severity


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
