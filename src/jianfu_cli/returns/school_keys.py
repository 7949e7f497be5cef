"""Whose a return is, and the key that all mentions of one school have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..roster import canonical, telling

if TYPE_CHECKING:
    from .digest import ReturnDigest
    from .facts import Return, SchoolName


def speaking_school(of: Return | ReturnDigest) -> SchoolName | None:
    """The school that a return is of, else the one that speaks from it; None without any that is known."""
    if of.known:
        return of.school
    return of.sender.school if of.sender else None


def school_key(digest: ReturnDigest, has_roster: bool) -> str | None:
    """The key of a return's school; None without a school, or with one that the roster lacks."""
    school = digest.school
    if school is None or (has_roster and not digest.known):
        return None
    return key_of(school, has_roster)


def key_of(school: SchoolName, has_roster: bool) -> str:
    """The key of a school; without a roster it goes by its name, as people write it."""
    return roster_key(school) if has_roster else telling(school.name, canonical)


def roster_key(school: SchoolName) -> str:
    """The key of a school of the roster (School.key)."""
    return school.code or telling(school.name)
