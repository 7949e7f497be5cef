"""Paper: a file without a form that is a school's material; AttachmentDigest: what is kept of it in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .facts import Rectification, SchoolName

if TYPE_CHECKING:
    from .senders import Sender


@dataclass(slots=True)
class Paper:
    """A file without a form, of a school of the roster: `materials` are its titles, in the definition's order.

    `rectifications` are by the checklist's numbers; `older` gives them, by the version, where those of an accepted one are
    meant: which, is known by the school's form.
    """

    file: str
    sender: Sender
    materials: tuple[str, ...]
    rectifications: list[Rectification] = field(default_factory=list)
    older: dict[str, list[Rectification]] = field(default_factory=dict)


@dataclass(slots=True)
class AttachmentDigest:
    """What collecting needs of one paper. `measured` are the items that it has a measure for, `complete` those with
    who is responsible and by when; `rectifications` is the number of its measures, `offset` and `size` its place in the spool.
    """

    file: str
    school: SchoolName
    materials: tuple[str, ...]
    measured: tuple[int, ...] = ()
    complete: tuple[int, ...] = ()
    rectifications: int = 0
    offset: int = 0
    size: int = 0
    older: tuple[
        tuple[str, tuple[int, ...], tuple[int, ...]], ...
    ] = ()  # version, measured and complete by its numbers

    def measures(self, version: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """`measured` and `complete` for a school whose form is of that version."""
        return next((found[1:] for found in self.older if found[0] == version), (self.measured, self.complete))

    def share(self, known: dict[Any, Any]) -> None:
        """Keep what is equal in many digests once (`known` remembers it)."""
        for name in ("materials", "measured", "complete", "older"):
            value = getattr(self, name)
            setattr(self, name, known.setdefault(value, value))
