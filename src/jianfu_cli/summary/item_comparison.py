"""Which of today's items each item of the semester before is, and whether the two may be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..definition import Checklist, Item, editions_of
from ..tools import plain
from .previous import Previous, PreviousItem


class Comparable(StrEnum):
    """same: word for word; reworded: the same item in other words; new: not asked then; dropped: no longer asked."""

    SAME = "same"
    REWORDED = "reworded"
    NEW = "new"
    DROPPED = "dropped"

    @property
    def remark(self) -> str:
        """What people must know of the comparison; "" for same."""
        return _REMARKS[self]


_REMARKS = {
    Comparable.SAME: "",
    Comparable.REWORDED: "措辞有调整，仅供参考",
    Comparable.NEW: "上期没有这一项",
    Comparable.DROPPED: "本期不再问",
}


@dataclass(frozen=True, slots=True)
class ItemPair:
    """An item then and now; one of the two may not be. `at` is its place then, or None."""

    then: PreviousItem | None
    now: Item | None
    at: int | None
    comparable: Comparable


def item_pairs(checklist: Checklist, previous: Previous) -> list[ItemPair]:
    """Today's items in their order, then what is no longer asked. The definition knows the items of a version that it
    accepts; of any other version an item is known by its wording alone.
    """
    items = previous.items or ()
    edition = editions_of(checklist).get(previous.version)
    places = _by_number(items, edition.today) if edition else _by_wording(items, checklist)
    pairs = []
    for item in checklist.items:
        at = places.get(item.number)
        then = None if at is None else items[at]
        same = then is not None and plain(then.text) in ("", plain(item.text))
        comparable = Comparable.NEW if then is None else Comparable.SAME if same else Comparable.REWORDED
        pairs.append(ItemPair(then, item, at, comparable))
    known = set(places.values())
    gone = [(at, item) for at, item in enumerate(items) if at not in known]
    return pairs + [ItemPair(item, None, at, Comparable.DROPPED) for at, item in gone]


def _by_number(items: tuple[PreviousItem, ...], today: Mapping[int, int]) -> dict[int, int]:
    """Today's number -> the item's place then."""
    return {today[item.number]: at for at, item in enumerate(items) if item.number in today}


def _by_wording(items: tuple[PreviousItem, ...], checklist: Checklist) -> dict[int, int]:
    wordings = {plain(item.text): item.number for item in checklist.items}
    return {wordings[plain(item.text)]: at for at, item in enumerate(items) if plain(item.text) in wordings}
