"""What came: each file with where it ended, each school's materials, and what could not be counted, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cache

from ..definition import FOLLOWUP_TITLE, Checklist
from ..returns import AttachmentDigest, ReturnDigest
from .collection import Collection, Member
from .dispositions import Disposition, Placement
from .figures import NO_GROUP, FileEntry, MaterialPlace, Received
from .school_state import State

_REASONS = {
    Disposition.UNREADABLE: "文件读不出：{}",
    Disposition.OTHER_TERM: "报来的表{}",
    Disposition.UNIDENTIFIED: "{}",
}


def file_entries(collection: Collection) -> Iterator[FileEntry]:
    """Every file; the papers behind the returns. A school that only speaks from a file is named as well."""
    for placement in collection.placements:
        name = placement.school.name if placement.school else None
        yield FileEntry(placement.digest.file, name, placement.disposition, placement.reason)
    for paper in collection.attachments:
        yield FileEntry(paper.file, paper.school.name, Disposition.ATTACHMENT, "、".join(paper.materials))


def received(checklist: Checklist, collection: Collection) -> Iterator[Received]:
    """Each school from which something came, but no return of the term: one file, and why it does not count."""
    for member in collection.members:
        if member.state is not State.RECEIVED:
            continue
        group = member.school.group or NO_GROUP
        if member.waiting:
            # what can be mended most easily is told first: a form, then what can't be read
            chosen = min(member.waiting, key=lambda placement: placement.disposition is Disposition.UNREADABLE)
            more = len(member.waiting) + len(member.papers) - 1
            reason = _reason(chosen) + (f"（另有{more}份）" if more else "")
            yield Received(member.school.name, group, chosen.digest.file, reason)
        else:
            sent = {title for paper in member.papers for title in paper.materials}
            titles = "、".join(title for title in _titles(checklist) if title in sent)
            yield Received(member.school.name, group, member.papers[0].file, f"只收到{titles}，请补报电子表")


def _reason(placement: Placement) -> str:
    words = placement.digest.note if placement.disposition is Disposition.UNREADABLE else placement.reason
    return _REASONS[placement.disposition].format(words or placement.reason)


def material_places(checklist: Checklist, member: Member, unsolved: Set[str]) -> Iterator[MaterialPlace]:
    """Where each of a school's materials is. `unsolved` are the files of forms with a problem without a measure."""
    counted = member.counted
    returns = (counted, *member.earlier) if counted else member.earlier
    for material in checklist.materials:
        sent: Iterable[AttachmentDigest | ReturnDigest] = (*member.papers, *returns)
        if file := next((each.file for each in sent if material.title in each.materials), None):
            yield MaterialPlace(material.title, file)
        elif material.settled_by and counted and counted.file not in unsolved:
            yield _place_in_form(material.title)
        else:
            yield _not_seen(material.title)


@cache  # one for all the schools of a country
def _place_in_form(title: str) -> MaterialPlace:
    return MaterialPlace(title, None, in_form=True)


@cache
def _not_seen(title: str) -> MaterialPlace:
    return MaterialPlace(title, None)


def paper_counts(checklist: Checklist, collection: Collection) -> dict[str, int]:
    """How many papers came of each material, in the definition's order; none without a roster."""
    counts = Counter(title for paper in collection.attachments for title in paper.materials)
    there = [title for title in _titles(checklist) if counts[title] or title != FOLLOWUP_TITLE]
    return {title: counts[title] for title in there} if collection.has_roster else {}


def _titles(checklist: Checklist) -> tuple[str, ...]:
    """What a paper may be: the materials of the definition, and the form's own third part."""
    return (*(material.title for material in checklist.materials), FOLLOWUP_TITLE)
