"""The catalogue of checks, and a Return -> findings.

CATALOGUE holds each Rule by its code: what it finds, an example, how to put it right, and how it is settled (Settling).
check_return gives every finding of one return; check_across those that only many returns show; answered_by_papers
says which a school's papers beside its form answer. ANSWERS_UNIFORM is a ground for 重点督导.
Finding is what a check found, and where; settlement_finding what is said of a thing that the ledger settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .across import EXPLANATIONS_COPIED, AcrossFindings, check_across, explanation_hashes
    from .answered_beside import answered_by_papers, answered_items
    from .catalogue import CATALOGUE, finding
    from .checks import check_return
    from .differences import difference
    from .findings import Finding, Rule, Settling, Severity
    from .identity import DATE_OUTSIDE_TERM, SCHOOL_UNKNOWN
    from .item_rules import ANSWER_UNCLEAR, ANSWERS_UNIFORM
    from .settlements import SETTLED_BY_LEDGER, settlement_finding
else:
    __getattr__ = door(__name__)
