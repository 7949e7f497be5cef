"""How many rows of a ledger wait for people, counted without a checklist: nothing else of it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..definition import CORRECTIONS, RULINGS
from ..tables import Column, Table, find_tables
from ..tools import read_bytes
from ..vocabulary import CORRECTION_COLUMNS, COUNTS_NOT, RULING_COLUMNS, UNDECIDABLE
from .existing_workbook import without_filters


def _table(title: str, columns: dict[str, tuple[str, ...]], asked: str, answer: str) -> Table:
    """The sheet with its two columns that must be there: what is asked, and what people answer."""
    found = (Column(key, words, key in (asked, answer)) for key, words in columns.items())
    return Table(title, tuple(sorted(found, key=lambda column: column.key != asked)))


_RULINGS = _table(RULINGS, RULING_COLUMNS, "wording", "answer")
_CORRECTIONS = _table(CORRECTIONS, CORRECTION_COLUMNS, "target", "after")


_UNSETTLED = frozenset(("", *UNDECIDABLE, *COUNTS_NOT))


@dataclass(frozen=True, slots=True)
class OpenRows:
    """Rows of 判读 without 判为, and of 更正 without 更正为; and the schools that need no further
    row, as far as their names are written out: those of these rows and of what was found to be past settling.
    """

    rulings: int
    corrections: int
    schools: frozenset[str] = frozenset()


def open_rows(path: Path) -> OpenRows | None:
    """The rows that wait, None if there is no such file. Raises JianfuError if it can't be read, or is no ledger's."""
    if not path.is_file():
        return None
    found = find_tables(without_filters(read_bytes(path), path), path, (_RULINGS, _CORRECTIONS), "台账")
    rulings, corrections = (
        sum(bool(row.values[asked]) and not row.values[answer] for row in found[title].rows) if title in found else 0
        for title, asked, answer in ((RULINGS, "wording", "answer"), (CORRECTIONS, "target", "after"))
    )
    named = (("schools", "answer", found.get(RULINGS)), ("school", "after", found.get(CORRECTIONS)))
    schools = {
        name
        for key, answer, sheet in named
        for row in (sheet.rows if sheet else ())
        if row.values[answer] in _UNSETTLED
        for name in _names(row.values.get(key) or "")
    }
    return OpenRows(rulings, corrections, frozenset(schools))


def _names(text: str) -> list[str]:
    """The schools in a cell, those that are cut off (等12所) left out."""
    return list(filter(None, re.sub(r"等\d+所$", "", text).split("、")))
