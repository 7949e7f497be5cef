"""School, Roster: the schools expected to report; a written name -> a school, never a guess."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..tools import plain
from .home_places import HomePlaces, split_place, without_place
from .school_names import CODE, canonical, centre, group_fronts, spellings, telling, without_seal
from .spelling_index import SpellingIndex, entries, spelling_number

if TYPE_CHECKING:
    from .near_names import NearNames

_REMEMBERED = 4096  # written names: most schools are named once or twice
_NEAREST = 3  # names told where none fits
_ENOUGH = 4  # schools of one spelling: two make it uncertain, three are named


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One school that is expected to report; `group` is its 乡镇, 中心校 or 市直.

    Names and code are tidied and checked by who reads them: from sheets (written_school) or YAML (roster_yaml).
    """

    name: str
    code: str | None = None
    group: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What two mentions of the same school of a roster have in common."""
        return self.code or telling(self.name)


@dataclass(frozen=True, slots=True)
class Match:
    """The school that a written name means, or, if it is none for certain, the nearest names."""

    school: School | None
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spellings:
    """What one walk over the schools gives: the tiers of spellings, from the certain to the loose (a tier is asked only
    where those before have no answer); each name and alias as it is compared, and the number of its school;
    the places in front of them.
    """

    tiers: list[SpellingIndex]
    compared: list[str]
    schools: array[int]
    places: set[str]


class Roster:
    """The schools expected to report, in their order.

    `issuer` is who asks them (高平市教育局): its place may stand before a name, or be left out. `account` says in one line
    what was read and what was passed over.
    """

    def __init__(self, schools: Iterable[School], issuer: str = "", account: str = "") -> None:
        self.schools: tuple[School, ...] = tuple(schools)
        self.account = account
        self._issuer = issuer

    def by_code(self, text: str) -> School | None:
        """The school whose 学校标识码 stands in the text."""
        code = CODE.search(text)
        return self._by_code.get(code[0]) if code else None

    def match(self, written: str) -> Match:
        """The one school that the text means: by code, name, alias, the usual variants, the name without its 乡镇.

        A variant that fits two schools fits none.
        """
        cached = self._cache.get(written)
        if cached is None:
            cached = self._find(written)
            if len(self._cache) < _REMEMBERED:
                self._cache[written] = cached
        return cached

    def prepare(self) -> None:
        """Make ready what matching needs, so that processes started later share it. A large roster takes a while."""
        _ = self._spellings, self._near, self._by_code, self._home

    @cached_property
    def _cache(self) -> dict[str, Match]:
        return {}

    @cached_property
    def _spellings(self) -> _Spellings:
        tiers: list[list[int]] = [[] for _ in range(5)]
        compared: list[str] = []
        schools = array("I")
        places: set[str] = set()
        for number, school in enumerate(self.schools):
            names = (school.name, *school.aliases)
            itself = [telling(school.name)]  # a school's own name is its, whoever else goes by it
            known_as = (itself, *spellings(names, school.group))
            for tier, found in zip(tiers, entries(known_as, number), strict=True):
                tier += found
            for name in names:
                place, rest = split_place(canonical(name))
                places.add(place)
                compared.append(rest)
                schools.append(number)
        return _Spellings([SpellingIndex(tier) for tier in tiers], compared, schools, places)

    @cached_property
    def _near(self) -> NearNames:
        from .near_names import NearNames

        return NearNames(self._spellings.compared)

    @cached_property
    def _home(self) -> HomePlaces:
        townships = {
            front for group in {school.group for school in self.schools} if group for front in group_fronts(group)
        }
        return HomePlaces(self._issuer, self._spellings.places, townships)

    @cached_property
    def _by_code(self) -> dict[str, School]:
        return {school.code: school for school in self.schools if school.code}

    def _find(self, written: str) -> Match:
        if not plain(CODE.sub("", written)):
            return Match(self.by_code(written))
        name = without_seal(written)
        usual_name = canonical(name)
        asked = [plain(name), usual_name, self._home.without_place(usual_name)]
        itself, as_written, usual, without, *loose = map(spelling_number, [telling(name), *asked, *map(centre, asked)])
        keys = ((itself,), (as_written,), (as_written, usual), (as_written, usual, without), loose)
        for tier, candidates in zip(self._spellings.tiers, keys, strict=True):
            numbers = (number for key in candidates for number in tier.find(key, _ENOUGH))
            found = {school.key: school for school in map(self.schools.__getitem__, numbers)}
            if len(found) == 1:
                return Match(next(iter(found.values())))
            if found:
                return Match(None, tuple(school.name for school in found.values())[:_NEAREST])
        return Match(None, self._nearest(without_place(usual_name)))

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        """At most three names of the roster that look like the one wanted."""
        schools = self._spellings.schools
        names = (self.schools[schools[found]].name for found in self._near.find(wanted, _NEAREST * 2))
        return tuple(dict.fromkeys(names))[:_NEAREST]  # a school may be near by its name and by an alias
