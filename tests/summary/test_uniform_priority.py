"""A return whose answers are all the same is proposed for that, not for the problems that it seems to admit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianfu_cli.checking import Settings
from jianfu_cli.definition import checklist as definition
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, fill
from jianfu_cli.summary.priority import Thresholds
from jianfu_cli.summary.rollup import Rollup, roll_up

CHECKLIST, TERM = definition.load_checklist(), Term(2021, 2)
SCHOOL = "米山镇东庄小学"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A school that answers 是 to every item, without a word to any."""
    fields = {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"}
    filling = Filling(fields, {item.number: ("是", "", "") for item in CHECKLIST.items}, [])
    blank = blank_form(CHECKLIST, Addressee(SCHOOL), TERM, "xlsx")
    (tmp_path / f"{SCHOOL}.xlsx").write_bytes(fill(blank, "xlsx", filling))
    return tmp_path


def reasons(folder: Path, thresholds: Thresholds) -> list[tuple[str, ...]]:
    rollup = Rollup(Settings(CHECKLIST, None, TERM), [str(folder)], date(2022, 7, 20), thresholds=thresholds)
    return [proposed.reasons for proposed in roll_up(rollup).priority]


def test_its_uniform_answers_are_the_reason(folder: Path) -> None:
    assert reasons(folder, Thresholds()) == [("各项答案全部相同，前后矛盾，建议核实",)]


def test_the_reason_can_be_left_out(folder: Path) -> None:
    assert reasons(folder, Thresholds(uniform=False)) == [], "nor are the problems that it seems to admit a reason"
