"""A clause in reply to an item that asks for a problem (是否存在…): it denies, it admits, or says nothing certain."""

from __future__ import annotations

from ..vocabulary import (
    ACTS,
    ADMISSIONS,
    AVOIDED,
    BARE_VERBS,
    BEFORE_A_DENIAL,
    COUNTERED,
    DEGREES,
    DENIALS,
    DENIED_BESIDE,
    DONE,
    EVENT,
    FINAL_ADMISSIONS,
    FINAL_DENIALS,
    GENERIC,
    GENERIC_ACT,
    GOOD,
    LISTED,
    NEGATIONS,
    NO_DENIALS,
    OUTSIDERS,
    PERSONS,
    POLICY,
    SOME,
    SOME_OF,
    SOMETIMES,
    TIMES,
    VERB_DONE,
)
from .acts import (
    admits_the_act,
    counted_as_the_act,
    denies_an_act,
    denies_the_act,
    denies_the_forbidden,
    exists_as_the_act,
    is_the_act,
)
from .clause_kinds import Kind, Said
from .question import Question

_FEW = 4  # characters behind 一律不准: 进校园


def problem_said(question: Question, clause: str, body: str) -> Said:
    """What the clause says; `body` is the clause with # for what only describes (未经审批的)."""
    negations = len(NEGATIONS.findall(body))
    if policy := POLICY.match(body):
        return Said(Kind.FILLER if denies_the_act(question, body[policy.end() :]) else Kind.OTHER)
    if avoided := AVOIDED.match(body):
        if avoided.end() == len(body):
            return Said(Kind.NOTE)  # 无，坚决抵制
        shunned = question.touched_by(clause) and not negations and denies_the_act(question, body[avoided.end() :])
        bad = "#" in body or not question.qualified or question.qualified_in(clause)
        return Said(Kind.DENIES, avoided[0]) if shunned and bad else Said(Kind.OTHER)
    if (negations and NO_DENIALS.match(body)) or negations > 1:
        return Said(Kind.ODD)
    if start := DENIALS.match(body):
        return _denial(question, clause, body[start.end() :], start[0])
    if end := FINAL_DENIALS.search(body):
        return _denial(question, clause, body[: end.start()], end[0])
    if negations:
        return _denial_behind_its_topic(question, clause, body)
    if GOOD.search(body) or COUNTERED.search(body):
        return Said(Kind.OTHER)
    return _admission(question, clause, SOME_OF.sub("", SOME.sub("", body, count=1)))


def _denial(question: Question, clause: str, denied: str, word: str) -> Said:
    denied = BEFORE_A_DENIAL.sub("", denied.lstrip("作做来").removesuffix("了"))
    if (
        GOOD.search(denied)
        or LISTED.search(denied)
        or any(degree in denied and degree not in question.text for degree in DEGREES)
    ):
        return Said(Kind.ODD)
    unqualified = denied.removeprefix(next((q for q in question.qualifiers if denied.startswith(q)), ""))
    if GENERIC_ACT.fullmatch(unqualified):  # without a word what; its qualifier alone names one of several 是否
        return Said(Kind.DENIES if question.questions and unqualified != denied else Kind.DENIES_IT, word)
    named = question.touched_by(EVENT.sub("", clause)) or (ACTS.match(denied) and question.telling(denied))
    if question.telling(denied) and question.too_little(clause, denied):
        return Said(Kind.OTHER)
    own = bool(named) and denies_the_act(question, denied)
    if own and denies_an_act(question, EVENT.sub("", clause), denied):
        return Said(Kind.DENIES, word)
    beside = (own and not question.asks_both and not question.asks_for_order) or denies_the_forbidden(question, denied)
    return Said(Kind.FILLER if beside else Kind.OTHER)


def _denial_behind_its_topic(question: Question, clause: str, body: str) -> Said:
    """What is denied comes first: 上述任务均未摊派, 征文活动不强制参加; read as 未摊派上述任务."""
    at = next(NEGATIONS.finditer(body)).start()
    topic, start = BEFORE_A_DENIAL.sub("", body[:at]), DENIALS.match(body, at)
    others = any(person in topic for person in PERSONS) or OUTSIDERS.search(topic) or any(map(str.isdigit, topic))
    if not topic or others or ACTS.search(topic) or not is_the_act(question, topic):
        return Said(Kind.OTHER)
    if policy := POLICY.match(body, at):
        barred = len(body) - policy.end() <= _FEW
        return Said(Kind.FILLER if barred and denies_the_act(question, topic) else Kind.OTHER)
    denied = body[start.end() :] if start else ""
    said = denied.removeprefix(next(filter(denied.startswith, question.qualifiers), ""))
    somewhere = question.touched_by(DENIED_BESIDE.sub(",", said))  # 公众号没有滥发通知: not everywhere
    if start is None or somewhere or "的" in denied or not is_the_act(question, denied):
        return Said(Kind.OTHER)
    return _denial(question, clause, denied + topic, start[0])


def _admission(question: Question, clause: str, described: str) -> Said:
    body = described.removeprefix("被")
    admitted = question.admitted_by(clause)
    if admitted and question.begun_by(body) and admits_the_act(question, body):
        return Said(Kind.ADMITS, clause[:2])
    if start := ADMISSIONS.match(body):
        named = question.admitted_by(BARE_VERBS.sub(",", clause)) and exists_as_the_act(question, body[start.end() :])
        named = named and question.acted_in(clause)
        if not (named or GENERIC.fullmatch(body[start.end() :])):
            return Said(Kind.ODD)
        as_problem = not question.qualified or question.qualified_in(clause)
        return Said(Kind.ADMITS if as_problem else Kind.CONCEDES, start[0])
    touched = question.touched_by(clause)
    if end := FINAL_ADMISSIONS.search(body):
        there = admitted and question.acted_in(clause) and exists_as_the_act(question, body[: end.start()])
        return Said(Kind.ADMITS, end[0]) if there else Said(Kind.ODD if touched else Kind.HAPPENED)
    if admitted and question.qualified_in(clause) and (act := DONE.match(body)):
        return Said(Kind.ADMITS, act[0])
    if admitted and question.qualified_in(clause) and counted_as_the_act(question, body):
        return Said(Kind.ADMITS, clause[:2])
    if touched and EVENT.search(body):
        done = VERB_DONE.match(body)
        told = done and done["verb"] in question.text and (done[0] == body or admitted) and question.acted_in(clause)
        return Said(Kind.ADMITS, done[0]) if done and told else Said(Kind.HAPPENED)
    counted = "重复" not in question.text and TIMES.search(body)
    if counted or (touched and SOMETIMES.search(clause)):
        return Said(Kind.HAPPENED)
    return Said(Kind.ABOUT if touched else Kind.OTHER)
