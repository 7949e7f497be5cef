"""The schools that --school names, as the run knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..roster import canonical
from ..tools import JianfuError, shorten

if TYPE_CHECKING:
    from ..roster import Roster
    from ..summary import Collection, Member


def chosen(names: Sequence[str], collection: Collection, roster: Roster | None) -> Callable[[Member], bool]:
    """Whether a member of the collection is one of the named schools; without names each is.

    Raises JianfuError for a name that fits none, with the nearest ones.
    """
    if not names:
        return lambda _: True
    keys = {_key(name, collection, roster) for name in names}
    return lambda member: member.school.key in keys


def _key(name: str, collection: Collection, roster: Roster | None) -> str:
    if roster and collection.has_roster:
        match = roster.match(name.strip())
        if match.school:
            return match.school.key
        near = f"，最接近的是：{'、'.join(match.nearest)}" if match.nearest else ""
        raise JianfuError(f"名册中没有“{shorten(name)}”{near}。请核对选项 --school")
    wanted = canonical(name)
    for member in collection.members:
        if canonical(member.school.name) == wanted:
            return member.school.key
    raise JianfuError(f"收到的表里没有“{shorten(name)}”的。请核对选项 --school")
