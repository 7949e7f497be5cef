"""What became of last semester's measures: the rows of the tables that follow them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..returns import Followup, FollowupStatus, read_deadline
from ..tools import tidy
from ..vocabulary import (
    CROSSED_BOXES,
    DEADLINE,
    DONE_ALREADY,
    EMPTY_BOXES,
    EXPLANATION,
    FOLLOWUP_DONE,
    FOLLOWUP_NOT_OPEN,
    FOLLOWUP_OPEN,
    FOLLOWUP_UNSURE,
    MEASURE,
    PROBLEM,
    REMARK,
    TICKED_BOXES,
    TICKS,
    says_nothing,
)
from .cells import cell_at, together
from .item_matching import Wordings
from .ledger_tables import LedgerTable
from .rectifications import LedgerRow, ledger_rows

_OPEN, _DONE = re.compile("|".join(FOLLOWUP_OPEN)), re.compile("|".join((*DONE_ALREADY, *FOLLOWUP_DONE)))
_NOT_OPEN = re.compile("|".join(FOLLOWUP_NOT_OPEN))
_UNSURE = re.compile("|".join(FOLLOWUP_UNSURE))
_TICKED = frozenset(TICKED_BOXES + CROSSED_BOXES + TICKS) - {"v"}
_EMPTY = frozenset(EMPTY_BOXES) - set("口囗ロ〇")  # which stand in words as well
_ANY = f"[{re.escape(''.join(sorted(_TICKED | _EMPTY)))}]"
_MARK = re.compile(f"({_ANY})")
_BARE = 8  # characters of a status that says no more than itself


def read_followups(tables: Iterable[LedgerTable], wordings: Wordings) -> list[Followup]:
    """The rows with a measure or a problem, one for each item that they name."""
    return [found for row in ledger_rows(tables, wordings, ()) for found in _followups(row)]


def _followups(row: LedgerRow) -> Iterator[Followup]:
    if says_nothing(row.texts[PROBLEM]) and says_nothing(row.texts[MEASURE]):
        return
    heading, cells = row.heading, row.line.cells
    columns = sorted(heading.status)
    written = chosen(together(tidy(cell_at(cells, index)) for index in columns))
    status = read_status(written)
    notes = [tidy(cell_at(cells, index)) for index, role in heading.roles.items() if role in (EXPLANATION, REMARK)]
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


def _is_choice(text: str) -> bool:
    """Whether it holds boxes to tick."""
    return any(mark in text for mark in _EMPTY) or sum(text.count(mark) for mark in _TICKED) > 1


def chosen(text: str) -> str:
    """Of words with boxes those whose boxes are ticked; other texts as they are."""
    if not _is_choice(text):
        return text if len(text) < 2 else "".join(c for c in text if c not in TICKED_BOXES)
    first, *rest = (part.strip() for part in _MARK.split(text))
    behind = [*rest[1::2]] if not first else [first, *rest[1::2]]  # the boxes stand before the words, or behind them
    ticked = [words for mark, words in zip(rest[::2], behind, strict=False) if mark in _TICKED]
    return "、".join(ticked)
