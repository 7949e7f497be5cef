"""The columns of an item's row by their headings: which one answers, which are its equals, which explain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..vocabulary import (
    ANSWER,
    ASKS,
    CHECKED,
    CONCLUSION,
    DEADLINE,
    EXPLANATION,
    FOREIGN,
    MATERIAL,
    MEASURE,
    OTHER,
    OTHER_ASKED,
    PART,
    PROBLEM,
    PROBLEM_ASKED,
    REMARK,
    RESPONSIBLE,
    SCHOOL_COLUMN,
    TICK,
)


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column that answers. `asks`: the question that its heading asks itself, "" where it asks the item's.

    `part`: it answers for a part of the school, so that all that stands in it counts as an answer.
    """

    index: int
    asks: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand: indexes of cells.

    Several `answer` columns: one wide heading over all of them. `rivals` are further ones, equal in rank: what is
    answered otherwise there is a conflict. `ticks` name each answer once a group; `kept` are columns under headings of
    the school's own, with their words: what stands there is kept.
    """

    answer: tuple[int, ...] = ()
    asks: str = ""
    part: bool = False
    rivals: tuple[AnswerColumn, ...] = ()
    ticks: tuple[tuple[str, int], ...] = ()
    explanation: tuple[int, ...] = ()
    remark: tuple[int, ...] = ()
    measure: int | None = None
    responsible: int | None = None
    deadline: int | None = None
    kept: tuple[tuple[str, int], ...] = ()

    def moved(self, by: int) -> Columns:
        """The same columns in a table that has more or fewer columns before them."""
        if by == 0:
            return self

        def move(columns: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(column + by for column in columns if column + by >= 0)

        def move_named(columns: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
            return tuple((word, column + by) for word, column in columns if column + by >= 0)

        def move_one(column: int | None) -> int | None:
            return None if column is None or column + by < 0 else column + by

        return Columns(
            answer=move(self.answer),
            asks=self.asks,
            part=self.part,
            rivals=tuple(replace(rival, index=rival.index + by) for rival in self.rivals if rival.index + by >= 0),
            ticks=move_named(self.ticks),
            explanation=move(self.explanation),
            remark=move(self.remark),
            measure=move_one(self.measure),
            responsible=move_one(self.responsible),
            deadline=move_one(self.deadline),
            kept=move_named(self.kept),
        )

    def with_unheaded(self, columns: Sequence[int]) -> Columns:
        """With columns that have no heading: their words are kept, and no other answer may stand there."""
        kept = (*self.kept, *(("", index) for index in columns))
        return replace(self, kept=kept, rivals=(*self.rivals, *map(AnswerColumn, columns)))

    @property
    def leftmost(self) -> int:
        """The first column of the school's own words."""
        columns = (*self.answer, *(column for _, column in self.ticks), *self.explanation, *self.remark)
        return min(columns, default=0)

    @property
    def tick_groups(self) -> list[list[tuple[str, int]]]:
        """The columns to tick; a group begins anew where an answer comes again (小学部 是｜否, 初中部 是｜否)."""
        groups: list[list[tuple[str, int]]] = []
        for word, index in self.ticks:
            if not groups or any(word == other for other, _ in groups[-1]):
                groups.append([])
            groups[-1].append((word, index))
        return groups

    @property
    def is_plain(self) -> bool:
        """Whether one column answers the item itself, and nothing stands beside it but explanation and remark."""
        return len(self.answer) == 1 and not (self.ticks or self.rivals or self.asks or self.kept or self.part)


def columns_of(roles: Mapping[int, str], words: Mapping[int, str], item: int, width: int) -> Columns:
    """The columns by their roles: the most telling answer column answers, its equals are held against it.

    `words` are the headings as written, `item` is the column of the wordings, `width` the number of cells of a row.
    """
    placed: dict[str, list[int]] = {}
    for index, role in sorted(roles.items()):
        if index != item:
            placed.setdefault(role, []).append(index)
    ticked = (
        (role[len(TICK) :], index) for role, columns in placed.items() if role.startswith(TICK) for index in columns
    )
    ticks = tuple(sorted(ticked, key=lambda tick: tick[1]))
    answering = _answering(placed, item, bool(ticks), _without_heading(item, roles))
    explanations = [*placed.get(EXPLANATION, []), *placed.get(PROBLEM, [])]
    first = answering[:1]
    if first and first[0].index in explanations:
        explanations.remove(first[0].index)
    wide = [first[0].index, *_unheaded(first[0].index, item, roles, width)] if first else []
    further = (*placed.get(CONCLUSION, []), *placed.get(ANSWER, []), *(column.index for column in answering[1:]))
    explanations += [index for index in dict.fromkeys(further) if index not in (*wide, *explanations)]
    taken = {index for _, index in ticks} | set(wide) | set(explanations)
    return Columns(
        answer=tuple(wide),
        asks=first[0].asks if first else "",
        part=first[0].part if first else False,
        rivals=tuple(answering[1:]),
        ticks=ticks,
        explanation=tuple(sorted(explanations)),
        remark=tuple(placed.get(REMARK, [])),
        measure=next(iter(placed.get(MEASURE, [])), None),
        responsible=next(iter(placed.get(RESPONSIBLE, [])), None),
        deadline=next(iter(placed.get(DEADLINE, [])), None),
        kept=tuple(
            (words.get(index, ""), index)
            for role in (OTHER, MATERIAL)
            for index in placed.get(role, [])
            if index not in taken
        ),
    )


def _without_heading(item: int, roles: Mapping[int, str]) -> list[int]:
    """The columns between the wordings and the last heading that have no heading of their own."""
    return [index for index in range(item + 1, max(roles)) if index not in roles]


def _answering(
    placed: Mapping[str, list[int]], item: int, ticked: bool, without_heading: Sequence[int]
) -> list[AnswerColumn]:
    """The columns that answer, the most telling first; with columns to tick only those that are called conclusions."""
    conclusions = [AnswerColumn(index) for index in placed.get(CONCLUSION, [])]
    asking = [
        AnswerColumn(index, role)
        for role, columns in placed.items()
        if role.startswith(ASKS) and role != OTHER_ASKED
        for index in columns
    ]
    answers = [AnswerColumn(index) for index in placed.get(ANSWER, [])]
    parts = [AnswerColumn(index, part=True) for index in placed.get(PART, [])]
    if found := [*conclusions, *asking, *([] if ticked and not conclusions else [*answers, *parts])]:
        return found
    if ticked:
        return []
    if others := placed.get(OTHER_ASKED):
        return [AnswerColumn(index, OTHER_ASKED) for index in others]
    if checked := placed.get(CHECKED):
        return [AnswerColumn(index) for index in checked]
    unknown = [index for role in (OTHER, SCHOOL_COLUMN) for index in placed.get(role, []) if index > item]
    if unknown:
        return [AnswerColumn(index) for index in sorted(unknown)]
    if without_heading:
        return [AnswerColumn(without_heading[0])]
    explaining = [AnswerColumn(index) for index in placed.get(EXPLANATION, [])[:1]]
    return explaining or [AnswerColumn(index, PROBLEM_ASKED) for index in placed.get(PROBLEM, [])[:1]]


def left_out(roles: Mapping[int, str]) -> list[int]:
    """The columns that are another time's or another body's: not this return's."""
    answered = any(
        role in (CONCLUSION, ANSWER, PART) or (role.startswith((ASKS, TICK)) and role != OTHER_ASKED)
        for role in roles.values()
    )
    others = (CHECKED, OTHER_ASKED)
    return [index for index, role in roles.items() if role == FOREIGN or (role in others and answered)]


def _unheaded(answer: int, item: int, roles: Mapping[int, str], width: int) -> list[int]:
    """The columns without a heading of their own behind the answer's: its heading was merged over them."""
    columns: list[int] = []
    for index in range(answer + 1, width):
        if index in roles or index == item:
            return columns
        columns.append(index)
    return []  # nothing is headed behind them: stray columns
