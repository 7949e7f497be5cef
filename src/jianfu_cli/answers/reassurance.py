"""What stands beside an answer: harmless filler of a closed kind, things in order, or cases that are counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..vocabulary import (
    ADMISSIONS,
    ALL_OF_THEM,
    CASES,
    COUNTED,
    DEGREES,
    DENIALS,
    DESCRIPTIONS,
    DUTIES,
    EACH_TIME,
    EACH_WEEK,
    EXCEPTIONS,
    EXCESS,
    FIGURES,
    FREE,
    FREQUENT,
    GOOD,
    GRANTED,
    IN_ORDER,
    KEEPING_ORDER,
    KEPT_BESIDE,
    LIGHT_BESIDE,
    LIGHTENED,
    LIMITED,
    LISTED,
    MEAGRE,
    NEGATIONS,
    NOT_ONE,
    OBLIGED,
    ONLY,
    ORDERLY,
    PERSONS,
    PERSONS_COUNTED,
    PRAISE,
    QUALIFIERS,
    REDUCED,
    SAYINGS,
    SHORT_DENIAL,
    TIMES_DONE,
    WHOEVER_DID_NOT,
)
from .acts import denies_the_act, is_the_act
from .question import Question

_A_WORD = 2  # characters of 指标; one more for what is done with it: 下指标
_BETWEEN = re.compile("[、和与均都已]|做到了?|能够?|确保|进行|参与|执行|开展")


def harmless(question: Question, clause: str) -> bool:
    """Whether a clause only reassures: a saying of a closed kind, or lightened, free or approved and nothing else."""
    if SAYINGS.fullmatch(clause) or SAYINGS.fullmatch(question.without_topic(clause)):
        if question.problem and any(duty in clause for duty in DUTIES):
            return False
        if EXCEPTIONS.search(clause) and (any(p in clause for p in PERSONS) or question.touched_by(clause)):
            return False  # 除班主任外: kept in part
        counted = any(word in clause for word in COUNTED) and question.touched_by(clause)
        return not (question.problem and (counted or EXCEPTIONS.search(clause)))
    if question.lessens and LIMITED.fullmatch(clause):
        return True
    if not question.problem and REDUCED.fullmatch(clause):
        return True
    if FIGURES.search(clause):
        return not question.touched_by(clause)
    if not question.problem and KEEPING_ORDER.fullmatch(clause) and not any(duty in clause for duty in DUTIES):
        return True
    if not question.problem and question.prescribes(_BETWEEN.sub("", clause)):
        return True
    rest = LIGHT_BESIDE.sub(",", clause)
    if NEGATIONS.search(rest) or any(map(str.isdigit, rest)):
        return False
    if ORDERLY.search(clause) and question.consists_of(LIGHT_BESIDE.sub(",", KEPT_BESIDE.sub(",", clause))):
        return in_order(question, clause)
    if not question.consists_of(rest):
        return False
    # what is lessened exists: so of a problem only what may be, if it is in order
    lighter = LIGHTENED.search(clause)
    beside = not question.problem or question.asks_for_order or not question.touched_by(clause)
    return lighter is not None and (beside or lighter[0] == "取消")


def by_the_way(question: Question, clause: str) -> bool:
    """Whether a clause says that it is of free will, or praises or denies something else: 教师反响良好; 不检查."""
    if (FREE.search(clause) and _freely(question, clause)) or denies_a_burden(question, clause):
        return True
    said = PRAISE.fullmatch(clause) or SHORT_DENIAL.fullmatch(clause)
    return said is not None and not (question.touched_by(clause) or any(map(str.isdigit, clause)))


def denies_a_burden(question: Question, clause: str) -> bool:
    """Whether a clause denies what could only be bad, of another matter than the problem: 不随意派工, 无摊派, 不下指标."""
    denial = DENIALS.match(clause)
    if denial is None or len(NEGATIONS.findall(clause)) != 1 or WHOEVER_DID_NOT.search(clause):
        return False
    denied = clause[denial.end() :]
    of_it = question.touched_by(denied) if question.problem else question.forbids(denied)
    if of_it or GOOD.search(denied) or denied.startswith(DEGREES) or any(map(str.isdigit, denied)):
        return False
    return denied.startswith(QUALIFIERS) or OBLIGED.fullmatch(denied, len(denied) > _A_WORD) is not None


def as_conceded(question: Question, clause: str) -> bool:
    """Whether a clause only grants something beside what is then said, and no burden or case: 虽是考点，但…."""
    if not clause.startswith(GRANTED) or question.asks_both or question.touches_unqualified(clause):
        return False
    if not question.problem and len(question.telling(clause)) > 1:
        return False
    burdens = (NEGATIONS, OBLIGED, FREQUENT, EXCESS, EACH_TIME, TIMES_DONE, CASES)
    qualified = any(q in clause for q in QUALIFIERS) or question.qualified_in(clause) or question.forbids(clause)
    return not qualified and not any(burden.search(clause) for burden in burdens)


def freely_there(question: Question, clause: str, others: Iterable[str]) -> bool:
    """Whether there is only what no one was made to do, as other clauses say (自愿, 未强制): 有一次演讲比赛."""
    there = ADMISSIONS.match(clause)
    if there is None or not question.qualified or OBLIGED.search(clause) or question.qualified_in(clause):
        return False
    return is_the_act(question, TIMES_DONE.sub(",", clause[there.end() :])) and any(map(FREE.search, others))


def as_it_should_be(question: Question, clause: str, behind: str) -> bool:
    """Whether a clause counts what is said to be in order: 检查3次，|均已报备; 计划内检查4项."""
    if not question.asks_for_order or not TIMES_DONE.search(clause) or NEGATIONS.search(clause):
        return False
    return "计划内" in clause or (behind.startswith(ALL_OF_THEM) and bool(IN_ORDER.search(behind)))


def seldom(question: Question, clause: str) -> bool:
    """Whether a clause tells of a little where only much is asked about: 仅参加过1次社区活动 (频繁?)."""
    burdens = (NEGATIONS, OBLIGED, FREQUENT, EACH_WEEK)
    bad = any(qualifier in clause for qualifier in QUALIFIERS) or any(burden.search(clause) for burden in burdens)
    little = MEAGRE.search(clause) or clause.startswith(ONLY)
    return question.by_degree and question.touched_by(clause) and bool(little) and not bad


def _freely(question: Question, clause: str) -> bool:
    """Whether a clause says that it is done of free will, at most with a short word of others': 教师自愿报名."""
    rest = LIGHT_BESIDE.sub(",", clause)
    others = [c for c in rest if not question.consists_of(c)]
    unsaid = NEGATIONS.search(rest) or any(map(str.isdigit, rest)) or question.qualified_in(clause)
    return len(others) < 3 and not unsaid


def as_it_may_be(clause: str) -> bool:
    """Whether a clause says that all was approved or of free will, so that cases may be counted beside it."""
    papers = "手续" in clause and not NEGATIONS.search(clause)
    return bool(papers or IN_ORDER.search(clause) or FREE.search(clause))


def in_order(question: Question, clause: str) -> bool:
    """Whether approval is beside a problem: asked for, or of something else (not 停课经教育局同意)."""
    return not question.problem or question.asks_for_order or not question.touched_by(clause)


def counts_none(question: Question, clause: str) -> bool:
    """Whether a clause says that there is not one of what is asked about: 无一起重复要求上报; not 没有一人缺席."""
    none = NOT_ONE.search(clause)
    return none is not None and denies_the_act(question, clause[none.end() :])


def counts_cases(question: Question, clause: str) -> bool:
    """Whether a clause says how many there are of what is asked about: 有3名教师未经批准被借调; of a problem also 2次."""
    case = CASES.search(clause)
    touched = question.touched_by(clause) or (question.counts_persons and len(question.telling(clause)) > 1)
    if case and (touched or len(question.telling(clause[case.end() :])) > 1):
        return True
    uncounted, times = TIMES_DONE.subn("", clause)
    well = LIGHTENED.search(clause) or GOOD.search(DESCRIPTIONS.sub("", clause)) or LISTED.search(clause)
    counted = question.problem or (question.counts_persons and PERSONS_COUNTED.search(clause))
    return bool(counted and times and not well) and (touched or is_the_act(question, uncounted))
