"""Disposition: where a file ended, with the word for it; Placement: one return or paper and where it ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..definition import Term
from ..returns import ReturnDigest, SchoolName, Sender, Status, meant_term, spoken_by
from ..tools import date_in_words


class Disposition(StrEnum):
    """Where a file ended; in the order in which they are tried."""

    ATTACHMENT = "attachment"
    UNREADABLE = "unreadable"
    UNIDENTIFIED = "unidentified"
    OTHER_TERM = "other_term"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    COUNTED = "counted"

    @property
    def label(self) -> str:
        """The word for people."""
        return _LABELS[self]


_LABELS = {
    Disposition.ATTACHMENT: "学校材料",
    Disposition.UNREADABLE: "无法读取",
    Disposition.UNIDENTIFIED: "无法确认学校",
    Disposition.OTHER_TERM: "非本学期",
    Disposition.SUPERSEDED: "另有一份计入",
    Disposition.REJECTED: "退回更正",
    Disposition.COUNTED: "计入汇总",
}


@dataclass(slots=True)
class Placement:
    """One return and where it ended, with the reason in words."""

    digest: ReturnDigest
    disposition: Disposition
    reason: str

    @property
    def school(self) -> SchoolName | None:
        """The school of the return; of one that names none of the roster the one that speaks from it."""
        digest = self.digest
        return digest.school if digest.known or digest.sender is None else digest.sender.school


def place(digest: ReturnDigest, term: Term | None, has_roster: bool) -> Placement:
    """The disposition of a return by itself: COUNTED stands for valid until the latest is chosen, REJECTED for invalid."""
    if digest.status is Status.UNREADABLE:
        return Placement(digest, Disposition.UNREADABLE, f"无法读取：{digest.note or '、'.join(digest.codes)}")
    if digest.school is None:
        return Placement(digest, Disposition.UNIDENTIFIED, f"表中没有学校名称{_guess(digest.sender)}")
    if has_roster and not digest.known:
        reason = f"名册中没有“{digest.school.name}”{_guess(digest.sender)}"
        return Placement(digest, Disposition.UNIDENTIFIED, reason)
    if term is not None and digest.term is not None and digest.term != term:
        return Placement(digest, Disposition.OTHER_TERM, f"属于{digest.term.title}{_dated(digest, term)}")
    if digest.status is Status.INVALID:
        return Placement(digest, Disposition.REJECTED, f"有{digest.counts[0]}处错误，待更正后重报")
    return Placement(digest, Disposition.COUNTED, "计入汇总")


def _dated(digest: ReturnDigest, term: Term) -> str:
    """The date that alone speaks for another term, so that a mistyped year is seen."""
    if digest.filled_on is None or meant_term(digest, term) != term:
        return ""
    return f"，填表时间写的是{date_in_words(digest.filled_on)}"


def _guess(sender: Sender | None) -> str:
    """The school that speaks from a form without a known one, and by what."""
    return f"，从{spoken_by(sender)}看是{sender.school.name}" if sender else ""
