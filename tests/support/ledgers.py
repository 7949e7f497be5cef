"""Returns with unclear answers, and ledgers filled in as people do it: the program makes the file, openpyxl types into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

import tables
from form_cases import COLUMNS, EXPECTED, FOOT, HEAD

HEADINGS = ("项号", "学校原话", "判为", "学校数", "学校", "经手人", "日期", "参考")
Rows = list[tuple[object, ...]]


def write_return(folder: Path, school: str, said: Mapping[int, str], suffix: str = "xlsx") -> Path:
    """A return of that school: every item as expected but for what it said of some."""
    head = HEAD.replace("米山镇洞湾小学", school)
    lines = [f"| | {n}. {{{n}}} | {said.get(n, EXPECTED[n])} | |" for n in EXPECTED]
    folder.mkdir(exist_ok=True)
    path = folder / f"{school}.{suffix}"
    text = head + COLUMNS + "\n".join(lines) + FOOT
    path.write_bytes(tables.xlsx(text) if suffix == "xlsx" else tables.docx(text))
    return path


def rows_of(path: Path, sheet: str = "判读") -> Rows:
    """What stands in the ledger below its headings, without the empty rows."""
    values = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)
    return [tuple(row) for row in values if any(value is not None for value in row)]


def asked(path: Path) -> list[tuple[object, object, object]]:
    """(项号, 学校原话, 学校数) of each row."""
    return [(row[0], row[1], row[3]) for row in rows_of(path)]


def fill(path: Path, cells: Mapping[str, Any], sheet: str = "判读") -> None:
    """Type into cells of the ledger."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[sheet][address] = value
    book.save(path)


def workbook(path: Path, rows: Iterable[Iterable[object]], sheet: str = "判读") -> Path:
    """A workbook made by hand."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path


CORRECTION_HEADINGS = ("学校", "项号或栏目", "表中原填", "更正为", "经手人", "日期", "方式", "说明")
BY = ("张三", "2022-07-05", "电话")


def corrected(path: Path, *rows: tuple[object, ...]) -> Path:
    """A ledger with the sheet 更正 alone: of each row the first four cells, then by whom, when and how (BY)."""
    return workbook(path, [CORRECTION_HEADINGS, *((*row, *BY) if len(row) == 4 else row for row in rows)], "更正")
