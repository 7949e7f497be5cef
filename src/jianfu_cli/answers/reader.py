"""The words that schools write -> an answer of the checklist's, by the item's polarity, or "unclear", never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..definition import Checklist, Item
from ..tools import tidy
from ..vocabulary import (
    AFTER_COPULA,
    ALL_MARKS,
    ANSWER_LABEL,
    COLUMN_CROSSES,
    COLUMN_TICKS,
    EMPTY_BOXES,
    ENUMERATION,
    EXPLANATION_LABEL,
    NOTHING_TO_SAY,
    RETRACTIONS,
    STOCK_DENIALS,
    TICKED_BOXES,
    TICKS,
)
from . import sentences
from .item_words import DELIMITER, ItemWords, fold, words_of
from .outcome import Outcome

__all__ = ["AnswerReader", "Reading", "fold"]

_CACHED_LENGTH = 160
_PIECES = re.compile(rf"[{DELIMITER}]+")
_ALTERNATIVE = re.compile(r"\s*[/|或]\s*")
_EDGES = " \n。.,;!()"
_TICKED_IN_FRONT = re.compile(rf"[{TICKED_BOXES}]\s*")
_EMPTY = re.compile(r"[\s_]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cell was read. `explanation` is all beyond the bare answer, as written; `rule` says in Chinese why."""

    outcome: Outcome
    answer: str | None = None
    explanation: str = ""
    rule: str = ""


class AnswerReader:
    """Reads answers of one checklist. Pure: the same text gives the same reading."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._words = {item.number: words_of(checklist, item) for item in checklist.items}
        self._cached = lru_cache(maxsize=16384)(self._read)
        self._cached_implied = lru_cache(maxsize=16384)(self._implied)
        self._cached_turns = lru_cache(maxsize=16384)(self._turns)
        self._unnumbered = {item.number: _without_its_numbers(item, checklist.answers) for item in checklist.items}

    def read(self, item: Item, raw: str) -> Reading:
        """A cell headed 自查情况 or 结论: answer words, a sentence or tick boxes, and the explanation after them."""
        return self._cached(item.number, raw) if len(raw) <= _CACHED_LENGTH else self._read(item.number, raw)

    def read_ticks(self, item: Item, columns: Sequence[tuple[str, str]]) -> Reading:
        """The cells of one row under columns of their own, each with the word that heads it: 是, 否; 有, 无.

        What the word means for this item is settled here: 有 admits a problem, and says nothing certain of a practice.
        """
        meant = self._words[item.number].boxed
        cells = [(meant.get(fold(word)), *_column_mark(tidy(text), word)) for word, text in columns]
        ticked = [(answer, rest) for answer, mark, rest in cells if mark == "tick"]
        others = [(answer, rest) for answer, mark, rest in cells if mark == "text"]
        if len(ticked) > 1:
            return Reading(Outcome.CONFLICT, rule="两列都作了记号")
        if ticked and not others and ticked[0][0]:
            return Reading(Outcome.ANSWERED, *ticked[0], rule="列中勾选")
        if len(others) == 1 and not ticked:
            answer, text = others[0]
            if answer and self.read(item, text).answer == answer:
                return Reading(Outcome.ANSWERED, answer, text, "列中语句")
        if all(mark == "blank" for _, mark, _ in cells):
            return Reading(Outcome.EMPTY, rule="各列都空着")
        return Reading(Outcome.UNCLEAR, rule="看不明白")

    def implied(self, item: Item, text: str) -> str | None:
        """What an explanation plainly says by itself: an answer that affirms or denies, or None.

        Schools copy explanations from one another and change the numbers, which say nothing of this (0 does).
        """
        if self._words[item.number].question is None:
            return None
        if len(text) > _CACHED_LENGTH:
            return self._implied(item.number, text)
        return self._cached_implied(item.number, text.translate(self._unnumbered[item.number]))

    def turns(self, item: Item, text: str) -> bool:
        """Whether words behind a good answer turn against it or count cases, whether or not they can be read.

        Which numbers they count says nothing of this, as in `implied`.
        """
        if len(text) > _CACHED_LENGTH:
            return self._turns(item.number, text)
        return self._cached_turns(item.number, text.translate(self._unnumbered[item.number]))

    def leaning(self, item: Item, text: str) -> str | None:
        """The answer that an unclear text leans to: only a hedge or words beside it keep it from being one; or None.

        A suggestion for who must decide, and never an answer.
        """
        words, folded = self._words[item.number], fold(tidy(text).strip())
        start = _after_labels(folded)
        unclear = self.read(item, text).outcome is Outcome.UNCLEAR
        if words.question is None or not unclear or words.first.match(folded, start) or _has_marks(folded):
            return None
        label = EXPLANATION_LABEL.search(folded, start)
        return sentences.leaning(words.question, folded[start : label.start() if label else None])

    def is_answer(self, item: Item, text: str) -> bool:
        """Whether a text in a wrong place (behind the item's wording) is plainly and only an answer."""
        return self.replies(item, text) and self.read(item, text).explanation == ""

    def replies(self, item: Item, text: str) -> bool:
        """Whether a text in 备注 answers, with or without an explanation; 无 says only that there is no remark."""
        core = fold(tidy(text)).strip(_EDGES)
        if core in NOTHING_TO_SAY and core not in map(fold, self._checklist.answers):
            return False
        return self.read(item, text).outcome is Outcome.ANSWERED

    def _turns(self, number: int, text: str) -> bool:
        question = self._words[number].question
        return question is not None and sentences.turns(question, fold(tidy(text)))

    def _implied(self, number: int, text: str) -> str | None:
        if fold(tidy(text)).strip(_EDGES) in NOTHING_TO_SAY:
            return None
        answer = self._read(number, text).answer
        return None if answer == self._checklist.not_applicable else answer

    def _read(self, number: int, raw: str) -> Reading:
        text = tidy(raw).strip()
        folded = fold(text)
        if _EMPTY.fullmatch(folded):
            return Reading(Outcome.EMPTY, rule="空白")
        words = self._words[number]
        start = _after_labels(folded)
        reading = _ticked(words, text, folded, start) or _bare(words, text, folded, start)
        return reading or _explained(words, text, folded, start) or _sentence(words, text, folded, start)


def _without_its_numbers(item: Item, answers: Sequence[str]) -> dict[int, str]:
    """A table for str.translate: digits that neither the item nor an answer has, and that are not 0, become one."""
    free = [digit for digit in "123456789" if digit not in fold("".join((item.text, *answers)))]
    return {ord(digit): free[-1] for digit in free}


def _after_labels(folded: str) -> int:
    start = 0
    while match := ANSWER_LABEL.match(folded, start) or ENUMERATION.match(folded, start):
        start = match.end()
    return start


def _explanation(text: str, folded: str, start: int) -> str:
    """What stands behind the answer, without punctuation and label before it, out of its brackets if it is in some."""
    while start < len(folded) and (folded[start] in ",。.;:!、/|-—–~" or folded[start].isspace()):
        start += 1
    if label := EXPLANATION_LABEL.match(folded, start):
        start = label.end()
    rest, shape = text[start:].strip(), folded[start:].strip()
    trimmed = shape.rstrip("。.")
    if shape.startswith("(") and trimmed.endswith(")") and trimmed.count("(") == 1:
        rest = rest[1 : len(trimmed) - 1].strip()
    return rest if fold(rest).strip("_”\"'’」』》*·~…]】)。.!- ") else ""


def _ticked(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    ticked = words.ticks.read(folded[start:])
    if ticked is None:
        return None
    rest = start + ticked.end
    explanation = _explanation(text, folded, rest)
    again = words.first.match(fold(explanation))
    if ticked.outcome is Outcome.EMPTY and again:
        # 情况说明：否 below untouched boxes: typed where there was room
        return Reading(Outcome.ANSWERED, words.bare[again["word"]], _behind(explanation, again), "选框之外作答")
    if (
        ticked.outcome is Outcome.EMPTY
        and not EXPLANATION_LABEL.search(folded, rest)
        and sentences.is_stock(fold(explanation))
    ):
        # □是 □否 未发现: an answer's worth of words where the answer stands; 情况说明：未发现 is no more than that
        reading = _sentence(words, explanation, fold(explanation), 0)
        return Reading(reading.outcome, reading.answer, "", "选框之外作答") if reading.answer else reading
    if ticked.outcome is Outcome.ANSWERED and again and words.bare[again["word"]] != ticked.answer:
        return Reading(Outcome.CONFLICT, None, explanation, "勾选与文字不同")
    return Reading(ticked.outcome, ticked.answer, explanation, ticked.rule)


def _behind(text: str, match: re.Match[str]) -> str:
    return _explanation(text, fold(text), match.end("word"))


def _bare(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """An answer first, alone or with its explanation behind it."""
    spaced_out = "".join(folded[start:].split()).strip(_EDGES)  # 不 涉 及
    if spaced_out in words.bare:
        return Reading(Outcome.ANSWERED, words.bare[spaced_out], "", "直接作答")
    match = words.first.match(folded, start)
    if match is None:
        return _without_punctuation(words, text, folded, start)
    answer = words.bare[match["word"]]
    pieces = [piece for piece in _PIECES.split(folded[match.end("word") :]) if piece]
    pieces = [piece for piece in pieces if not ENUMERATION.fullmatch(piece + ".")]
    further = [words.bare[piece] for piece in pieces if piece in words.bare]
    if any(other != answer for other in further):
        menu = len(pieces) == len(further) and (
            _ALTERNATIVE.match(folded, match.end("word")) or {answer, *further} == set(words.bare.values())
        )
        if menu:
            return Reading(Outcome.UNCLEAR, rule="列出了几个答案")
        return Reading(Outcome.CONFLICT, rule="两个答案")
    if pieces and _takes_back(words, match, pieces[0]):
        return Reading(Outcome.UNCLEAR, rule="看不明白")
    explanation = "" if len(further) == len(pieces) else _explanation(text, folded, match.end("word"))
    return Reading(Outcome.ANSWERED, answer, explanation, "直接作答")


def _takes_back(words: ItemWords, answer: re.Match[str], piece: str) -> bool:
    """Whether the first words behind an answer leave it in doubt: 是，也不是; 是的，没有; 是 由教育局组织."""
    if answer["word"] == "是" and answer["end"].isspace() and piece.startswith(AFTER_COPULA):
        return True
    agreed = words.question is not None and words.question.problem and words.bare[answer["word"]] == words.question.yes
    denied = agreed and not answer["end"].isspace() and piece in STOCK_DENIALS
    return denied or piece in RETRACTIONS


def _without_punctuation(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """否没有强制要求: an answer and a sentence run together, if the sentence gives the same answer."""
    match = words.glued.match(folded, start)
    if match is None or words.question is None:
        return None
    answer = words.bare[match["word"]]
    found = sentences.read(words.question, folded[match.end("word") :])
    if found is None or found[0] != answer:
        return None
    return Reading(Outcome.ANSWERED, answer, _explanation(text, folded, match.end("word")), "直接作答")


def _explained(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """Nothing but 情况说明：…: no answer, unless one stands there by itself."""
    label = EXPLANATION_LABEL.match(folded, start)
    if label is None:
        return None
    rest = _explanation(text, folded, label.start())
    match = words.first.match(fold(rest))
    if match:
        return Reading(Outcome.ANSWERED, words.bare[match["word"]], _behind(rest, match), "情况说明中作答")
    return Reading(Outcome.EMPTY, None, rest, "只有情况说明")


def _sentence(words: ItemWords, text: str, folded: str, start: int) -> Reading:
    if tick := _TICKED_IN_FRONT.match(folded, start):
        start = tick.end()  # ☑没有组织
    label = EXPLANATION_LABEL.search(folded, start)
    sentence = folded[start : label.start()] if label else folded[start:]
    stock = sentences.is_stock(sentence)
    if stock:
        sentence = "".join(sentence.split())
    found = sentences.read(words.question, sentence) if words.question and not _has_marks(sentence) else None
    if found is None:
        return Reading(Outcome.UNCLEAR, rule="看不明白")
    answer, telling = found
    explanation = text if not stock else _explanation(text, folded, label.start()) if label else ""
    return Reading(Outcome.ANSWERED, answer, explanation, f"语句“{telling}”")


def _has_marks(folded: str) -> bool:
    return not ALL_MARKS.isdisjoint(folded)


def _column_mark(text: str, heading: str) -> tuple[str, str]:
    """A cell under a column headed with an answer: tick, cross, blank or text; and the text beyond the mark."""
    folded = fold(text).strip()
    core = folded.strip("()[]【】 _。.")
    if not core or core in EMPTY_BOXES:
        return "blank", ""
    if core == fold(heading) or set(core) <= set(COLUMN_TICKS):
        return "tick", ""
    if core in COLUMN_CROSSES:
        return "cross", ""
    if match := re.match(
        rf"[(\[【]?(?:[{TICKS[:-1]}{TICKED_BOXES}]|{re.escape(fold(heading))}(?=[,。;:\s]))[)\]】]?", folded
    ):
        return "tick", _explanation(text, fold(text), match.end())
    return "text", text
