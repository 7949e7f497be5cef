"""The sheet 判读 of a ledger -> its rows and rulings, or every mistake with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..definition import RULINGS, Checklist
from ..tables import (
    CellType,
    Choice,
    Column,
    Day,
    ItemNumber,
    SheetTable,
    Table,
    TypedRow,
    Words,
    typed_rows,
)
from ..tools import DefinitionError, Mistake, plain, shorten
from ..vocabulary import RULING_COLUMNS, UNDECIDABLE
from .rulings import Ruling
from .wordings import compared

_REQUIRED = ("wording", "item", "answer")
_COLUMNS = (*_REQUIRED, *(key for key in RULING_COLUMNS if key not in _REQUIRED))  # 学校原话 marks the heading row


def rulings_table(checklist: Checklist) -> Table:
    """The sheet's columns for a checklist."""
    choices = {plain(answer): answer for answer in checklist.answers}
    choices |= {plain(word): UNDECIDABLE[0] for word in UNDECIDABLE if plain(word) not in choices}
    types: dict[str, CellType] = {"item": ItemNumber(checklist.by_number), "answer": Choice(choices), "on": Day()}
    return Table(
        RULINGS,
        tuple(Column(key, RULING_COLUMNS[key], key in _REQUIRED, types.get(key, Words())) for key in _COLUMNS),
    )


@dataclass(frozen=True, slots=True)
class RulingRow:
    """A row of the sheet: its physical number, what was asked, and what people wrote.

    `item` is 0 where it is no number; `ruling` is a checklist's answer, 不能判, or "" while it is open. `count` and
    `schools` are as they stand there. `filled`: people have written something (判为, 经手人, 日期) in it.
    """

    number: int
    item: int
    wording: str
    ruling: str
    count: str
    schools: str
    by: str
    on: date | None
    filled: bool

    @property
    def key(self) -> tuple[int, str]:
        """What it is found by."""
        return self.item, compared(self.wording)


@dataclass(frozen=True, slots=True)
class RulingSheet:
    """The sheet as it stands in the file, and its rows."""

    table: SheetTable
    rows: list[RulingRow]


def read_rulings(table: SheetTable, checklist: Checklist) -> RulingSheet:
    """The rows of the sheet where it stands. Raises DefinitionError with every mistake and its cell."""
    seen: dict[tuple[int, str], RulingRow] = {}
    rows: list[RulingRow] = []
    mistakes: list[Mistake] = []
    for row in typed_rows(rulings_table(checklist), table):
        ruling = _ruling(row)
        rows.append(ruling)
        if row.written["answer"]:  # a row without a ruling changes nothing, whatever stands in it
            mistakes += [*row.mistakes, *_lacking(row, table)] or _other_ruling(ruling, seen, table)
    if mistakes:
        raise DefinitionError(mistakes)
    return RulingSheet(table, rows)


def rulings_in(sheet: RulingSheet) -> dict[tuple[int, str], Ruling]:
    """What was ruled, by item and wording (as `compared`)."""
    rulings: dict[tuple[int, str], Ruling] = {}
    for row in sheet.rows:
        if row.ruling:
            answer = None if row.ruling == UNDECIDABLE[0] else row.ruling
            rulings.setdefault(row.key, Ruling(answer, row.by, row.on, sheet.table.place(row.number)))
    return rulings


def _ruling(row: TypedRow) -> RulingRow:
    written, values = row.written, row.values
    return RulingRow(
        row.number,
        values["item"] or 0,
        written["wording"],
        values["answer"] or "",
        written["count"],
        written["schools"],
        written["by"],
        values["on"],
        any(written[key] for key in ("answer", "by", "on")),
    )


def _lacking(row: TypedRow, table: SheetTable) -> Iterator[Mistake]:
    """What a row that rules must say besides."""
    if not row.written["item"]:
        yield table.mistake(row.number, "item", "判了却没有项号")
    if not compared(row.written["wording"]):
        yield table.mistake(row.number, "wording", "判了却没有学校原话")


def _other_ruling(row: RulingRow, seen: dict[tuple[int, str], RulingRow], table: SheetTable) -> Iterator[Mistake]:
    """Whether a row above rules otherwise on the same wording; `seen` holds those by what they rule on."""
    if not row.ruling:
        return
    first = seen.setdefault(row.key, row)
    if first.ruling != row.ruling:
        what = f"第 {row.item} 项“{shorten(row.wording)}”在第 {first.number} 行判为“{first.ruling}”"
        yield table.mistake(row.number, "answer", f"{what}，这里却判为“{row.ruling}”，请只留一种")
