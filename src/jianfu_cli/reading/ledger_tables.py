"""The tables of measures in a document, each with its title; and which of them are of last semester's measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..returns import Timing, read_deadline
from ..tools import squeeze
from ..vocabulary import DEADLINE, FOLLOWUP_TITLES, FOREIGN_TIMES, LEDGER_TITLES, OF_THIS_TIME
from .cells import cell_at
from .headings import Heading
from .lines import Kind, Line

_NEAR = 3  # lines above a table in which its title may stand
_LONGEST_TITLE = 80
_LAST_TIME = re.compile("|".join(FOREIGN_TIMES))
_THIS_TIME = re.compile("|".join(OF_THIS_TIME))
_TITLE = re.compile("|".join((*FOREIGN_TIMES, *FOLLOWUP_TITLES, *LEDGER_TITLES)))
_MEASURES = re.compile("|".join((*FOLLOWUP_TITLES, *LEDGER_TITLES)))
_FOLLOWING_UP = re.compile("|".join(FOLLOWUP_TITLES))


@dataclass(slots=True)
class LedgerTable:
    """The rows under a ledger's heading. `title` is the line above that names it, "" without such a line."""

    heading: Heading
    title: str
    sheet: str
    lines: list[Line] = field(default_factory=list)


def sorted_tables(lines: Sequence[Line], filled_on: date | None) -> tuple[list[LedgerTable], list[LedgerTable]]:
    """The tables of this semester's measures, and those that follow up last semester's."""
    tables: tuple[list[LedgerTable], list[LedgerTable]] = [], []
    for table in _ledger_tables(lines):
        tables[_of_last_semester(table, filled_on)].append(table)
    return tables


def titles_last_semesters(text: str) -> bool:
    """Whether a line is a title over last semester's measures: a term that it names is not the form's."""
    return bool(_LAST_TIME.search(text) and _MEASURES.search(text))


def _ledger_tables(lines: Sequence[Line]) -> list[LedgerTable]:
    """The tables, in their order."""
    tables: list[LedgerTable] = []
    for at, line in enumerate(lines):
        heading = line.heading
        if heading is None or not heading.ledger or line.kind not in (Kind.HEADING, Kind.LEDGER):
            continue
        if line.kind is Kind.LEDGER and tables and tables[-1].heading is heading:
            tables[-1].lines.append(line)
            continue
        title, above = _title(lines, at)
        if tables and tables[-1].lines and tables[-1].lines[-1] is above:
            tables[-1].lines.pop()
        tables.append(LedgerTable(heading, title, line.grid.name, [line] if line.kind is Kind.LEDGER else []))
    return tables


def _title(lines: Sequence[Line], at: int) -> tuple[str, Line | None]:
    """The title of the table that begins at `at`, and its line; a row of the table before that is none ends the search."""
    for line in reversed(lines[max(0, at - _NEAR) : at]):
        filled = [text for text in line.cells if text.strip()]
        if line.kind is Kind.HEADING:
            continue
        if line.kind is not Kind.OTHER and not (line.kind is Kind.LEDGER and len(filled) == 1):
            break
        text = squeeze(filled[0]) if filled else ""
        if len(text) <= _LONGEST_TITLE and _TITLE.search(text):
            return text, line
    return "", None


def _of_last_semester(table: LedgerTable, filled_on: date | None) -> bool:
    """Whether a table follows up last semester's measures: by its title, else by a column that says what became of them.

    A school may add such a column to this semester's 整改台账: that is last semester's only if all its deadlines had
    passed when the form was filled in.
    """
    if _LAST_TIME.search(table.title) or (_LAST_TIME.search(table.sheet) and not _THIS_TIME.search(table.title)):
        return True
    if not table.heading.status or _THIS_TIME.search(table.title):
        return False
    name = table.title or (table.sheet if _TITLE.search(table.sheet) else "")
    if not name or _FOLLOWING_UP.search(name):
        return True
    return _all_passed(table, filled_on)


def _all_passed(table: LedgerTable, filled_on: date | None) -> bool:
    column = table.heading.first(DEADLINE)
    written = [cell_at(line.cells, column) for line in table.lines] if column is not None else []
    deadlines = [read_deadline(text, filled_on) for text in written]
    set_days = [deadline for deadline in deadlines if deadline.timing is not Timing.ABSENT]
    return bool(set_days) and all(deadline.passed_before(filled_on) for deadline in set_days)
