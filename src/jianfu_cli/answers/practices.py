"""Whether what is kept or broken is the item's own practice, in its own words: not 严格遵守会议纪律."""

from __future__ import annotations

from ..vocabulary import BROKEN_BESIDE, KEPT_BESIDE, KEPT_NOUNS, OTHER_KEEPING, OWN_KEEPING, RULING, WHOEVER_DID_NOT
from .question import Question


def keeps_the_practice(question: Question, clause: str) -> bool:
    """Whether what is done strictly is the item's: 严格控制会议, 严格按要求执行; not 严格遵守会议纪律."""
    rest = KEPT_BESIDE.sub(",", clause)
    verb = any(verb in clause and (verb != RULING or verb in question.wording) for verb in OWN_KEEPING)
    if not any(map(str.isalnum, rest)):
        return verb or OTHER_KEEPING.search(clause) is None
    whole = not question.head or any(question.head[i : i + 2] in clause for i in range(len(question.head) - 1))
    return verb and whole and question.names(KEPT_NOUNS.sub(",", rest))


def breaks_the_practice(question: Question, clause: str) -> bool:
    """Whether what is not done strictly is the item's: 未严格控制会议; not 没有落实会议精神, 未控制会议的学校."""
    return not WHOEVER_DID_NOT.search(clause) and keeps_the_practice(question, BROKEN_BESIDE.sub("", clause))
