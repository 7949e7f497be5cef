"""An answer first, alone or with its explanation behind it, which is searched to its end for another answer."""

from __future__ import annotations

import re

from ..vocabulary import (
    AFTER_COPULA,
    ALL_MARKS,
    BULLETS,
    ENUMERATION,
    NAMING,
    NO_ANSWERS,
    PROMPT,
    RETRACTIONS,
    SAME_AS_NO,
    SAME_AS_YES,
    STOCK_DENIALS,
)
from . import sentences
from .explanation import explanation_at
from .item_words import DELIMITER, EDGES, ItemWords, fold
from .outcome import Outcome, Reading

_PIECES = re.compile(rf"[{DELIMITER}{re.escape(BULLETS + ''.join(sorted(ALL_MARKS)))}]+")
_SAID_ALONE = frozenset((*SAME_AS_YES, *SAME_AS_NO))  # an answer at the end of a clause, too: 其中一次是
_SEPARATORS = "/|或"  # of options
_ALTERNATIVE = re.compile(r"\s*[/|或]\s*")


def leading_answer(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """How a text is read that begins with an answer; None if it does not."""
    # 不 涉 及; /否/ where 是 and 不涉及 are struck out
    spaced_out = "".join(folded[start:].split()).strip(EDGES + _SEPARATORS)
    if spaced_out in words.bare:
        return Reading(Outcome.ANSWERED, words.bare[spaced_out], "", "直接作答")
    match = words.first.match(folded, start)
    if match is None:
        return _without_punctuation(words, text, folded, start)
    answer, behind = words.bare[match["word"]], match.end("word")
    pieces = _pieces(folded[behind:])
    further = [words.bare[piece] for piece in pieces if piece in words.bare]
    all_offered = _ALTERNATIVE.match(folded, behind) or {answer, *further} == set(words.bare.values())
    if len(pieces) == len(further) and set(further) - {answer} and all_offered:
        return Reading(Outcome.UNCLEAR, rule="列出了几个答案")
    if another_answer(words, folded[behind:], answer):
        return Reading(Outcome.CONFLICT, rule="两个答案")
    if pieces and _takes_back(words, match, pieces[0], folded[behind:]):
        return Reading(Outcome.UNCLEAR, rule="看不明白")
    explanation = "" if len(further) == len(pieces) else explanation_at(text, folded, behind)
    return Reading(Outcome.ANSWERED, answer, explanation, "直接作答")


def another_answer(words: ItemWords, tail: str, answer: str) -> bool:
    """Whether what stands behind an answer gives another one by itself: 是，更正为否; 否。经复查，是."""
    if not any(map(tail.__contains__, words.endings)):
        return False  # nearly all
    return any(_ends_otherwise(words, piece, answer) for piece in _pieces(tail))


def _pieces(tail: str) -> list[str]:
    """The words between punctuation, without numbers before them."""
    pieces = [piece for piece in _PIECES.split(PROMPT.sub(",", tail)) if piece]
    return [piece for piece in pieces if not ENUMERATION.fullmatch(piece + ".")]


def _ends_otherwise(words: ItemWords, piece: str, answer: str) -> bool:
    if not piece.endswith(words.endings):
        return False
    ending = max((word for word in words.endings if piece.endswith(word)), key=len)
    if words.bare[ending] == answer:
        return False
    before = piece.removesuffix(ending)
    alone = ending in _SAID_ALONE and not piece.endswith(NO_ANSWERS)
    return not before or alone or before.endswith(NAMING)


def _takes_back(words: ItemWords, answer: re.Match[str], piece: str, tail: str) -> bool:
    """Whether the words behind an answer leave it in doubt: 是，也不全是; 是的，没有强制; 是 由教育局组织."""
    if answer["word"] == "是" and answer["end"].isspace() and piece.startswith(AFTER_COPULA):
        return True
    question = words.question
    if question is not None and question.problem and words.bare[answer["word"]] == question.yes:
        agreed = tail.startswith("的") or answer["word"].endswith("的")
        said = sentences.read(question, tail.removeprefix("的")) if agreed else None
        if (piece in STOCK_DENIALS and not answer["end"].isspace()) or (said and said[0] == question.no):
            return True
    return piece in RETRACTIONS


def _without_punctuation(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """否没有强制要求: an answer and a sentence run together, if the sentence gives the same answer."""
    match = words.glued.match(folded, start)
    if match is None or words.question is None:
        return None
    answer = words.bare[match["word"]]
    found = sentences.read(words.question, folded[match.end("word") :])
    if found is None or found[0] != answer:
        return None
    return Reading(Outcome.ANSWERED, answer, explanation_at(text, folded, match.end("word")), "直接作答")


def answer_in_words(words: ItemWords, text: str) -> Reading | None:
    """An answer first in words that explain (情况说明：否，没有组织), which need no more than it; None without one."""
    folded = fold(text)
    return leading_answer(words, text, folded, 0) if words.first.match(folded) else None
