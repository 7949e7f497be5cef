"""A Return -> findings: one module a family (identity, items, evidence), and across for rules over many returns."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import AnswerReader
from ..checklist import Checklist
from ..findings import Finding
from ..returns import Return
from ..term import Term
from . import evidence, identity, items


def check(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> list[Finding]:
    """Every finding of one identified return, in one pass. `wanted` is the term asked for."""
    return list(_all(form, checklist, answers, wanted))


def _all(form: Return, checklist: Checklist, answers: AnswerReader, wanted: Term | None) -> Iterator[Finding]:
    yield from identity.check(form, wanted)
    yield from items.check(form, checklist)
    yield from evidence.check(form, checklist, answers)
