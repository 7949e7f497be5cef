"""A clause in reply to an item that asks for a practice (是否严格…): kept, broken, or nothing certain."""

from __future__ import annotations

from ..tools import read_number
from ..vocabulary import (
    ADMISSIONS,
    BARE_KEEPING,
    DENIALS,
    DUTIES,
    GOOD,
    HOURS,
    KEPT,
    KEPT_NOUNS,
    KEPT_TWICE_DENIED,
    NEGATIONS,
    NOT_KEPT,
    ONLY_NAMED,
    PAPERS,
    RULED_ACT,
    SHORTCOMINGS,
    SIMPLY_KEPT,
    UNKEPT_AT_LAST,
    WITHIN_LIMITS,
)
from .acts import denies_the_forbidden, does_the_forbidden
from .clause_kinds import Kind, Said
from .parts import pairs_of
from .practices import breaks_the_practice, keeps_the_practice
from .question import Question

_TOLD = 6  # characters of a clause that say why it was read so
_HOURS_A_DAY, _HOURS_A_WEEK = 8, 40


def practice_said(question: Question, written: str, described: str) -> Said:
    """What the clause says, as written and with # for what only describes (未经审批的)."""
    if question.limits_hours and _too_long(written):
        return Said(Kind.LACKS)
    if question.lessens:
        written, described = (WITHIN_LIMITS.sub("了", words) for words in (written, described))  # 控制在每月2次以内
    clause, body = _in_one_practice(question, written), _in_one_practice(question, described)
    if said := _simply_said(question, written) or _unkept_at_last(question, clause) or _twice_denied(question, clause):
        return said
    rest, kept_body = _behind_topic(question, clause), _behind_topic(question, body)
    broken = NOT_KEPT.match(clause) or NOT_KEPT.match(rest)
    if broken and len(NEGATIONS.findall(rest)) == 1:
        known = (broken["practice"] is None or broken["practice"] in question.text) and not PAPERS.search(rest)
        return Said(Kind.BREAKS, broken[0]) if known and breaks_the_practice(question, clause) else Said(Kind.ODD)
    if kept := KEPT.match(kept_body):
        certain = _is_kept(question, kept_body) and keeps_the_practice(question, clause)
        return Said(Kind.KEEPS, kept[0]) if certain and not NEGATIONS.search(body) else Said(Kind.ODD)
    return _around_the_practice(question, clause, kept_body)


def _too_long(clause: str) -> bool:
    """Whether a clause tells of more hours than a day's or a week's work has."""
    hours = HOURS.search(clause)
    return hours is not None and (read_number(hours[1]) or 0) > (_HOURS_A_WEEK if "周" in clause else _HOURS_A_DAY)


def _twice_denied(question: Question, clause: str) -> Said | None:
    """不存在不严格规范的情况."""
    twice = KEPT_TWICE_DENIED.fullmatch(clause)
    if twice is None:
        return None
    practice = twice["practice"]
    known = "合理" not in practice or "合理" in question.wording
    return Said(Kind.KEEPS, twice[0][:_TOLD]) if known and breaks_the_practice(question, practice) else Said(Kind.ODD)


def _unkept_at_last(question: Question, clause: str) -> Said | None:
    """严格控制会议数量没有做到."""
    unkept = UNKEPT_AT_LAST.search(clause)
    kept = clause[: unkept.start()] if unkept else ""
    if unkept is None or not (KEPT.match(kept) or question.practised(kept, "")):
        return None
    if not KEPT.match(kept):
        return Said(Kind.BREAKS, clause)  # 限制不了
    certain = not NEGATIONS.search(kept) and keeps_the_practice(question, kept)
    return Said(Kind.BREAKS, unkept[0]) if certain else Said(Kind.ODD)


def _simply_said(question: Question, clause: str) -> Said | None:
    """The item's own verb said of it, without 严格: 统计调研规范有序, 已精简, 有待规范; not 规范统计, a duty as well."""
    found = SIMPLY_KEPT.fullmatch(clause)
    if found is None or not question.practised(found["verb"], clause):
        return None
    beside = [KEPT_NOUNS.sub(",", found[part]) for part in ("topic", "what")]
    named = all(question.names(words) or question.prescribes(words) for words in beside if any(map(str.isalnum, words)))
    if found["topic"] and question.head and pairs_of(question.head).isdisjoint(pairs_of(found["topic"])):
        return None  # 卫生规范, where it is asked about as an example
    unsaid = found["topic"] and not (found["sure"] or found["lacking"]) and clause.endswith(BARE_KEEPING)
    if unsaid or not named:
        return None
    if found["what"] and not (found["sure"] or found["lacking"]):
        return None if KEPT.match(_in_one_practice(question, clause)) else Said(Kind.FILLER)
    return Said(Kind.BREAKS if found["lacking"] else Kind.KEEPS, found["verb"])


def _behind_topic(question: Question, clause: str) -> str:
    """The clause without the item's words before what is said of them: 教师在校|时间|未严格控制."""
    while not (KEPT.match(clause) or NOT_KEPT.match(clause)):
        shorter = question.without_topic(clause).lstrip("、和及与的")
        if not shorter or shorter == clause:
            break
        clause = shorter
    return clause


def _in_one_practice(question: Question, clause: str) -> str:
    """The clause with the item's first practice (严格规范) for the others that it asks about (合理安排)."""
    first, *others = question.practices
    for other in others:
        clause = clause.replace(other, first)
    return clause


def _is_kept(question: Question, body: str) -> bool:
    other_duty = any(duty in body and duty not in question.text for duty in DUTIES)
    ruled = RULED_ACT.search(body)
    if ruled and ruled[0] not in question.wording:
        return False
    return not (other_duty or SHORTCOMINGS.search(body) or ONLY_NAMED.fullmatch(body))


def _around_the_practice(question: Question, clause: str, body: str) -> Said:
    """What speaks of the practice and not of whether it is kept."""
    negations = len(NEGATIONS.findall(body))
    if not negations and does_the_forbidden(question, clause, body):
        return Said(Kind.BREAKS, clause[:_TOLD])
    if (ADMISSIONS.match(body) and not GOOD.search(body)) or (SHORTCOMINGS.search(body) and not negations):
        return Said(Kind.LACKS)
    if not negations and not GOOD.search(body) and question.forbids(clause):
        return Said(Kind.HAPPENED)  # 安排教师上街执勤
    if negations == 1 and (denial := DENIALS.match(body)) and denies_the_forbidden(question, body[denial.end() :]):
        return Said(Kind.FILLER)
    return Said(Kind.HAPPENED if "被" in body and not negations else Kind.OTHER)
