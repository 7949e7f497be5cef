"""What the words of a clause reach: the item's own act and nothing else, or harmless filler of a closed kind."""

from __future__ import annotations

from ..vocabulary import (
    BURDENS,
    CASES,
    DENIED_BESIDE,
    FEWER,
    FIGURES,
    GOOD,
    KEPT_BESIDE,
    KEPT_NOUNS,
    LIGHTENED,
    NEGATIONS,
    ORDERLY,
    OWN_KEEPING,
    REASSURED,
    RULING,
    SPARED,
    WHOEVER_DID_NOT,
)
from .question import Question


def denies_the_act(question: Question, denied: str) -> bool:
    """Whether what stands behind (or before) a negation is all the item's own: not 没有耽误录入, 没有参加的班级扣分."""
    if WHOEVER_DID_NOT.search(denied):
        return False
    return question.consists_of(DENIED_BESIDE.sub("", denied))


def keeps_the_practice(question: Question, clause: str) -> bool:
    """Whether what is done strictly is the item's: 严格控制会议, 严格按要求执行; not 严格遵守会议纪律."""
    rest = "".join(filter(str.isalnum, KEPT_BESIDE.sub("", clause)))
    verb = any(verb in clause and (verb != RULING or verb in question.text) for verb in OWN_KEEPING)
    return not rest or (verb and question.names(KEPT_NOUNS.sub("", rest)))


def harmless(question: Question, clause: str) -> bool:
    """Whether a clause only reassures: it lightens, is in order, or denies what a practice forbids; without a burden."""
    if FIGURES.search(clause) and not question.touched_by(clause):
        return True
    if BURDENS.search(clause) and not FEWER.search(clause):
        return False
    others = SPARED.sub("", clause)
    if NEGATIONS.search(others):
        return False
    if ORDERLY.search(others):
        return in_order(question, clause)
    if LIGHTENED.search(others):
        return True
    reassured = others != clause or REASSURED.search(clause)
    return bool(reassured) and not (question.problem and question.touched_by(clause))


def in_order(question: Question, clause: str) -> bool:
    """Whether approval is beside a problem: asked for, or of something else (not 停课经教育局同意)."""
    return not question.problem or question.asks_for_order or not question.touched_by(clause)


def denies_the_forbidden(question: Question, denied: str) -> bool:
    """Whether a negation in reply to a practice reaches just what would break it: 不安排教师上街执勤."""
    return not question.problem and not GOOD.search(denied) and denies_the_act(question, denied)


def counts_cases(question: Question, clause: str) -> bool:
    """Whether a clause says how many there are of what is asked about: 有3名教师未经批准被借调."""
    case = CASES.search(clause)
    return case is not None and (question.touched_by(clause) or len(question.telling(clause[case.end() :])) > 1)
