"""What the page's script looks schools up in: small enough to embed for all schools of a country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ...definition import Checklist
from ...summary import LATE, NOT_ASKED, Problem, SchoolRow, State, Summary
from ...tools import visible

MAX_TEXTS = 10_000  # schools' own words in the page; beyond that the workbook has them
MAX_TEXT = 500  # characters of one explanation or measure
MAX_MEASURES = 5  # of one problem

_LETTERS = {State.COUNTED: "c", State.REJECTED: "r", State.RECEIVED: "w", State.MISSING: "m"}
_LATE = "l"
COMPLIANT, NONCOMPLIANT, NOT_APPLICABLE, UNASKED = "0123"

Data = dict[str, Any]


def data(summary: Summary) -> Data:
    """Everything by 乡镇, in the order of `summary.groups`.

    groups: name, schools' names, a letter a school for its state (c, l late, r, w, m), and for the counted ones
    (c and l, in that order) a digit an item, all in one string.
    states: what each letter is called.
    words: {"group.school": [file, [[item's index, answer, explanation, cell, [[measure, person, deadline]], papers]]]}.
    """
    rows = by_group(summary)
    code = _Coder(summary.checklist)
    return {
        "groups": [
            {
                "name": visible(name, MAX_TEXT),
                "schools": [visible(row.name, MAX_TEXT) for row in members],
                "states": "".join(map(_letter, members)),
                "answers": "".join(code(row.answers) for row in members if row.state is State.COUNTED),
            }
            for name, members in rows.items()
        ],
        "words": _words(summary, rows),
        "neutral": summary.checklist.not_applicable or "",
        "unasked": NOT_ASKED,
        "states": {letter: state.label for state, letter in _LETTERS.items()} | {_LATE: LATE},
    }


def _letter(row: SchoolRow) -> str:
    return _LATE if row.late and row.state is State.COUNTED else _LETTERS[row.state]


def by_group(summary: Summary) -> dict[str, list[SchoolRow]]:
    """The schools of each 乡镇, in the order of `summary.groups`."""
    rows: dict[str, list[SchoolRow]] = {group.name: [] for group in summary.groups}
    for row in summary.schools:
        rows[row.group].append(row)
    return rows


class _Coder:
    """A school's answers as digits. Most schools answer alike, so that each pattern is worked out once."""

    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._known: dict[tuple[str | None, ...], str] = {}

    def __call__(self, answers: tuple[str | None, ...]) -> str:
        if (code := self._known.get(answers)) is None:
            code = self._known[answers] = "".join(map(self._digit, self._checklist.items, answers))
        return code

    def _digit(self, item: Any, answer: str | None) -> str:
        if answer is None:
            return UNASKED
        compliant = self._checklist.compliant(item, answer)
        return NOT_APPLICABLE if compliant is None else COMPLIANT if compliant else NONCOMPLIANT


def kept(summary: Summary) -> list[Problem]:
    """The problems whose words stand in the page: all, or of each item the first so many."""
    if len(summary.problems) <= MAX_TEXTS:
        return summary.problems
    share = MAX_TEXTS // max(len(summary.items), 1)
    seen: Counter[int] = Counter()
    chosen: list[Problem] = []
    for problem in summary.problems:
        if seen[problem.item] < share:
            seen[problem.item] += 1
            chosen.append(problem)
    return chosen


def _words(summary: Summary, rows: dict[str, list[SchoolRow]]) -> Data:
    problems = kept(summary)
    wanted = {problem.file for problem in problems}
    places = {
        row.file: f"{at}.{index}"
        for at, members in enumerate(rows.values())
        for index, row in enumerate(members)
        if row.file in wanted
    }
    positions = {item.number: index for index, item in enumerate(summary.checklist.items)}
    words: Data = {}
    for problem in problems:
        entry = words.setdefault(places[problem.file], [visible(problem.file, MAX_TEXT), []])
        entry[1].append([positions[problem.item], *_problem(problem)])
    return words


def _problem(problem: Problem) -> Iterable[Any]:
    yield visible(problem.answer, MAX_TEXT)
    yield visible(problem.explanation, MAX_TEXT)
    yield visible(problem.location or "", MAX_TEXT)
    yield [
        [visible(part, MAX_TEXT) for part in (row.measure, row.responsible, row.deadline)]
        for row in problem.measures[:MAX_MEASURES]
    ]
    yield visible("、".join(problem.papers), MAX_TEXT)
