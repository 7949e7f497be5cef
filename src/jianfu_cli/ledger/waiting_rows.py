"""How many rows of a ledger wait for people, counted without a checklist: nothing else of it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..definition import CORRECTIONS, RULINGS
from ..tables import Column, Table, find_tables
from ..tools import read_bytes
from ..vocabulary import CORRECTION_COLUMNS, RULING_COLUMNS
from .existing_workbook import without_filters


def _table(title: str, columns: dict[str, tuple[str, ...]], asked: str, answer: str) -> Table:
    """The sheet with its two columns that matter here: what is asked, and what people answer."""
    found = (Column(key, words, key in (asked, answer)) for key, words in columns.items())
    return Table(title, tuple(sorted(found, key=lambda column: column.key != asked)))


_RULINGS = _table(RULINGS, RULING_COLUMNS, "wording", "answer")
_CORRECTIONS = _table(CORRECTIONS, CORRECTION_COLUMNS, "target", "after")


@dataclass(frozen=True, slots=True)
class OpenRows:
    """Rows of 判读 without 判为, and of 更正 without 更正为."""

    rulings: int
    corrections: int


def open_rows(path: Path) -> OpenRows | None:
    """The rows that wait, None if there is no such file. Raises JianfuError if it can't be read, or is no ledger's."""
    if not path.is_file():
        return None
    found = find_tables(without_filters(read_bytes(path), path), path, (_RULINGS, _CORRECTIONS), "台账")
    counts = [
        sum(bool(row.values[asked]) and not row.values[answer] for row in found[title].rows) if title in found else 0
        for title, asked, answer in ((RULINGS, "wording", "answer"), (CORRECTIONS, "target", "after"))
    ]
    return OpenRows(*counts)
