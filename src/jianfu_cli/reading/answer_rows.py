"""Several rows that answer one item (小学部/初中部, 上学期/本学期): which of them count, and the answer of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..answers import Outcome
from ..intake import Row
from ..returns import Response
from ..tools import squeeze
from ..vocabulary import DEADLINE, EXPLANATION, FOREIGN, MEASURE, PROBLEM, REMARK, RESPONSIBLE
from .answer_columns import Columns
from .cells import Merges, cell_at, together
from .lines import Line
from .school_cells import is_no_school

Labelled = tuple[str, Response]

_TELLING = (EXPLANATION, REMARK, PROBLEM, MEASURE, RESPONSIBLE, DEADLINE)  # rows of such a label answer nothing


def answers_again(item: Line, row: Row, filled: Sequence[int], merges: Merges) -> bool:
    """Whether a row answers the item above once more: for a part, a time, a body that stands before the answer.

    The item's cell is merged over it; or the label stands between wording and answer, as in the item's own row.
    """
    if item.index in filled or any(is_no_school(row.cells[index]) for index in filled):
        return False
    if merges.is_covered(item.grid, row, item.index):
        return True
    if item.heading is None:
        return False
    columns = item.heading.for_item(item.index, len(item.cells))
    answers = {*columns.answer, *(index for _, index in columns.ticks)}
    between = range(item.index + 1, min(answers, default=0))
    return not answers.isdisjoint(filled) and any(at in filled and cell_at(item.cells, at).strip() for at in between)


def label_columns(line: Line, columns: Columns) -> list[int]:
    """The columns in which the further rows of an item are named: those of none of the school's own words."""
    ticks = (index for _, index in columns.ticks)
    placed = (columns.measure, columns.responsible, columns.deadline)
    taken = {line.index, *columns.answer, *ticks, *columns.explanation, *columns.remark, *placed}
    width = max(len(row.cells) for row in line.again)
    return [
        index
        for index in range(width)
        if index not in taken and any(cell_at(row.cells, index).strip() for row in line.again)
    ]


def without(columns: Columns, labels: Sequence[int]) -> Columns:
    """The columns but those of the labels, which neither answer nor explain."""
    kept = tuple(each for each in columns.kept if each[1] not in labels)
    return replace(columns, kept=kept, rivals=tuple(each for each in columns.rivals if each.index not in labels))


def label(row: Line, labels: Sequence[int]) -> str:
    """What a row is called."""
    return " ".join(squeeze(text) for index in labels if (text := cell_at(row.cells, index)).strip())


def settled(rows: Sequence[Labelled], role: Callable[[str], str | None]) -> Response:
    """The response of an item with several rows; `role` says what a label means as a heading.

    Rows of another time or body are left out as such columns are; what stands in rows of explanation explains. All that
    is left must say the same: else it is a conflict, or unclear where a part's words can't be read.
    """
    kinds = {name: role(name) for name, _ in rows}
    answering = [row for row in rows if kinds[row[0]] not in (FOREIGN, *_TELLING)]
    if not answering:
        answering = list(rows[:1])
    telling = [(name, response.raw) for name, response in rows if kinds[name] in _TELLING and response.raw.strip()]
    responses = [response for _, response in answering]
    said = [response for response in responses if response.outcome not in (Outcome.EMPTY, Outcome.ABSENT)]
    chosen = replace(next(iter(said), responses[0]))
    chosen.explanation = _named([(name, each.explanation) for name, each in answering] + telling)
    chosen.remark = _named([(name, each.remark) for name, each in answering])
    different = next((each for each in said if each.answer is None or each.answer != chosen.answer), None)
    if different is None or len(said) < 2:
        return chosen
    unclear = next((each for each in said if each.outcome is Outcome.UNCLEAR), None)
    chosen.outcome, chosen.answer = (Outcome.UNCLEAR if unclear else Outcome.CONFLICT), None
    chosen.raw = "／".join(f"{name}：{each.raw}" if name else each.raw for name, each in answering if each.raw.strip())
    chosen.rule, chosen.to_judge = "此项各行的答案不同", ""
    other = next((each for each in said if each.location != chosen.location), None)
    chosen.rival_location = None if unclear or other is None else other.location
    return chosen


def _named(texts: Sequence[tuple[str, str]]) -> str:
    """Texts below one another, each behind its row's label where they differ."""
    filled = [(name, text) for name, text in texts if text]
    if len({text for _, text in filled}) < 2:
        return together(text for _, text in filled)
    return together(f"{name}：{text}" if name else text for name, text in filled)
