"""How a sheet of the ledger looks: its columns in order, their widths, what is chosen from a list, what is to be filled in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..tools import width

Value = str | int | date
Texts = Mapping[str, Value]  # what stands in a row, by the column's key
_LONGEST_LIST = 255  # characters of a drop-down that stands in the rule itself (Excel's limit)
_LINE, _MOST_LINES = 15.5, 12  # points, and lines of a row that is shown whole


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """A column: the key that the program knows it by, its heading and its width in digits.

    `text`: what is typed stays text; `day`: it is a date. `choices` makes a drop-down, from which people may depart if
    `free`; `prompt` is said beside the cell.
    """

    key: str
    heading: str
    width: float
    centred: bool = False
    text: bool = False
    day: bool = False
    to_fill: bool = False
    choices: tuple[str, ...] = ()
    free: bool = False
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet: its title, its columns in order, and how many empty rows are ready below to be written into."""

    title: str
    columns: tuple[PlannedColumn, ...]
    ready: int = 20

    def row_height(self, texts: Texts) -> float:
        """Points that a row's texts take at these widths: not every program finds that out by itself."""
        lines = (_lines(str(texts[column.key]), column.width) for column in self.columns if column.key in texts)
        return _LINE * min(max(lines, default=1), _MOST_LINES) + 3


def as_list(values: Sequence[str]) -> str | None:
    """Drop-down entries as they stand in Excel's own rule, None where they can't stand there."""
    text = ",".join(values)
    return None if not text or len(text) > _LONGEST_LIST or any(set(value) & set(',"') for value in values) else text


def _lines(text: str, digits: float) -> int:
    return sum(math.ceil(max(width(line), 1) / (digits - 2)) for line in text.split("\n"))
