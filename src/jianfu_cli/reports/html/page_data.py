"""What the page's script looks schools up in: small enough to embed for all schools of a country."""

from __future__ import annotations

from typing import Any

from ...definition import Checklist, Item
from ...summary import COUNTED_LATE, NOT_ASKED, SchoolRow, State, Summary
from ...tools import visible
from .page_corrections import corrected_places
from .page_shapes import columns
from .page_words import MAX_TEXT, notes
from .past_view import standing_items

_LETTERS = {State.COUNTED: "c", State.REJECTED: "r", State.RECEIVED: "w", State.MISSING: "m"}
_LATE = "l"
COMPLIANT, NONCOMPLIANT, NOT_APPLICABLE, UNASKED = "0123"

Data = dict[str, Any]


def data(summary: Summary) -> Data:
    """Everything by 乡镇, in the order of `summary.groups`.

    groups: name, schools' names, a letter a school for its state (c, l late, r, w, m), and for the counted ones
    (c and l, in that order) a digit an item, all in one string.
    standing: the place of a school -> the places of its items that were problems in the semester before as well.
    states: what each letter is called. columns: the left edge of each item in the map.
    corrected: the places of the items that were corrected, for each school that has some.
    texts, notes, partial: what schools wrote where all is well, see `page_words.Notes`.
    """
    rows = by_group(summary)
    code = _Coder(summary.checklist)
    noted = notes(summary, rows)
    standing = standing_items(summary)
    return {
        "groups": [
            {
                "name": visible(name, MAX_TEXT),
                "schools": [visible(row.name, MAX_TEXT) for row in members],
                "states": "".join(map(_letter, members)),
                "standing": {str(at): standing[row.name] for at, row in enumerate(members) if row.name in standing},
                "answers": "".join(code(row.answers) for row in members if row.state is State.COUNTED),
            }
            for name, members in rows.items()
        ],
        "columns": columns(summary.checklist),
        "texts": noted.texts,
        "notes": noted.by_school,
        "partial": noted.partial,
        "corrected": corrected_places(summary, rows),
        "neutral": summary.checklist.not_applicable or "",
        "unasked": NOT_ASKED,
        "states": {letter: state.label for state, letter in _LETTERS.items()} | {_LATE: COUNTED_LATE},
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

    def _digit(self, item: Item, answer: str | None) -> str:
        if answer is None:
            return UNASKED
        compliant = self._checklist.compliant(item, answer)
        return NOT_APPLICABLE if compliant is None else COMPLIANT if compliant else NONCOMPLIANT
