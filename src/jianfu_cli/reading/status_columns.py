"""Which columns of a table say what became of measures: 是否完成, 完成情况 beside a measure or a problem."""

from __future__ import annotations

from collections.abc import Mapping

from ..tools import plain
from ..vocabulary import (
    DEADLINE,
    ITEM,
    MEASURE,
    PROBLEM,
    RESPONSIBLE,
    SECTION,
    STATUS_HEADINGS,
    STATUS_OR_ANSWER_HEADINGS,
)
from .worded_headings import bare

_SURE, _DOUBTFUL = frozenset(map(plain, STATUS_HEADINGS)), frozenset(map(plain, STATUS_OR_ANSWER_HEADINGS))
_LONGEST = 40  # characters of a heading
_PROBLEM_TOO = "问题"  # heads items in a form, and problems in such a table


def status_columns(roles: Mapping[int, str], words: Mapping[int, str], in_ledger: bool) -> frozenset[int]:
    """The columns, of a heading's roles and words; `in_ledger`: it is known to be no form's.

    完成情况 and its like head a form's answers as well: they are the status beside a measure, where no items are asked.
    """
    counted = {index: bare(text) for index, text in words.items() if len(text) <= _LONGEST}
    sure = {index for index, word in counted.items() if word in _SURE}
    doubtful = {index for index, word in counted.items() if word in _DOUBTFUL}
    if not sure and not doubtful:
        return frozenset()
    others = {index: role for index, role in roles.items() if index not in sure and index not in doubtful}
    kinds = set(others.values())
    problems = {index for index, role in others.items() if role == ITEM and counted.get(index) == _PROBLEM_TOO}
    told = PROBLEM in kinds or bool(problems)
    if not (told or kinds & {MEASURE, RESPONSIBLE, DEADLINE}):
        return frozenset()
    asked = any(role == ITEM and index not in problems for index, role in others.items())
    perhaps_asked = (SECTION in kinds or problems) and not (sure or kinds & {RESPONSIBLE, DEADLINE})
    if not in_ledger and (asked or perhaps_asked):
        return frozenset()
    beside = {index for index in doubtful if MEASURE in kinds or (told and roles.get(index) != MEASURE)}
    return frozenset(sure | beside)
