"""Goes through grids row by row and tells the kinds of lines apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..intake import Grid, Row
from ..returns import FieldText
from ..tools import read_date
from ..vocabulary import CHECKED, FOREIGN, ITEM, LEDGER_NAMES, NUMBER, OTHER, PART, PROBLEM, RESPONSIBLE, SECTION
from .answer_rows import answers_again
from .captions import is_caption
from .cell_items import items_in_cell
from .cells import Merges
from .heading_reader import HeadingReader
from .headings import Heading
from .item_matching import Match, Wordings
from .label_finder import LabelFinder
from .lines import FormLines, Kind, Line, joined
from .numbering import is_example, is_question, leading_number, numbers_in, parse_number
from .school_columns import SchoolColumns
from .school_list import SchoolList
from .school_rows import SchoolRows
from .side_by_side import are_forms, forms_of, second_block, split
from .unlabelled_schools import is_school

_NOTE = re.compile(r"\s*(?:填[表报写](?:说明|要求|须知)|注意事项|(?:注|备\s*注|说\s*明)\s*(?:[：:]|$))")
_MOST_CELLS = 100  # of a row that are looked at: no form is that wide


class Scanner:
    """Goes through grids row by row and tells the kinds apart. One use a document."""

    def __init__(self, wordings: Wordings, headings: HeadingReader, labels: LabelFinder, ledgers: bool = True) -> None:
        self._wordings, self._headings, self._labels, self._ledgers = wordings, headings, labels, ledgers
        self._heading: Heading | None = None
        self._column: int | None = None  # where the last item's wording stood
        self._item: Line | None = None  # the last item
        self._closed = False  # the form's foot has been seen in this grid: what follows are notes
        self._open: Line | None = None  # the item whose wording may continue in the next row
        self._last: Line | None = None  # the row before, in the same grid
        self._school_rows = SchoolRows(wordings, labels, headings.role, headings.question)
        self._school_columns = SchoolColumns(wordings, labels, headings.role)
        self._school_list = SchoolList(wordings, labels, headings.role)
        self._merges = Merges()
        self.lines: list[Line] = []
        self.apart: list[FormLines] = []  # forms that share a table, each with all the lines of its own

    def scan(self, grids: Iterable[Grid]) -> list[Line]:
        """The lines of all grids in their order."""
        for grid in grids:
            if grid.name:
                self._table(grid)
            else:
                self._paragraphs(grid)
        return self.lines

    def _paragraphs(self, grid: Grid) -> None:
        for row in grid.rows:
            match = self._wordings.find(row.cells[0]) if row.cells else None
            self.lines.append(Line(grid, row, Kind.ITEM if match else Kind.OTHER, match=match))
            if self._heading and self._heading.ledger:
                self._heading = None

    def _table(self, grid: Grid) -> None:
        start = len(self.lines)
        self._column = self._last = None
        self._closed = False
        known, add, item = self._wordings.known, self.lines.append, Kind.ITEM
        for at, row in enumerate(grid.rows):
            cells, column, heading = row.cells, self._column, self._heading
            if column is not None and column < len(cells) and not (heading and heading.ledger):
                match = known.get(cells[column])
                if match is not None and not is_example(cells[0]):
                    line = Line(grid, row, item, column, match, heading)
                    self._open = None
                    self._item = self._last = line
                    add(line)
                    continue
            filled = [index for index, cell in enumerate(cells) if cell and not cell.isspace()][:_MOST_CELLS]
            may_begin = len(filled) > 1 and self._column is None and not (heading and heading.ledger)
            if may_begin and self._several_schools(grid, at, filled):
                del self.lines[start:]
                return
            if filled:
                line = self._line(grid, row, filled)
                if line and line.kind is Kind.HEADING and line.heading and (second := second_block(line.heading)):
                    if are_forms(grid, at, second, self._wordings):
                        del self.lines[start:]
                        for part in forms_of(grid, at, second, self._labels):
                            self.apart += self._scan_apart(part)
                        return
                    for part in split(grid, at, second, self._labels):
                        self._table(part)
                    return
                if line is not None:
                    add(line)
                    self._last = line

    def _several_schools(self, grid: Grid, at: int, filled: list[int]) -> bool:
        """Whether a table of several schools begins here; then their forms are kept apart."""
        forms = self._school_rows.down(grid, at, filled)
        parts = [] if forms else self._school_columns.across(grid, at, filled)
        for school, part in parts or ([] if forms else self._school_list.below(grid, at, filled)):
            forms += self._scan_apart(part, school)
        self.apart = joined([*self.apart, *forms])
        return bool(forms)

    def _scan_apart(self, grid: Grid, school: FieldText | None = None) -> list[FormLines]:
        """The form in a grid made of a part of another; or several, which are side by side in it."""
        scanner = Scanner(self._wordings, self._headings, self._labels, self._ledgers)
        lines = scanner.scan([grid])
        return scanner.apart or [FormLines(lines, school)]

    def _line(self, grid: Grid, row: Row, filled: list[int]) -> Line | None:
        """The row's line; None if it only continues the item above it, or shows how to fill in the form."""
        if any(is_example(row.cells[index]) for index in filled[:2]):
            captions = all(is_caption(row.cells[index]) for index in filled)  # of a whole form
            return Line(grid, row, Kind.OTHER) if captions else None
        heading = self._read_heading(grid, row.cells, filled)
        if heading is not None:
            self._heading = heading
            return Line(grid, row, Kind.HEADING, heading=heading)
        if self._heading and self._heading.ledger and self._in_ledger(row.cells, filled):
            return Line(grid, row, Kind.LEDGER, heading=self._heading)
        if self._continues_wording(grid, row, filled):
            return None
        found = self._find_item(row.cells, filled)
        if found is None:
            return self._without_item(grid, row, filled)
        index, match = found
        several = items_in_cell(row, index, self._wordings)
        if several:
            self.lines += [Line(grid, part, Kind.ITEM, index, each, self._heading) for part, each in several[:-1]]
            row, match = several[-1]
        line = Line(grid, row, Kind.ITEM, index, match, self._heading)
        self._complete(line)
        self._item, self._closed = line, False
        self._column = index if self._column is None or index > self._column or not match.wording else self._column
        return line

    def _read_heading(self, grid: Grid, cells: list[str], filled: list[int]) -> Heading | None:
        last = self._last
        if last and last.kind is Kind.HEADING and last.heading:
            below = self._headings.below(last.heading, cells, filled)
            if below:
                return below
        if len(filled) < 2:
            return None
        heading = self._headings.read(cells, filled)
        if heading and any(self._wordings.find(cells[index]) for index in filled):
            return None  # an item with an answer and a remark that are headings' words as well
        if heading and last and last.kind is Kind.OTHER:
            heading = self._headings.under(last.cells, heading)
        if heading and heading.ledger and not self._ledgers:
            return heading.as_ledger(False)
        if not heading or heading.ledger or not self._ledgers:
            return heading
        if (heading.plans or heading.status) and self._under_ledger_title(grid):
            return heading.as_ledger(True)
        return heading

    def _under_ledger_title(self, grid: Grid) -> bool:
        """Whether the sheet's name or the line above says that a ledger begins, and no form."""
        above = self.lines[-1].cells if self.lines and self.lines[-1].kind is Kind.OTHER else []
        titled = [text for text in (*above, grid.name) if any(word in text for word in LEDGER_NAMES)]
        return bool(titled) and "自查表" not in titled[0]

    def _in_ledger(self, cells: list[str], filled: list[int]) -> bool:
        """Whether the row still belongs to the ledger: in another table only if it begins with an item's number."""
        heading = self._heading
        assert heading is not None
        number = heading.first(NUMBER, ITEM, SECTION)
        if number is not None and number < len(cells) and numbers_in(cells[number]):
            return True
        labelled = any(
            self._labels.has_field(cells[index]) for index in filled if heading.roles.get(index) != RESPONSIBLE
        )
        if not labelled and self._last is not None and self._last.kind in (Kind.HEADING, Kind.LEDGER):
            return True
        if self._last is None:
            self._heading = None
        return False

    def _find_item(self, cells: list[str], filled: list[int]) -> tuple[int, Match] | None:
        heading = self._heading
        before: int | None = None  # a number in a column of its own before the wording
        places: list[tuple[int, int | None]] = []
        for index in filled:
            if before is None and (before := parse_number(cells[index])) is not None:
                continue
            if heading is None or _may_hold_item(heading, index):
                places.append((index, before))
        if self._column is not None and len(places) > 1:
            places.sort(key=lambda place: place[0] != self._column)
        for index, number in places:
            match = self._wordings.find(cells[index], number)
            if match:
                return index, match
        return None

    def _complete(self, line: Line) -> None:
        """A wording cut off may go on in the next cell of its row; else the next row is looked at."""
        self._open = line
        match, following = line.match, line.index + 1
        if match and match.cut and following < len(line.cells) and line.cells[following]:
            whole = self._wordings.continued(match, line.cells[line.index] + line.cells[following])
            if whole and not whole.cut:
                line.match, line.index = whole, following

    def _continues_wording(self, grid: Grid, row: Row, filled: list[int]) -> bool:
        """The rest of a wording that the page's end or a line of its own cut off: belongs to the item above."""
        line = self._open
        if line is None or line.match is None or not line.match.cut:
            return False
        index = filled[0] if len(filled) == 1 else line.index
        if index not in filled or len(row.cells[index]) < 2:
            return False
        before = "".join([line.cells[line.index], *(more.cells[more.index] for more in line.more if more.index >= 0)])
        whole = self._wordings.continued(line.match, before + row.cells[index])
        if whole is None:
            return False
        line.match = whole
        line.more.append(Line(grid, row, Kind.OTHER, index))
        return True

    def _without_item(self, grid: Grid, row: Row, filled: list[int]) -> Line | None:
        cells, heading, last = row.cells, self._heading, self._last
        if self._closed or any(self._labels.has_field(cells[index]) or _NOTE.match(cells[index]) for index in filled):
            self._closed = self._column is not None
            return Line(grid, row, Kind.OTHER)
        above = last if last and last.kind in (Kind.ITEM, Kind.UNKNOWN) else None
        if above is None and (last is None or last.kind is Kind.HEADING):
            above = self._item  # the page's end cut the answer
        if above and self._continues_answer(above, cells, filled):
            above.more.append(Line(grid, row, Kind.OTHER, -1))
            return None
        if above is not None and above is last and above.match and answers_again(above, row, filled, self._merges):
            again = replace(above.match, tail="", wording=None)
            above.again.append(Line(grid, row, Kind.ITEM, above.index, again, above.heading))
            return None
        index = self._column if self._column is not None else heading.first(ITEM) if heading else None
        if (index is not None and last and last.kind is not Kind.OTHER) or self._column is not None:
            assert index is not None
            match = self._number_only(cells, filled, index)
            if match:
                return Line(grid, row, Kind.ITEM, index, match, heading)
            if self._is_unknown(cells, index):
                return Line(grid, row, Kind.UNKNOWN, index, None, heading)
        return Line(grid, row, Kind.OTHER)

    def _continues_answer(self, last: Line, cells: list[str], filled: list[int]) -> bool:
        """Only words in the school's own columns, beside nothing: the row above goes on. Dates, schools, titles don't."""
        if last.heading is None:
            return False
        columns = last.heading.for_item(last.index, len(last.cells))
        answering = {*columns.answer, *columns.explanation, *columns.remark, *(index for _, index in columns.ticks)}
        if not set(filled) <= answering:
            return False
        texts = [cells[index] for index in filled]
        return not any(read_date(text).value or is_school(text) or self._wordings.is_section(text) for text in texts)

    def _number_only(self, cells: list[str], filled: list[int], index: int) -> Match | None:
        """A row with an item's number, without any wording, and with something behind it."""
        heading = self._heading
        number = heading.first(NUMBER) if heading else None
        if number is None or number not in filled or index in filled or len(filled) < 2:
            return None
        item = parse_number(cells[number])
        return Match(item, item, wording="") if item is not None and self._wordings.has(item) else None

    def _is_unknown(self, cells: list[str], index: int) -> bool:
        text = cells[index] if index < len(cells) else ""
        if not text or self._wordings.is_section(text):
            return False
        heading = self._heading
        number = heading.first(NUMBER) if heading else None
        if number is not None and number < len(cells) and parse_number(cells[number]) is not None:
            return True
        if is_question(text):
            return True
        answered = any(cell and not cell.isspace() for cell in cells[index + 1 :])
        return leading_number(text) is not None and (answered or index > 0)


def _may_hold_item(heading: Heading, index: int) -> bool:
    """Whether a wording may stand here: not in a column of the school's own words, nor among numbers."""
    role = heading.roles.get(index)
    return role in (None, ITEM, SECTION, NUMBER, OTHER, PROBLEM, FOREIGN, CHECKED, PART)
