"""ReturnDigest: the little that is kept in memory of each checked return; the rest waits in the spool."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..roster import canonical, telling
from .facts import SchoolName, Weight

if TYPE_CHECKING:
    from ..definition import Term
    from .senders import Sender


class Status(StrEnum):
    """valid: no error; invalid; unreadable: no form could be read."""

    VALID = "valid"
    INVALID = "invalid"
    UNREADABLE = "unreadable"


@dataclass(slots=True)
class ReturnDigest:
    """What collecting, counting and the rules across returns need of one return.

    `answers` and `locations` have one entry an item, in the checklist's order; `copies` are hashes of
    (item, explanation) for explanations long enough to be copied; `counts` are errors, warnings, infos; `rectifications`
    is the number of lines in the 整改台账, `followups` of those about last semester's measures;
    `settled` are the rows of the bureau's ledger that were applied, `unsettled` those
    that were not (and what stands here now), `confirmed` those that the return bears out by itself;
    `note` says why an unreadable file is;
    `offset` and `size` say where the whole record stands in the spool;
    `version` is that of the checklist that it answers, "" if unreadable;
    `part` is the form's name within its file, "" if it is the only one; `sender` the roster's school that speaks from
    it where `school` is none; `materials` are the titles of those that the file holds beside the form.
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
    copies: Sequence[int] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    codes: tuple[str, ...] = ()
    rectifications: int = 0
    followups: int = 0
    settled: tuple[str, ...] = ()
    note: str = ""
    offset: int = 0
    size: int = 0
    part: str = ""
    sender: Sender | None = None
    materials: tuple[str, ...] = ()
    version: str = ""
    weight: Weight = Weight.USUAL
    date_written: str = ""  # what stands there and no date of the term could be read from
    named_term: Term | None = None  # the one that the form names
    outside_term: bool = False  # whether its date lies outside the term asked for or named (JF106)
    unsettled: tuple[tuple[str, str], ...] = ()
    confirmed: tuple[str, ...] = ()

    def share(self, known: dict[Any, Any]) -> None:
        """Keep what is equal in many digests once (`known` remembers it), and numbers without an object for each."""
        for name in _SHARED:
            if value := getattr(self, name):  # Python has no more than one empty text or tuple
                setattr(self, name, known.setdefault(value, value))
        if self.school and self.school.group:
            group = known.setdefault(self.school.group, self.school.group)
            self.school = SchoolName(self.school.name, self.school.code, group)
        self.copies = array("Q", self.copies)

    def __reduce__(self) -> tuple[type[ReturnDigest], tuple[object, ...]]:
        """Sent between processes as its plain values: the way of dataclasses takes three times as long."""
        return ReturnDigest, _VALUES(self)


_SHARED = (
    *("term", "filled_on", "answers", "locations", "counts", "codes", "settled", "note", "materials", "version"),
    *("unsettled", "confirmed", "named_term"),
)
_VALUES: Callable[[ReturnDigest], tuple[object, ...]] = attrgetter(*(field.name for field in fields(ReturnDigest)))


def meant_term(digest: ReturnDigest, wanted: Term | None) -> Term | None:
    """The term that a return is probably for: its own, but where only its date speaks against the one asked for, that."""
    asked = wanted or digest.named_term
    return asked if digest.outside_term and digest.named_term in (None, asked) else digest.term


def school_key(digest: ReturnDigest, has_roster: bool) -> str | None:
    """What two returns of the same school have in common; None without a school, or with one that the roster lacks."""
    school = digest.school
    if school is None or (has_roster and not digest.known):
        return None
    return roster_key(school) if has_roster else telling(school.name, canonical)


def roster_key(school: SchoolName) -> str:
    """What mentions of the same school of a roster have in common (School.key)."""
    return school.code or telling(school.name)


def latest_index(digests: Sequence[ReturnDigest]) -> int:
    """Which of at least one return is the last: by 填表时间, then by the file's time, then the first."""
    return max(range(len(digests)), key=_age(digests))


def counting_index(digests: Sequence[ReturnDigest]) -> int | None:
    """Which of one school's returns counts: of the valid ones that the bureau lets count those that it prefers, of these
    the latest. None if none can count.
    """
    valid = [i for i, d in enumerate(digests) if d.status is Status.VALID and d.weight is not Weight.VOID]
    preferred = [i for i in valid if digests[i].weight is Weight.PREFERRED]
    return max(preferred or valid, key=_age(digests), default=None)


def _age(digests: Sequence[ReturnDigest]) -> Callable[[int], tuple[date, float, int]]:
    return lambda i: (digests[i].filled_on or date.min, digests[i].modified, -i)
