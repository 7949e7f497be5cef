"""The words that schools write -> an answer of the checklist's, by the item's polarity, or "unclear".

AnswerReader reads a cell, never guesses, and says by which rule it read (Reading); of an unclear one it can say to
which answer it leans, for who must decide.
Outcome is how it went: answered, empty, unclear, in conflict, or the item absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tools import door

if TYPE_CHECKING:
    from .outcome import ASKED_OTHERWISE, Outcome, Reading
    from .reader import AnswerReader
else:
    __getattr__ = door(__name__)
