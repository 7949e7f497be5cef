"""The school that a name in the ledger means: one of the roster's, without a roster the name as written."""

from __future__ import annotations

from dataclasses import dataclass

from ..returns import SchoolName, key_of
from ..roster import Roster, canonical
from ..tools import shorten


@dataclass(frozen=True, slots=True)
class FoundSchool:
    """A school and what its returns are found by (school_key); a name that the roster lacks has a key that none has."""

    name: SchoolName
    key: str
    known: bool


class SchoolColumn:
    """Names -> schools."""

    def __init__(self, roster: Roster | None) -> None:
        self._roster = roster if roster and roster.schools else None

    @property
    def has_roster(self) -> bool:
        """An empty roster is none."""
        return self._roster is not None

    def find(self, written: str) -> FoundSchool:
        """The school that is meant."""
        if self._roster is None:
            return _found(SchoolName(written), has_roster=False)
        school = self._roster.match(written).school if written else None
        if school is None:
            return FoundSchool(SchoolName(written), f"?{canonical(written)}", known=False)
        return _found(SchoolName.of(school), has_roster=True)

    def unknown(self, written: str) -> str:
        """What is said of a name that the roster lacks; "" of others."""
        if self._roster is None:
            return ""
        match = self._roster.match(written)
        if match.school is not None:
            return ""
        near = f"，最接近的是：{'、'.join(match.nearest)}" if match.nearest else "，请按名册写学校名称"
        return f"名册中没有“{shorten(written, 30)}”{near}"


def _found(name: SchoolName, has_roster: bool) -> FoundSchool:
    return FoundSchool(name, key_of(name, has_roster), known=True)
