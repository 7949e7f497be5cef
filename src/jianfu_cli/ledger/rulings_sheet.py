"""The sheet 判读 of a ledger -> its rows and rulings, or every mistake with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..definition import Checklist
from ..tables import Column, SheetTable, Table, TableRow, find_tables, sorted_rows
from ..tools import DefinitionError, Mistake, narrow, plain, read_bytes, read_date, shorten
from ..vocabulary import RULING_COLUMNS, RULINGS, UNDECIDABLE
from .existing_workbook import without_filters
from .rulings import Ledger, Ruling
from .wordings import compared

WHAT = "台账"
_REQUIRED = ("wording", "item", "answer")
_COLUMNS = (*_REQUIRED, *(key for key in RULING_COLUMNS if key not in _REQUIRED))  # 学校原话 marks the heading row
TABLE = Table(RULINGS, tuple(Column(key, RULING_COLUMNS[key], key in _REQUIRED) for key in _COLUMNS))
_NO_LEDGER = (
    f"里面没有工作表“{RULINGS}”（表头：{'、'.join(words[0] for words in RULING_COLUMNS.values())}），不像台账。"
    "改过表名的请改回；不是台账的请换一个文件名，运行 jianfu ledger 会另建一份"
)
_NUMBER = re.compile(r"第?(\d{1,4})(?:\.0)?[项.、]?")


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


def load_ledger(path: Path, checklist: Checklist) -> Ledger:
    """What the file says of returns of this checklist.

    Raises DefinitionError with every mistake and its cell, JianfuError if the file can't be read.
    """
    sheet = read_rulings(read_bytes(path), path, checklist)
    rulings: dict[tuple[int, str], Ruling] = {}
    for row in sheet.rows:
        if row.ruling:
            answer = None if row.ruling == UNDECIDABLE[0] else row.ruling
            ruling = Ruling(answer, row.by, row.on, sheet.table.place(row.number))
            rulings.setdefault((row.item, compared(row.wording)), ruling)
    return Ledger(path.name, rulings)


def read_rulings(data: bytes, path: Path, checklist: Checklist) -> RulingSheet:
    """The sheet 判读. Raises DefinitionError with every mistake and its cell, or if there is no such sheet."""
    table = find_tables(without_filters(data, path), path, [TABLE], WHAT).get(RULINGS)
    if table is None:
        raise DefinitionError([Mistake(path, None, _NO_LEDGER)])
    choices = {plain(answer): answer for answer in checklist.answers}
    choices |= {plain(word): UNDECIDABLE[0] for word in UNDECIDABLE if plain(word) not in choices}
    seen: dict[tuple[int, str], RulingRow] = {}

    def wrong(row: TableRow) -> list[Mistake]:
        mistakes = list(_mistakes(row, table, checklist, choices))
        return mistakes or list(_other_ruling(_typed(row, choices), seen, table))

    rows, mistakes = sorted_rows(table.rows, wrong, lambda row: _typed(row, choices))
    if mistakes:
        raise DefinitionError(mistakes)
    return RulingSheet(table, rows)


def _typed(row: TableRow, choices: dict[str, str]) -> RulingRow:
    values = row.values
    written = [values[key] for key in ("answer", "by", "on") if values.get(key)]
    return RulingRow(
        row.number,
        _item(values["item"]),
        values["wording"],
        choices.get(plain(values["answer"]), ""),
        values.get("count", ""),
        values.get("schools", ""),
        values.get("by", ""),
        read_date(values.get("on", "")).value,
        bool(written),
    )


def _item(text: str) -> int:
    number = _NUMBER.fullmatch("".join(narrow(text).split()))
    return int(number[1]) if number else 0


def _mistakes(row: TableRow, table: SheetTable, checklist: Checklist, choices: dict[str, str]) -> Iterator[Mistake]:
    """What is wrong with a row that rules; a row without a ruling changes nothing, whatever stands in it."""
    values, at = row.values, row.number
    if not values["answer"]:
        return
    number = _item(values["item"])
    if not values["item"]:
        yield table.mistake(at, "item", "判了却没有项号")
    elif not number:
        yield table.mistake(at, "item", f"“{shorten(values['item'], 20)}”不是项号，请写数字")
    elif number not in checklist.by_number:
        last = checklist.items[-1].number
        yield table.mistake(at, "item", f"清单中没有第 {number} 项（共 {len(checklist.items)} 项，最后是第 {last} 项）")
    if not compared(values["wording"]):
        yield table.mistake(at, "wording", "判了却没有学校原话")
    if plain(values["answer"]) not in choices:
        allowed = "、".join(dict.fromkeys(choices.values()))
        yield table.mistake(at, "answer", f"“{shorten(values['answer'], 20)}”不在 {allowed} 之中")
    written = values.get("on", "")
    if written and read_date(written).value is None:
        yield table.mistake(at, "on", f"“{shorten(written, 20)}”不是完整的日期，请写成 2022-07-05 或 2022年7月5日")


def _other_ruling(row: RulingRow, seen: dict[tuple[int, str], RulingRow], table: SheetTable) -> Iterator[Mistake]:
    """Whether a row above rules otherwise on the same wording; `seen` holds those by what they rule on."""
    if not row.ruling:
        return
    first = seen.setdefault(row.key, row)
    if first.ruling != row.ruling:
        what = f"第 {row.item} 项“{shorten(row.wording)}”在第 {first.number} 行判为“{first.ruling}”"
        yield table.mistake(row.number, "answer", f"{what}，这里却判为“{row.ruling}”，请只留一种")
