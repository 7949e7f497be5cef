"""What became of the ledger's rows in a run, as messages: the one place for every command that applies them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import console

if TYPE_CHECKING:
    from ..checking import CorrectionsAccount


def tell_of_ledger(unused: Sequence[str], account: CorrectionsAccount) -> None:
    """The rulings that nobody wrote, and the corrections. Their figures are good to know; with rows that people must look
    at they are told in any case.
    """
    from ..reports import corrections_lines, unused_line

    if unused:
        console.say(unused_line(unused))

    figures, *rows = [*corrections_lines(account)] or [""]
    if rows:
        console.say("\n".join((figures, *rows)))
    elif figures:
        console.note(figures)
