"""Words behind an answer: whether they turn against a good one, or tell that all is well behind a bad one."""

from __future__ import annotations

from ..vocabulary import (
    DENIALS,
    DENIED_BESIDE,
    EACH_TEACHER,
    EACH_TIME,
    EACH_WEEK,
    EXCESS,
    FREQUENT,
    GOOD,
    ILL_SAID,
    IN_ORDER,
    MEAGRE,
    NEGATIONS,
    OFF_ON_TIME,
    OVERTIME,
    TAIL_TURNS,
    WELL_SAID,
    YES,
)
from .clause_kinds import Kind
from .clauses import clauses_of, said_by
from .question import Question
from .reassurance import as_it_may_be, counts_cases, counts_none
from .sentences import MAX_LENGTH, line_of

_AT_PEACE = frozenset({Kind.DENIES, Kind.DENIES_IT, Kind.KEEPS, Kind.NOTE, Kind.FILLER})
_AGAINST = frozenset({Kind.ADMITS, Kind.BREAKS})
_UNTOLD = frozenset({Kind.OTHER, Kind.ABOUT, Kind.HAPPENED, Kind.LACKS})


def turns(question: Question, folded: str) -> bool:
    """Whether a text behind a good answer turns against it (但…, 仅…), counts cases or tells of one, read or not."""
    clauses = clauses_of(line_of(folded)[:MAX_LENGTH])
    orderly = any(as_it_may_be(clause.core) for clause in clauses)
    for clause in clauses:
        kind = said_by(question, clause.core).kind
        if kind in _AGAINST or ILL_SAID.fullmatch(clause.core) or (question.problem and clause.core in YES):
            return True
        against = TAIL_TURNS.search(clause.whole) or (not orderly and _tells_of_cases(question, clause.core, kind))
        if against and kind not in _AT_PEACE:
            return True
    return False


def _tells_of_cases(question: Question, clause: str, kind: Kind) -> bool:
    if counts_none(question, clause):
        return False
    if counts_cases(question, clause):
        return True
    if question.problem:
        if kind in _UNTOLD and _tells_of_pressure(question, clause):
            return True
        return kind is Kind.HAPPENED and not question.asks_both and question.touches_unqualified(clause)
    done = (kind in (Kind.HAPPENED, Kind.LACKS) and question.forbids(clause)) or (
        question.counts_persons and "被" in clause
    )
    return kind in _UNTOLD and (done or _tells_of_much(question, clause))


def _tells_of_pressure(question: Question, clause: str) -> bool:
    """Whether a clause has what makes it the problem, in other words: 必须参加 (强制?), 每周一次 (频繁?)."""
    if NEGATIONS.search(clause) or GOOD.search(clause):
        return False
    often = question.by_degree and (FREQUENT.search(clause) or EACH_WEEK.search(clause))
    return bool(often or ("强制" in question.qualifiers and "必须" in clause))


def _tells_of_much(question: Question, clause: str) -> bool:
    """Whether a clause tells of too much of what is to be lessened (会议很多), or of all whom it reaches (每位教师)."""
    if NEGATIONS.search(clause) or GOOD.search(clause):
        return False
    touched = question.touched_by(clause) or len(question.telling(clause)) > 1
    much = touched and (EXCESS.search(clause) or (question.lessens and FREQUENT.search(clause)))
    burden = "任务" in question.wording and EACH_TEACHER.search(clause)
    longer = question.limits_hours and OVERTIME.search(clause)
    return bool(much or burden or longer or EACH_TIME.search(clause))


def all_is_well(question: Question, folded: str) -> bool:
    """Whether a text behind a bad answer tells nothing but good: 是，自愿参加; 否，没有借调教师; 是，参加过一次 (频繁?)."""
    clauses = clauses_of(line_of(folded)[:MAX_LENGTH])
    said = [(clause.core, said_by(question, clause.core).kind) for clause in clauses]
    well = [_says_well(question, core, kind) for core, kind in said]
    if any(well) and all(each or kind in _AT_PEACE for each, (_, kind) in zip(well, said, strict=True)):
        return True
    return question.by_degree and len(said) == 1 and bool(MEAGRE.search(said[0][0]))


def _says_well(question: Question, clause: str, kind: Kind) -> bool:
    """Whether a clause says by itself that things are as they should be, if only a part of them."""
    if WELL_SAID.fullmatch(clause) or (question.limits_hours and OFF_ON_TIME.fullmatch(clause)):
        return True
    if not question.problem:
        return kind is Kind.KEEPS or _denies_it(question, clause)
    return kind is Kind.DENIES or (kind is Kind.NOTE and ("自愿" in clause or bool(IN_ORDER.search(clause))))


def _denies_it(question: Question, clause: str) -> bool:
    """Whether what is to be done with measure is told not to be there at all: 没有借调教师, 不承担社会考试."""
    denial = DENIALS.match(clause)
    if denial is None or len(NEGATIONS.findall(clause.replace("无关", ""))) != 1:
        return False
    rest = DENIED_BESIDE.sub(",", denied := clause[denial.end() :])
    named = question.touched_by(denied) or len(question.telling(denied)) > 1
    own = question.text if question.forbids(denied) else question.asked if named else ""
    return not GOOD.search(denied) and bool(own) and all(c in own for c in rest if c.isalnum())
