"""A cell that names several schools (names by 、, a 乡镇, or 全部) -> the schools of the roster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..tables import SEPARATORS, unfit
from ..tools import plain, without_asides
from ..vocabulary import ALL_SCHOOLS, SCHOOLS_OF_A_GROUP
from .school_names import canonical, group_fronts
from .schools import Roster, School

_OF_A_GROUP = re.compile(rf"(?:的|所属|下属)?(?:{'|'.join(SCHOOLS_OF_A_GROUP)})$")
_ALL = re.compile(rf"(?:全[省市县区])?(?:{'|'.join(ALL_SCHOOLS)})|全[省市县区](?:中小学校?|学校)")
_LONGEST = 200  # characters of one name


@dataclass(frozen=True, slots=True)
class NamedSchools:
    """The schools that a cell names, as the roster has them (as written without a roster), each once.

    `everywhere`: it says 全部; without a roster no names come of it.
    """

    names: tuple[str, ...]
    everywhere: bool = False


@dataclass(frozen=True)
class SchoolNames:
    """A column of schools, held against a roster if there is one."""

    roster: Roster | None

    def read(self, text: str) -> NamedSchools:
        """The schools; raises UnfitError for the first name that is none of the roster's."""
        names: dict[str, None] = {}
        everywhere = False
        for part in SEPARATORS.split(text):
            name = part.strip()
            if not plain(name):
                continue
            if _ALL.fullmatch(plain(without_asides(name)[:_LONGEST])):
                everywhere = True
            else:
                names |= dict.fromkeys(self._named(name))
        if not (names or everywhere):
            raise unfit(text, "不是学校名称")
        if everywhere and self._schools:
            return NamedSchools(self._all_names, everywhere=True)
        return NamedSchools(tuple(names), everywhere)

    @property
    def _schools(self) -> tuple[School, ...]:
        return self.roster.schools if self.roster else ()

    @cached_property
    def _all_names(self) -> tuple[str, ...]:  # kept once, however many rows name them
        return tuple(school.name for school in self._schools)

    def _named(self, name: str) -> tuple[str, ...]:
        if not self._schools or not self.roster:
            return (name,)
        match = self.roster.match(name[:_LONGEST])
        if match.school:
            return (match.school.name,)
        if found := self._groups.get(_group(name)):
            return tuple(found)
        if len(parts := name.split()) > 1:  # names parted by spaces
            return tuple(dict.fromkeys(school for part in parts for school in self._named(part)))
        near = f"，名称相近的有 {'、'.join(match.nearest)}" if match.nearest else ""
        raise unfit(name, "不在名册中", f"{near}；可以写学校名称、乡镇名称或“全部”，几个之间用顿号隔开")

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        """乡镇, as it is compared -> its schools."""
        found: dict[str, list[str]] = {}
        for school in self._schools:
            for key in _keys(school.group or ""):
                found.setdefault(key, []).append(school.name)
        return found


def _keys(group: str) -> Iterator[str]:
    yield from (front for front in group_fronts(group) if len(front) > 1)


def _group(name: str) -> str:
    """A 乡镇 without 各校 behind it, as it is compared."""
    return canonical(_OF_A_GROUP.sub("", plain(without_asides(name)[:_LONGEST])))
