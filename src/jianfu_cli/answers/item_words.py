"""What the answers to one item are called: the checklist's own words, and those that mean the same for its polarity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..definition import Checklist, Item
from ..tools import once_if_short, simplified
from ..vocabulary import (
    AFFIRMING,
    BOXED_BROKEN,
    BOXED_KEPT,
    BOXED_NO,
    BOXED_YES,
    NEGATING,
    NO,
    NOT_APPLICABLE_TO_A_PRACTICE,
    NUMBERS_IN_CIRCLES,
    SAME_AS_NO,
    SAME_AS_NOT_APPLICABLE,
    SAME_AS_YES,
    YES,
)
from .question import Question
from .ticks import TickReader

_LEAD = r"\s“\"'‘「『《<*·•~—–\-#>\[【(。.,、:;"
EDGES = " \n。.,;!()"
DELIMITER = r"\s,，。.;:!、/|()\[\]【】“”\"'‘’「」『』《》…—–~\-"  # for a class of characters


@dataclass(frozen=True)
class ItemWords:
    """What one item's answers are called."""

    bare: dict[str, str]  # words that are an answer wherever they stand alone
    endings: tuple[str, ...]  # the same, as str.endswith takes them
    boxed: dict[str, str]  # those and more, at a box or over a column to tick
    first: re.Pattern[str]  # one of them at the beginning, with a boundary behind it
    glued: re.Pattern[str]  # an answer as the checklist writes it, without one
    ticks: TickReader
    question: Question | None  # None: the polarity of the answers is not known


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character in NUMBERS_IN_CIRCLES:
        return character
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


@once_if_short
def fold(text: str) -> str:
    """Half-width, simplified and in small letters, character for character: places in it are places in the text."""
    return "".join(map(_folded_character, simplified(text)))


def words_of(checklist: Checklist, item: Item) -> ItemWords:
    """The words of an item: the checklist's own, and those that mean the same in reply to it."""
    answers = checklist.answers
    yes = next((answer for answer in answers if answer in YES), None)
    no = next((answer for answer in answers if answer in NO), None)
    neutral = checklist.not_applicable
    question = None
    bare = {fold(answer): answer for answer in answers}
    if yes and no and item.expected in (yes, no):
        problem = item.expected == no
        asked = "".join(fold(item.text).split())
        question = Question.of(asked, yes, no, problem=problem, not_applicable=neutral)
        bare = dict.fromkeys(SAME_AS_YES, yes) | dict.fromkeys(SAME_AS_NO, no) | bare
    if neutral:
        practice = NOT_APPLICABLE_TO_A_PRACTICE if question and not question.problem else ()
        bare = dict.fromkeys((*SAME_AS_NOT_APPLICABLE, *practice), neutral) | bare
    bare = _opposites(answers) | bare
    boxed = bare
    if yes and no and question:
        affirm, deny = (BOXED_YES, BOXED_NO) if question.problem else (BOXED_KEPT, BOXED_BROKEN)
        boxed = dict.fromkeys(affirm, yes) | dict.fromkeys(deny, no) | bare
    return ItemWords(
        bare,
        tuple(bare),
        boxed,
        re.compile(rf"[{_LEAD}]*(?P<word>{_any_of(bare)})(?:的?)(?P<end>[{DELIMITER}]|$)"),
        re.compile(rf"[{_LEAD}]*(?P<word>{_any_of(map(fold, answers))})(?!否)"),
        TickReader(boxed, map(fold, answers)),
        question,
    )


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def _opposites(answers: Sequence[str]) -> dict[str, str]:
    """未达标 and 没有达标 for 不达标, 完成 for 已完成: where one answer is another's negation."""
    found: dict[str, str] = {}
    for negative in answers:
        for prefix in NEGATING:
            root = negative.removeprefix(prefix)
            positive = next((a for a in answers if a in (root, *(p + root for p in AFFIRMING))), None)
            if root not in (negative, "") and positive and len(root) > 1:
                found |= {fold(p + root): negative for p in NEGATING}
                found |= {fold(p + root): positive for p in ("", *AFFIRMING)}
    return found
