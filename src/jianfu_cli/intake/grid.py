"""What every format is read into: grids of text cells, with the physical place of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, all from 1


@dataclass(frozen=True, slots=True)
class Location:
    """A cell: the sheet's name or a Word table's (表1), and row and column, both from 1."""

    sheet: str
    row: int
    column: int
    _written: str = field(init=False, repr=False, compare=False)  # made once: places are shared

    def __post_init__(self) -> None:
        object.__setattr__(self, "_written", f"{self.sheet}!{column_letters(self.column)}{self.row}")

    def __str__(self) -> str:
        return self._written


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """1 -> A, 27 -> AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# Shared, since the forms of many schools are filled in at the same places.
located = lru_cache(maxsize=8192)(Location)


class UnreadKind(Enum):
    """What stands at a cell and is no text that can be read."""

    MARK = "浮动的文字"  # a text box over the page: it may be meant for this cell or for another
    PICTURE = "图片"
    CONTROL = "控件"  # a button, menu or box of which nobody can tell from the file what it shows
    ERROR = "公式错误"  # #VALUE! and its like
    CONDITION = "按条件删去或隐藏的文字"  # a conditional format that may strike the text out or hide it
    UNSEEN = "看不见的文字"  # in the colour that it is written on

    @property
    def casts_doubt(self) -> bool:
        """Whether even a text in the same cell may not be what it says."""
        return self in (UnreadKind.MARK, UnreadKind.CONDITION, UnreadKind.CONTROL)


class Unread(NamedTuple):
    """Something at a cell that is no text of it; `words` are what can be told of it ("√", "#VALUE!"), else ""."""

    kind: UnreadKind
    words: str = ""


_WEIGHTIEST = (
    *(UnreadKind.MARK, UnreadKind.CONDITION, UnreadKind.CONTROL, UnreadKind.ERROR, UnreadKind.PICTURE),
    UnreadKind.UNSEEN,
)


def weightiest(found: Iterable[Unread]) -> Unread:
    """Of several things at a cell the one that says most: words before a control, a control before a picture."""
    return min(found, key=lambda each: _WEIGHTIEST.index(each.kind))


@dataclass(slots=True)
class Row:
    """A row that is not empty: its physical number (from 1) and its cells from column `Grid.first_column` on.

    A cell is the text that a person sees, "" where it is empty, hidden, or covered by a merge; a number or date as its
    format shows it.
    """

    number: int
    cells: list[str]


@dataclass(slots=True)
class Grid:
    """One sheet, one Word table, or a run of Word paragraphs outside tables (`name` empty, one cell a row)."""

    name: str
    rows: list[Row]
    first_column: int = 1
    hidden: bool = False
    find_merges: Callable[[], list[Merge]] = list  # asked only when a cell's neighbours leave a doubt
    unread: dict[tuple[int, int], Unread] = field(default_factory=dict)  # by row and column, both from 1
    hidden_rows: list[int] = field(
        default_factory=list
    )  # rows with text of which nothing is seen, since they are hidden
    around: list[str] = field(default_factory=list)  # seen on the page in no cell: page headers and footers, text boxes

    def locate(self, row: Row, index: int) -> Location | None:
        """The place of cell `index` of `row`; None outside tables."""
        return Location(self.name, row.number, self.first_column + index) if self.name else None


@dataclass(slots=True)
class Document:
    """A file as grids in their order, with what it carries inside.

    `find_properties` gives the custom document properties, and `identifier` from the core ones under that name; it is
    asked only where no hidden sheet carries the stamp. `embedded` names what is in it and can't be read from outside
    (an embedded page or workbook, form controls), in Chinese, for the sentence that no form was found.
    """

    format: str
    grids: list[Grid]
    find_properties: Callable[[], dict[str, str]] = dict
    macros: bool = False
    embedded: list[str] = field(default_factory=list)
