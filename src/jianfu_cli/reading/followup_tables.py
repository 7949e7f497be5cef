"""What became of last semester's measures: the rows of the tables that follow them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..returns import Followup, FollowupStatus, read_deadline
from ..tools import plain, squeeze, tidy
from ..vocabulary import (
    COLUMN_CROSSES,
    COLUMN_TICKS,
    DEADLINE,
    DONE_ALREADY,
    EXPLANATION,
    FOLLOWUP_DONE,
    FOLLOWUP_NOT_OPEN,
    FOLLOWUP_OPEN,
    FOLLOWUP_UNSURE,
    ITEM,
    MEASURE,
    NUMBER,
    PROBLEM,
    REMARK,
    RESPONSIBLE,
    SECTION,
    STATUS_CHOICES,
    STATUS_CHOICES_OPEN,
    says_nothing,
)
from .cells import cell_at, together
from .followup_choices import chosen
from .item_matching import Wordings
from .ledger_tables import LedgerTable
from .rectifications import LedgerRow, ledger_rows

_OPEN, _DONE = re.compile("|".join(FOLLOWUP_OPEN)), re.compile("|".join((*DONE_ALREADY, *FOLLOWUP_DONE)))
_NOT_OPEN = re.compile("|".join(FOLLOWUP_NOT_OPEN))
_UNSURE = re.compile("|".join(FOLLOWUP_UNSURE))
_BARE = 8  # characters of a status that says no more than itself


_CHOICE, _OPEN_CHOICE = (
    re.compile("|".join(words)) for words in ((*STATUS_CHOICES, *STATUS_CHOICES_OPEN), STATUS_CHOICES_OPEN)
)
_MARKS = frozenset((*COLUMN_TICKS, "是"))

Choices = dict[int, str]  # columns to tick, each with the choice over it: 已完成 | 未完成


def read_followups(tables: Sequence[LedgerTable], wordings: Wordings) -> list[Followup]:
    """The rows with a measure or a problem, one for each item that they name."""
    choices = {id(table.heading): _choices(table) for table in tables}
    return [found for row in ledger_rows(tables, wordings, ()) for found in _followups(row, choices[id(row.heading)])]


def _choices(table: LedgerTable) -> Choices:
    """The columns of a table that are headed with choices, in its heading or in a row right under it."""
    status = table.heading.status
    rows = [table.heading.words, *(dict(enumerate(line.cells)) for line in table.lines[:1])]
    for row in rows:
        filled = {index: text for index, text in row.items() if text.strip()}
        found = {index: plain(text) for index, text in filled.items() if _CHOICE.fullmatch(plain(text))}
        if len(found) > 1 and (row is rows[0] or (len(found) == len(filled) and min(found) in status)):
            return found
    return {}


def _ticked(choices: Choices, cells: Sequence[str]) -> str:
    """What stands in columns to tick, as one text: the choice over the mark, and what else is written there."""
    said = []
    for index, choice in choices.items():
        text = tidy(cell_at(cells, index))
        if text and text not in COLUMN_CROSSES and not says_nothing(text):
            said.append(choice if text in _MARKS else f"{choice}：{text}")
    return "、".join(said)


def _followups(row: LedgerRow, choices: Choices) -> Iterator[Followup]:
    if says_nothing(row.texts[PROBLEM]) and says_nothing(row.texts[MEASURE]):
        return
    heading, cells = row.heading, row.line.cells
    columns = sorted({*heading.status, *choices})
    written = _ticked(choices, cells) if choices else chosen(together(tidy(cell_at(cells, index)) for index in columns))
    status = read_status(written)
    notes = _notes(row, columns)
    bare = (status and len(written) <= _BARE) or says_nothing(written)
    place = row.line.locate(columns[0]) if columns else row.locate(MEASURE, PROBLEM)
    for item in row.items or (None,):
        yield Followup(
            item=item,
            problem=row.texts[PROBLEM],
            measure=row.texts[MEASURE],
            deadline=read_deadline(row.texts[DEADLINE], None).day,
            status=status,
            status_written=written,
            note=together(["" if bare else written, *notes]),
            location=place,
        )


def _notes(row: LedgerRow, status: Sequence[int]) -> list[str]:
    """What stands in the columns that say nothing else, under other words than 说明 and its like with these before it."""
    heading, said = row.heading, []
    read = {heading.measuring(role) for role in (PROBLEM, MEASURE, RESPONSIBLE, DEADLINE)}
    for index, role in heading.roles.items():
        text = tidy(cell_at(row.line.cells, index))
        if index in read or index in status or role in (NUMBER, ITEM, SECTION) or says_nothing(text):
            continue
        words = squeeze(heading.words.get(index, ""))
        said.append(text if role in (EXPLANATION, REMARK) or not words else f"{words}：{text}")
    return said


def read_status(text: str) -> FollowupStatus | None:
    """What a status says: done, not yet, or neither plainly."""
    found = {_status(part) for part in text.split("、")} - {None}
    return found.pop() if len(found) == 1 else None


def _status(text: str) -> FollowupStatus | None:
    words = "".join(text.split()).strip("。；;，,")
    if _UNSURE.search(words):
        return None
    if _OPEN.search(_NOT_OPEN.sub("", words)):
        return FollowupStatus.OPEN
    return FollowupStatus.DONE if _DONE.search(words) else None
