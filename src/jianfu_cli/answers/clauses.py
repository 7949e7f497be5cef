"""A sentence -> its clauses, and what each says in reply to an item, remembered: schools write the same ones again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..vocabulary import (
    AMOUNT,
    DESCRIPTIONS,
    ENUMERATION,
    FILLERS,
    HEADS_COUNTED,
    IN_ORDER,
    LIMITS,
    MENDED,
    MENDED_WITHIN,
    NONE_OF_IT,
    OUTSIDERS,
    THERE_IS,
    VOLUNTARY,
)
from .clause_kinds import Kind, Said
from .practice_clauses import practice_said
from .problem_clauses import problem_said
from .question import Question
from .reassurance import by_the_way, harmless, in_order

_REMEMBERED = 60  # characters of a clause that is kept
_LONGEST_LINE = 200  # characters of a line whose clauses are kept
_ACTS = "强制|推介|评价|摊派|组织|安排|要求|重复"
_CLAUSE_END = re.compile(
    r"[,。;:!()\[\]【】…—\n]+|"
    rf"[、和及与且并](?=没有|未(?!经|列|纳)|无(?!关)|不存在|不(?:{_ACTS}))|"
    r"、(?=不(?!合|当|良|必|规|正|相|断|实))|(?:(?<=未..)|(?<=未...))(?=未(?![经列纳来必]))|"
    r"(?<!次)(?<!个)(?<!人)(?<!项)(?=也没有|也未|也不存在|也无)|(?<=[^,])(?<![不非])(?=但(?!凡))"
)
_NUMBER = re.compile(r"\d{1,2}|[一二三四五六七八九十]")
NONE = "均不存在"  # stands for 0次 and 无 behind what is counted
_UNSAID = frozenset({Kind.HAPPENED, Kind.ABOUT, Kind.ODD, Kind.LACKS, Kind.HEDGED, Kind.OTHER})
_UNMARKED = "#"  # stands where a description was


class Clause(NamedTuple):
    """A clause without what only fills its beginning, and as it stands."""

    core: str
    whole: str


def clauses_of(line: str) -> tuple[Clause, ...]:
    """The clauses of a line without spaces."""
    return _known_clauses(line) if len(line) <= _LONGEST_LINE else _clauses_of(line)


def _clauses_of(line: str) -> tuple[Clause, ...]:
    line = NONE_OF_IT.sub(NONE, HEADS_COUNTED.sub("", line))
    return tuple(
        Clause(core, piece)
        for piece in _CLAUSE_END.split(line)
        if (core := _trimmed(piece)) and not _NUMBER.fullmatch(core)
    )


_known_clauses = lru_cache(maxsize=4096)(_clauses_of)


def _trimmed(clause: str) -> str:
    """The clause without numbers and fillers at its beginning."""
    while match := ENUMERATION.match(clause) or FILLERS.match(clause):
        clause = clause[match.end() :]
    return clause.strip(".、/-~*·")


def said_by(question: Question, clause: str) -> Said:
    """What the core of a clause says. Only numbers and names differ between most schools'."""
    return _remembered(question, clause) if len(clause) <= _REMEMBERED else _by_whom(question, clause)


def _by_whom(question: Question, clause: str) -> Said:
    """What others than the school do says something only where the item asks about them, or whether it exists at all."""
    other = OUTSIDERS.match(clause)
    rest = _trimmed(clause[other.end() :]) if other else clause
    said = _judge(question, rest)
    if said.kind in (Kind.ADMITS, Kind.DENIES) and (there := THERE_IS.match(rest)):
        other = OUTSIDERS.match(rest, there.end()) or other  # 存在上级重复要求上报的情况
    if other is None or other[0] in question.wording or said.kind in _UNSAID:
        return said
    return said if said.kind is Kind.ADMITS and question.asks_existence_of(rest) else Said(Kind.OTHER)


def _judge(question: Question, clause: str) -> Said:
    if MENDED.fullmatch(clause) or AMOUNT.fullmatch(clause):
        return Said(Kind.FILLER)
    if question.asks_for_order and (ordered := question.orders_kept(clause)):
        return Said(Kind.DENIES, ordered)
    free = VOLUNTARY.match(clause) and harmless(question, clause)
    if free or (question.problem and IN_ORDER.search(clause) and in_order(question, clause)):
        return Said(Kind.NOTE)
    if MENDED_WITHIN.search(clause):
        return Said(Kind.ODD)
    body = DESCRIPTIONS.sub(lambda found: _UNMARKED if question.leaves_out(found[0]) else found[0], clause)
    said = (problem_said if question.problem else practice_said)(question, clause, body)
    if said.kind in (Kind.OTHER, Kind.ABOUT) and harmless(question, clause):
        return Said(Kind.FILLER)
    if said.kind in (Kind.OTHER, Kind.ABOUT) and by_the_way(question, clause):
        return Said(Kind.NOTE)
    limited = said.kind in (Kind.DENIES, Kind.DENIES_IT, Kind.KEEPS, Kind.BREAKS) and LIMITS.search(clause)
    return Said(Kind.HEDGED) if limited else said


_remembered = lru_cache(maxsize=16384)(_by_whom)
