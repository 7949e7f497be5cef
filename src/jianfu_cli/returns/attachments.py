"""Paper: a file without a form that is a school's material; AttachmentDigest: what is kept of it in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .facts import Followup, Rectification, SchoolName

if TYPE_CHECKING:
    from .senders import Sender


@dataclass(slots=True)
class MeasureTables:
    """What a document says of measures: those of this semester, and what became of last semester's."""

    rectifications: list[Rectification] = field(default_factory=list)
    followups: list[Followup] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """A file without a form, of a school of the roster: `materials` are its titles, in the definition's order.

    `tables` are by the checklist's numbers; `older` gives them, by the version, where those of an accepted one are
    meant: which, is known by the school's form. `gaps` are those of a draft that are not filled in.
    """

    file: str
    sender: Sender
    materials: tuple[str, ...]
    tables: MeasureTables = field(default_factory=MeasureTables)
    older: dict[str, MeasureTables] = field(default_factory=dict)
    gaps: int = 0


class AnsweredItems(NamedTuple):
    """Of which items a paper has a measure, a complete one, or says what became of last semester's."""

    measured: tuple[int, ...] = ()
    complete: tuple[int, ...] = ()
    followed: tuple[int, ...] = ()


_NOTHING_ANSWERED = AnsweredItems()


@dataclass(slots=True)
class AttachmentDigest:
    """What collecting needs of one paper. `items` are those that it answers, `older` the same by the numbers of an
    accepted version, with its name; `rectifications` is the number of its measures, `followups` of those of last
    semester's that it tells of, `gaps` of a draft's that are not filled in; `offset` and `size` its place in the spool.
    """

    file: str
    school: SchoolName
    materials: tuple[str, ...]
    items: AnsweredItems = _NOTHING_ANSWERED
    rectifications: int = 0
    followups: int = 0
    gaps: int = 0
    offset: int = 0
    size: int = 0
    older: tuple[tuple[str, AnsweredItems], ...] = ()

    def answered(self, version: str) -> AnsweredItems:
        """What it answers of a form of that version."""
        return next((found for name, found in self.older if name == version), self.items)

    def share(self, known: dict[Any, Any]) -> None:
        """Keep what is equal in many digests once (`known` remembers it)."""
        for name in ("materials", "items", "older"):
            value = getattr(self, name)
            setattr(self, name, known.setdefault(value, value))
