"""What schools wrote that is no answer of the checklist's: each distinct wording once, with the schools that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..tools import narrow, plain, tidy, visible
from ..vocabulary import BLANK_CELL

LONGEST = 1_000  # characters: longer texts are settled with the school that wrote them
MOST_WORDINGS = 5_000  # rows that are added in one run: more than anyone will judge
_NAMES_SHOWN = 100  # characters
_BLANK = frozenset(map(plain, BLANK_CELL))
_CHARACTER = re.compile("(?![是否有无没])[\u4e00-\u9fff]")
_FEWEST = 2  # such characters, from which on words say something: 较好, not √, 0, 没有


def compared(text: str) -> str:
    """What two equal wordings have in common: spaces and width don't count, everything else does.

    The same for a text as it was read and as a workbook gives it back (which can't hold control characters).
    """
    return "".join(narrow(visible(text)).split())


def explaining(raw: str) -> str:
    """What words that were no answer say of it, now that something else is the answer; "" of a mark or a bare word."""
    return tidy(raw) if len(_CHARACTER.findall(raw)) >= _FEWEST else ""


def quoted(text: str) -> str:
    """What stands in a cell as 表中原填 quotes it, for rows and cells to be found by: "" of a blank and of a word for it."""
    return "" if plain(text) in _BLANK else compared(text)[:LONGEST]


@dataclass(slots=True)
class UnclearWording:
    """A wording that was no answer of item `item`, as the first school wrote it; `schools` by their keys, with their names.

    `leaning` is the answer that it seems to mean, None if that is open.
    """

    item: int
    text: str
    schools: dict[str, str] = field(default_factory=dict)
    leaning: str | None = None

    @property
    def names(self) -> str:
        """The schools by 、, as many as are read with a glance; how many there are where some are left out."""
        shown = ""
        for number, name in enumerate(self.schools.values()):
            longer = f"{shown}、{name}" if number else name
            if number and len(longer) > _NAMES_SHOWN:
                return f"{shown}等{len(self.schools)}所"
            shown = longer
        return shown


class Wordings:
    """Gathers wordings: (item, wording as compared) -> UnclearWording."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str], UnclearWording] = {}
        self.too_long = 0

    def add(self, item: int, text: str, school: str, name: str) -> UnclearWording | None:
        """Note that a school (by a key of its own, and its name) wrote this; the wording, if it is a new one.

        Texts that are too long are only counted.
        """
        key = item, compared(text)
        if not key[1]:
            return None
        if len(text) > LONGEST:
            self.too_long += 1
            return None
        new = None if key in self.found else UnclearWording(item, tidy(text))
        found = self.found.setdefault(key, new) if new else self.found[key]
        found.schools.setdefault(school, name)
        return new

    def most_written_first(self) -> Iterable[tuple[tuple[int, str], UnclearWording]]:
        """All of them; of those that equally many schools wrote in the order of items."""
        return sorted(self.found.items(), key=lambda entry: (-len(entry[1].schools), entry[0]))
