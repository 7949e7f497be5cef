"""A term's roster and returns -> which return counts, who is missing, where each file ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..definition import Term
from ..returns import (
    AttachmentDigest,
    ReturnDigest,
    SchoolName,
    Status,
    Weight,
    counting_index,
    roster_key,
    school_key,
)
from ..roster import Roster, School
from .dispositions import Disposition, Placement, place
from .rates import passed
from .school_state import State

_UNCOUNTED = (Disposition.UNREADABLE, Disposition.UNIDENTIFIED, Disposition.OTHER_TERM)


@dataclass(slots=True)
class Member:
    """One school of the term: of the roster, or, without a roster, as written. `counted` is the return that counts.

    `earlier` are its other returns of the term, in the order of the files; `waiting` is what came from it and could not be
    counted, `papers` what it sent beside the form; `first` the date of its first return that has one.
    """

    school: School
    counted: ReturnDigest | None = None
    earlier: tuple[ReturnDigest, ...] = ()
    waiting: tuple[Placement, ...] = ()
    papers: tuple[AttachmentDigest, ...] = ()
    first: date | None = None

    @property
    def state(self) -> State:
        """How it stands: the first that fits of counted, rejected, received, missing."""
        if self.counted:
            return State.COUNTED
        if self.earlier:
            return State.REJECTED
        return State.RECEIVED if self.waiting or self.papers else State.MISSING


@dataclass(slots=True)
class Collection:
    """All returns with their dispositions, in the order given, and all schools, in the roster's order."""

    term: Term | None
    placements: list[Placement]
    members: list[Member]
    has_roster: bool
    deadline: date | None = None
    attachments: Sequence[AttachmentDigest] = ()

    def dispositions(self) -> dict[Disposition, int]:
        """How many files ended in each disposition; every disposition is there."""
        counts = Counter(placement.disposition for placement in self.placements)
        counts[Disposition.ATTACHMENT] += len(self.attachments)
        return {disposition: counts[disposition] for disposition in Disposition}

    def late(self, member: Member) -> bool:
        """Whether its first return of the term was filled in after the deadline: correcting makes nobody late."""
        return passed(self.deadline, member.first)


def main_term(digests: Iterable[ReturnDigest]) -> Term | None:
    """The term that most returns belong to; of equally many the later one; None if none has a term."""
    counts = Counter(digest.term for digest in digests if digest.term and digest.status is not Status.UNREADABLE)
    return max(counts, key=lambda term: (counts[term], term)) if counts else None


def collect(
    digests: Sequence[ReturnDigest],
    roster: Roster | None,
    term: Term | None,
    deadline: date | None = None,
    attachments: Sequence[AttachmentDigest] = (),
) -> Collection:
    """Sort every file into exactly one disposition and find each school's counted return."""
    has_roster = bool(roster and roster.schools)
    placements = [place(digest, term, has_roster) for digest in digests]
    members: dict[str, Member] = {}
    if roster and has_roster:
        members = {school.key: Member(school) for school in roster.schools}
    sent: dict[str, list[Placement]] = {}
    for placement in placements:
        digest = placement.digest
        key = school_key(digest, has_roster)
        if placement.disposition in _UNCOUNTED:
            _keep_waiting(members, placement, key, term)
        elif key is not None:
            member = members.setdefault(key, Member(_school(digest.school)))
            member.first = _earliest(member.first, digest.filled_on)
            sent.setdefault(key, []).append(placement)
    for key, returns in sent.items():
        _choose(members[key], returns)
    for attachment in attachments:
        sender = members[roster_key(attachment.school)]
        sender.papers = (*sender.papers, attachment)
    return Collection(term, placements, list(members.values()), has_roster, deadline, attachments)


def _keep_waiting(members: dict[str, Member], placement: Placement, key: str | None, term: Term | None) -> None:
    """Note with its school what could not be counted: the school that it names, else the one that speaks from it."""
    digest = placement.digest
    whose = key or (roster_key(digest.sender.school) if digest.sender else None)
    if whose is None or (member := members.get(whose)) is None:
        return
    member.waiting = (*member.waiting, placement)
    if placement.disposition is Disposition.UNIDENTIFIED and digest.term == term:
        member.first = _earliest(member.first, digest.filled_on)


def _earliest(known: date | None, day: date | None) -> date | None:
    return min(filter(None, (known, day)), default=None)


def _school(school: SchoolName | None) -> School:
    assert school is not None
    return School(name=school.name, code=school.code, group=school.group)


def _choose(member: Member, returns: list[Placement]) -> None:
    """The latest valid return counts, or what the ledger says; the others are superseded by it."""
    counting = counting_index([placement.digest for placement in returns])
    if counting is not None:
        member.counted = returns[counting].digest
    for placement in returns:
        if placement.digest is member.counted:
            continue
        member.earlier = (*member.earlier, placement.digest)
        if member.counted is not None:
            placement.reason = _why_superseded(placement, member.counted)
            placement.disposition = Disposition.SUPERSEDED
        elif placement.disposition is Disposition.COUNTED:
            placement.reason, placement.disposition = "台账写明不作数，待重报", Disposition.REJECTED


def _why_superseded(placement: Placement, winner: ReturnDigest) -> str:
    if placement.digest.weight is Weight.VOID:
        return f"台账写明不作数；{winner.file} 已计入"
    if placement.disposition is Disposition.REJECTED:
        return f"有{placement.digest.counts[0]}处错误；另有有效的 {winner.file} 已计入"
    digest = placement.digest
    if (digest.digest, digest.part) == (winner.digest, winner.part):  # the forms of one file share its digest
        return f"与 {winner.file} 完全相同"
    if winner.weight is Weight.PREFERRED:
        return f"台账写明以 {winner.file} 为准"
    if (digest.filled_on, digest.modified) == (winner.filled_on, winner.modified):
        return f"填表时间相同，暂以 {winner.file} 为准，请核对"
    return f"以更新的 {winner.file} 为准"
