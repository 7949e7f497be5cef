"""The parts of what an item asks, and the pairs of characters by which words are held against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import COMMON_WORDS, QUALIFIERS

_REMEMBERED = 60  # characters of a text whose pairs are kept


@dataclass(frozen=True)
class Part:
    """One 是否 of an item: its first words, pairs of characters, qualifiers, and whether it asks 是否存在."""

    beginnings: tuple[str, ...]  # of what is asked, and of what is asked behind 或
    pairs: frozenset[str]
    qualifiers: tuple[str, ...]
    exists: bool

    @classmethod
    def all_of(cls, text: str) -> list[Part]:
        """The parts in the words behind a 是否: 或 with a verb of its own ends what a qualifier governs (随意…或借用…)."""
        first, _, other = text.partition("或")
        qualifiers, exists = _qualifiers_in(first), text.startswith("存在")
        if other and qualifiers:
            others = _qualifiers_in(other) or (*qualifiers, other[:2])
            return [
                cls((text[:2],), pairs_of(first), qualifiers, exists),
                cls((other[:2],), pairs_of(other), others, False),
            ]
        beginnings = tuple(filter(None, (text[:2], other[:2])))
        return [cls(beginnings, pairs_of(text), _qualifiers_in(text), exists)]


def _qualifiers_in(text: str) -> tuple[str, ...]:
    return tuple(qualifier for qualifier in QUALIFIERS if qualifier in text)


def pairs_of(text: str) -> frozenset[str]:
    """The characters side by side, without those too common to tell of an item."""
    return _known_pairs(text) if len(text) <= _REMEMBERED else _pairs_of(text)


def _pairs_of(text: str) -> frozenset[str]:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if pair.isalnum()) - COMMON_WORDS


_known_pairs = lru_cache(maxsize=4096)(_pairs_of)  # each clause is held against 21 items
