"""The cells of a sheet as they stand in the file -> the grid of what is seen: nothing of hidden rows and columns, nothing
that a merge covers. For .xlsx, .xls and .ods."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...tools import Unreadable
from .. import limits
from ..grid import Grid, Merge, Row, Unread, UnreadKind, column_letters, weightiest
from ..zip_reader import damaged
from .floating_marks import is_mark
from .text_budget import TextBudget

Place = tuple[int, int]  # row and column, both from 1


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

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def hold(self, first: int, last: int) -> bool:
        """Whether all of these are not seen."""
        at = bisect_right(self._firsts, first) - 1
        return at >= 0 and last <= self._lasts[at]


class SheetBudget:
    """Counts cells and text of a workbook, each as often as it is repeated; raises Unreadable JF004 past the limits."""

    def __init__(self) -> None:
        self._cells, self._texts = limits.CELLS, TextBudget()

    def spend(self, cells: int, chars: int) -> None:
        """Count so many cells with content, and all their characters."""
        self._cells -= cells
        if self._cells < 0:
            raise Unreadable("JF004", f"有内容的单元格超过上限 {limits.CELLS} 个")
        self._texts.spend(chars)


class SheetWriter:
    """Takes in one sheet. Rows come in their order; rows, columns and merges count from 1."""

    def __init__(self, name: str, budget: SheetBudget, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden_rows, self.hidden_columns = Stretches(), Stretches()
        self._hidden, self._budget = hidden, budget
        self._rows: list[Row] = []
        self._unread: dict[Place, Unread] = {}
        self._hanging: list[tuple[Place, Unread]] = []
        self._around: list[str] = []
        self._merges: list[Merge] = []
        self._width = 0

    def reserve(self, row: int, column: int) -> None:
        """Something stands at this cell. Raises Unreadable JF004 if that is too far out."""
        if column > self._width:
            self._width = column
        if row * self._width > limits.AREA:
            place = f"{column_letters(self._width)}{row}" if self._width <= limits.COLUMNS else f"第 {row} 行"
            raise Unreadable("JF004", f"工作表“{self.name[:31]}”的内容一直延伸到 {place}，超过上限")

    def row(self, number: int, cells: Sequence[str], repeated: int = 1) -> None:
        """A row, and as many more like it below. Raises Unreadable JF004."""
        self.seen_row(number, ["" if text.isspace() else text for text in cells], repeated)

    def seen_row(self, number: int, cells: list[str], repeated: int = 1) -> None:
        """The same of cells whose blank ones are empty; the list is the writer's from now on."""
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            return
        if len(cells) > self._width or (number + repeated) * self._width > limits.AREA:
            self.reserve(number + repeated - 1, len(cells))
        self._budget.spend((len(cells) - cells.count("")) * repeated, len("".join(cells)) * repeated)
        self._rows.append(Row(number, cells))
        if repeated > 1:
            self._rows += [Row(number + more, [*cells]) for more in range(1, repeated)]

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merged cells."""
        if len(self._merges) < limits.MERGES and (bottom > top or right > left):
            self._merges.append((top, left, bottom, right))

    def unread(self, row: int, column: int, found: Unread) -> None:
        """The content of a cell is no text."""
        self._unread.setdefault((row, column), found)

    def doubt(self, top: int, left: int, bottom: int, right: int) -> None:
        """The texts in this range may be struck out."""
        for row in self._rows:
            if top <= row.number <= bottom:
                for index, text in enumerate(row.cells[left - 1 : right], left):
                    if text:
                        self.unread(row.number, index, Unread(UnreadKind.CONDITION))

    def hang(self, row: int, column: int, found: Unread) -> None:
        """Something that is no text lies over a cell; of several, what says most counts."""
        self._hanging.append(((row, column), found))

    def floats(self, row: int, column: int, text: str) -> None:
        """A text box lies over a cell."""
        text = text.strip()
        if is_mark(text):
            self.hang(row, column, Unread(UnreadKind.MARK, text))
        else:
            self.around(text)

    def around(self, text: str) -> None:
        """Something is seen outside the cells."""
        text = text.strip()
        if text and text not in self._around:
            self._budget.spend(0, len(text))
            self._around.append(text)

    def grid(self) -> Grid:
        """What is seen of the sheet. Raises Unreadable JF001 if something stands where no sheet has a cell."""
        if self._width > limits.COLUMNS or max((row.number for row in self._rows), default=0) > limits.ROWS:
            raise damaged(f"工作表“{self.name[:31]}”的行列号超出了 Excel 的范围")
        used = {row.number for row in self._rows}
        used.update(row for row, _ in self._unread)
        used.update(row for (row, _), _ in self._hanging)
        width = max([self._width, *(column for (_, column), _ in self._hanging)])
        sight = _Sight(self._merges, width, self.hidden_rows, self.hidden_columns, sorted(used))
        rows = [row for row in self._rows if sight.is_clear(row) or sight.leaves(row)]
        hidden = [row.number for row in self._rows if not row.cells and self.hidden_rows.hold(row.number, row.number)]
        unread = {place: found for place, found in self._unread.items() if sight.reaches(*place)}
        for place, found in self._hanging:
            anchor = sight.anchor(*place)
            if sight.reaches(*anchor):
                unread[anchor] = _together(unread[anchor], found) if anchor in unread else found
        return Grid(
            self.name,
            rows,
            hidden=self._hidden,
            find_merges=self._merges.copy,
            unread=unread,
            hidden_rows=hidden,
            around=self._around,
        )


def _together(first: Unread, second: Unread) -> Unread:
    """What is told of two things at one cell: all controls, else what says more."""
    if first.kind == second.kind == UnreadKind.CONTROL:
        return Unread(UnreadKind.CONTROL, "、".join(filter(None, (first.words, second.words))))
    return weightiest((first, second))


class _Sight:
    """Which cells are seen. `used` are the rows that something stands in, in their order."""

    def __init__(
        self, merges: list[Merge], width: int, rows: Stretches, columns: Stretches, used: Sequence[int]
    ) -> None:
        self._rows, self._columns = rows, columns
        self._hides = bool(rows or columns)
        self._merges: dict[int, list[Merge]] = {}  # row -> the merges that reach over it
        total = 0
        for merge in merges:
            top, left, bottom, right = merge
            numbers = used[bisect_left(used, top) : bisect_right(used, bottom)]
            total += len(numbers) * max(1, min(right, width) - left + 1)
            if total > limits.AREA:
                raise Unreadable("JF004", "合并单元格的范围超过上限")
            for number in numbers:
                self._merges.setdefault(number, []).append(merge)

    def is_clear(self, row: Row) -> bool:
        """Whether nothing of a row is hidden or covered."""
        return not self._hides and row.number not in self._merges

    def leaves(self, row: Row) -> bool:
        """Empty the cells of a row that are not seen; whether any is left."""
        cells = row.cells
        for top, left, _, right in self._merges.get(row.number, ()):
            first = left if row.number == top else left - 1
            last = min(right, len(cells))
            if first < last:
                cells[first:last] = [""] * (last - first)
        if self._hides and (self._columns or self._rows.hold(row.number, row.number)):
            for index, text in enumerate(cells):
                if text and not self.reaches(row.number, index + 1):
                    cells[index] = ""
        while cells and not cells[-1]:
            cells.pop()
        return bool(cells)

    def anchor(self, row: int, column: int) -> Place:
        """The cell that is seen in the place of a cell: the first of merged ones."""
        merges = self._merges.get(row, ())
        return next((merge[:2] for merge in merges if merge[1] <= column <= merge[3]), (row, column))

    def reaches(self, row: int, column: int) -> bool:
        """Whether a cell is seen: not hidden, not covered. A merged cell is, if any of its rows and columns are."""
        top = bottom = row
        left = right = column
        for merge in self._merges.get(row, ()):
            if merge[1] <= column <= merge[3]:
                if (row, column) != merge[:2]:
                    return False
                top, left, bottom, right = merge
        return not (self._hides and (self._rows.hold(top, bottom) or self._columns.hold(left, right)))
