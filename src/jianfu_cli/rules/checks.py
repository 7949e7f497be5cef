"""A Return -> findings: one module a family of rules; across is for many returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .blank_returns import blank_findings
from .evidence import evidence_findings
from .file_faults import file_findings
from .identity import identity_findings
from .item_rules import item_findings
from .last_semester import last_semester_findings
from .settlements import settlement_findings

if TYPE_CHECKING:
    from ..answers import AnswerReader
    from ..definition import Checklist, Term
    from ..returns import Return
    from .findings import Finding


def check_return(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> list[Finding]:
    """Every finding of one identified return, in one pass, but for what another already says. `wanted` is the term asked for."""
    found = list(_all(form, checklist, answers, wanted))
    said = {code for finding in found for code in finding.rule.stands_for}
    return [finding for finding in found if finding.code not in said]


def _all(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> Iterator[Finding]:
    yield from file_findings(form)
    yield from blank_findings(form)
    yield from identity_findings(form, checklist, wanted)
    yield from item_findings(form, checklist)
    yield from evidence_findings(form, checklist, answers)
    yield from last_semester_findings(form, checklist)
    yield from settlement_findings(form, checklist)
