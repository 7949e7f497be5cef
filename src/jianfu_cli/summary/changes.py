"""What changed between the returns of a school: its answers before and in the one that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..definition import Checklist
from ..returns import ReturnDigest, Status, Weight
from .collection import Member
from .figures import Change


def changes(checklist: Checklist, member: Member) -> Iterator[Change]:
    """Each item that the counted return answers otherwise than the last of the returns before it that answers it."""
    counted = member.counted
    if counted is None or not member.earlier:
        return
    earlier = (d for d in member.earlier if d.weight is not Weight.VOID and _order(d) <= _order(counted))
    before = sorted(earlier, key=_order, reverse=True)
    for at, (item, now) in enumerate(zip(checklist.items, counted.answers, strict=True)):
        then = next((digest for digest in before if digest.answers[at] is not None), None)
        if then is None or now in (None, then.answers[at]):  # None: a form of an older version, which did not ask it
            continue
        vanished = checklist.compliant(item, then.answers[at]) is False and checklist.compliant(item, now) is not False
        doubtful = vanished and then.status is Status.INVALID
        yield Change(item.number, then.answers[at] or "", now or "", then.file, doubtful)


def _order(digest: ReturnDigest) -> tuple[date, float]:
    return digest.filled_on or date.min, digest.modified
