"""Columns that ask a question of their own (是否存在问题, 是否符合要求): their yes and no -> the item's answer."""

from __future__ import annotations

import re

from ..answers import ASKED_OTHERWISE, AnswerReader, Outcome, Reading
from ..definition import Checklist, Item
from ..tools import plain, tidy
from ..vocabulary import (
    EMPTY_BOXES,
    EXISTS_ASKED,
    FITS_ASKED,
    HEADING_WORDS,
    KEPT_ASKED,
    KEPT_NO,
    KEPT_YES,
    NO,
    OTHER_ASKED,
    OTHER_QUESTIONS,
    PROBLEM_ASKED,
    PROBLEM_NO,
    PROBLEM_YES,
    QUESTION_TICKS,
    TICKED_BOXES,
    YES,
)
from .heading_reader import HeadingReader

_FIRST = re.compile(r"[^，。,;；:：、\s（(]{1,10}")
_BOXES = frozenset(EMPTY_BOXES + TICKED_BOXES) - frozenset("口囗ロ〇○")
_LABELLED = re.compile(r"(?P<label>(?:是否|有无|有没有)[^:：，。;；]{1,14})[:：]\s*(?P<reply>.+)", re.DOTALL)
_OTHER = re.compile("|".join(OTHER_QUESTIONS))
_AS_KEPT = (KEPT_ASKED, FITS_ASKED)
# 是 and 否 to tick under a wider heading that asks the question: 是否存在问题：是
_GROUPED = {
    f"{HEADING_WORDS[asks].split()[0]}：{word}": (asks, yes)
    for asks in (KEPT_ASKED, PROBLEM_ASKED, FITS_ASKED, EXISTS_ASKED)
    for words, yes in ((PROBLEM_YES, True), (PROBLEM_NO, False))
    for word in words
}


class QuestionReader:
    """Reads what stands under headings that ask something else than the items do, and never guesses.

    Needs a checklist with a yes and a no; of any other all is unclear.
    """

    def __init__(self, checklist: Checklist, answers: AnswerReader) -> None:
        self._checklist, self._answers = checklist, answers
        self._question = HeadingReader(checklist).question
        self._yes = next((answer for answer in checklist.answers if answer in YES), None)
        self._no = next((answer for answer in checklist.answers if answer in NO), None)

    def labelled(self, item: Item, text: str) -> tuple[str, str] | None:
        """The question that stands before an answer in its cell, and the answer (是否存在问题：否); None without one.

        The item's own words ask what the item asks.
        """
        label = _LABELLED.match(tidy(text).strip())
        if label is None or plain(label["label"]) in plain(item.text):
            return None
        asks = self._question(label["label"])
        if asks is None or (asks == OTHER_ASKED and not _OTHER.search(plain(label["label"]))):
            return None
        return asks, label["reply"]

    def read(self, item: Item, asks: str, text: str) -> Reading:
        """A cell under a heading that asks `asks`: only a plain yes or no to it, with or without an explanation."""
        reading = self._answers.read(item, text)
        if reading.outcome in (Outcome.EMPTY, Outcome.CONFLICT):
            return reading
        if reading.answer is not None and reading.answer == self._checklist.not_applicable:
            return reading
        said = self._said(asks, text, reading)
        answer = None if said is None else self.answer(item, asks, yes=said)
        explanation = _behind_first(text) if reading.answer is None else reading.explanation
        implied = self._answers.implied(item, explanation) if explanation else None
        if answer is None or implied not in (None, answer):
            return Reading(Outcome.UNCLEAR, rule=ASKED_OTHERWISE)
        return Reading(Outcome.ANSWERED, answer, explanation, "按列名所问作答")

    def answer(self, item: Item, asks: str, *, yes: bool) -> str | None:
        """What yes or no to the question is in reply to the item; None where that is not certain."""
        if self._yes is None or self._no is None:
            return None
        if asks == OTHER_ASKED:
            return None
        problem = item.expected == self._no
        if asks == FITS_ASKED and problem:
            return None  # the item's words, or how it should be?
        if asks == EXISTS_ASKED and not problem:
            return None  # what the item speaks of, or a problem?
        good = yes if asks in _AS_KEPT else not yes
        return item.expected if good else self._no if item.expected == self._yes else self._yes

    def tick_word(self, item: Item, word: str) -> str:
        """The answer that a column to tick stands for, where its heading answers such a question; else the heading."""
        question = _GROUPED.get(word) or QUESTION_TICKS.get(plain(word))
        return (self.answer(item, question[0], yes=question[1]) if question else None) or word

    def _said(self, asks: str, text: str, reading: Reading) -> bool | None:
        """True for yes, False for no to the question; None for what is neither."""
        if not _BOXES.isdisjoint(text):
            return None if reading.answer is None else reading.answer == self._yes
        first = _FIRST.match(tidy(text).strip())
        word = plain(first[0]) if first else ""
        yes, no = (KEPT_YES, KEPT_NO) if asks in _AS_KEPT else (PROBLEM_YES, PROBLEM_NO)
        return True if word in yes else False if word in no else None


def _behind_first(text: str) -> str:
    first = _FIRST.match(tidy(text).strip())
    return tidy(text).strip()[first.end() :].strip("，。,;；:：、 \n（()）") if first else ""
