"""A sheet as people lay out a roster -> the rows that name schools, each with the township that it stands under.

Title lines, headings that come again, lists side by side, lines of townships and kinds between the schools, totals and
remarks are told apart from schools by what stands in them; what is passed over is counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..intake import Merge
from ..tables import NumberedRow, Sheet
from .blank_rows import blank_rows
from .passed_over import PassedOver
from .roster_headings import SchoolList, headed_rows
from .roster_lines import heading_of_section, is_group, is_group_or_school, is_kind, is_note, number, total
from .written_school import names_in

_MOSTLY = 0.6  # of the rows with a name say more than that, where a name alone may be a township's line
_WHOSE = ("code", "group")
_FURTHER = ("code", "kind", "aliases")
Covered = frozenset[tuple[int, int]]


@dataclass(slots=True)
class SchoolRow:
    """A row that names a school, as written; `line` and `kind_line` are the lines that it stands under.

    `covered`: its 所属 lies under a merged cell that begins above.
    """

    row: NumberedRow
    listed: SchoolList
    values: dict[str, str]
    line: str = ""
    kind_line: str = ""
    covered: bool = False


@dataclass(slots=True)
class Sum:
    """A row that counts the schools above it: the number it tells (0 for none), how many stood there, since the last one."""

    row: NumberedRow
    listed: SchoolList
    number: int
    read: int
    since: int
    bare: bool  # nothing but a number, in the place of a name


@dataclass(slots=True)
class SheetReading:
    """What a sheet holds, in reading order; `nameless` are rows that should name a school and don't."""

    sheet: Sheet
    schools: list[SchoolRow] = field(default_factory=list)
    nameless: list[tuple[NumberedRow, SchoolList]] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)


def read_sheet(sheet: Sheet, passed: PassedOver) -> SheetReading | None:
    """The schools of a sheet; None if no row of it has a heading of names."""
    cells = [[" ".join(cell.split()) for cell in row.cells] for row in sheet.rows]
    headed = list(headed_rows(cells))
    if not headed:
        return None
    passed.count("标题", range(headed[0].top))
    for heading in headed[1:]:
        passed.count("重复的表头", range(heading.top, heading.rows.start))
    found, lines, merges = SheetReading(sheet), _Lines(), sheet.find_merges()
    covered = _covered(sheet, merges)
    for heading in headed:
        walks = [_Walk(found, cells, listed, covered, lines, passed) for listed in heading.lists]
        for walk in walks:
            passed.columns |= dict.fromkeys(walk.listed.others.values())
            walk.prepare(heading.rows)
        wide = [at for at in heading.rows if _is_wide(sheet, cells[at], heading.lists, at, merges)]
        for first, last in pairwise([heading.rows.start, *wide, heading.rows.stop]):
            for walk in walks:
                walk.read(range(first, last))
    _count_unseen(found, merges, passed)
    passed.end_sheet()
    return found


def _count_unseen(found: SheetReading, merges: Iterable[Merge], passed: PassedOver) -> None:
    """Hidden rows, and in a workbook rows between the schools that show nothing."""
    hidden = found.sheet.hidden_rows
    passed.rows["隐藏"] += len(hidden)
    if found.sheet.name and found.schools:
        numbers = {school.row.number for school in found.schools}
        between = [row.number for row in found.sheet.rows if min(numbers) <= row.number <= max(numbers)]
        passed.rows["空白（或划去）"] += blank_rows(between, hidden, merges)


def _is_wide(sheet: Sheet, cells: Sequence[str], lists: Sequence[SchoolList], at: int, merges: Iterable[Merge]) -> bool:
    """Whether a line stands over lists side by side: alone in its row, and merged or in no column of names."""
    filled = [column for column, cell in enumerate(cells) if cell]
    if len(lists) == 1 or len(filled) != 1:
        return False
    section = heading_of_section(cells[filled[0]])
    if not (is_group(section) or is_kind(section)):
        return False
    row, column = sheet.rows[at].number, sheet.first_column + filled[0]
    merged = any(first <= row <= last and left == column < right for first, left, last, right in merges)
    return merged or all(filled[0] != listed.columns["name"] for listed in lists)


@dataclass(slots=True)
class _Lines:
    """The lines that hold: of a township, of a kind; `outer`: kinds stand above townships."""

    group: str = ""
    kind: str = ""
    outer: bool = False

    def begin_group(self, text: str) -> None:
        self.group = text
        if not self.outer:
            self.kind = ""

    def begin_kind(self, text: str) -> None:
        self.outer = self.outer or not self.group
        self.kind = text
        if self.outer:
            self.group = ""


@dataclass(slots=True)
class _Walk:
    """Down one list. A row is passed to the first question that has an answer: total, section, remark, school."""

    found: SheetReading
    cells: Sequence[Sequence[str]]
    listed: SchoolList
    covered: Covered
    lines: _Lines
    passed: PassedOver
    structured: bool = False
    waiting: NumberedRow | None = None  # a row that says 所属 alone: the next one without it stands under it

    def prepare(self, rows: range) -> None:
        """Look through all rows, given by their indices, whether they mostly say more than a name."""
        name = self.listed.columns["name"]
        named = [filled for at in rows if name in (filled := self._filled(at))]
        self.structured = sum(len(filled) > 1 for filled in named) >= max(2, _MOSTLY * len(named))

    def read(self, rows: range) -> None:
        """The rows, or a part of them."""
        for at in rows:
            if filled := self._filled(at):
                self._read_row(at, filled)
        self._end_waiting()

    def _filled(self, at: int) -> dict[int, str]:
        """Column -> text of a row within the list."""
        cells = self.cells[at]
        columns = range(self.listed.start, min(self.listed.stop, len(cells)))
        return {column: cells[column] for column in columns if cells[column]}

    def _read_row(self, at: int, filled: dict[int, str]) -> None:
        name = filled.get(self.listed.columns["name"], "")
        words = [text for text in filled.values() if number(text) is None]
        if self._is_sum(at, name, filled, words) or self._is_section(at, name, words):
            return
        row = self.found.sheet.rows[at]
        values = {key: self.listed.value(row.cells, key) for key in self.listed.columns}
        says_whose = bool(name) and any(map(values.get, _WHOSE))  # of a school, whatever signs its name holds
        if not says_whose and is_note(name or " ".join(words)):
            self.passed.count("说明", [at])
            return
        if name:
            self._add(row, values)
        elif any(values.values()) and not self._is_covered(row, "name"):
            self._add_nameless(row, values)

    def _is_sum(self, at: int, name: str, filled: dict[int, str], words: list[str]) -> bool:
        """Whether the row counts schools: it has the word, or a number in the place of a name, or 40所 and no words."""
        labels = [count for text in words if (count := total(text)) is not None]
        counts = [count for text in filled.values() if not text.isdigit() and (count := number(text)) is not None]
        in_place = number(name)
        if not labels and in_place is None and (words or not counts):
            return False
        told = next((count for count in (in_place, *labels, *counts) if count), 0)
        read, before = len(self.found.schools), self.found.sums[-1].read if self.found.sums else 0
        row = self.found.sheet.rows[at]
        self.found.sums.append(Sum(row, self.listed, told, read, read - before, in_place is not None and not labels))
        if not self.found.sums[-1].bare:
            self.passed.count("合计", [at])
        return True

    def _is_section(self, at: int, name: str, words: list[str]) -> bool:
        """Whether the row heads the schools below: a township or a kind in the place of a name, or alone in its row."""
        cells = self.cells[at]
        if (not name and len(words) != 1) or any(self.listed.value(cells, key) for key in ("code", "aliases")):
            return False
        if not name and self.listed.value(cells, "group"):
            return False  # in its own column: see _add_nameless
        text = heading_of_section(name or words[0])
        alone = self.structured and len(words) == 1 and name and sum(map(bool, cells)) == 1
        if is_group(text) or (alone and is_group_or_school(text) and not is_note(name)):
            self.lines.begin_group(text)
            self.passed.count("所属行", [at])
        elif is_kind(text) and not (name and self.listed.value(cells, "kind")):
            self.lines.begin_kind(text)
            self.passed.count("类别行", [at])
        else:
            return False
        self._end_waiting()
        return True

    def _add(self, row: NumberedRow, values: dict[str, str]) -> None:
        if values.get("group"):
            self._end_waiting()
        self.waiting = None
        covered = self._is_covered(row, "group")
        for name in names_in(values["name"]):
            written = values | {"name": name}
            self.found.schools.append(SchoolRow(row, self.listed, written, self.lines.group, self.lines.kind, covered))

    def _add_nameless(self, row: NumberedRow, values: dict[str, str]) -> None:
        """A row without a name: a township's in its own column, or a mistake."""
        self._end_waiting()
        if values.get("group") and not any(values.get(key) for key in _FURTHER):
            self.lines.begin_group(values["group"])
            self.waiting = row
        else:
            self.found.nameless.append((row, self.listed))

    def _end_waiting(self) -> None:
        """No school stands under the row that said 所属 alone."""
        if self.waiting:
            self.found.nameless.append((self.waiting, self.listed))
        self.waiting = None

    def _is_covered(self, row: NumberedRow, key: str) -> bool:
        at = self.listed.columns.get(key)
        return at is not None and (row.number, self.found.sheet.first_column + at) in self.covered


def _covered(sheet: Sheet, merges: Iterable[Merge]) -> Covered:
    """The cells that lie under a merged one which begins above them, as far as there are rows."""
    numbers = [row.number for row in sheet.rows]
    widest = sheet.first_column + max((len(row.cells) for row in sheet.rows), default=0)
    return frozenset(
        (row, column)
        for first, left, last, right in merges
        if last > first
        for row in numbers[bisect_right(numbers, first) : bisect_left(numbers, last + 1)]
        for column in range(left, min(right, widest) + 1)
    )
