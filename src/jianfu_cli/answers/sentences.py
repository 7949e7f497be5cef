"""A sentence -> the answer that it plainly gives, by the item's polarity, or None.

A sentence is cut into clauses (clauses.py); each denies, admits, keeps or breaks what the item asks about, or says
nothing certain. Only clauses that agree make an answer, and a good one only if every other clause is known to be
harmless (reassurance.py). Two kinds of items: a problem (expected 否: 是否存在…), where a denial answers 否 and an admission
是; a practice (expected 是: 是否严格…), where 严格… answers 是 and 未严格… 否.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..tools import once_if_short
from ..vocabulary import (
    ASKED,
    AVOIDED,
    CONTRASTS,
    DESCRIPTIONS,
    DOUBTS,
    EACH_WEEK,
    EXCEPTIONS,
    FREE,
    FREQUENT,
    GOOD,
    GRANTED,
    HEDGES,
    IN_ORDER,
    LIMITS,
    LISTED,
    MEAGRE,
    NEGATIONS,
    NO_DUTY,
    NOT_APPLICABLE,
    OBLIGED,
    OF_NOW,
    OF_THE_PAST,
    ON_DEMAND,
    ORDERLY,
    OUTSIDERS,
    POINTER,
    PROBLEMS,
    QUALIFIERS,
    STOCK_DENIALS,
    STOCK_KEEPING,
    STOCK_SENTENCES,
)
from .clause_kinds import Kind, Said
from .clauses import NONE, Clause, clauses_of, said_by
from .examples import only_an_example
from .parts import pairs_of
from .question import Question
from .reassurance import as_conceded, as_it_should_be, freely_there, seldom

MAX_LENGTH = 3000
_AROUND = ",.。;!…·-—~*"
_SPACE = re.compile(r"[\s“”\"'‘’「」『』《》]+")
_DENYING = frozenset({Kind.DENIES, Kind.DENIES_IT})
_WELL = frozenset({*_DENYING, Kind.KEEPS})
_TELLING = frozenset({*_DENYING, Kind.ADMITS, Kind.CONCEDES, Kind.KEEPS, Kind.BREAKS})
_ADMITTING = frozenset({Kind.ADMITS, Kind.CONCEDES})
_AGAINST_GOOD = frozenset({Kind.BREAKS, Kind.LACKS, Kind.HAPPENED, Kind.HEDGED, Kind.ABOUT, Kind.OTHER})
_COUNTED = re.compile(r"[\d一二两三四五六七八九十几多每]")
_ANYTHING = frozenset({Kind.OTHER, Kind.ABOUT, Kind.HAPPENED, Kind.FILLER})
_NO_LEANING = frozenset({Kind.ODD, Kind.HAPPENED, Kind.ABOUT, Kind.LACKS})


def read(question: Question, folded: str) -> tuple[str, str] | None:
    """The answer that the text plainly gives and the words that give it, or None."""
    line = POINTER.sub("", line_of(folded))
    if not line or len(line) > MAX_LENGTH:
        return None
    if stock := _stock(question, line.strip("()")):
        return stock
    clauses = _of_now(clauses_of(line))
    if not clauses or DOUBTS.search(line) or ASKED.search(line):
        return None
    if found := _not_applicable(question, [clause.core for clause in clauses]):
        return found
    said = _granted(question, clauses, [said_by(question, clause.core) for clause in clauses])
    kinds = {each.kind for each in said}
    answer = question.yes if _admits_and_tells(question, clauses, said) else _answer(question, kinds)
    if answer is None or _in_part(question, clauses, said, answer):
        return None
    turned = [_turns(question, clause) for clause in clauses]
    if any(turned) and not _unharmed(kinds, said, turned):
        return None
    return answer, next(each.word for each in said if each.kind in _TELLING)


def _granted(question: Question, clauses: Sequence[Clause], said: Sequence[Said]) -> Sequence[Said]:
    """What the clauses say, where one that is only granted beside a good answer says nothing.

    虽是考点，但严格控制…; 检查3次，均已报备，没有未经审批的; 参加过1次，不频繁.
    """
    found = list(said)
    for at, (clause, behind) in enumerate(pairwise(clauses)):
        if not any(each.kind in _WELL for each in said[at + 1 :]):
            continue
        if freely_there(question, clause.core, (other.core for other in clauses[at + 1 :])):
            found[at] = Said(Kind.FILLER)
        if said[at].kind not in _ANYTHING:
            continue
        conceded = said[at + 1].kind in _WELL and as_conceded(question, clause.core)
        if conceded or as_it_should_be(question, clause.core, behind.whole) or seldom(question, clause.core):
            found[at] = Said(Kind.FILLER)
    return found


def _of_now(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses without those of the past, where others say how it is now: 上学期时间偏长|本学期已严格控制."""
    now = max((i for i, clause in enumerate(clauses) if OF_NOW.match(clause.whole)), default=0)
    past = next((i for i, clause in enumerate(clauses[:now]) if OF_THE_PAST.match(clause.whole)), now)
    return clauses[:past] + clauses[now:]


def leaning(question: Question, folded: str) -> str | None:
    """The answer that a text would give without its hedge (基本) or the words beside it that can't be read, or None.

    Not where those turn against it, count, or speak of the item themselves.
    """
    line = line_of(folded)
    if not line or len(line) > MAX_LENGTH or DOUBTS.search(line) or ASKED.search(line):
        return None
    clauses = clauses_of(HEDGES.sub("", line))
    said = [said_by(question, clause.core) for clause in clauses]
    for clause, each in zip(clauses, said, strict=True):
        apart = each.kind is Kind.OTHER and (question.touched_by(clause.core) or _COUNTED.search(clause.core))
        if apart or each.kind in _NO_LEANING or _turns(question, clause):
            return None
    return _answer(question, {each.kind for each in said} - {Kind.OTHER})


def is_stock(folded: str) -> bool:
    """Whether a text is an answer's worth of words and no explanation: 未发现。"""
    return _SPACE.sub("", folded).strip(",.。;!()") in STOCK_SENTENCES


@once_if_short
def line_of(folded: str) -> str:
    """A folded text in one line, without spaces and the marks around it."""
    return _SPACE.sub("", folded.replace("\n", "。")).strip(_AROUND)


def _stock(question: Question, line: str) -> tuple[str, str] | None:
    """A few words that are all of the answer: 从未, 能做到."""
    if question.problem and line in STOCK_DENIALS:
        return question.no, line
    return (question.yes, line) if not question.problem and line in STOCK_KEEPING else None


def _unharmed(kinds: set[Kind], said: Sequence[Said], turned: Sequence[bool]) -> bool:
    """Whether a turn (但…) leaves the answer as it is: an admission stands, the turn itself is the answer or a mere note."""
    if kinds & {*_ADMITTING, Kind.BREAKS}:
        return True
    return all(each.kind in _TELLING or each.kind is Kind.NOTE for each, turn in zip(said, turned, strict=True) if turn)


def _turns(question: Question, clause: Clause) -> bool:
    return bool(CONTRASTS.search(clause.whole) or (question.problem and EXCEPTIONS.search(clause.whole)))


def _in_part(question: Question, clauses: Sequence[Clause], said: Sequence[Said], answer: str) -> bool:
    """Whether only one of the item's 是否 or examples is well, or what there is may be no problem.

    There is too little of it (偶尔有 for 频繁), or it is told without what makes it one, and pleaded for (自愿).
    """
    kinds = {each.kind for each in said}
    if not question.problem:
        kept = [clause.core for clause, each in zip(clauses, said, strict=True) if each.kind is Kind.KEEPS]
        return only_an_example(question, kept) if answer == question.yes else _excuses(clauses, said)
    if answer == question.yes:
        if _pleads(question, clauses, said):
            return True
        conceded = [DESCRIPTIONS.sub("", clause.whole) for clause in clauses] if Kind.ADMITS not in kinds else []
        little = question.by_degree and any(MEAGRE.search(words) or NEGATIONS.search(words) for words in conceded)
        return little or (question.asks_for_order and any(map(LISTED.search, conceded)))
    denials = [clause.core for clause, each in zip(clauses, said, strict=True) if each.kind in _DENYING]
    if Kind.DENIES_IT in kinds or any(NONE in denial for denial in denials):
        return False
    return not question.reaches_all(denials) or only_an_example(question, denials)


def _excuses(clauses: Sequence[Clause], said: Sequence[Said]) -> bool:
    """安排教师上街执勤1次，经教育局批准: what breaks the practice is said to have been approved."""
    others = (clause.whole for clause, each in zip(clauses, said, strict=True) if each.kind is not Kind.BREAKS)
    pleas = [words for words in others if ORDERLY.search(words) or IN_ORDER.search(words)]
    return any(not (NEGATIONS.search(plea) or plea.startswith(GRANTED)) for plea in pleas)


def _pleads(question: Question, clauses: Sequence[Clause], said: Sequence[Said]) -> bool:
    """借用1次，经审批: what happened is told without the word that makes it a problem, and said to be as it may be."""
    told = [clause.whole for clause, each in zip(clauses, said, strict=True) if each.kind in _ADMITTING]
    others = [clause.whole for clause, each in zip(clauses, said, strict=True) if each.kind not in _ADMITTING]
    pleas = [words for words in others if FREE.search(words) or ORDERLY.search(words) or ON_DEMAND.search(words)]
    as_problem = any(qualifier in words for words in told for qualifier in QUALIFIERS)
    return any(not NEGATIONS.search(plea) for plea in pleas) and not as_problem


def _answer(question: Question, kinds: set[Kind]) -> str | None:
    return (_problem if question.problem else _practice)(question, kinds)


def _problem(question: Question, kinds: set[Kind]) -> str | None:
    """An admission of a part answers the whole question, if all else is understood; a denial only if it is at peace."""
    if Kind.ODD in kinds:
        return None
    if kinds & _ADMITTING:
        doubtful = Kind.DENIES_IT in kinds or (Kind.DENIES in kinds and question.asks_both)
        half = Kind.ADMITS not in kinds and kinds & {Kind.DENIES, Kind.NOTE}
        return None if doubtful or half or Kind.OTHER in kinds else question.yes
    return question.no if kinds & _DENYING and not kinds & _AGAINST_GOOD else None


def _admits_and_tells(question: Question, clauses: Sequence[Clause], said: Sequence[Said]) -> bool:
    """有，每次征文都按人头分配任务: first there is some of it, and no words behind take it back or say that it may be."""
    if not question.problem or said[0].kind not in _ADMITTING:
        return False
    if not {each.kind for each in said} <= {*_ADMITTING, *_ANYTHING}:
        return False
    told = [clause.whole for clause in clauses[1:]]
    if any(other[0] not in question.wording for words in told if (other := OUTSIDERS.match(words))):
        return False
    against = (NEGATIONS, ORDERLY, FREE, IN_ORDER, AVOIDED, LISTED)
    if any(pattern.search(DESCRIPTIONS.sub("", words)) for words in told for pattern in against):
        return False
    if said[0].kind is Kind.ADMITS and not question.by_degree:
        return True
    needed = (FREQUENT, EACH_WEEK) if question.by_degree else (OBLIGED,)
    return any(
        question.touched_by(words) and (any(n.search(words) for n in needed) or question.qualified_in(words))
        for words in told
    )


def _practice(question: Question, kinds: set[Kind]) -> str | None:
    if Kind.ODD in kinds or (Kind.KEEPS in kinds and kinds & _AGAINST_GOOD):
        return None
    if Kind.BREAKS in kinds:
        return question.no
    return question.yes if Kind.KEEPS in kinds else None


def _not_applicable(question: Question, clauses: list[str]) -> tuple[str, str] | None:
    """不涉及 by itself, before its reason (不涉及社会考试) or after it (本校不是考点，不涉及)."""
    if question.not_applicable is None:
        return None
    last = NOT_APPLICABLE.fullmatch(clauses[-1])
    if last and last["word"][0] == "不" and not last["rest"]:
        others = {said_by(question, clause).kind for clause in clauses[:-1]}
        return (
            (question.not_applicable, last["word"])
            if others <= {Kind.OTHER, Kind.ABOUT, Kind.FILLER, *_DENYING, Kind.ODD}
            else None
        )
    if not question.problem and (found := _no_such_duty(question, clauses)):
        return question.not_applicable, found
    match = NOT_APPLICABLE.fullmatch(clauses[0])
    # 不涉及社会考试 of a practice; of a problem it may as well deny it, as 未涉及 may
    certain = (
        match is not None
        and not question.problem
        and not (
            (match["rest"] and not question.touched_by(match["rest"]))
            or NEGATIONS.search(match["rest"])
            or PROBLEMS.search(match["rest"])
            or match["rest"].endswith(("是", "否"))
        )
    )
    return (question.not_applicable, match["word"]) if match and certain and not LIMITS.search(clauses[0]) else None


def _no_such_duty(question: Question, clauses: list[str]) -> str | None:
    """无扶贫任务, 未承担社会考试: what the practice is about is not there, and behind that nothing else is said."""
    match = next(
        (match for clause in clauses if (match := NO_DUTY.fullmatch(clause)) and _is_duty(question, match)), None
    )
    if match is None:
        return None
    at = clauses.index(match.string)
    before, behind = ({said_by(question, clause).kind for clause in part} for part in (clauses[:at], clauses[at + 1 :]))
    return match["word"] if before <= {Kind.OTHER, Kind.FILLER} and behind <= {Kind.FILLER} else None


def _is_duty(question: Question, match: re.Match[str]) -> bool:
    named = match["named"]
    if match["duty"] == "活动" and not match["pointing"]:
        return False
    if question.head and named and pairs_of(question.head).isdisjoint(pairs_of(named)):
        return False
    borne = len(named) > 2 and question.wording.partition("承担")[2].startswith(named)
    if not named or not match["duty"] or borne:
        return borne or bool(match["duty"] and match["pointing"])
    together = all(not pairs_of(named).isdisjoint(pairs_of(each)) for each in question.wording.split("和"))
    return together and "安排" not in named and not GOOD.search(named) and question.names(named)
