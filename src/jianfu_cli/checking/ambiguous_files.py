"""Rows of the ledger that say whether a file counts, and fit several: which is meant nobody can tell, so none is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..returns import ReturnDigest, Weight

if TYPE_CHECKING:
    from ..ledger import Ledger

SetAside = dict[int, tuple[str, ...]]


def set_aside(digests: Sequence[ReturnDigest], ledger: Ledger | None) -> SetAside:
    """Take such rows out of the digests, where they are then unsettled; the rows by the index of each return."""
    if ledger is None or not ledger.corrections.rows:
        return {}
    from ..ledger import TargetKind

    naming = {row for row, of in ledger.corrections.rows.items() if of.target.kind is TargetKind.FILE}
    fitting: dict[str, list[int]] = defaultdict(list)
    for index, digest in enumerate(digests):
        for row in naming.intersection(digest.settled):
            fitting[row].append(index)
    found: SetAside = {}
    for row, indexes in fitting.items():
        if len({digests[index].file.partition("#")[0] for index in indexes}) > 1:
            for index in indexes:
                _unapply(digests[index], row)
                found[index] = (*found.get(index, ()), row)
    for index in found:
        kept = (ledger.corrections.rows[row] for row in digests[index].settled if row in naming)
        digests[index].weight = next((row.weight for row in kept), Weight.USUAL)
    return found


def _unapply(digest: ReturnDigest, row: str) -> None:
    errors, warnings, hints = digest.counts
    digest.counts = errors, warnings, hints - 1  # what was noted of it
    digest.settled = tuple(applied for applied in digest.settled if applied != row)
    digest.unsettled = (*digest.unsettled, (row, digest.file))
