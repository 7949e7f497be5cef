"""What a clause can say of an item, by itself."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What one clause says."""

    DENIES = auto()
    DENIES_IT = auto()  # denies without a word what (没有, 未强制): all of it, or something named before
    ADMITS = auto()
    CONCEDES = auto()  # there is something (有), without the word that makes it the problem (强制, 未经审批)
    KEEPS = auto()
    BREAKS = auto()
    HAPPENED = auto()  # something of what the item asks about, and not whether it is the problem
    ABOUT = auto()  # words about what the item asks, which neither deny it nor tell of it
    ODD = auto()  # negations that don't add up
    LACKS = auto()  # a practice falls short, without a word whether it is kept
    HEDGED = auto()  # denied, kept or broken in part, or as a rule
    NOTE = auto()  # what is done instead, of free will or as it should be
    FILLER = auto()  # harmless words of a closed kind
    OTHER = auto()  # not understood: with it, nothing is well for sure


class Said(NamedTuple):
    """What a clause says, and the word that says it ("" where none does)."""

    kind: Kind
    word: str = ""
