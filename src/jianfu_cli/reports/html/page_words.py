"""The schools' words in the page: of their problems in full, of their other answers for the script; never too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...summary import CountedResponse, Course, Problem, SchoolRow, State, Summary
from ...tools import visible
from ...vocabulary import says_nothing
from ..past_words import course_words

MAX_TEXTS = 10_000  # words on problems in the page, and as many on other answers; the workbook has them all
MAX_TEXT = 500  # characters of one explanation or measure
MAX_MEASURES = 5  # of one problem

Groups = Mapping[str, Sequence[SchoolRow]]


@dataclass(slots=True)
class Notes:
    """What counted schools wrote where nothing is wrong.

    `texts` are the distinct texts; `by_school` has for "group.school" a flat list: item's index, text's index, and so on.
    `partial`: only of the first schools, since there are too many.
    """

    texts: list[str] = field(default_factory=list)
    by_school: dict[str, list[int]] = field(default_factory=dict)
    partial: bool = False


def places(groups: Groups) -> dict[str, tuple[int, int]]:
    """Counted file -> the place of its 乡镇, and of its school there."""
    return {
        row.file: (at, index)
        for at, members in enumerate(groups.values())
        for index, row in enumerate(members)
        if row.file and row.state is State.COUNTED
    }


def notes(summary: Summary, groups: Groups) -> Notes:
    """The notes of the schools in their order, as many as a page can hold."""
    found = Notes()
    known: dict[str, int] = {}
    positions = {item.number: index for index, item in enumerate(summary.checklist.items)}
    keys = {file: f"{at}.{index}" for file, (at, index) in places(groups).items()}
    number = 0
    for at, row in enumerate(summary.schools):
        if row.file not in keys:
            continue
        if number >= MAX_TEXTS:
            found.partial = True
            break
        written: list[int] = []
        for response in summary.responses(at):
            if response.compliant is not False and (text := _note(response)):
                written += positions[response.item], known.setdefault(text, len(known))
        if written:
            found.by_school[keys[row.file]] = written
            number += len(written) // 2
    found.texts = list(known)
    return found


def _note(response: CountedResponse) -> str:
    """The explanation and the remark, without what says nothing."""
    explanation, remark = (
        "" if says_nothing(text) else visible(text, MAX_TEXT) for text in (response.explanation, response.remark)
    )
    if explanation and remark and remark != explanation:
        return f"{explanation}（备注：{remark}）"
    return explanation or remark


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


def voices(summary: Summary, groups: Groups) -> list[dict[str, Any]]:
    """The items with problems, each with its schools' words in the order of the 乡镇 and their schools."""
    at = places(groups)
    courses = summary.trend.courses_of() if summary.trend else {}
    by_item: dict[int, list[Problem]] = {item.number: [] for item in summary.items}
    for problem in kept(summary):
        by_item[problem.item].append(problem)
    return [
        {
            "index": index,
            "number": item.number,
            "text": item.text,
            "schools": item.noncompliant,
            "problems": [
                _problem(problem, at[problem.file], courses.get((problem.school, problem.item)))
                for problem in sorted(by_item[item.number], key=lambda problem: at[problem.file])
            ],
        }
        for index, item in enumerate(summary.items)
        if by_item[item.number]
    ]


def _problem(problem: Problem, place: tuple[int, int], course: tuple[Course, int] | None) -> dict[str, Any]:
    return {
        "course": course_words(*course) if course else "",
        "at": f"{place[0]}.{place[1]}",
        "school": visible(problem.school, MAX_TEXT),
        "group": visible(problem.group, MAX_TEXT),
        "answer": visible(problem.answer, MAX_TEXT),
        "explanation": visible(problem.explanation, MAX_TEXT),
        "source": visible(problem.file, MAX_TEXT),
        "location": visible(problem.location or "", MAX_TEXT),
        "measures": [
            {
                "text": visible(row.measure, MAX_TEXT),
                "details": "，".join(
                    f"{label} {visible(value, MAX_TEXT)}"
                    for label, value in (("责任人", row.responsible), ("完成时限", row.deadline))
                    if value
                ),
            }
            for row in problem.measures[:MAX_MEASURES]
        ],
        "papers": visible("、".join(problem.papers), MAX_TEXT),
    }
