"""The checklist's own ledgers as people fill them in: the program makes the file, openpyxl types into its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from jianfu_cli.definition import load_checklist
from jianfu_cli.ledger import empty_ledger

MATTERS, REPORTS = "督查检查评比考核和进校园事项", "举报登记"
LEDGER = Path("台账.xlsx")
Entry = dict[str, object]


def matter(name: str, day: date | str, kind: str = "督查检查", **more: object) -> Entry:
    """A matter with what must be filled in."""
    return {"事项名称": name, "类别": kind, "来源部门": "市教育局", "审批情况": "已审批", "开始日期": day} | more


def report(day: date | str, school: str, found: str = "属实", **more: object) -> Entry:
    """A report of the masses with what must be filled in."""
    return {"收到日期": day, "渠道": "举报电话", "反映学校": school, "核实结果": found} | more


def begin_ledger(path: Path = LEDGER) -> None:
    """An empty ledger of the shipped checklist, in place of the one that may be there."""
    path.write_bytes(empty_ledger(load_checklist()))


def type_rows(path: Path, sheet: str, entries: Iterable[Entry]) -> None:
    """Write each entry into the next row of a sheet, by its headings."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    columns = {str(cell.value): at for at, cell in enumerate(page[1], start=1)}
    first = next(row for row in range(2, page.max_row + 2) if not any(c.value for c in page[row]))
    for row, entry in enumerate(entries, start=first):
        for heading, value in entry.items():
            cell = page.cell(row, columns[heading])
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it begins with
    book.save(path)


def days(year: int, count: int) -> Sequence[date]:
    """So many days of a year, from March on."""
    return [date(year, 3 + at // 28, 1 + at % 28) for at in range(count)]
