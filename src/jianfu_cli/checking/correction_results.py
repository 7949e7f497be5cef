"""What became of each correction of the ledger in a run: applied, borne out by the school, overtaken, or fitting nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..ledger import Ledger, TargetKind
from ..returns import ReturnDigest, Status, Weight


@dataclass(slots=True)
class CorrectionsAccount:
    """The rows that people filled in, by what became of them; each row is in exactly one of the lists.

    `applied` were; `confirmed` need not be, since the school's return says the same by itself; `overtaken` were not, since
    what they were written for no longer stands there (row -> what does, "" for nothing); `idle` fit nothing.
    `borne_out` are all that some return of the school says by itself, applied to another or not.
    `several` name a file and fit more than one, so that they were applied to none. Beside that `waiting` are those of a
    preferred file that has errors yet.
    """

    applied: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    overtaken: dict[str, str] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)
    borne_out: set[str] = field(default_factory=set)
    several: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def unused(self) -> int:
        """How many rows did nothing, and are not needless."""
        return len(self.overtaken) + len(self.idle) + len(self.several)


def corrections_account(ledger: Ledger | None, digests: Iterable[ReturnDigest]) -> CorrectionsAccount:
    """The account of a run over these returns."""
    account = CorrectionsAccount()
    if ledger is None or not ledger.corrections.rows:
        return account
    applied: Counter[str] = Counter()
    overtaken: dict[str, str] = {}
    invalid: set[str] = set()
    for digest in digests:
        applied.update(digest.settled)
        account.borne_out.update(digest.confirmed)
        overtaken |= dict(digest.unsettled)
        if digest.weight is Weight.PREFERRED and digest.status is Status.INVALID:
            invalid.update(digest.settled)
    for row, correction in ledger.corrections.rows.items():
        if applied[row]:
            account.applied.append(row)
            if correction.target.kind is TargetKind.FILE:
                account.waiting += [row] if row in invalid and correction.weight is Weight.PREFERRED else []
        elif row in account.borne_out:
            account.confirmed.append(row)
        elif row in overtaken and correction.target.kind is TargetKind.FILE:
            account.several.append(row)
        elif row in overtaken:
            account.overtaken[row] = overtaken[row]
        else:
            account.idle.append(row)
    return account
