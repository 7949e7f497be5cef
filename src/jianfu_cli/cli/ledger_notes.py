"""What became of the ledger's corrections in a run, as messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import console

if TYPE_CHECKING:
    from ..checking import CorrectionsAccount


def tell_of_corrections(account: CorrectionsAccount) -> None:
    """The figures are good to know; with rows that people must look at they are told in any case."""
    from ..reports import corrections_lines

    figures, *rows = [*corrections_lines(account)] or [""]
    if rows:
        console.say("\n".join((figures, *rows)))
    elif figures:
        console.note(figures)
