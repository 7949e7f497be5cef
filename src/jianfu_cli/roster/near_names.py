"""School names that look like a written one: few candidates by what they share with it, then their likeness."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from operator import add

from rapidfuzz import fuzz, process

_CANDIDATES = 100  # names compared for one written name; more take longer than they find
_LONGEST = 60  # characters of a written name that are looked at
_LIKE = 60  # per cent


class NearNames:
    """Names as they are compared, prepared once; finding does not walk over them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._sharing: dict[str, array[int]] = {}  # a character or two neighbours -> the numbers of names with it
        sharing = self._sharing
        for number, name in enumerate(self._names):
            for part in _parts(name):
                if part in sharing:
                    sharing[part].append(number)
                else:
                    sharing[part] = array("I", (number,))

    def find(self, written: str, most: int) -> list[int]:
        """The numbers of at most so many names that are alike, the likest first; of equals the first."""
        wanted = written[:_LONGEST]
        numbers = self._candidates(wanted)
        names = [self._names[number] for number in numbers]
        found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=most)
        return [numbers[index] for _, _, index in found]

    def _candidates(self, wanted: str) -> list[int]:
        """The names that share with the wanted one what few names have."""
        sharing = [numbers for part in _parts(wanted) if (numbers := self._sharing.get(part))]
        chosen: set[int] = set()
        for numbers in sorted(sharing, key=len):
            room = _CANDIDATES - len(chosen)
            if room <= 0:
                break
            chosen.update(numbers[:room])
        return sorted(chosen)


def _parts(name: str) -> set[str]:
    """The characters of a name, and each two that stand together."""
    return {*name, *map(add, name, name[1:])}
