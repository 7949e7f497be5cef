"""Settings: what the returns of a run are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..definition import Checklist, Term
from ..roster import Roster

if TYPE_CHECKING:
    from ..ledger import Ledger


@dataclass(frozen=True, slots=True)
class Settings:
    """What returns are held against. `term` is the term asked for; `ledger` what the bureau has settled."""

    checklist: Checklist
    roster: Roster | None = None
    term: Term | None = None
    ledger: Ledger | None = None
    in_use: tuple[str, ...] = ()

    @property
    def has_roster(self) -> bool:
        """An empty roster is none."""
        return bool(self.roster and self.roster.schools)
