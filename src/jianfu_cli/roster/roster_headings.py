"""The heading row of a roster -> its lists: which column of each holds the name, the code and so on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..tools import plain, without_asides
from ..vocabulary import ROSTER_COLUMNS, SCHOOL_ENDINGS
from .roster_lines import is_group, is_kind

_WITHIN = 30  # rows in which the first heading stands
_MOST_LISTS, _MOST_COLUMNS = 20, 200  # side by side; looked through for what has no heading
_ABOVE = 2  # rows above the heading of the name that may head other columns, which are merged down to it
_RANKS = {plain(word): (key, rank) for key, words in ROSTER_COLUMNS.items() for rank, word in enumerate(words)}
_ENDS = frozenset(word[-1] for words in ROSTER_COLUMNS.values() for word in words)


@dataclass(slots=True)
class SchoolList:
    """One of the lists that stand side by side under a heading row; columns are indices into a row's cells."""

    start: int
    stop: int
    columns: dict[str, int]
    others: dict[int, str] = field(default_factory=dict)  # headings of columns that a roster has no use for
    kind: str = ""  # of all its schools

    def value(self, cells: Sequence[str], key: str) -> str:
        """What a row says under the heading of this key, "" if there is no such column."""
        at = self.columns.get(key)
        return cells[at] if at is not None and at < len(cells) else ""


class Headed(NamedTuple):
    """A part of a sheet: the index of the first row that heads it, its lists, and the rows below the headings."""

    top: int
    lists: list[SchoolList]
    rows: range


@lru_cache(maxsize=4096)
def heading_key(cell: str) -> tuple[str, int] | None:
    """The key of the column that this cell heads, and how usual the word is (0: the most); None for other text."""
    if not cell or len(cell) > 40 or (cell[-1] not in _ENDS and cell[-1].isalnum()):
        return None
    return _RANKS.get(plain(cell)) or _RANKS.get(plain(without_asides(cell)))


def headed_rows(rows: Sequence[Sequence[str]]) -> Iterator[Headed]:
    """The parts of a sheet that have a heading row, the first and those where headings come again; none if there is none."""
    at, found = _first_heading(rows), None
    if at is None:
        yield from _headed_by_kinds(rows)
    first = at
    while at is not None:
        top, lists, below = _lists_under(rows, at)
        if found:
            yield Headed(found.top, found.lists, range(found.rows.start, top))
        found = Headed(top, lists, range(below, len(rows)))
        at = next((row for row in found.rows if _comes_again(rows[row], rows[first or 0])), None)
    if found:
        yield found


def _first_heading(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the first row that heads a roster, of the sheet's first ones that with most known headings."""
    counts = {
        index: sum(bool(heading_key(cell)) for cell in cells)
        for index, cells in enumerate(rows[:_WITHIN])
        if _is_heading(cells) and not _explains_headings(rows, index)
    }
    return max(counts, key=counts.__getitem__, default=None)


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a row has a heading of names."""
    return any((known := heading_key(cell)) and known[0] == "name" for cell in cells)


def _comes_again(cells: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a row below is a heading row as well: the same again, or headings for the most part."""
    if not _is_heading(cells):
        return False
    filled = [cell for cell in cells if cell]
    return filled == [cell for cell in first if cell] or 2 * sum(bool(heading_key(cell)) for cell in filled) >= len(
        filled
    )


def _headed_by_kinds(rows: Sequence[Sequence[str]]) -> Iterator[Headed]:
    """乡镇｜小学｜中学 with names of schools below: a list for each kind."""
    for index, cells in enumerate(rows[:_WITHIN]):
        below = rows[index + 1 :]
        kinds = [at for at, cell in enumerate(cells) if is_kind(cell) and any(_names_school(row, at) for row in below)]
        groups = [at for at, cell in enumerate(cells) if (known := heading_key(cell)) and known[0] == "group"]
        if len(kinds) > 1:
            shared = {"group": groups[0]} if groups else {}
            lists = [SchoolList(at, at + 1, {"name": at, **shared}, kind=cells[at]) for at in kinds]
            yield Headed(index, lists, range(index + 1, len(rows)))
            return


def _names_school(cells: Sequence[str], at: int) -> bool:
    return at < len(cells) and not is_kind(cells[at]) and cells[at].endswith(SCHOOL_ENDINGS)


def _explains_headings(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether the headings stand below each other, as on a sheet that says what to fill in where."""
    names = [at for at, cell in enumerate(rows[index]) if (known := heading_key(cell)) and known[0] == "name"]
    below = rows[index + 1] if index + 1 < len(rows) else ()
    return len(names) == 1 and names[0] < len(below) and heading_key(below[names[0]]) is not None


def _lists_under(rows: Sequence[Sequence[str]], index: int) -> tuple[int, list[SchoolList], int]:
    """The lists under the heading row at `index`, between the first row that heads them and the first one below those."""
    headings, top, below = list(rows[index]), index, index + 1
    while top > max(0, index - _ABOVE) and any(map(heading_key, rows[top - 1])):
        top -= 1
        headings = [cell or over for cell, over in _side_by_side(headings, rows[top])]
    while below < len(rows) and _continues(headings, rows[below]):
        headings = [cell or under for cell, under in _side_by_side(headings, rows[below])]
        below += 1
    starts = _starts(headings)
    stops = [*starts[1:], len(headings)]
    lists = [_list(headings, start, stop) for start, stop in zip(starts, stops, strict=True)]
    lists[-1].stop = sys.maxsize  # what stands right of all headings is looked at, too
    for listed in lists:
        _take_unheaded(listed, headings, rows[below:])
    return top, lists, below


def _take_unheaded(listed: SchoolList, headings: Sequence[str], below: Sequence[Sequence[str]]) -> None:
    """Columns without a heading: the townships, if all that stands in one is that; else they are passed over, and told."""
    widest = max(map(len, below), default=0)
    for at in range(listed.start, min(listed.stop, widest, listed.start + _MOST_COLUMNS)):
        if at >= len(headings) or not headings[at]:
            texts = [cells[at] for cells in below if at < len(cells) and cells[at]]
            if texts and "group" not in listed.columns and all(map(is_group, texts)):
                listed.columns["group"] = at
            elif 2 * len(texts) > len(below) and at - 1 not in listed.others:  # else that heading is merged over it
                listed.others[at] = "没有表头"


def _side_by_side(cells: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    """Cells of two rows by column; "" where the shorter one ends."""
    longest = max(len(cells), len(others))
    padded = ([*row, *[""] * (longest - len(row))] for row in (cells, others))
    return list(zip(*padded, strict=True))


def _continues(headings: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row heads further columns: nothing under a known heading, and a known one itself."""
    pairs = _side_by_side(headings, row)
    return any(heading_key(under) for _, under in pairs) and not any(
        under for cell, under in pairs if heading_key(cell)
    )


def _starts(headings: Sequence[str]) -> list[int]:
    """Where each list begins: the heading of names comes again, and before it what stood before the first one."""
    known = {at: key for at, cell in enumerate(headings) if (key := heading_key(cell)) and key[0] == "name"}
    best = min(rank for _, rank in known.values())
    names = [at for at, (_, rank) in known.items() if rank == best][:_MOST_LISTS]
    starts = [0]
    for last, name in pairwise(names):
        before = 0
        while last - before - 1 >= starts[-1] and _alike(headings[last - before - 1], headings[name - before - 1]):
            before += 1
        starts.append(name - before)
    return starts


def _alike(heading: str, other: str) -> bool:
    return plain(heading) == plain(other)


def _list(headings: Sequence[str], start: int, stop: int) -> SchoolList:
    known = {at: found for at in range(start, stop) if (found := heading_key(headings[at]))}
    columns: dict[str, int] = {}
    for at, (key, rank) in known.items():
        if key not in columns or rank < known[columns[key]][1]:
            columns[key] = at
    before = [at for at, (key, _) in known.items() if key == "name" and at < columns["name"]]
    if before and "group" not in columns:
        columns["group"] = before[-1]  # 单位｜学校名称: what the schools belong to
    used = set(columns.values())
    others = {at: headings[at] for at in range(start, stop) if headings[at] and at not in used}
    return SchoolList(start, stop, columns, others)
