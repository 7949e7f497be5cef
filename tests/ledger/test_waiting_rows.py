"""Rows of a ledger that wait for people, counted without a checklist."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from jianfu_cli.ledger import OpenRows, open_rows
from jianfu_cli.tools import JianfuError


def ledger(path: Path, *, filtered: bool = False) -> Path:
    """Three wordings, one of them ruled on; three questions, one of them settled; figures of the bureau's own."""
    book = Workbook()
    rulings = book.active
    assert rulings is not None
    rulings.title = "判读"
    rulings.append(["项号", "学校原话", "判为", "学校数"])
    for row in ([13, "较好", "是", 2], [4, "一般", None, 1], [5, "尚可", "", 1]):
        rulings.append(row)
    corrections = book.create_sheet("更正")
    corrections.append(["学校", "项号或栏目", "表中原填", "更正为", "经手人", "日期"])
    for after in ("是", None, None):
        corrections.append(["甲小学", 9, "", after, "张三" if after else None, None])
    book.create_sheet("举报登记").append(["收到日期", "反映学校"])
    if filtered:
        corrections.row_dimensions[3].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize("filtered", [False, True])
def test_what_is_open_is_counted_whatever_a_filter_hides(filtered: bool, tmp_path: Path) -> None:
    found = open_rows(ledger(tmp_path / "台账.xlsx", filtered=filtered))
    assert found == OpenRows(rulings=2, corrections=2, schools=frozenset({"甲小学"}))


def test_no_ledger_is_none(tmp_path: Path) -> None:
    assert open_rows(tmp_path / "台账.xlsx") is None


def test_a_damaged_ledger_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(JianfuError, match="台账读不出"):
        open_rows(tmp_path / "台账.xlsx")
