"""The annex of a ledger: how its page is shared out between the columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from jianfu_cli.reports.word.annexes.register_annexes import register_table
from jianfu_cli.summary.registers_kept import register_summaries
from registers import LEDGER, MATTERS, Entry, begin_ledger, matter, type_rows


def widths(folder: Path, checklist: Checklist, *entries: Entry) -> dict[str, float]:
    begin_ledger(folder / LEDGER)
    type_rows(folder / LEDGER, MATTERS, entries)
    [kept] = register_summaries(load_ledger(folder / LEDGER, checklist).registers, date(2022, 6, 30), None)
    return {column.heading: column.width for column in register_table(kept).columns}


def test_a_column_in_which_nothing_stands_leaves_its_room_to_the_others(tmp_path: Path, checklist: Checklist) -> None:
    bare = widths(tmp_path, checklist, matter("检查", date(2022, 3, 1)))
    full = widths(tmp_path, checklist, matter("检查", date(2022, 3, 1), 文件依据="某文件", 审批日期=date(2022, 2, 1)))
    assert bare["文件依据"] < full["文件依据"] and bare["审批日期"] < full["审批日期"]
    assert bare["事项名称"] > full["事项名称"] and bare["类别"] > full["类别"]
    assert round(sum(bare.values())) == round(sum(full.values())) == 225
