"""The cells of a sheet as they stand in the file -> the grid of what is seen: nothing of hidden rows and columns, nothing
that a merge covers. For .ods and .xls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ...tools import Unreadable
from .. import limits
from ..grid import Grid, Merge, Row, Unread, UnreadKind, column_letters

# Characters: a text that floats and is no longer may be meant for a cell; longer text says something by itself.
_LONGEST_MARK = 3


class Stretches:
    """Numbers of rows or columns that are not seen, added in their order."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []

    def add(self, first: int, last: int) -> None:
        """From the first to the last."""
        if self._lasts and first <= self._lasts[-1] + 1:
            self._lasts[-1] = max(last, self._lasts[-1])
        else:
            self._firsts.append(first)
            self._lasts.append(last)

    def hold(self, first: int, last: int) -> bool:
        """Whether all of these are not seen."""
        at = bisect_right(self._firsts, first) - 1
        return at >= 0 and last <= self._lasts[at]


class SheetBudget:
    """Counts cells and text of a workbook, each as often as it is repeated; raises Unreadable JF004 past the limits."""

    def __init__(self) -> None:
        self._cells, self._chars = limits.CELLS, limits.TEXT_CHARS

    def spend(self, cells: int, chars: int) -> None:
        """Count so many cells with content, and all their characters."""
        self._cells -= cells
        self._chars -= chars
        if self._cells < 0:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")
        if self._chars < 0:
            raise Unreadable("JF004", f"全部单元格的文字超过上限 {limits.TEXT_CHARS // limits.MEGABYTE} 百万字")


class SheetWriter:
    """Takes in one sheet. Rows come in their order; rows, columns and merges count from 1."""

    def __init__(self, name: str, budget: SheetBudget, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden_rows, self.hidden_columns = Stretches(), Stretches()
        self._hidden, self._budget = hidden, budget
        self._rows: list[Row] = []
        self._unread: dict[tuple[int, int], Unread] = {}
        self._around: list[str] = []
        self._merges: list[Merge] = []
        self._width = 0

    def reserve(self, row: int, column: int) -> None:
        """Something stands at this cell. Raises Unreadable JF004 if that is too far out."""
        self._width = max(self._width, column)
        if row * self._width > limits.AREA:
            place = f"{column_letters(self._width)}{row}" if self._width <= limits.COLUMNS else f"第 {row} 行"
            raise Unreadable("JF004", f"工作表“{self.name[:31]}”的内容一直延伸到 {place}，超过上限")

    def row(self, number: int, cells: Sequence[str], repeated: int = 1) -> None:
        """A row, and as many more like it below. Raises Unreadable JF004."""
        filled = ["" if text.isspace() else text for text in cells]
        while filled and not filled[-1]:
            filled.pop()
        if not filled:
            return
        self.reserve(number + repeated - 1, len(filled))
        self._budget.spend((len(filled) - filled.count("")) * repeated, sum(map(len, filled)) * repeated)
        self._rows += [Row(number + more, [*filled]) for more in range(repeated)]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merged cells."""
        if len(self._merges) < limits.MERGES and (bottom > top or right > left):
            self._merges.append((top, left, bottom, right))

    def unread(self, row: int, column: int, found: Unread) -> None:
        """Something that is no text stands at a cell; of several, the first counts."""
        self._unread.setdefault((row, column), found)

    def floats(self, row: int, column: int, text: str) -> None:
        """A text box hangs on a cell."""
        text = text.strip()
        if len(text) > _LONGEST_MARK:
            self.around(text)
        elif text:
            self.unread(row, column, Unread(UnreadKind.MARK, text))

    def around(self, text: str) -> None:
        """Something is seen outside the cells."""
        text = text.strip()
        if text and text not in self._around:
            self._budget.spend(0, len(text))
            self._around.append(text)

    def grid(self) -> Grid:
        """What is seen of the sheet."""
        sight = _Sight(self._merges, self._width, self.hidden_rows, self.hidden_columns)
        rows: list[Row] = []
        for row in self._rows:
            cells = row.cells
            for index, text in enumerate(cells):
                if text and not sight.reaches(row.number, index + 1):
                    cells[index] = ""
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                rows.append(row)
        unread = {place: found for place, found in self._unread.items() if sight.reaches(*place)}
        return Grid(
            self.name, rows, hidden=self._hidden, find_merges=self._merges.copy, unread=unread, around=self._around
        )


class _Sight:
    """Which cells are seen."""

    def __init__(self, merges: list[Merge], width: int, rows: Stretches, columns: Stretches) -> None:
        self._rows, self._columns = rows, columns
        self._anchors: dict[tuple[int, int], Merge] = {}
        self._covered: dict[int, tuple[list[int], list[int]]] = {}  # column -> first and last row of each merge over it
        total = 0
        for merge in sorted(merges):
            top, left, bottom, right = merge
            self._anchors.setdefault((top, left), merge)
            right = min(right, width)
            total += right - left + 1
            if total > limits.AREA:
                raise Unreadable("JF004", "合并单元格的范围超过上限")
            for column in range(left, right + 1):
                firsts, lasts = self._covered.setdefault(column, ([], []))
                firsts.append(top)
                lasts.append(bottom)

    def reaches(self, row: int, column: int) -> bool:
        """Whether a cell is seen: not hidden, not covered. A merged cell is, if any of its rows and columns are."""
        merge = self._anchors.get((row, column), (row, column, row, column))
        top, left, bottom, right = merge
        if self._rows.hold(top, bottom) or self._columns.hold(left, right):
            return False
        if column not in self._covered or (row, column) in self._anchors:
            return True
        firsts, lasts = self._covered[column]
        at = bisect_right(firsts, row) - 1
        return at < 0 or lasts[at] < row
