"""What an item lists as examples (A、B等材料), or joins (A次数和B次数): whether words speak of a single one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..vocabulary import DENIED_BESIDE, QUALIFIERS
from .parts import pairs_of
from .question import Question

_AND_SO_ON = "等"
_OPENING = 4  # characters of what is asked: 强制要求


def only_an_example(question: Question, clauses: Sequence[str]) -> bool:
    """Whether all that the clauses deny or keep is a single one of the item's examples, so that the others stay open.

    没有强制填写例会记录 says nothing of 家访记录; 没有强制填写, or two of them, or 等, speaks of them all.
    """
    examples = _examples(question)
    if not examples or any(_AND_SO_ON in clause for clause in clauses):
        return False
    if question.problem and any(question.wording[:_OPENING] in clause for clause in clauses):
        return False  # the item's own words from their beginning, only broken off: 没有强制要求教师填写家访记录
    spoken = [{i for i, pairs in enumerate(examples) if not pairs.isdisjoint(pairs_of(clause))} for clause in clauses]
    return all(spoken) and len(set().union(*spoken)) == 1


@lru_cache(maxsize=256)
def _examples(question: Question) -> tuple[frozenset[str], ...]:
    """For each thing listed, the pairs of characters that no other has; () where nothing is."""
    if question.questions:
        return ()
    listed, and_so_on, _ = question.wording.partition(_AND_SO_ON)
    joined = [] if question.problem else question.wording.split("和")
    first, *others = listed.split("、") if and_so_on else joined or [""]
    pairs = [pairs_of(thing) for thing in (_bare(question, first), *others)]
    telling = [each.difference(*(pairs[:i] + pairs[i + 1 :])) for i, each in enumerate(pairs)]
    return tuple(telling) if len(telling) > 1 and all(telling) else ()


def _bare(question: Question, thing: str) -> str:
    """The first thing listed, without what is asked of all of them: 家访记录 of 强制要求教师填写家访记录."""
    for asked in (*question.practices, *QUALIFIERS):
        thing = thing.replace(asked, ",")
    return DENIED_BESIDE.sub(",", thing)
