"""Findings across returns that the ledger accepts: copied explanations (JF403), which no worker can see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..returns import ReturnDigest, Settled, school_key
from ..rules import EXPLANATIONS_COPIED, AcrossFindings, settlement_finding

if TYPE_CHECKING:
    from ..ledger import Ledger


def accept_across(
    digests: Sequence[ReturnDigest], across: AcrossFindings, ledger: Ledger | None, has_roster: bool
) -> dict[int, Settled]:
    """Take out what is accepted, and note it; what is noted of each return, by its index."""
    noted: dict[int, Settled] = {}
    if ledger is None or not ledger.corrections.by_school:
        return noted
    from ..ledger import TargetKind, accepted

    for index, findings in across.findings.items():
        copied = next((found for found in findings if found.code == EXPLANATIONS_COPIED.code), None)
        if copied is None:
            continue
        digest = digests[index]
        for row in ledger.corrections.of_school(school_key(digest, has_roster)):
            if row.target.kind is TargetKind.FINDING and row.target.name == copied.code:
                settled = accepted(row, copied)
                findings.remove(copied)
                findings.append(settlement_finding(settled, None))
                across.copied.pop(digest.file, None)
                digest.settled = (*digest.settled, row.row)
                noted[index] = settled
                break
    return noted
