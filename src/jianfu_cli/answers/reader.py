"""The words that schools write -> an answer of the checklist's, by the item's polarity, or "unclear", never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..definition import Checklist, Item
from ..tools import tidy
from ..vocabulary import (
    ALL_MARKS,
    ANSWER_LABEL,
    AS_ABOVE,
    BRACKETS,
    BULLETS,
    CROSSED_BOXES,
    CROSSES,
    EMPTY_BOXES,
    ENUMERATION,
    EXPLANATION_LABEL,
    NOTHING_TO_SAY,
    NUMBERS_IN_CIRCLES,
    ORNAMENTS,
    TICKED_BOXES,
    TICKS,
)
from . import sentences, tails
from .explanation import explanation_at
from .item_words import EDGES, ItemWords, fold, words_of
from .leading import another_answer, answer_in_words, leading_answer
from .outcome import Outcome, Reading
from .tick_columns import column_mark

_CACHED_LENGTH = 160
_AS_ABOVE = "与前项相同"
_PLAIN = frozenset(("直接作答", _AS_ABOVE))
NUMBERED = frozenset(NUMBERS_IN_CIRCLES)
_MARKS = frozenset(EMPTY_BOXES + TICKED_BOXES + CROSSED_BOXES + TICKS + CROSSES)
_WITHOUT_MARKS = dict.fromkeys(map(ord, (*_MARKS, *BRACKETS, *BULLETS, *" \n_　")))
_NUMBER = re.compile(r"\d{1,3}")
_EMPTY = re.compile(r"[\s_]*")


class AnswerReader:
    """Reads answers of one checklist. Pure: the same text gives the same reading."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._words = {item.number: words_of(checklist, item) for item in checklist.items}
        self._cached = lru_cache(maxsize=16384)(self._read)
        self._cached_implied = lru_cache(maxsize=16384)(self._implied)
        self._cached_against = lru_cache(maxsize=16384)(self._against)
        self._unnumbered = {item.number: _free_digits(item, checklist.answers) for item in checklist.items}

    def read(self, item: Item, raw: str, above: Mapping[int, str] | None = None) -> Reading:
        """A cell headed 自查情况 or 结论: answer words, a sentence or tick boxes, and the explanation after them.

        `above` holds the cells of items before it in the form, by number: what 同上 refers to.
        """
        reading = self._cached(item.number, raw) if len(raw) <= _CACHED_LENGTH else self._read(item.number, raw)
        return (
            (above and self._as_above(item, raw, above)) or reading if reading.outcome is Outcome.UNCLEAR else reading
        )

    def _as_above(self, item: Item, raw: str, above: Mapping[int, str]) -> Reading | None:
        """同上, 同第3项: a plain 是 or 否 of an item before it, if it means the same in reply to both."""
        reference = _reference(raw)
        number = item.number - 1 if reference is None or not reference["number"] else int(reference["number"])
        if reference is None or number not in above or number >= item.number:
            return None
        other = self._checklist.by_number[number]
        reading = self.read(other, above[number], above)
        question = self._words[number].question
        plain = question is not None and reading.answer in (question.yes, question.no) and reading.rule in _PLAIN
        if not plain or reading.explanation or other.expected != item.expected:
            return None
        return Reading(Outcome.ANSWERED, reading.answer, "", _AS_ABOVE)

    def refers_above(self, raw: str) -> bool:
        """Whether it only points to an item before it (同上), so that it means something else in another form."""
        return _reference(raw) is not None

    def read_ticks(self, item: Item, columns: Sequence[tuple[str, str]]) -> Reading:
        """The cells of one row under columns of their own, each with the word that heads it: 是, 否; 有, 无.

        What the word means for this item is settled here: 有 admits a problem, and says nothing certain of a practice.
        """
        meant = self._words[item.number].boxed
        cells = [(meant.get(fold(word)), *column_mark(text, word)) for word, text in columns]
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

    def read_options(self, item: Item, texts: Sequence[str]) -> Reading | None:
        """Cells side by side that hold a printed option each, one of them marked (□是 | ☑否): the menu that they make."""
        words = [fold(tidy(text)).translate(_WITHOUT_MARKS) for text in texts]
        apart = len(words) > 1 and len(set(words)) == len(words) and self._words[item.number].boxed.keys() >= set(words)
        marked = any(_MARKS.intersection(fold(text)) for text in texts)
        return self.read(item, " ".join(texts)) if apart and marked else None

    def implied(self, item: Item, text: str) -> str | None:
        """What an explanation plainly says by itself: an answer that affirms or denies, or None.

        Schools copy explanations from one another and change the numbers, which say nothing of this (0 does).
        """
        if self._words[item.number].question is None:
            return None
        if len(text) > _CACHED_LENGTH:
            return self._implied(item.number, text)
        return self._cached_implied(item.number, self._without_numbers(item, text))

    def belies(self, item: Item, answer: str, text: str) -> bool:
        """Whether words behind an answer say the opposite of it, read or not.

        They turn against a good one or count cases; they tell that all is well behind a bad one. Which numbers they
        count says nothing of this, as in `implied`.
        """
        if len(text) > _CACHED_LENGTH:
            return self._against(item.number, answer, text)
        return self._cached_against(item.number, answer, self._without_numbers(item, text))

    def _without_numbers(self, item: Item, text: str) -> str:
        """The text as it is read where it doesn't matter which numbers it has: all its free digits are one."""
        first, *others = self._unnumbered[item.number] or ("",)
        for digit in others:  # one by one, which takes a quarter of the time of str.translate
            text = text.replace(digit, first)
        return text

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
        core = fold(tidy(text)).strip(EDGES)
        if core in NOTHING_TO_SAY and core not in map(fold, self._checklist.answers):
            return False
        return self.read(item, text).outcome is Outcome.ANSWERED

    def _against(self, number: int, answer: str, text: str) -> bool:
        question = self._words[number].question
        if question is None:
            return False
        said = self._implied(number, text)
        if said is not None or answer == self._checklist.not_applicable:
            return said not in (None, answer)
        good = (answer == question.no) == question.problem
        return (tails.turns if good else tails.all_is_well)(question, fold(tidy(text)))

    def _implied(self, number: int, text: str) -> str | None:
        if fold(tidy(text)).strip(EDGES) in NOTHING_TO_SAY:
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
        reading = _ticked(words, text, folded, start) or leading_answer(words, text, folded, start)
        reading = reading or _explained(words, text, folded, start)
        if reading is None and _is_the_item(words, number, folded[:start], folded[start:]):
            return Reading(Outcome.UNCLEAR, rule="像是题目原文")
        return reading or _sentence(words, text, folded, start)


def _reference(raw: str) -> re.Match[str] | None:
    """同上, 同第3项."""
    return AS_ABOVE.fullmatch(fold(raw).strip(EDGES))


def _free_digits(item: Item, answers: Sequence[str]) -> list[str]:
    """The digits that neither the item nor an answer has, and that are not 0: which of them stands there is all one."""
    return [digit for digit in "987654321" if digit not in fold("".join((item.text, *answers)))]


def _is_the_item(words: ItemWords, number: int, labels: str, rest: str) -> bool:
    """Whether the words of a practice behind its own number are the item's, copied, and no answer: 17.严格控制考试次数."""
    copied = words.question is not None and not words.question.problem and words.question.knows(rest)
    return copied and _NUMBER.findall(labels) == [str(number)]


def _after_labels(folded: str) -> int:
    start = 0
    while match := ANSWER_LABEL.match(folded, start) or ENUMERATION.match(folded, start):
        start = match.end()
    return start


def _ticked(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    ticked = words.ticks.read(folded[start:])
    if ticked is None:
        return None
    rest = start + ticked.end
    explanation = explanation_at(text, folded, rest) or ticked.filled_in
    if ticked.outcome is Outcome.EMPTY:
        return _under_boxes(words, explanation, folded, rest) or Reading(ticked.outcome, None, explanation, ticked.rule)
    if ticked.answer and another_answer(words, f"{ticked.filled_in},{folded[rest:]}", ticked.answer):
        return Reading(Outcome.CONFLICT, None, explanation, "勾选与文字不同")
    return Reading(ticked.outcome, ticked.answer, explanation, ticked.rule)


def _under_boxes(words: ItemWords, explanation: str, folded: str, rest: int) -> Reading | None:
    """What is typed below untouched boxes, where there was room, if it is an answer: 情况说明：否."""
    if found := answer_in_words(words, explanation):
        return replace(found, rule="选框之外作答")
    if EXPLANATION_LABEL.search(folded, rest) or not sentences.is_stock(fold(explanation)):
        return None
    # □是 □否 未发现: an answer's worth of words where the answer stands; 情况说明：未发现 is no more than that
    reading = _sentence(words, explanation, fold(explanation), 0)
    return replace(reading, explanation="", rule="选框之外作答") if reading.answer else reading


def _explained(words: ItemWords, text: str, folded: str, start: int) -> Reading | None:
    """Nothing but 情况说明：…: no answer, unless one stands there by itself."""
    label = EXPLANATION_LABEL.match(folded, start)
    if label is None:
        return None
    rest = explanation_at(text, folded, label.start())
    found = answer_in_words(words, rest)
    return replace(found, rule="情况说明中作答") if found else Reading(Outcome.EMPTY, None, rest, "只有情况说明")


def _sentence(words: ItemWords, text: str, folded: str, start: int) -> Reading:
    label = EXPLANATION_LABEL.search(folded, start)
    sentence = folded[start : label.start()] if label else folded[start:]
    mark = sentence[:1] if sentence[:1] in ORNAMENTS else ""  # ☑没有组织, ★停课：无 ★商业活动：无
    for ornament in {mark, *sentence} & ORNAMENTS if mark else NUMBERED.intersection(sentence):
        if ornament == mark or ornament in NUMBERED:
            sentence = sentence.replace(ornament, "。")
    sentence = sentence.lstrip("。 ,、") if mark else sentence
    stock = sentences.is_stock(sentence)
    if stock:
        sentence = "".join(sentence.split())
    found = sentences.read(words.question, sentence) if words.question and not _has_marks(sentence) else None
    if found is None or words.question is None:
        return Reading(Outcome.UNCLEAR, rule="看不明白")
    answer, telling = found
    ticked = bool(mark) and mark in TICKS
    if not ticked and words.question.echoed_in_part(sentence.strip(EDGES)):
        return Reading(Outcome.UNCLEAR, rule="只有题目中的几个字")
    if mark in CROSSES and mark and answer != words.question.no:
        return Reading(Outcome.UNCLEAR, rule="看不明白")
    explanation = text if not stock else explanation_at(text, folded, label.start()) if label else ""
    return Reading(Outcome.ANSWERED, answer, explanation, f"语句“{telling}”")


def _has_marks(folded: str) -> bool:
    return not ALL_MARKS.isdisjoint(folded)
