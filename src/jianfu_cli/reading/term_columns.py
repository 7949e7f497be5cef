"""Columns that are headed with terms (第一学期 | 第二学期): of these the one of the term asked for answers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..definition import Term
from ..vocabulary import ANSWER, CONCLUSION, FOREIGN, OTHER, PART, SEMESTER_HEADINGS

_ANSWERING = frozenset({ANSWER, CONCLUSION, PART, OTHER})
_SEMESTERS = {semester: re.compile("|".join(words)) for semester, words in SEMESTER_HEADINGS.items()}


def names_term(text: str) -> bool:
    """Whether a heading names a term by its years: 2021—2022学年第一学期."""
    return Term.find(text) is not None


def of_the_term(roles: Mapping[int, str], words: Mapping[int, str], term: Term | None) -> dict[int, str]:
    """The roles of columns where some are headed with terms: those of others than `term` are another time's.

    Unchanged where no term is asked for, or no column is headed with it: then they are equal in rank.
    """
    named = {
        index: found
        for index, role in roles.items()
        if term and role in _ANSWERING and (found := _term_of(words.get(index, ""), term))
    }
    if term not in named.values():
        return dict(roles)
    chosen = {index: ANSWER if roles[index] in (PART, OTHER) else roles[index] for index in named}
    return {**roles, **{index: chosen[index] if of == term else FOREIGN for index, of in named.items()}}


def _term_of(heading: str, term: Term) -> Term | None:
    """The term that a heading names; without years it is of the school year of `term`."""
    if found := Term.find(heading):
        return found
    line = "".join(heading.split())
    semesters = [semester for semester, pattern in _SEMESTERS.items() if pattern.search(line)]
    return Term(term.year, semesters[0]) if len(semesters) == 1 else None
