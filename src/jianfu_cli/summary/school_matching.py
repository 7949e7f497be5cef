"""Which of today's schools each school of the semester before is: by code, else by the roster's names and other names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..roster import Roster, School, telling
from .previous import PreviousSchool


def successors(then: Sequence[PreviousSchool], now: Iterable[School]) -> dict[str, School]:
    """Name then -> today's school; several where schools were merged. A school that is gone is not there.

    What certainly is a school - its code, its very name or 别名 - comes first; as what else a name may be understood it is
    only taken for a school that none of them is, so that no school gets the problems of another.
    """
    schools = tuple(now)
    by_code = {school.code: school for school in schools if school.code}
    by_name = _by_name(schools)
    found: dict[str, School] = {}
    for school in then:
        same = by_code.get(school.code or "") or by_name.get(telling(school.name))
        if same:
            found[school.name] = same
    taken = {school.key for school in found.values()}
    rest = [school for school in then if school.name not in found]
    roster = Roster(schools) if rest else None
    for school in rest:
        meant = roster.match(school.name).school if roster else None
        if meant and meant.key not in taken:
            found[school.name] = meant
    return found


def _by_name(schools: Sequence[School]) -> dict[str, School]:
    """Names and other names, as they are compared; a school's own name before what others also go by, none of two."""
    others: dict[str, School | None] = {}
    for school in schools:
        for alias in school.aliases:
            key = telling(alias)
            others[key] = school if others.get(key, school) is school else None
    named = {key: school for key, school in others.items() if school}
    names: dict[str, School | None] = {}
    for school in schools:
        key = telling(school.name)
        names[key] = None if key in names else school
    return {key: school for key, school in {**named, **names}.items() if school}
