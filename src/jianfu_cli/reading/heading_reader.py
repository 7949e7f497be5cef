"""Header rows: which column holds the answer, the explanation, the remark …, by the words over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..definition import Checklist
from ..tools import narrow, plain, simplified
from ..vocabulary import (
    ANSWER,
    COLUMN_WORDS,
    CONCLUSION,
    DEADLINE,
    EXPLANATION,
    HEADING_WORDS,
    ITEM,
    MEASURE,
    OTHER,
    PROBLEM,
    REMARK,
    RESPONSIBLE,
    TICK,
)

_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]{0,120}[)\]】〕]")
_MARKS = str.maketrans("", "", "√✓✔☑")
_LONGEST = 120  # characters of a heading with what stands in brackets,
_LONGEST_BARE = 24  # and without it
_MOST_COLUMNS = 30  # that are headed,
_WIDEST = 200  # among so many
_LEDGER = {PROBLEM, MEASURE, RESPONSIBLE, DEADLINE}
_FORM = {CONCLUSION, ANSWER, EXPLANATION}
_TELLING = {ITEM, REMARK, MEASURE, PROBLEM, *_FORM}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand: indexes of cells. Several answer columns: one wide heading over all of them."""

    answer: tuple[int, ...] = ()
    ticks: tuple[tuple[str, int], ...] = ()
    explanation: tuple[int, ...] = ()
    remark: tuple[int, ...] = ()
    measure: int | None = None
    responsible: int | None = None
    deadline: int | None = None
    others: tuple[int, ...] = ()

    def moved(self, by: int) -> Columns:
        """The same columns in a table that has more or fewer columns before them."""
        if by == 0:
            return self

        def move(columns: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(column + by for column in columns if column + by >= 0)

        def move_one(column: int | None) -> int | None:
            return None if column is None or column + by < 0 else column + by

        return Columns(
            answer=move(self.answer),
            ticks=tuple((answer, column + by) for answer, column in self.ticks if column + by >= 0),
            explanation=move(self.explanation),
            remark=move(self.remark),
            measure=move_one(self.measure),
            responsible=move_one(self.responsible),
            deadline=move_one(self.deadline),
            others=move(self.others),
        )

    @property
    def leftmost(self) -> int:
        """The first column of the school's own words."""
        columns = (*self.answer, *(column for _, column in self.ticks), *self.explanation, *self.remark)
        return min(columns, default=0)


@dataclass(slots=True)
class Heading:
    """A header row (or two): the role of each headed column by its index, and how many columns the row has."""

    roles: dict[int, str]
    width: int
    ledger: bool = False
    words: dict[int, str] = field(default_factory=dict)
    columns: dict[tuple[int, int], Columns] = field(default_factory=dict)

    @property
    def plans(self) -> bool:
        """Whether measures are planned under it: as a ledger's heading, or a form's with such columns."""
        return len({MEASURE, RESPONSIBLE, DEADLINE} & set(self.roles.values())) >= 2

    def first(self, *roles: str) -> int | None:
        """The first column of one of the roles, the roles tried in order."""
        return next((index for role in roles for index, headed in self.roles.items() if headed == role), None)

    def for_item(self, index: int, width: int) -> Columns:
        """The columns of a form whose items stand in column `index`, in rows of `width` cells."""
        key = (index, max(width, self.width))
        if key not in self.columns:
            self.columns[key] = _columns(self.roles, *key)
        return self.columns[key]


class HeadingReader:
    """Recognises header rows; the checklist's own answers head columns of ticks."""

    def __init__(self, checklist: Checklist) -> None:
        self._roles = {plain(word): role for role, words in HEADING_WORDS.items() for word in words.split()}
        self._roles.update({plain(answer): TICK + answer for answer in checklist.answers if plain(answer)})
        self._words = sorted((word for word in self._roles if len(word) > 2), key=len, reverse=True)
        foreign = {plain(word): TICK + word for word in COLUMN_WORDS}
        self._foreign = set(foreign.values()) - set(self._roles.values())  # 有, 无: only beside one another
        self._roles = foreign | self._roles
        self._beginnings = {word[0] for word in self._roles}
        self._cache: dict[str, str | None] = {}
        self._rows: dict[tuple[str, ...], Heading | None] = {}

    def role(self, text: str) -> str | None:
        """The role of a column under this heading, None if the text is no heading."""
        # a Chinese character at the beginning is the first of those that are compared
        if len(text) > _LONGEST or ("\u4e00" <= text[:1] <= "\u9fff" and not self._begins(text)):
            return None
        if text not in self._cache:
            if len(self._cache) > 5000:
                self._cache.clear()
            self._cache[text] = self._role(text)
        return self._cache[text]

    def _begins(self, text: str) -> bool:
        return text[0] in self._beginnings or simplified(text)[0] in self._beginnings

    def _role(self, text: str) -> str | None:
        line = narrow(text).translate(_MARKS)
        bare, whole = _bare(line), plain(line)
        return self._roles.get(bare) or self._roles.get(whole)

    def _without_lone(self, roles: dict[int, str]) -> dict[int, str]:
        """The roles without a column of ticks that is headed in other words than the checklist's and stands alone."""
        ticks = {role for role in roles.values() if role.startswith(TICK)}
        return roles if len(ticks) > 1 else {index: role for index, role in roles.items() if role not in self._foreign}

    def _near_role(self, text: str) -> str:
        """The role of a heading that holds a known one («学校自查情况填写»); OTHER for any other short text."""
        whole = _bare(text)
        return next((self._roles[word] for word in self._words if word in whole), OTHER)

    def read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The heading that a row is, None if it is none: at least two known words, one of them telling."""
        if any(len(cells[index]) > _LONGEST for index in filled) or len(filled) > _MOST_COLUMNS:
            return None
        if filled[-1] >= _WIDEST:
            return None
        key = tuple(cells[: filled[-1] + 1])
        if key not in self._rows:
            if len(self._rows) > 1000:
                self._rows.clear()
            self._rows[key] = self._read(cells, filled)
        return self._rows[key]

    def _read(self, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        exact = self._without_lone({index: role for index in filled if (role := self.role(cells[index]))})
        kinds = set(exact.values())
        telling = kinds & _TELLING
        ticks = {role for role in kinds if role.startswith(TICK)}
        if len(kinds) < 2 or 2 * len(exact) < len(filled) or not (telling or len(ticks) > 1):
            return None
        if any(len(_bare(cells[index])) > _LONGEST_BARE for index in filled):
            return None
        if ticks and not telling & {ITEM, *_FORM} and len(ticks) < 2:
            return None  # a row of answers: «是 | 其他»
        roles = {index: exact.get(index) or self._near_role(cells[index]) for index in filled}
        words = {index: cells[index] for index in filled}
        return Heading(roles, len(cells), _is_ledger(set(roles.values())), words)

    def below(self, above: Heading, cells: Sequence[str], filled: Sequence[int]) -> Heading | None:
        """The two-line heading that `above` and this row make, None if this row is none.

        Its words stand under a wider one («自查情况» over «结论 | 情况说明»); words repeated from above don't count.
        """
        under: dict[int, str] = {}
        for index in filled:
            role = self.role(cells[index])
            if role is None:
                return None
            under[index] = role
        fresh = {index: role for index, role in under.items() if above.roles.get(index) != role}
        if not fresh or not (len(under) > 1 or set(fresh.values()) & _FORM):
            return None
        return Heading({**above.roles, **under}, max(above.width, len(cells)), above.ledger)


def _bare(text: str) -> str:
    """A heading's characters that count, without what stands in brackets."""
    return plain(_BRACKETS.sub("", narrow(text)))


def _is_ledger(roles: set[str]) -> bool:
    answers = roles & _FORM or any(role.startswith(TICK) for role in roles)
    return not answers and len(roles & _LEDGER) >= 2


def _columns(roles: dict[int, str], item: int, width: int) -> Columns:
    """The columns by their headings: the most telling answer column answers, others of its kind explain."""
    placed: dict[str, list[int]] = {}
    for index, role in sorted(roles.items()):
        if index != item:
            placed.setdefault(role, []).append(index)
    ticks = tuple((role[len(TICK) :], columns[0]) for role, columns in placed.items() if role.startswith(TICK))
    conclusions, answers = placed.get(CONCLUSION, []), placed.get(ANSWER, [])
    explanations = placed.get(EXPLANATION, []) + placed.get(PROBLEM, [])
    chosen = conclusions[:1] or ([] if ticks else answers[:1])
    if not chosen and not ticks:
        unknown = [index for index in placed.get(OTHER, []) if index > item]
        chosen, explanations = (unknown[:1], explanations) if unknown else (explanations[:1], explanations[1:])
    explanations += [index for index in (*conclusions, *answers) if index not in chosen]
    wide = chosen + _unheaded(chosen[0], item, roles, width) if chosen else []
    shown = {index for _, index in ticks} | set(wide) | set(explanations)
    return Columns(
        answer=tuple(wide),
        ticks=ticks,
        explanation=tuple(sorted(explanations)),
        remark=tuple(placed.get(REMARK, [])),
        measure=next(iter(placed.get(MEASURE, [])), None),
        responsible=next(iter(placed.get(RESPONSIBLE, [])), None),
        deadline=next(iter(placed.get(DEADLINE, [])), None),
        others=tuple(index for index in placed.get(OTHER, []) if index not in shown),
    )


def _unheaded(answer: int, item: int, roles: dict[int, str], width: int) -> list[int]:
    """The columns without a heading of their own behind the answer's: its heading was merged over them."""
    columns: list[int] = []
    for index in range(answer + 1, width):
        if index in roles or index == item:
            return columns
        columns.append(index)
    return []  # nothing is headed behind them: stray columns
