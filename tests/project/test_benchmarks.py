"""The benchmarks' data: always the same, every school its own, and faults where they should be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks import sharedstrings
from benchmarks.places import places, roster
from benchmarks.results import Result, table
from benchmarks.returns import TERM, make

from jianfu_cli.checking import Settings
from jianfu_cli.checking.examination import examine
from jianfu_cli.definition import checklist
from jianfu_cli.roster import roster_files


def test_every_school_has_a_name_and_a_code_of_its_own() -> None:
    schools = list(places(5000))
    assert len({school.name for school in schools}) == len({school.code for school in schools}) == 5000


def test_the_same_numbers_give_the_same_roster() -> None:
    assert roster(50) == roster(50)
    assert roster(50) == roster(60)[: len(roster(50))]


def test_returns_are_read_and_most_of_them_are_valid(tmp_path: Path) -> None:
    made = make(tmp_path, 120, ("xlsx", "docx"))
    settings = Settings(checklist.load_checklist(), roster_files.load_roster(made.roster), TERM)
    with examine([str(made.folder)], settings, 1) as examination:
        totals = examination.totals()
        codes = Counter(code for head in examination.digests for code in head.codes)
    assert totals["files"] == made.files == 121
    assert totals["unreadable"] == 2
    assert totals["valid"] > 90
    assert {"JF001", "JF003", "JF201", "JF202"} <= set(codes)
    assert not {"JF102", "JF103", "JF204", "JF206"} & set(codes)


def test_texts_move_into_a_part_of_their_own() -> None:
    cell = '<c r="A{}" s="1" t="inlineStr"><is><t>是</t></is></c>'
    parts = [("xl/worksheets/sheet1.xml", cell.format(1) + cell.format(2)), ("[Content_Types].xml", "<Types></Types>")]
    found = dict(sharedstrings.as_saved_by_excel(parts))
    assert found["xl/worksheets/sheet1.xml"].count("<v>0</v>") == 2
    assert 'count="2" uniqueCount="1"' in found["xl/sharedStrings.xml"]
    assert "sharedStrings" in found["[Content_Types].xml"]


@pytest.mark.parametrize(("value", "met"), [(1.9, "yes"), (2.1, "**no**")])
def test_the_table_says_whether_a_goal_is_met(value: float, met: str) -> None:
    result = Result("validate", "calamine", "1 s", value, "at most", 2, "times")
    assert list(table([result]))[-1].endswith(f"| at most 2 times | {met} |")
