"""A sentence -> the answer that it plainly gives, by the item's polarity, or None.

A sentence is cut into clauses; each clause denies, admits, keeps or breaks what the item asks about, or says nothing
certain. Only clauses that agree make an answer. Two kinds of items: a problem (expected 否: 是否存在…), where a denial
answers 否 and an admission 是; a practice (expected 是: 是否严格…), where 严格… answers 是 and 未严格… 否.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from . import vocabulary as v

_MAX_LENGTH = 3000
_SPACE = re.compile(r"[\s“”\"'‘’「」『』《》]+")
_CLAUSE_END = re.compile(
    r"[,。;:!()\[\]【】…—\n]+|(?:[、和及与且并](?=没有|未(?!经|列|纳)|无(?!关)|不存在))|(?=也没有|也未|也不存在|也无)"
)
_QUESTION = re.compile("是否")
_UNMARKED = "#"  # stands where a description was


class Kind(Enum):
    """What one clause says."""

    DENIES = auto()
    ADMITS = auto()
    KEEPS = auto()
    BREAKS = auto()
    HAPPENED = auto()  # something of what the item asks about, and not whether it is the problem
    ODD = auto()  # negations that don't add up
    OTHER = auto()


@dataclass(frozen=True)
class Part:
    """One 是否 of an item: its pairs of characters, its qualifiers, and whether it asks 是否存在."""

    pairs: frozenset[str]
    qualifiers: tuple[str, ...]
    exists: bool

    @classmethod
    def of(cls, text: str) -> Part:
        """The part from its words behind 是否."""
        return cls(_pairs(text), tuple(q for q in v.QUALIFIERS if q in text), text.startswith("存在"))


@dataclass(frozen=True)
class Question:
    """An item as sentences are held against it: what it asks, in pairs of characters, and its answers."""

    text: str
    yes: str
    no: str
    problem: bool
    not_applicable: str | None
    pairs: frozenset[str]
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, text: str, yes: str, no: str, *, problem: bool, not_applicable: str | None) -> Question:
        """The question of an item; `text` folded and without spaces."""
        asked = [part for part in _QUESTION.split(text) if part]
        parts = tuple(map(Part.of, asked))
        return cls(text, yes, no, problem, not_applicable, _pairs(text), parts)

    def touched_by(self, clause: str) -> bool:
        """Whether the clause shares a telling word with the item."""
        return not self.pairs.isdisjoint(_pairs(clause))

    def without_topic(self, clause: str) -> str:
        """The clause without words of the item's at its beginning: 会议数量|未严格控制."""
        length = next((n for n in range(min(len(clause), 12), 1, -1) if clause[:n] in self.text), 0)
        return clause[length:] or clause

    def admitted_by(self, clause: str) -> bool:
        """Whether the clause speaks of just what is asked: shares a word, and a qualifier where there are any.

        存在… in reply to 是否存在… needs no qualifier.
        """
        pairs = _pairs(clause)
        return any(
            not part.pairs.isdisjoint(pairs)
            and (not part.qualifiers or any(q in clause for q in part.qualifiers) or (part.exists and "存在" in clause))
            for part in self.parts
        )


def read(question: Question, folded: str) -> tuple[str, str] | None:
    """The answer that the text plainly gives and the words that give it, or None."""
    line = _SPACE.sub("", folded.replace("\n", "。"))
    if not line or len(line) > _MAX_LENGTH or v.DOUBTS.search(line):
        return None
    clauses = [clause for clause in map(_trimmed, _CLAUSE_END.split(line)) if clause]
    if not clauses:
        return None
    limited = bool(v.LIMITS.search(line))
    if not limited and (found := _not_applicable(question, clauses)):
        return found
    judged = [_judge(question, clause) for clause in clauses]
    kinds = {kind for kind, _ in judged}
    answer = (_problem if question.problem else _practice)(question, kinds, limited)
    if answer is None:
        return None
    telling = next(word for kind, word in judged if kind not in (Kind.OTHER, Kind.HAPPENED))
    return answer, telling


def is_stock(folded: str) -> bool:
    """Whether a text is an answer's worth of words and no explanation: 未发现。"""
    return _SPACE.sub("", folded).strip(",.。;!()") in v.STOCK_SENTENCES


def _problem(question: Question, kinds: set[Kind], limited: bool) -> str | None:
    if Kind.ODD in kinds or {Kind.DENIES, Kind.ADMITS} <= kinds:
        return None
    if Kind.ADMITS in kinds:
        return question.yes
    return question.no if Kind.DENIES in kinds and Kind.HAPPENED not in kinds and not limited else None


def _practice(question: Question, kinds: set[Kind], limited: bool) -> str | None:
    if limited or kinds & {Kind.ODD, Kind.ADMITS, Kind.HAPPENED} or {Kind.KEEPS, Kind.BREAKS} <= kinds:
        return None
    if Kind.BREAKS in kinds:
        return question.no
    return question.yes if Kind.KEEPS in kinds else None


def _not_applicable(question: Question, clauses: list[str]) -> tuple[str, str] | None:
    match = v.NOT_APPLICABLE.fullmatch(clauses[0])
    if question.not_applicable is None or match is None:
        return None
    # 不涉及社会考试 of a practice; of a problem it may as well deny it, as 未涉及 may
    certain = (
        not v.NEGATIONS.search(match["rest"])
        if not question.problem
        else match["word"][0] == "不" and not match["rest"]
    )
    return (question.not_applicable, match["word"]) if certain else None


def _judge(question: Question, clause: str) -> tuple[Kind, str]:
    body = v.DESCRIPTIONS.sub(_UNMARKED, clause)
    return (_judge_problem if question.problem else _judge_practice)(question, clause, body)


def _judge_problem(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    negations = len(v.NEGATIONS.findall(body))
    if v.POLICY.match(body):
        return Kind.OTHER, ""
    if (negations and v.NO_DENIALS.match(body)) or negations > 1:
        return Kind.ODD, ""
    if start := v.DENIALS.match(body):
        return _denial(question, clause, body[start.end() :], start[0])
    if end := v.FINAL_DENIALS.search(body):
        return _denial(question, clause, body[: end.start()], end[0])
    if negations:
        return Kind.OTHER, ""
    return _admission(question, clause, body)


def _denial(question: Question, clause: str, denied: str, word: str) -> tuple[Kind, str]:
    if v.GOOD.search(denied) or any(degree in denied and degree not in question.text for degree in v.DEGREES):
        return Kind.ODD, ""
    if v.GENERIC_ACT.fullmatch(denied) or question.touched_by(clause):
        return Kind.DENIES, word
    return Kind.OTHER, ""


def _admission(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    good = bool(v.GOOD.search(body))
    if start := v.ADMISSIONS.match(body):
        if good:
            return Kind.OTHER, ""
        certain = v.GENERIC.fullmatch(body[start.end() :]) or question.admitted_by(clause)
        return (Kind.ADMITS, start[0]) if certain else (Kind.ODD, "")
    if not good and v.EVENT.search(body) and question.touched_by(clause):
        done = v.VERB_DONE.match(body)
        if done and done["verb"] in question.text and question.admitted_by(clause):
            return Kind.ADMITS, done[0]
        return Kind.HAPPENED, ""
    return Kind.OTHER, ""


def _judge_practice(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    negations = len(v.NEGATIONS.findall(body))
    if not v.KEPT.match(body):
        body, clause = question.without_topic(body), question.without_topic(clause)
    broken = v.NOT_KEPT.match(clause)
    if broken and len(v.NEGATIONS.findall(clause)) == 1:
        known = (broken["practice"] is None or broken["practice"] in question.text) and not v.PAPERS.search(clause)
        return (Kind.BREAKS, broken[0]) if known else (Kind.ODD, "")
    if kept := v.KEPT.match(body):
        other_duty = any(duty in body and duty not in question.text for duty in v.DUTIES)
        certain = not negations and not other_duty and not v.SHORTCOMINGS.search(body)
        return (Kind.KEEPS, kept[0]) if certain else (Kind.ODD, "")
    if v.ADMISSIONS.match(body) and not v.GOOD.search(body):
        return Kind.ADMITS, ""
    if v.SHORTCOMINGS.search(body) and not negations:
        return Kind.ODD, ""
    return (Kind.HAPPENED if "被" in body and not negations else Kind.OTHER), ""


def _trimmed(clause: str) -> str:
    """The clause without numbers and fillers at its beginning."""
    while match := v.ENUMERATION.match(clause) or v.FILLERS.match(clause):
        clause = clause[match.end() :]
    return clause.strip(".、/-~*·")


def _pairs(text: str) -> frozenset[str]:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if pair.isalnum()) - v.COMMON_WORDS
