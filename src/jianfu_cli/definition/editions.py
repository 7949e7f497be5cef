"""A version of a checklist as its forms print it, and which of today's items each of its numbers is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from .checklist import Checklist, Item, Section
from .item_history import is_asked, numbers_there, older_first


@dataclass(frozen=True)
class Edition:
    """One version: `checklist` is that version's, `today` its numbers -> today's, without those no longer asked."""

    checklist: Checklist
    today: Mapping[int, int]

    @property
    def version(self) -> str:
        """Which version it is."""
        return self.checklist.version

    @cached_property
    def asked(self) -> frozenset[int]:
        """Today's numbers of what it asks."""
        return frozenset(self.today.values())


def editions_of(checklist: Checklist) -> dict[str, Edition]:
    """The checklist's own edition, then those that it accepts, the newest first."""
    older = [version for version in reversed(older_first(set(checklist.accepts))) if version != checklist.version]
    own = Edition(checklist, {item.number: item.number for item in checklist.items})
    return {checklist.version: own} | {version: _edition(checklist, version) for version in older}


def _edition(checklist: Checklist, version: str) -> Edition:
    items = sorted(_items(checklist, version), key=lambda entry: entry[1].number)
    whole = {name: getattr(checklist, name) for name in Checklist.model_fields}
    sections: list[Section] = []
    today: dict[int, int] = {}
    title = items[0][0] or checklist.sections[0].title
    titled = []
    for named, item, number in items:  # what is no longer asked stood in the section of the item before it
        title = named or title
        titled.append((title, item))
        if number is not None:
            today[item.number] = number
    for title, group in groupby(titled, key=itemgetter(0)):
        sections.append(Section.model_construct(title=title, items=tuple(item for _, item in group)))
    made = Checklist.model_construct(
        **whole | {"version": version, "accepts": (), "dropped": (), "sections": tuple(sections)}
    )
    return Edition(made, today)


def _items(checklist: Checklist, version: str) -> Iterator[tuple[str, Item, int | None]]:
    """(section, the item as it is there, today's number) of each item of a version; "" and None for one no longer asked."""
    dropped = [item for item in checklist.dropped if item.version == version]
    asked = [
        (section.title, item)
        for section in checklist.sections
        for item in section.items
        if is_asked(version, item.since, checklist.version)
    ]
    was = [item.was.get(version) for _, item in asked]
    numbers = numbers_there([there.number if there else None for there in was], {item.number for item in dropped})
    for (title, item), there, number in zip(asked, was, numbers, strict=True):
        text = there.text if there else item.text
        yield title, Item.model_construct(number=number, text=text, expected=item.expected), item.number
    for gone in dropped:
        yield "", Item.model_construct(number=gone.number, text=gone.text, expected=gone.expected or ""), None
