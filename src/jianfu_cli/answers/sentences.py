"""A sentence -> the answer that it plainly gives, by the item's polarity, or None.

A sentence is cut into clauses; each clause denies, admits, keeps or breaks what the item asks about, or says nothing
certain. Only clauses that agree make an answer. Two kinds of items: a problem (expected 否: 是否存在…), where a denial
answers 否 and an admission 是; a practice (expected 是: 是否严格…), where 严格… answers 是 and 未严格… 否.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from ..vocabulary import (
    ADMISSIONS,
    AMOUNT,
    CONTRASTS,
    COUNTERED,
    DEGREES,
    DENIALS,
    DESCRIPTIONS,
    DONE,
    DOUBTS,
    DUTIES,
    ENUMERATION,
    EVENT,
    EXCEPTIONS,
    FILLERS,
    FINAL_ADMISSIONS,
    FINAL_DENIALS,
    GENERIC,
    GENERIC_ACT,
    GOOD,
    IN_ORDER,
    KEPT,
    KEPT_TWICE_DENIED,
    LIMITS,
    MENDED,
    MENDED_WITHIN,
    NEGATIONS,
    NO_DENIALS,
    NOT_APPLICABLE,
    NOT_KEPT,
    PAPERS,
    POLICY,
    SHORTCOMINGS,
    SOME,
    SOMETIMES,
    STOCK_DENIALS,
    STOCK_KEEPING,
    STOCK_SENTENCES,
    TIMES,
    VERB_DONE,
    VOLUNTARY,
)
from .question import Question, pairs_of

_MAX_LENGTH = 3000
_REMEMBERED = 60  # characters of a clause that is kept
_SPACE = re.compile(r"[\s“”\"'‘’「」『』《》]+")
_ACTS = "强制|推介|评价|摊派|组织|安排|要求|重复"
_CLAUSE_END = re.compile(
    r"[,。;:!()\[\]【】…—\n]+|"
    rf"[、和及与且并](?=没有|未(?!经|列|纳)|无(?!关)|不存在|不(?:{_ACTS}))|"
    r"(?=也没有|也未|也不存在|也无)|(?<=[^,])(?<![不非])(?=但(?!凡))"
)
_UNMARKED = "#"  # stands where a description was


class Kind(Enum):
    """What one clause says."""

    DENIES = auto()
    ADMITS = auto()
    CONCEDES = auto()  # there is something (有), without the word that makes it the problem (强制, 未经审批)
    KEEPS = auto()
    BREAKS = auto()
    HAPPENED = auto()  # something of what the item asks about, and not whether it is the problem
    ODD = auto()  # negations that don't add up
    LACKS = auto()  # a practice falls short, without a word whether it is kept
    HEDGED = auto()  # denied, kept or broken in part, or as a rule
    NOTE = auto()  # what is done instead, of free will or as it should be
    OTHER = auto()


_TELLING = frozenset({Kind.DENIES, Kind.ADMITS, Kind.CONCEDES, Kind.KEEPS, Kind.BREAKS})
_ADMITTING = frozenset({Kind.ADMITS, Kind.CONCEDES})
_AGAINST_KEEPING = frozenset({Kind.BREAKS, Kind.LACKS, Kind.HAPPENED, Kind.HEDGED})


def read(question: Question, folded: str) -> tuple[str, str] | None:
    """The answer that the text plainly gives and the words that give it, or None."""
    line = _SPACE.sub("", folded.replace("\n", "。"))
    if not line or len(line) > _MAX_LENGTH:
        return None
    if stock := _stock(question, line.strip(",.。;!()")):
        return stock
    pieces = [(clause, piece) for piece in _CLAUSE_END.split(line) if (clause := _trimmed(piece))]
    if not pieces or DOUBTS.search(line):
        return None
    clauses = [clause for clause, _ in pieces]
    if found := _not_applicable(question, clauses):
        return found
    judged = [_judged(question, clause) for clause in clauses]
    kinds = {kind for kind, _ in judged}
    answer = (_problem if question.problem else _practice)(question, kinds)
    if answer is None:
        return None
    contrasts = [_turns(question, piece) for _, piece in pieces]
    if any(contrasts) and not _unharmed(kinds, judged, contrasts):
        return None
    telling = next(word for kind, word in judged if kind in _TELLING)
    return answer, telling


def _stock(question: Question, line: str) -> tuple[str, str] | None:
    """A few words that are all of the answer: 从未, 能做到."""
    if question.problem and line in STOCK_DENIALS:
        return question.no, line
    return (question.yes, line) if not question.problem and line in STOCK_KEEPING else None


def _unharmed(kinds: set[Kind], judged: list[tuple[Kind, str]], contrasts: list[bool]) -> bool:
    """Whether a turn (但…) leaves the answer as it is: an admission stands, the turn itself is the answer or a mere note."""
    if kinds & {*_ADMITTING, Kind.BREAKS}:
        return True
    return all(kind in _TELLING or kind is Kind.NOTE for (kind, _), turn in zip(judged, contrasts, strict=True) if turn)


def _turns(question: Question, piece: str) -> bool:
    return bool(CONTRASTS.search(piece) or (question.problem and EXCEPTIONS.search(piece)))


def is_stock(folded: str) -> bool:
    """Whether a text is an answer's worth of words and no explanation: 未发现。"""
    return _SPACE.sub("", folded).strip(",.。;!()") in STOCK_SENTENCES


def _problem(question: Question, kinds: set[Kind]) -> str | None:
    """An admission of a part answers the whole question; a denial only what nothing else puts in doubt."""
    if Kind.ODD in kinds:
        return None
    if kinds & _ADMITTING:
        doubtful = Kind.DENIES in kinds and question.asks_both
        half = Kind.ADMITS not in kinds and kinds & {Kind.DENIES, Kind.NOTE}
        return None if doubtful or half else question.yes
    return question.no if Kind.DENIES in kinds and not kinds & {Kind.HAPPENED, Kind.HEDGED} else None


def _practice(question: Question, kinds: set[Kind]) -> str | None:
    if Kind.ODD in kinds or (Kind.KEEPS in kinds and kinds & _AGAINST_KEEPING):
        return None
    if Kind.BREAKS in kinds:
        return question.no
    return question.yes if Kind.KEEPS in kinds else None


def _not_applicable(question: Question, clauses: list[str]) -> tuple[str, str] | None:
    """不涉及 by itself, before its reason (不涉及社会考试) or after it (本校不是考点，不涉及)."""
    if question.not_applicable is None:
        return None
    last = NOT_APPLICABLE.fullmatch(clauses[-1])
    if last and last["word"][0] == "不" and not last["rest"]:
        others = {_judged(question, clause)[0] for clause in clauses[:-1]}
        return (question.not_applicable, last["word"]) if others <= {Kind.OTHER, Kind.DENIES, Kind.ODD} else None
    match = NOT_APPLICABLE.fullmatch(clauses[0])
    # 不涉及社会考试 of a practice; of a problem it may as well deny it, as 未涉及 may
    certain = match is not None and not question.problem and not NEGATIONS.search(match["rest"])
    return (question.not_applicable, match["word"]) if match and certain and not LIMITS.search(clauses[0]) else None


def _judged(question: Question, clause: str) -> tuple[Kind, str]:
    """What a clause says. Schools write the same clauses again and again, only numbers and names differ."""
    return _remembered(question, clause) if len(clause) <= _REMEMBERED else _judge(question, clause)


def _judge(question: Question, clause: str) -> tuple[Kind, str]:
    if MENDED.fullmatch(clause) or AMOUNT.fullmatch(clause):
        return Kind.OTHER, ""
    if VOLUNTARY.match(clause) or (question.problem and IN_ORDER.search(clause)):
        return Kind.NOTE, ""
    if MENDED_WITHIN.search(clause):
        return Kind.ODD, ""
    body = DESCRIPTIONS.sub(_UNMARKED, clause)
    kind, word = (_judge_problem if question.problem else _judge_practice)(question, clause, body)
    limited = kind in (Kind.DENIES, Kind.KEEPS, Kind.BREAKS) and LIMITS.search(clause)
    return (Kind.HEDGED, "") if limited else (kind, word)


_remembered = lru_cache(maxsize=16384)(_judge)


def _judge_problem(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    negations = len(NEGATIONS.findall(body))
    if POLICY.match(body):
        return Kind.OTHER, ""
    if (negations and NO_DENIALS.match(body)) or negations > 1:
        return Kind.ODD, ""
    if start := DENIALS.match(body):
        return _denial(question, clause, body[start.end() :], start[0])
    if end := FINAL_DENIALS.search(body):
        return _denial(question, clause, body[: end.start()], end[0])
    if negations:
        return Kind.OTHER, ""
    return _admission(question, clause, body)


def _denial(question: Question, clause: str, denied: str, word: str) -> tuple[Kind, str]:
    if GOOD.search(denied) or any(degree in denied and degree not in question.text for degree in DEGREES):
        return Kind.ODD, ""
    if GENERIC_ACT.fullmatch(denied) or question.touched_by(clause):
        return Kind.DENIES, word
    return Kind.OTHER, ""


def _admission(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    good = bool(GOOD.search(body) or COUNTERED.search(body))
    body = SOME.sub("", body, count=1)
    if not good and question.begun_by(body) and question.admitted_by(clause):
        return Kind.ADMITS, clause[:2]
    if start := ADMISSIONS.match(body):
        if good:
            return Kind.OTHER, ""
        certain = GENERIC.fullmatch(body[start.end() :]) or question.admitted_by(clause)
        named = not question.qualified or question.qualified_in(clause)
        return (Kind.ADMITS if named else Kind.CONCEDES, start[0]) if certain else (Kind.ODD, "")
    if end := FINAL_ADMISSIONS.search(body):
        if good or question.admitted_by(clause):
            return (Kind.OTHER, "") if good else (Kind.ADMITS, end[0])
        return (Kind.ODD if question.touched_by(clause) else Kind.HAPPENED), ""
    if not good and (act := DONE.match(body)) and question.qualified_in(clause) and question.admitted_by(clause):
        return Kind.ADMITS, act[0]
    if not good and EVENT.search(body) and question.touched_by(clause):
        done = VERB_DONE.match(body)
        if done and done["verb"] in question.text and (done[0] == body or question.admitted_by(clause)):
            return Kind.ADMITS, done[0]
        return Kind.HAPPENED, ""
    counted = "重复" not in question.text and TIMES.search(body)
    if not good and (counted or SOMETIMES.search(clause)) and question.touched_by(clause):
        return Kind.HAPPENED, ""
    return Kind.OTHER, ""


def _judge_practice(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    if twice := KEPT_TWICE_DENIED.fullmatch(clause):
        return Kind.KEEPS, twice[0][:6]
    negations, whole = len(NEGATIONS.findall(body)), clause
    if not KEPT.match(body):
        body, clause = question.without_topic(body), question.without_topic(clause)
    broken = NOT_KEPT.match(whole) or NOT_KEPT.match(clause)
    if broken and len(NEGATIONS.findall(clause)) == 1:
        known = (broken["practice"] is None or broken["practice"] in question.text) and not PAPERS.search(clause)
        return (Kind.BREAKS, broken[0]) if known else (Kind.ODD, "")
    if kept := KEPT.match(body):
        other_duty = any(duty in body and duty not in question.text for duty in DUTIES)
        certain = not negations and not other_duty and not SHORTCOMINGS.search(body)
        return (Kind.KEEPS, kept[0]) if certain else (Kind.ODD, "")
    if (ADMISSIONS.match(body) and not GOOD.search(body)) or (SHORTCOMINGS.search(body) and not negations):
        return Kind.LACKS, ""
    if not negations and not GOOD.search(body) and not question.forbidden.isdisjoint(pairs_of(whole)):
        return Kind.HAPPENED, ""  # 安排教师上街执勤
    return (Kind.HAPPENED if "被" in body and not negations else Kind.OTHER), ""


def _trimmed(clause: str) -> str:
    """The clause without numbers and fillers at its beginning."""
    while match := ENUMERATION.match(clause) or FILLERS.match(clause):
        clause = clause[match.end() :]
    return clause.strip(".、/-~*·")
