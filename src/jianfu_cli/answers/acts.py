"""Whether what is denied or admitted is the item's own act and nothing else: not 没有耽误录入, 有教师反对检查.

The words are marked: those of any act and of no matter (参加, 教师) and those of others. Between what makes the
problem (强制) or the admission (有) and the item's own words no word of others may stand, for it would be another act.
"""

from __future__ import annotations

import re

from ..vocabulary import (
    ACTS,
    ADMISSIONS,
    BARE_VERBS,
    DEGREES,
    DENIED_BESIDE,
    EVENT,
    FAMILIES,
    GOOD,
    OUTSIDERS,
    PERSONS,
    QUALIFIERS,
    RELATED,
    TIMES_DONE,
    WHOEVER_DID_NOT,
)
from .forbidden import forbids_as_told
from .question import Question

_WHILE = re.compile("[^,不没未无]{1,6}期间")
_ANY, _PERSON, _OTHERS = "_", "@", "?"
_GONE_ON = re.compile(r"(?<![_@?])\?{1,2}(?!\?)")  # a short word of others behind the item's own


def denies_the_act(question: Question, denied: str) -> bool:
    """Whether what stands behind (or before) a negation is all the item's own: not 没有耽误录入, 没有参加的班级扣分."""
    if WHOEVER_DID_NOT.search(denied) or _of_others(question, denied):
        return False
    return is_the_act(question, denied) or _details_the_act(question, denied)


def _of_others(question: Question, words: str) -> bool:
    """Whether the words speak of pupils where teachers are asked about, or of 与…有关 where 无关 is."""
    asked = question.wording if question.problem else question.text
    if "无关" in asked and RELATED.search(words):
        return True
    return "教师" in asked and any(person in words and person not in asked for person in FAMILIES)


def is_the_act(question: Question, words: str) -> bool:
    """Whether the words are the item's own, but for those of any act (参加, 教师, 情况)."""
    return question.consists_of(DENIED_BESIDE.sub(",", words))


def _details_the_act(question: Question, denied: str) -> bool:
    """Whether the item's qualified act comes first, and others' words are short and go on the item's: 强制参与论文|评选."""
    behind = _behind_qualifier(question, denied)
    if behind is None or TIMES_DONE.search(denied):
        return False
    if _marked(question, behind[:2])[:1] == _OTHERS and not question.consists_of(behind[0]):
        behind = behind[1:]  # a verb of one letter: 重复|交|材料
        if question.knows(behind) and question.telling(behind):
            return True
    if not _begins_with_the_act(question, behind):
        return False
    marked = _marked(question, behind)
    said_of_it = marked.rstrip(_ANY).endswith(_OTHERS) and marked.endswith(_ANY)  # 强制填写记录|拖延|的情况
    return _OTHERS not in _GONE_ON.sub("", marked) and not said_of_it


def _behind_qualifier(question: Question, words: str) -> str | None:
    qualifier = next((q for q in question.qualifiers if words.startswith(q)), None)
    return None if qualifier is None else words.removeprefix(qualifier)


def _marked(question: Question, words: str) -> str:
    """The item's own letters, a mark for each word of any act and for each person, and one for each letter of others."""
    rest = DENIED_BESIDE.sub(lambda found: _PERSON if found[0] in PERSONS else _ANY, words)
    return "".join(c if c in (_ANY, _PERSON) or question.consists_of(c) else _OTHERS for c in rest)


def _begins_with_the_act(question: Question, words: str) -> bool:
    """Whether a telling word of the item's comes before any of others: not 强制教师缺席."""
    before = _marked(question, words).partition(_OTHERS)[0]
    return "#" in before or bool(question.telling(before))


def denies_an_act(question: Question, clause: str, denied: str) -> bool:
    """Whether a denial reaches an act or the problem's qualifier, where a noun alone says nothing: not 没有班主任."""
    act = bool(ACTS.search(clause))
    if question.asks_both:
        return act and question.denied_in(denied)
    return act or "#" in denied or question.qualified_in(clause) or question.touches_unqualified(clause)


def denies_the_forbidden(question: Question, denied: str) -> bool:
    """Whether a negation reaches just what the item says must not be: 不安排教师上街执勤, 没有影响正常教学.

    In reply to a practice all that it asks about may be denied, if it isn't what is well done.
    """
    if not question.problem:
        if any(degree in denied and degree not in question.text for degree in DEGREES):
            return False
        return not GOOD.search(denied) and denies_the_act(question, denied)
    return question.forbids(denied) and all(c in question.text for c in denied)


def does_the_forbidden(question: Question, clause: str, body: str) -> bool:
    """Whether a clause tells done, or there, just what the item says must not be: 安排教师上街执勤2次, 存在重复开展的情况."""
    begun = _WHILE.sub("", body)
    there = ADMISSIONS.match(begun)
    bare = begun[there.end() :] if there else begun
    told = TIMES_DONE.sub(",", EVENT.sub(",", bare))
    if (told == bare and not there) or not forbids_as_told(question.text, clause) or _of_others(question, clause):
        return False
    return is_the_act(question, told)


def admits_the_act(question: Question, clause: str) -> bool:
    """Whether a clause that begins as the problem says no more than it, or tells it done: not 滥发通知的群已解散."""
    told = TIMES_DONE.sub(",", EVENT.sub(",", clause))
    if _of_others(question, clause):
        return False
    if is_the_act(question, told):
        return True
    if "的" in clause or told == clause:
        return False
    behind = _behind_qualifier(question, told)
    if behind is not None:
        return _begins_with_the_act(question, behind)
    return _PERSON + _OTHERS not in _marked(question, told)


def counted_as_the_act(question: Question, body: str) -> bool:
    """Whether a clause counts just what is asked about, as the problem: 未经审批的检查共组织2次; not 借用一次."""
    as_problem = "#" in body or any(qualifier in body for qualifier in QUALIFIERS)
    otherwise = any(verb not in question.wording for verb in BARE_VERBS.findall(body)) or OUTSIDERS.search(body)
    if not as_problem or otherwise or body.endswith("的"):
        return False
    told, times = TIMES_DONE.subn(",", EVENT.sub(",", body))
    return times > 0 and is_the_act(question, told.replace("共", ""))


def exists_as_the_act(question: Question, there: str) -> bool:
    """Whether what there is (有…, 存在…) is the item's own: not 有教师反对检查."""
    told = TIMES_DONE.sub(",", EVENT.sub(",", there))
    if is_the_act(question, told):
        return True
    return _begins_with_the_act(question, told) and is_the_act(question, told.rpartition("的")[2])
