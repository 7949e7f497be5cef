"""An item as sentences are held against it: what it asks, in pairs of characters, and its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..vocabulary import COMMON_WORDS, FORBIDDEN_ANYWAY, QUALIFIERS

_QUESTION = re.compile("是否")
_COMMON_CHARACTERS = frozenset("".join(COMMON_WORDS)) | set("的和等未经不")
_SENTENCE_END = re.compile("[,。]")


@dataclass(frozen=True)
class Part:
    """One 是否 of an item: its first words, pairs of characters, qualifiers, and whether it asks 是否存在."""

    beginning: str
    pairs: frozenset[str]
    qualifiers: tuple[str, ...]
    exists: bool

    @classmethod
    def all_of(cls, text: str) -> list[Part]:
        """The parts in the words behind a 是否: 或 with a verb of its own ends what a qualifier governs (随意…或借用…)."""
        first, _, other = text.partition("或")
        if other and (qualifiers := _qualifiers_in(first)):
            return [
                cls(text[:2], pairs_of(first), qualifiers, text.startswith("存在")),
                cls(other[:2], pairs_of(other), _qualifiers_in(other) or (other[:2],), exists=False),
            ]
        return [cls(text[:2], pairs_of(text), _qualifiers_in(text), text.startswith("存在"))]


@dataclass(frozen=True, eq=False)  # one an item, known by itself: a key of the memory for clauses
class Question:
    """An item as sentences are held against it: what it asks, in pairs of characters, and its answers."""

    text: str
    yes: str
    no: str
    problem: bool
    not_applicable: str | None
    pairs: frozenset[str]
    forbidden: frozenset[str]  # pairs of what the item says must not be, behind 不得
    parts: tuple[Part, ...]
    halves: tuple[frozenset[str], ...]  # pairs of what must come together to be the problem: 推介，并…作为评价标准
    asked: frozenset[str]  # the characters of what is asked
    characters: frozenset[str]  # those, and of a practice also what it says must not be

    @classmethod
    def of(cls, text: str, yes: str, no: str, *, problem: bool, not_applicable: str | None) -> Question:
        """The question of an item; `text` folded and without spaces."""
        asked = [sentence for part in _QUESTION.split(text) if (sentence := part.split("。")[0])]
        parts = tuple(part for words in asked for part in Part.all_of(words))
        question = "。".join(asked)
        asked_characters = frozenset(c for c in question if c.isalnum())
        characters = asked_characters if problem else frozenset(c for c in text if c.isalnum())
        pairs = pairs_of(question)
        halves = tuple(map(pairs_of, question.split(",并"))) if problem else ()
        return cls(
            question,
            yes,
            no,
            problem,
            not_applicable,
            pairs,
            _forbidden(text),
            parts,
            halves,
            asked_characters,
            characters,
        )

    def telling(self, words: str) -> frozenset[str]:
        """The characters that the words share with the item, without those of the commonest words."""
        return self.characters.intersection(words) - _COMMON_CHARACTERS

    def names(self, words: str) -> bool:
        """Whether the words are nothing but what is asked about, and more than its commonest: 会议数量, 借调."""
        named = self.touched_by(words) or len(self.telling(words)) > 1
        return named and all(c in self.asked for c in words if c.isalpha())

    @property
    def asks_for_order(self) -> bool:
        """Whether what is asked is if things were approved or planned, so that approval answers it."""
        return "审批" in self.text or "计划" in self.text

    def consists_of(self, words: str) -> bool:
        """Whether all characters of the words are the item's (医保 of 医疗保险), but for marks and numbers."""
        return all(c in self.characters or not c.isalnum() or c.isdigit() for c in words)

    def touched_by(self, clause: str) -> bool:
        """Whether the clause shares a telling word with the item."""
        return not self.pairs.isdisjoint(pairs_of(clause))

    def without_topic(self, clause: str) -> str:
        """The clause without words of the item's at its beginning: 会议数量|未严格控制."""
        length = next((n for n in range(min(len(clause), 12), 1, -1) if clause[:n] in self.text), 0)
        return clause[length:] or clause

    def begun_by(self, clause: str) -> bool:
        """Whether the clause begins as the question does, or with its qualifier: 强制教师参加征文, 强制要求."""
        return any(
            clause.startswith(part.qualifiers or ("",))
            if part.qualifiers
            else clause.startswith(part.beginning) and not part.pairs.isdisjoint(pairs_of(clause[2:]))
            for part in self.parts
        )

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """The words that make what is asked about a problem: 未经, 擅自, 强制."""
        return tuple(qualifier for part in self.parts for qualifier in part.qualifiers)

    @property
    def qualified(self) -> bool:
        """Whether nothing is asked about without a word that makes it the problem."""
        return all(part.qualifiers for part in self.parts)

    def touches_unqualified(self, clause: str) -> bool:
        """Whether the clause speaks of something that is asked about without a qualifier: 商业广告."""
        pairs = pairs_of(clause)
        return any(not part.qualifiers and not part.pairs.isdisjoint(pairs) for part in self.parts)

    @property
    def asks_both(self) -> bool:
        """Whether only two things together are the problem: 推介，并把参与情况作为评价标准."""
        return len(self.halves) > 1

    def qualified_in(self, clause: str) -> bool:
        """Whether the clause has a qualifier of the question's (未经, 擅自, 强制)."""
        return any(qualifier in clause for qualifier in self.qualifiers)

    def admitted_by(self, clause: str) -> bool:
        """Whether the clause speaks of just what is asked: shares a word, and a qualifier where there are any.

        存在… in reply to 是否存在… needs no qualifier.
        """
        pairs = pairs_of(clause)
        if any(half.isdisjoint(pairs) for half in self.halves):
            return False
        return any(
            not part.pairs.isdisjoint(pairs)
            and (not part.qualifiers or any(q in clause for q in part.qualifiers) or (part.exists and "存在" in clause))
            for part in self.parts
        )


def _qualifiers_in(text: str) -> tuple[str, ...]:
    return tuple(qualifier for qualifier in QUALIFIERS if qualifier in text)


def _forbidden(text: str) -> frozenset[str]:
    clauses = (_SENTENCE_END.split(behind)[0] for behind in text.split("不得")[1:])
    return frozenset().union(*(pairs_of(act) for clause in clauses for act in FORBIDDEN_ANYWAY.split(clause)))


def pairs_of(text: str) -> frozenset[str]:
    """The characters side by side, without those too common to tell of an item."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if pair.isalnum()) - COMMON_WORDS
