"""A return of an accepted version, read and checked as that version asks -> the same by the items of today's checklist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ..answers import Outcome
from ..definition import Checklist, Edition
from ..returns import Followup, Rectification, Response, Return, Settled
from ..rules import Finding

_Line = TypeVar("_Line", Rectification, Followup)


def carry_over(form: Return, findings: Iterable[Finding], edition: Edition, checklist: Checklist) -> list[Finding]:
    """Renumber `form` and give its findings renumbered; what they say keeps the numbers that are printed in the form.

    What is no longer asked is left out, with the findings on it; what was not asked then is marked so.
    """
    today = edition.today
    answered = {today[response.item]: response for response in form.responses if response.item in today}
    for number, response in answered.items():
        response.printed, response.item = response.item, number
    form.responses = [answered.get(item.number) or Response(item.number, Outcome.NOT_ASKED) for item in checklist.items]
    dropped = {item.number for item in edition.checklist.items} - today.keys()
    form.rectifications = [_carried(line, edition) for line in form.rectifications if line.item not in dropped]
    form.followups = [_carried(line, edition) for line in form.followups if line.item not in dropped]
    form.settled = [_renumbered(settled, edition) for settled in form.settled]
    return [
        replace(found, item=today.get(found.item), printed=found.item) if found.item is not None else found
        for found in findings
        if found.item not in dropped
    ]


def _carried(line: _Line, edition: Edition) -> _Line:
    """A number that the version does not have is no item's today either."""
    line.item = None if line.item is None else edition.today.get(line.item)
    return line


def _renumbered(settled: Settled, edition: Edition) -> Settled:
    return settled if settled.item is None else replace(settled, item=edition.today[settled.item])
