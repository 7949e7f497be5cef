"""A document's rows, each seen for what it is: an item, a header row, a ledger's row, or something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeVar

from ..intake import Grid, Location, Row, located
from ..returns import FieldText
from .answer_columns import Columns
from .headings import Heading
from .item_matching import Match

T = TypeVar("T", bound=Hashable)


class Kind(Enum):
    """What a row is."""

    ITEM = auto()  # one of the checklist's items
    UNKNOWN = auto()  # a numbered row or a question that the checklist does not have
    HEADING = auto()
    LEDGER = auto()  # a row under the headings of a 整改台账
    OTHER = auto()  # titles, labels, notes, section titles


@dataclass(slots=True)
class Line:
    """A row with what was seen in it. `index` is the cell with the wording; `more` are rows that only continue it.

    `columns` and `home` (where wordings stand in this part of the form) are known when the whole form has been seen.
    """

    grid: Grid
    row: Row
    kind: Kind
    index: int = 0
    match: Match | None = None
    heading: Heading | None = None
    columns: Columns | None = None
    home: int = 0
    more: list[Line] = field(default_factory=list)
    again: list[Line] = field(default_factory=list)  # further rows that answer the same item, each with a label
    wording_at: Location | None = None  # where the wording stands, if in no cell of this row

    @property
    def cells(self) -> list[str]:
        """The row's cells."""
        return self.row.cells

    def locate(self, index: int) -> Location | None:
        """The place of a cell of this row."""
        grid = self.grid
        return located(grid.name, self.row.number, grid.first_column + index) if grid.name else None


def commonest(values: Sequence[T]) -> T:
    """The value that stands most often, of equals the first; nearly always all are the same."""
    first = values[0]
    return first if values.count(first) == len(values) else Counter(values).most_common(1)[0][0]


@dataclass(slots=True)
class FormLines:
    """The lines of one form, everything around it included; `school` is named by its place in a table of several.

    `counting` are the lines that the responses were read from, by the item, once they are.
    """

    lines: list[Line]
    school: FieldText | None = None
    counting: dict[int, Line] = field(default_factory=dict)


def joined(forms: Sequence[FormLines]) -> list[FormLines]:
    """Several schools' forms with those parts put together that are one school's and have no item twice."""
    found: dict[str, FormLines] = {}
    rest = []
    for form in forms:
        first = found.setdefault(form.school.text, form) if form.school else form
        if first is form:
            rest.append(form)
        elif _items(first).isdisjoint(_items(form)):
            first.lines += form.lines
        else:
            rest.append(form)
    return rest


def _items(form: FormLines) -> set[int]:
    return {line.match.item for line in form.lines if line.kind is Kind.ITEM and line.match}
