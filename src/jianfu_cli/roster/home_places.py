"""The province, city and county in front of a school's name: which stand there, and which may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LEAST = 3  # characters of a name that are left
_NO_LEVEL = "[^省市县区]"
_NAME = f"(?:{_NO_LEVEL}{{2,3}}|[^省市县区镇乡]{{4}})"  # 景德镇市, 呼和浩特市; not 米山镇新市小学
# From the largest to the smallest, each may be missing. A district (区) is only told by who asks the schools: 校区, 社区,
# 开发区 are parts of names.
_PLACE = re.compile(
    rf"(?P<province>{_NAME}省|{_NO_LEVEL}{{2,8}}自治区)?"
    rf"(?P<city>{_NAME}市|{_NO_LEVEL}{{2,12}}自治州|{_NAME}地区)?"
    rf"(?P<county>{_NAME}[市县]|{_NO_LEVEL}{{2,12}}自治[县旗])?"
    rf"(?=.{{{_LEAST}}})"
)
_ISSUER = re.compile(r"(?:.*?[省市县区州盟旗])??(?P<place>[^省市县区]{1,10}[省市县区州盟旗])(?:[^省市县区]*)")
_LONGEST = 12  # characters of a place or township
_LONGEST_ISSUER = 60


@lru_cache(maxsize=4096)
def split_place(name: str) -> tuple[str, str]:
    """The smallest place in front of a canonical name, and the name without all of them: 晋城市高平市X -> 高平市, X."""
    match = _PLACE.match(name)
    found = [place for place in match.groups() if place] if match else []
    return (found[-1] if found else "", name[match.end() :] if match else name)


def without_place(name: str) -> str:
    """A canonical name without the province, city or county in front (高平市, 山西省高平市, 晋城市高平市)."""
    return split_place(name)[1]


class HomePlaces:
    """The places of a roster's schools. The name of another county's school is not taken for one of them."""

    def __init__(self, issuer: str, places: Iterable[str], townships: Iterable[str]) -> None:
        """Who asks the schools (高平市教育局), the places in front of their names, their townships as names begin with them."""
        asking = _ISSUER.fullmatch(issuer[:_LONGEST_ISSUER])
        self._places = frozenset(place for place in (*places, asking["place"] if asking else "") if place)
        self._fronts = self._places | {place[:-1] for place in self._places if len(place) > 2}  # 高平三中学
        self._townships = frozenset(townships)

    def without_place(self, name: str) -> str:
        """A written canonical name without the places in front, if they are these or the larger ones around them."""
        place, rest = split_place(name)
        for length in range(min(_LONGEST, len(rest) - _LEAST), 1, -1):
            if rest[:length] in self._fronts:
                return rest[length:]
        if not self._places or place in self._places:
            return rest
        return rest if place[-1:] in ("省", "市") and self._is_in_township(rest) else name

    def _is_in_township(self, name: str) -> bool:
        return any(name[:length] in self._townships for length in range(2, _LONGEST + 1))
