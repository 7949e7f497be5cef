"""Head: the little that is kept in memory of each checked return; the rest waits in the spool."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .returns import SchoolName
from .term import Term


class Status(StrEnum):
    """valid: no error; invalid; unreadable: no form could be read."""

    VALID = "valid"
    INVALID = "invalid"
    UNREADABLE = "unreadable"


@dataclass(slots=True)
class Head:
    """What collecting, counting and the rules across returns need of one return.

    `answers` and `locations` have one entry an item, in the checklist's order; `copies` are hashes of
    (item, explanation) for explanations long enough to be copied; `counts` are errors, warnings, infos;
    `offset` and `size` say where the whole record stands in the spool.
    """

    file: str
    status: Status
    school: SchoolName | None
    known: bool
    term: Term | None
    filled_on: date | None
    modified: float
    digest: bytes
    answers: tuple[str | None, ...] = ()
    locations: tuple[str | None, ...] = ()
    copies: tuple[int, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    codes: tuple[str, ...] = ()
    offset: int = 0
    size: int = 0
