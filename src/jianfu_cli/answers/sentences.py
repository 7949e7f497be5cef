"""A sentence -> the answer that it plainly gives, by the item's polarity, or None.

A sentence is cut into clauses; each clause denies, admits, keeps or breaks what the item asks about, or says nothing
certain. Only clauses that agree make an answer. Two kinds of items: a problem (expected 否: 是否存在…), where a denial
answers 否 and an admission 是; a practice (expected 是: 是否严格…), where 严格… answers 是 and 未严格… 否.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from . import vocabulary as v

_MAX_LENGTH = 3000
_REMEMBERED = 60  # characters of a clause that is kept
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
    LACKS = auto()  # a practice falls short, without a word whether it is kept
    HEDGED = auto()  # denied, kept or broken in part, or as a rule
    NOTE = auto()  # what is done instead, of free will
    OTHER = auto()


_TELLING = frozenset({Kind.DENIES, Kind.ADMITS, Kind.KEEPS, Kind.BREAKS})
_AGAINST_KEEPING = frozenset({Kind.BREAKS, Kind.LACKS, Kind.HAPPENED, Kind.HEDGED})


@dataclass(frozen=True)
class Part:
    """One 是否 of an item: its first words, pairs of characters, qualifiers, and whether it asks 是否存在."""

    beginning: str
    pairs: frozenset[str]
    qualifiers: tuple[str, ...]
    exists: bool

    @classmethod
    def of(cls, text: str) -> Part:
        """The part from its words behind 是否."""
        return cls(text[:2], _pairs(text), tuple(q for q in v.QUALIFIERS if q in text), text.startswith("存在"))


@dataclass(frozen=True, eq=False)  # one an item, known by itself: a key of the memory for clauses
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

    def begun_by(self, clause: str) -> bool:
        """Whether the clause begins as the question does, or with its qualifier: 强制教师参加征文, 强制要求."""
        return any(
            clause.startswith(part.qualifiers or ("",))
            if part.qualifiers
            else clause.startswith(part.beginning) and not part.pairs.isdisjoint(_pairs(clause[2:]))
            for part in self.parts
        )

    def qualified_in(self, clause: str) -> bool:
        """Whether the clause has a qualifier of the question's (未经, 擅自, 强制)."""
        return any(qualifier in clause for part in self.parts for qualifier in part.qualifiers)

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
    if not line or len(line) > _MAX_LENGTH:
        return None
    if stock := _stock(question, line.strip(",.。;!()")):
        return stock
    pieces = [(clause, piece) for piece in _CLAUSE_END.split(line) if (clause := _trimmed(piece))]
    if not pieces or v.DOUBTS.search(line):
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
    if question.problem and line in v.STOCK_DENIALS:
        return question.no, line
    return (question.yes, line) if not question.problem and line in v.STOCK_KEEPING else None


def _unharmed(kinds: set[Kind], judged: list[tuple[Kind, str]], contrasts: list[bool]) -> bool:
    """Whether a turn (但…) leaves the answer as it is: an admission stands, the turn itself is the answer or a mere note."""
    if kinds & {Kind.ADMITS, Kind.BREAKS}:
        return True
    return all(kind in _TELLING or kind is Kind.NOTE for (kind, _), turn in zip(judged, contrasts, strict=True) if turn)


def _turns(question: Question, piece: str) -> bool:
    return bool(v.CONTRASTS.search(piece) or (question.problem and v.EXCEPTIONS.search(piece)))


def is_stock(folded: str) -> bool:
    """Whether a text is an answer's worth of words and no explanation: 未发现。"""
    return _SPACE.sub("", folded).strip(",.。;!()") in v.STOCK_SENTENCES


def _problem(question: Question, kinds: set[Kind]) -> str | None:
    """An admission of a part answers the whole question; a denial only what nothing else puts in doubt."""
    if Kind.ODD in kinds:
        return None
    if Kind.ADMITS in kinds:
        return question.yes
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
    last = v.NOT_APPLICABLE.fullmatch(clauses[-1])
    if last and last["word"][0] == "不" and not last["rest"]:
        others = {_judged(question, clause)[0] for clause in clauses[:-1]}
        return (question.not_applicable, last["word"]) if others <= {Kind.OTHER, Kind.DENIES, Kind.ODD} else None
    match = v.NOT_APPLICABLE.fullmatch(clauses[0])
    # 不涉及社会考试 of a practice; of a problem it may as well deny it, as 未涉及 may
    certain = match is not None and not question.problem and not v.NEGATIONS.search(match["rest"])
    return (question.not_applicable, match["word"]) if match and certain and not v.LIMITS.search(clauses[0]) else None


def _judged(question: Question, clause: str) -> tuple[Kind, str]:
    """What a clause says. Schools write the same clauses again and again, only numbers and names differ."""
    return _remembered(question, clause) if len(clause) <= _REMEMBERED else _judge(question, clause)


def _judge(question: Question, clause: str) -> tuple[Kind, str]:
    if v.MENDED.fullmatch(clause) or v.AMOUNT.fullmatch(clause):
        return Kind.OTHER, ""
    if v.VOLUNTARY.match(clause):
        return Kind.NOTE, ""
    if v.MENDED_WITHIN.search(clause):
        return Kind.ODD, ""
    body = v.DESCRIPTIONS.sub(_UNMARKED, clause)
    kind, word = (_judge_problem if question.problem else _judge_practice)(question, clause, body)
    limited = kind in (Kind.DENIES, Kind.KEEPS, Kind.BREAKS) and v.LIMITS.search(clause)
    return (Kind.HEDGED, "") if limited else (kind, word)


_remembered = lru_cache(maxsize=16384)(_judge)


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
    good = bool(v.GOOD.search(body) or v.COUNTERED.search(body))
    body = v.SOME.sub("", body, count=1)
    if not good and question.begun_by(body) and question.admitted_by(clause):
        return Kind.ADMITS, clause[:2]
    if start := v.ADMISSIONS.match(body):
        if good:
            return Kind.OTHER, ""
        certain = v.GENERIC.fullmatch(body[start.end() :]) or question.admitted_by(clause)
        return (Kind.ADMITS, start[0]) if certain else (Kind.ODD, "")
    if not good and (told := v.DONE.match(body)) and question.qualified_in(clause) and question.admitted_by(clause):
        return Kind.ADMITS, told[0]
    if not good and v.EVENT.search(body) and question.touched_by(clause):
        done = v.VERB_DONE.match(body)
        if done and done["verb"] in question.text and (done[0] == body or question.admitted_by(clause)):
            return Kind.ADMITS, done[0]
        return Kind.HAPPENED, ""
    return Kind.OTHER, ""


def _judge_practice(question: Question, clause: str, body: str) -> tuple[Kind, str]:
    if twice := v.KEPT_TWICE_DENIED.fullmatch(clause):
        return Kind.KEEPS, twice[0][:6]
    negations, whole = len(v.NEGATIONS.findall(body)), clause
    if not v.KEPT.match(body):
        body, clause = question.without_topic(body), question.without_topic(clause)
    broken = v.NOT_KEPT.match(whole) or v.NOT_KEPT.match(clause)
    if broken and len(v.NEGATIONS.findall(clause)) == 1:
        known = (broken["practice"] is None or broken["practice"] in question.text) and not v.PAPERS.search(clause)
        return (Kind.BREAKS, broken[0]) if known else (Kind.ODD, "")
    if kept := v.KEPT.match(body):
        other_duty = any(duty in body and duty not in question.text for duty in v.DUTIES)
        certain = not negations and not other_duty and not v.SHORTCOMINGS.search(body)
        return (Kind.KEEPS, kept[0]) if certain else (Kind.ODD, "")
    if (v.ADMISSIONS.match(body) and not v.GOOD.search(body)) or (v.SHORTCOMINGS.search(body) and not negations):
        return Kind.LACKS, ""
    return (Kind.HAPPENED if "被" in body and not negations else Kind.OTHER), ""


def _trimmed(clause: str) -> str:
    """The clause without numbers and fillers at its beginning."""
    while match := v.ENUMERATION.match(clause) or v.FILLERS.match(clause):
        clause = clause[match.end() :]
    return clause.strip(".、/-~*·")


def _pairs(text: str) -> frozenset[str]:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return frozenset(pair for pair in pairs if pair.isalnum()) - v.COMMON_WORDS
