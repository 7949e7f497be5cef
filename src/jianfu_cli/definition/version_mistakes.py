"""What is wrong with was, since and dropped of a definition that accepts older versions; which item lacks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..tools import YamlPlace, plain, shorten
from .as_written import is_number, listed, mappings, word
from .item_history import is_asked, numbers_there, older_first

Found = Iterator[tuple[YamlPlace, str]]
_SAME_ITEM = 0.6  # similarity from which an item without was may be a reworded one
Numbered = Sequence[tuple[int, str]]  # the items of a version that is known: number and text


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item or a dropped one in a version: where it is written, its name, its text, and its number if it is given."""

    place: YamlPlace
    name: str
    text: str
    number: int | None


class _Raw:
    """A definition as it was written: what of it has the right shape."""

    def __init__(self, raw: Mapping[Any, Any], items: Iterable[tuple[YamlPlace, dict[str, Any]]]) -> None:
        self.own = word(raw.get("version"))
        self.accepts = [word(version) for version in listed(raw.get("accepts"))]
        self.items = [(place, item) for place, item in items if is_number(item.get("number"))]
        self.dropped = [
            (("dropped", at), gone) for at, gone in mappings(raw.get("dropped")) if is_number(gone.get("number"))
        ]

    @property
    def older(self) -> list[str]:
        """The versions that are accepted, the oldest first."""
        return older_first({version for version in self.accepts if version not in ("", self.own)})

    def entries(self, version: str) -> list[_Entry]:
        """The items of an accepted version in today's order, then those no longer asked."""
        entries = [
            _entry(place, item, version)
            for place, item in self.items
            if is_asked(version, word(item.get("since")) or None, self.own)
        ]
        return entries + [
            _Entry(place, f"dropped 中的第 {gone['number']} 项", word(gone.get("text")), gone["number"])
            for place, gone in self.dropped
            if word(gone.get("version")) == version
        ]


def version_mistakes(
    raw: Mapping[Any, Any],
    items: Iterable[tuple[YamlPlace, dict[str, Any]]],
    known: Callable[[str], Mapping[str, Numbered]],
) -> Found:
    """The mistakes as (place, text). `items` are the definition's with their places.

    `known` gives the versions of the checklist of an id whose items are known, so that what was forgotten can be named.
    """
    written = _Raw(raw, items)
    yield from _unknown_versions(written)
    texts = known(word(raw.get("id"))) if written.older else {}
    for version in written.older:
        entries = written.entries(version)
        at = ("accepts", written.accepts.index(version))
        lacking = list(_lacking(version, entries, texts[version], at, written.own) if version in texts else ())
        yield from lacking
        yield from _alike(version, entries)
        yield from () if lacking else _numbers(version, entries, at)


def _unknown_versions(written: _Raw) -> Found:
    """Versions that are named and neither accepted nor, where it may be, the definition's own."""
    older, accepted = written.older, f"accepts（{'、'.join(written.older) or '空'}）"
    for place, item in written.items:
        was, since = item.get("was"), word(item.get("since"))
        if since and since not in (*older, written.own):
            yield (*place, "since"), f"since“{since}”应为 {accepted}之一，或本版“{written.own}”"
        for version in map(word, was if isinstance(was, dict) else ()):
            if version not in older:
                yield (*place, "was", version), f"was 中的版本“{version}”不在 {accepted}之中"
            elif not is_asked(version, since or None, written.own):
                yield (
                    (*place, "was", version),
                    f"第 {item['number']} 项写着从“{since}”版起才问，was 中不应有“{version}”",
                )
    for place, gone in written.dropped:
        if (version := word(gone.get("version"))) and version not in older:
            yield (*place, "version"), f"dropped 中的版本“{version}”不在 {accepted}之中"


def _lacking(version: str, entries: Sequence[_Entry], known: Numbered, at: YamlPlace, own: str) -> Found:
    """What does not agree with a version that is known."""
    numbers = {plain(text): number for number, text in known}
    given = {plain(entry.text) for entry in entries}
    missing = {plain(text): text for _, text in known if plain(text) not in given}
    for entry in entries:
        text = plain(entry.text)
        if text not in numbers and entry.place[-1] == "text":
            [near] = get_close_matches(text, missing, 1, _SAME_ITEM) or [""]
            was = f"第 {numbers[near]} 项“{shorten(missing.pop(near), 24)}”" if near else ""
            yield (
                entry.place,
                (
                    f"{entry.name}在“{version}”版中没有同样的文字{f'，像是那一版的{was}' if was else ''}："
                    f'改了文字的请写 was: {{"{version}": 旧版的文字}}，新增的请写 since: "{own}"'
                ),
            )
        elif text not in numbers:
            yield entry.place, f"“{version}”版中没有这样的文字：“{shorten(entry.text)}”，请逐字照那一版写"
        elif entry.number and entry.number != numbers[text]:
            yield entry.place, f"{entry.name}在“{version}”版中是第 {numbers[text]} 项，不是第 {entry.number} 项"
    for text, written in missing.items():
        what = f"“{version}”版的第 {numbers[text]} 项“{shorten(written, 24)}”没有交代"
        yield at, f"{what}：不再问的请写进 dropped，改了文字的请在相应的项写 was"


def _alike(version: str, entries: Sequence[_Entry]) -> Found:
    """Two items with the same wording, which could not be told apart."""
    first: dict[str, _Entry] = {}
    for entry in entries:
        text = plain(entry.text)
        other = first.setdefault(text, entry) if text else entry
        places = [each.place for each in (entry, other) if each.place[-1] != "text"]
        if other is not entry and places:  # two texts of today are told of as such
            yield places[0], f"{entry.name}与{other.name}在“{version}”版中文字相同，收表时无法区分"


def _numbers(version: str, entries: Sequence[_Entry], at: YamlPlace) -> Found:
    """Numbers given twice, and gaps in what should run from 1 on."""
    owners: dict[int, _Entry] = {}
    for entry in entries:
        if entry.number and (other := owners.setdefault(entry.number, entry)) is not entry:
            yield entry.place, f"{entry.name}与{other.name}在“{version}”版中编号都是 {entry.number}"
    numbers = set(numbers_there([entry.number for entry in entries], ()))
    gap = next((number for number in range(1, max(numbers, default=1) + 1) if number not in numbers), None)
    if gap is not None:
        yield at, f"“{version}”版缺第 {gap} 项：不再问的请写进 dropped，编号不同的请核对 was 中的 number"


def _entry(place: YamlPlace, item: Mapping[str, Any], version: str) -> _Entry:
    was = item.get("was")
    there = {word(key): value for key, value in was.items()} if isinstance(was, dict) else {}
    name = f"第 {item['number']} 项"
    if version not in there:
        return _Entry((*place, "text"), name, word(item.get("text")), None)
    former = there[version]
    text, number = (former.get("text"), former.get("number")) if isinstance(former, dict) else (former, None)
    return _Entry((*place, "was", version), name, word(text), number if is_number(number) else None)
