"""The catalogue of checks: every family's rules, by their codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import across, blank_returns, evidence, file_faults, identity, item_rules, last_semester, settlements
from .findings import Finding, Rule

if TYPE_CHECKING:
    from ..intake import Location

_FAMILIES = (file_faults, identity, blank_returns, item_rules, evidence, last_semester, across, settlements)


def _rules() -> Iterator[Rule]:
    """The rules that the families' modules declare."""
    for family in _FAMILIES:
        yield from (value for value in vars(family).values() if isinstance(value, Rule))


CATALOGUE: dict[str, Rule] = {rule.code: rule for rule in sorted(_rules(), key=lambda rule: rule.code)}


def finding(
    code: str, message: str, *, item: int | None = None, at: Location | str | None = None, hint: str | None = None
) -> Finding:
    """A finding by its rule's code, for faults that come with one (Unreadable); KeyError for a code of no rule."""
    return CATALOGUE[code].finding(message, item=item, at=at, hint=hint)
