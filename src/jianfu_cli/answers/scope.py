"""What the words of a clause reach: the item's own act and nothing else, or harmless filler of a closed kind."""

from __future__ import annotations

import re

from ..vocabulary import (
    ACTS,
    BROKEN_BESIDE,
    CASES,
    COUNTED,
    DENIED_BESIDE,
    EVENT,
    EXCEPTIONS,
    FIGURES,
    FREE,
    GOOD,
    KEPT_BESIDE,
    KEPT_NOUNS,
    LIGHT_BESIDE,
    LIGHTENED,
    NEGATIONS,
    ORDERLY,
    OWN_KEEPING,
    RULING,
    SAYINGS,
    TIMES_DONE,
    WHOEVER_DID_NOT,
)
from .question import Question

_BETWEEN = re.compile("[、和与]")
_GONE_ON = re.compile(r"(?<![_?])\?{1,2}(?!\?)")  # a short word of others behind the item's own


def denies_the_act(question: Question, denied: str) -> bool:
    """Whether what stands behind (or before) a negation is all the item's own: not 没有耽误录入, 没有参加的班级扣分."""
    if WHOEVER_DID_NOT.search(denied):
        return False
    return _is_the_act(question, denied) or _details_the_act(question, denied)


def _is_the_act(question: Question, words: str) -> bool:
    return question.consists_of(DENIED_BESIDE.sub("", words))


def _details_the_act(question: Question, denied: str) -> bool:
    """Whether the item's qualified act comes first, and others' words are short and go on the item's: 强制参与论文|评选.

    What stands between the qualifier and the item's own words would be another act: 强制教师|缺席.
    """
    qualifier = next((q for q in question.qualifiers if denied.startswith(q)), None)
    if qualifier is None or TIMES_DONE.search(denied):
        return False
    rest = DENIED_BESIDE.sub("_", denied.removeprefix(qualifier))
    marked = "".join(c if c == "_" or question.consists_of(c) else "?" for c in rest)
    return "?" not in _GONE_ON.sub("", marked) and bool(question.telling(marked.partition("?")[0]))


def denies_an_act(question: Question, clause: str, denied: str) -> bool:
    """Whether a denial reaches an act or the problem's qualifier, where a noun alone says nothing: not 没有班主任."""
    if question.asks_both:
        return question.acted_in(denied)
    return (
        "#" in denied
        or bool(ACTS.search(clause))
        or question.qualified_in(clause)
        or question.touches_unqualified(clause)
    )


def keeps_the_practice(question: Question, clause: str) -> bool:
    """Whether what is done strictly is the item's: 严格控制会议, 严格按要求执行; not 严格遵守会议纪律."""
    rest = KEPT_BESIDE.sub(",", clause)
    if not any(map(str.isalnum, rest)):
        return True
    verb = any(verb in clause and (verb != RULING or verb in question.wording) for verb in OWN_KEEPING)
    whole = not question.head or any(question.head[i : i + 2] in clause for i in range(len(question.head) - 1))
    return verb and whole and question.names(KEPT_NOUNS.sub(",", rest))


def breaks_the_practice(question: Question, clause: str) -> bool:
    """Whether what is not done strictly is the item's: 未严格控制会议; not 没有落实会议精神."""
    return keeps_the_practice(question, BROKEN_BESIDE.sub("", clause))


def admits_the_act(question: Question, clause: str) -> bool:
    """Whether a clause that begins as the problem says no more than it, or tells it done: not 滥发通知的群已解散."""
    counted = TIMES_DONE.sub("", clause)
    done = EVENT.search(clause) or counted != clause
    return _is_the_act(question, counted) or (bool(done) and "的" not in clause)


def harmless(question: Question, clause: str) -> bool:
    """Whether a clause only reassures: a saying of a closed kind, or lightened, free or approved and nothing else."""
    if SAYINGS.fullmatch(clause):
        counted = any(word in clause for word in COUNTED) and question.touched_by(clause)
        return not (question.problem and (counted or EXCEPTIONS.search(clause)))
    if FIGURES.search(clause):
        return not question.touched_by(clause)
    if not question.problem and question.prescribes(_BETWEEN.sub("", clause)):
        return True
    if FREE.search(clause) and _freely(question, clause):
        return True
    rest = LIGHT_BESIDE.sub("", clause)
    if NEGATIONS.search(rest) or not question.consists_of(rest) or any(map(str.isdigit, rest)):
        return False
    if ORDERLY.search(clause):
        return in_order(question, clause)
    # what is lessened exists: so of a problem only what may be, if it is in order
    lighter = LIGHTENED.search(clause)
    beside = not question.problem or question.asks_for_order or not question.touched_by(clause)
    return lighter is not None and (beside or lighter[0] == "取消")


def _freely(question: Question, clause: str) -> bool:
    """Whether a clause says that it is done of free will, at most with a short word of others': 教师自愿报名."""
    rest = LIGHT_BESIDE.sub("", clause)
    others = [c for c in rest if not question.consists_of(c)]
    unsaid = NEGATIONS.search(rest) or any(map(str.isdigit, rest)) or question.qualified_in(clause)
    return len(others) < 3 and not unsaid


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
