"""A Return -> findings: one module a family (identity, items, evidence), and across for rules over many returns."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import AnswerReader
from ..definition import Checklist, Term
from ..returns import Return
from . import evidence, identity
from . import item_rules as items
from .findings import Finding


def check_return(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> list[Finding]:
    """Every finding of one identified return, in one pass. `wanted` is the term asked for."""
    return list(_all(form, checklist, answers, wanted))


def _all(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> Iterator[Finding]:
    yield from identity.identity_findings(form, checklist, wanted)
    yield from items.item_findings(form, checklist)
    yield from evidence.evidence_findings(form, checklist, answers)
