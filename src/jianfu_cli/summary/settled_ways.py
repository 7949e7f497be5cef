"""Settled answers and fields of the summary -> by which way each was settled, and what is still to come in writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..checking import CorrectionsAccount
from ..ledger import Ledger, TargetKind
from ..tools import plain
from ..vocabulary import WRITTEN_WAYS
from .figures import SettledAnswer

_WRITTEN = frozenset(map(plain, WRITTEN_WAYS))
_NEVER_WRITTEN = (TargetKind.FILE, TargetKind.FINDING)  # a return can't say these by itself


def with_ways(
    settled: Iterable[SettledAnswer], ledger: Ledger | None, account: CorrectionsAccount
) -> list[SettledAnswer]:
    """The same with `how` and `pending` filled in: a correction by telephone waits until a return of the school says so."""
    rows = ledger.corrections.rows if ledger else {}
    return [
        replace(
            answer,
            how=row.how,
            target=row.label,
            pending=row.target.kind not in _NEVER_WRITTEN
            and plain(row.how) not in _WRITTEN
            and answer.row not in account.borne_out,
        )
        if (row := rows.get(answer.row))
        else answer
        for answer in settled
    ]
