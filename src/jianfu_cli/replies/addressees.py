"""An examination and the collection of a term -> the schools that must act, each with the return that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..checking import parse_record
from ..returns import Weight, latest_index, meant_term
from ..summary import Disposition
from .faults import Fault, faults_of

if TYPE_CHECKING:
    from ..checking import Examination, ReturnRecord
    from ..definition import Term
    from ..returns import ReturnDigest
    from ..roster import School
    from ..summary import Collection, Member, Placement

# Of a return that the bureau can't use though no rule finds a fault in it.
_UNUSABLE = Fault("这份自查表不能使用", "请重新填写后报送", whole=True)


@dataclass(frozen=True, slots=True)
class Addressee:
    """A school that must act. `digest` is the return that is spoken of, None where only papers beside the form came.

    `counted`: it counts, so that nothing must be sent again; `mendable`: it is a form of the term, which can be put right
    here and there.
    """

    school: School
    faults: list[Fault]
    digest: ReturnDigest | None = None
    counted: bool = False
    mendable: bool = True

    @property
    def file(self) -> str:
        """The name of the school's file, without its folders; "" for none."""
        return _bare_name(self.digest.file) if self.digest else ""

    @property
    def to_mark(self) -> bool:
        """Whether there is a place in its file to be marked."""
        return self.mendable and any(fault.location for fault in self.faults)

    @property
    def whole(self) -> bool:
        """Whether the whole form is to be gone through again."""
        return any(fault.whole for fault in self.faults)


def _bare_name(file: str) -> str:
    """A file's own name, of the contract's `file`: without folders, the archive that it is in and the form's part."""
    return file.partition("!/")[2].rpartition("/")[2] or file.rpartition("/")[2]


class Records:
    """The records of an examination by their digests."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._places = {id(digest): index for index, digest in enumerate(examination.digests)}

    def of(self, digest: ReturnDigest) -> ReturnRecord:
        """The whole record of a return."""
        return parse_record(self._examination.line(self._places[id(digest)]))


def addressees(collection: Collection, records: Records, wanted: Callable[[Member], bool]) -> Iterator[Addressee]:
    """The schools that must act, in the order of the collection; of each the return that counts, else the last one."""
    for member in collection.members:
        if wanted(member) and (addressee := _addressee(member, records, collection.term)):
            yield addressee


def _addressee(member: Member, records: Records, term: Term | None) -> Addressee | None:
    if member.counted:
        faults = faults_of(records.of(member.counted)) if member.counted.counts[1] else []
        return Addressee(member.school, faults, member.counted, counted=True) if faults else None
    if member.earlier:
        last = _latest([digest for digest in member.earlier if digest.weight is not Weight.VOID] or member.earlier)
        if last.weight is Weight.VOID:
            return Addressee(member.school, [_UNUSABLE], last, mendable=False)
        return Addressee(member.school, faults_of(records.of(last)) or [_UNUSABLE], last)
    if member.waiting:
        return _waiting(member, records, term)
    if member.papers:
        titles = "、".join(dict.fromkeys(title for paper in member.papers for title in paper.materials))
        fault = Fault(f"已收到{titles}，还没有收到自查表", "请补报自查表")
        return Addressee(member.school, [fault], mendable=False)
    return None


def _waiting(member: Member, records: Records, term: Term | None) -> Addressee | None:
    """What came last and could not be counted; None where that is no matter of the school's."""
    newest = _latest([placement.digest for placement in member.waiting])
    last = next(placement for placement in member.waiting if placement.digest is newest)
    faults = _why_waiting(last, records, term)
    mendable = last.disposition is not Disposition.UNREADABLE and not any(fault.whole for fault in faults)
    return Addressee(member.school, faults, last.digest, mendable=mendable) if faults else None


def _is_another_terms(placement: Placement, term: Term | None) -> bool:
    """Whether it is the form of another term, and not this one's with a mistyped date, which is mended where it stands."""
    return placement.disposition is Disposition.OTHER_TERM and meant_term(placement.digest, term) != term


def _latest(digests: Sequence[ReturnDigest]) -> ReturnDigest:
    return digests[latest_index(digests)]


def _why_waiting(placement: Placement, records: Records, term: Term | None) -> list[Fault]:
    digest = placement.digest
    if _is_another_terms(placement, term) and digest.term and term:
        return [Fault(f"报来的是{digest.term.title}的自查表", f"请报送{term.title}的自查表", whole=True)]
    return faults_of(records.of(digest))


def unaddressed(collection: Collection) -> list[str]:
    """The files that must be answered and of which nobody can say whose they are."""
    answered = {id(placement) for member in collection.members for placement in member.waiting}
    lost = (Disposition.UNREADABLE, Disposition.UNIDENTIFIED)
    return [
        placement.digest.file
        for placement in collection.placements
        if placement.disposition in lost and id(placement) not in answered
    ]
