"""A term's roster and returns -> which return counts, who is missing, where each return ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..definition import Term
from ..returns import ReturnDigest, Status, latest_index, school_key
from ..roster import Roster, School
from .rates import passed
from .school_state import State


class Disposition(StrEnum):
    """Where a return ended; in the order in which they are tried."""

    ATTACHMENT = "attachment"
    UNREADABLE = "unreadable"
    UNIDENTIFIED = "unidentified"
    OTHER_TERM = "other_term"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    COUNTED = "counted"

    @property
    def label(self) -> str:
        """The word for people."""
        return _LABELS[self]


_LABELS = {
    Disposition.ATTACHMENT: "附件材料",
    Disposition.UNREADABLE: "无法读取",
    Disposition.UNIDENTIFIED: "无法确认学校",
    Disposition.OTHER_TERM: "非本学期",
    Disposition.REJECTED: "退回更正",
    Disposition.SUPERSEDED: "另有更新的一份",
    Disposition.COUNTED: "计入汇总",
}


@dataclass(slots=True)
class Placement:
    """One return and where it ended, with the reason in words."""

    digest: ReturnDigest
    disposition: Disposition
    reason: str


@dataclass(slots=True)
class Member:
    """One school of the term: of the roster, or, without a roster, as written. `counted` is the return that counts."""

    school: School
    counted: ReturnDigest | None = None
    rejected: list[ReturnDigest] = field(default_factory=list)

    @property
    def state(self) -> State:
        """How it stands: rejected is a rejected return and no valid one."""
        return State.COUNTED if self.counted else State.REJECTED if self.rejected else State.MISSING


@dataclass(slots=True)
class Collection:
    """All returns with their dispositions, in the order given, and all schools, in the roster's order."""

    term: Term | None
    placements: list[Placement]
    members: list[Member]
    has_roster: bool
    deadline: date | None = None

    def dispositions(self) -> dict[Disposition, int]:
        """How many returns ended in each disposition; every disposition is there."""
        counts = Counter(placement.disposition for placement in self.placements)
        return {disposition: counts[disposition] for disposition in Disposition}

    def late(self, member: Member) -> bool:
        """Whether the counted return was filled in after the deadline."""
        return passed(self.deadline, member.counted.filled_on if member.counted else None)


def main_term(digests: Iterable[ReturnDigest]) -> Term | None:
    """The term that most returns belong to; of equally many the later one; None if none has a term."""
    counts = Counter(digest.term for digest in digests if digest.term and digest.status is not Status.UNREADABLE)
    return max(counts, key=lambda term: (counts[term], term)) if counts else None


def collect(
    digests: Sequence[ReturnDigest], roster: Roster | None, term: Term | None, deadline: date | None = None
) -> Collection:
    """Sort every return into exactly one disposition and find each school's counted return."""
    has_roster = bool(roster and roster.schools)
    placements = [_place(digest, term, has_roster) for digest in digests]
    members: dict[str, Member] = {}
    if roster and has_roster:
        members = {school.key: Member(school) for school in roster.schools}
    valid: dict[str, list[Placement]] = {}
    for placement in placements:
        digest = placement.digest
        key = school_key(digest, has_roster)
        if key is None or placement.disposition not in (Disposition.REJECTED, Disposition.COUNTED):
            continue
        member = members.setdefault(key, Member(_school(digest)))
        if placement.disposition is Disposition.REJECTED:
            member.rejected.append(digest)
        else:
            valid.setdefault(key, []).append(placement)
    for key, candidates in valid.items():
        members[key].counted = _choose(candidates)
    return Collection(term, placements, list(members.values()), has_roster, deadline)


def _school(digest: ReturnDigest) -> School:
    assert digest.school is not None
    return School(name=digest.school.name, code=digest.school.code, group=digest.school.group)


def _place(digest: ReturnDigest, term: Term | None, has_roster: bool) -> Placement:
    """The disposition of a return by itself; COUNTED stands for valid until the latest is chosen."""
    if digest.status is Status.UNREADABLE:
        return Placement(digest, Disposition.UNREADABLE, f"无法读取：{digest.note or '、'.join(digest.codes)}")
    if digest.school is None:
        return Placement(digest, Disposition.UNIDENTIFIED, "表中没有学校名称")
    if has_roster and not digest.known:
        return Placement(digest, Disposition.UNIDENTIFIED, f"名册中没有“{digest.school.name}”")
    if term is not None and digest.term is not None and digest.term != term:
        return Placement(digest, Disposition.OTHER_TERM, f"属于{digest.term.title}")
    if digest.status is Status.INVALID:
        return Placement(digest, Disposition.REJECTED, f"有{digest.counts[0]}处错误，待更正后重报")
    return Placement(digest, Disposition.COUNTED, "计入汇总")


def _choose(candidates: list[Placement]) -> ReturnDigest:
    digests = [placement.digest for placement in candidates]
    winner = digests[latest_index(digests)]
    for placement in candidates:
        if placement.digest is not winner:
            placement.disposition = Disposition.SUPERSEDED
            same = placement.digest.digest == winner.digest
            placement.reason = f"与 {winner.file} 完全相同" if same else f"以更新的 {winner.file} 为准"
    return winner
