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

    head: ReturnDigest
    disposition: Disposition
    reason: str


@dataclass(slots=True)
class Member:
    """One school of the term: of the roster, or, without a roster, as written. `counted` is the return that counts."""

    school: School
    counted: ReturnDigest | None = None
    rejected: list[ReturnDigest] = field(default_factory=list)

    @property
    def state(self) -> str:
        """counted, rejected (a rejected return and no valid one) or missing."""
        return "counted" if self.counted else "rejected" if self.rejected else "missing"


@dataclass(slots=True)
class Collection:
    """All returns with their dispositions, in the order given, and all schools, in the roster's order."""

    term: Term | None
    filed: list[Placement]
    members: list[Member]
    has_roster: bool
    deadline: date | None = None

    def dispositions(self) -> dict[Disposition, int]:
        """How many returns ended in each disposition; every disposition is there."""
        counts = Counter(filed.disposition for filed in self.filed)
        return {disposition: counts[disposition] for disposition in Disposition}

    def late(self, member: Member) -> bool:
        """Whether the counted return was filled in after the deadline."""
        filled_on = member.counted.filled_on if member.counted else None
        return bool(self.deadline and filled_on and filled_on > self.deadline)


def main_term(heads: Iterable[ReturnDigest]) -> Term | None:
    """The term that most returns belong to; of equally many the later one; None if none has a term."""
    counts = Counter(head.term for head in heads if head.term and head.status is not Status.UNREADABLE)
    return max(counts, key=lambda term: (counts[term], term)) if counts else None


def collect(
    heads: Sequence[ReturnDigest], roster: Roster | None, term: Term | None, deadline: date | None = None
) -> Collection:
    """Sort every return into exactly one disposition and find each school's counted return."""
    has_roster = bool(roster and roster.schools)
    filed = [_file(head, term, has_roster) for head in heads]
    members: dict[str, Member] = {}
    if roster and has_roster:
        members = {school.key: Member(school) for school in roster.schools}
    valid: dict[str, list[Placement]] = {}
    for one in filed:
        key = school_key(one.head, has_roster)
        if key is None or one.disposition not in (Disposition.REJECTED, Disposition.COUNTED):
            continue
        member = members.setdefault(key, Member(_school(one.head)))
        if one.disposition is Disposition.REJECTED:
            member.rejected.append(one.head)
        else:
            valid.setdefault(key, []).append(one)
    for key, candidates in valid.items():
        members[key].counted = _choose(candidates)
    return Collection(term, filed, list(members.values()), has_roster, deadline)


def _school(head: ReturnDigest) -> School:
    assert head.school is not None
    return School(name=head.school.name, code=head.school.code, group=head.school.group)


def _file(head: ReturnDigest, term: Term | None, has_roster: bool) -> Placement:
    """The disposition of a return by itself; COUNTED stands for valid until the latest is chosen."""
    if head.status is Status.UNREADABLE:
        return Placement(head, Disposition.UNREADABLE, f"无法读取：{head.note or '、'.join(head.codes)}")
    if head.school is None:
        return Placement(head, Disposition.UNIDENTIFIED, "表中没有学校名称")
    if has_roster and not head.known:
        return Placement(head, Disposition.UNIDENTIFIED, f"名册中没有“{head.school.name}”")
    if term is not None and head.term is not None and head.term != term:
        return Placement(head, Disposition.OTHER_TERM, f"属于{head.term.title}")
    if head.status is Status.INVALID:
        return Placement(head, Disposition.REJECTED, f"有{head.counts[0]}处错误，待更正后重报")
    return Placement(head, Disposition.COUNTED, "计入汇总")


def _choose(candidates: list[Placement]) -> ReturnDigest:
    heads = [one.head for one in candidates]
    winner = latest_index(heads)
    for index, one in enumerate(candidates):
        if index != winner:
            one.disposition = Disposition.SUPERSEDED
            same = one.head.digest == heads[winner].digest
            one.reason = f"与 {heads[winner].file} 完全相同" if same else f"以更新的 {heads[winner].file} 为准"
    return heads[winner]
