"""The example's ledger: what README's line shows of it, and what is left of it under other checklists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newer_checklists
from checklists import TWELVE_ITEMS, TWELVE_LEDGERS
from commands import run
from example_folder import lay_out
from jianfu_cli.definition import Checklist, load_checklist
from jianfu_cli.ledger import load_ledger
from jianfu_cli.workspace.example import load_example
from jianfu_cli.workspace.example_ledger import example_ledger
from registers import LEDGER


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The example, summed up in the middle of its year."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(lay_out(tmp_path_factory.mktemp("样例")))
        assert run("summarize", "--date", "2022-07-15", "--format", "json").code == 0
        yield json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))


def test_what_was_settled_counts(summary: dict[str, Any]) -> None:
    assert [(row["school"], row["item"], row["from"], row["to"]) for row in summary["settled"]] == [
        ("高平市示例中学", 17, "否", "是"),
    ]


def test_its_figures_have_a_baseline_and_a_limit_that_is_passed(summary: dict[str, Any]) -> None:
    matters, reports = summary["ledgers"]
    assert [(figure["value"], figure["limit"], figure["holds"]) for figure in matters["figures"]] == [
        (2, 3, True), (1, 0, False), (1, 6, True),
    ]  # fmt: skip
    assert [figure["value"] for figure in reports["figures"]] == [2, 1]


def test_a_report_that_is_true_is_a_ground_though_the_school_answers_well(summary: dict[str, Any]) -> None:
    [proposed] = [entry for entry in summary["priority"] if entry["grounds"] == "群众举报"]
    assert proposed["school"] == "高平市示例实验小学"
    assert "第14项自查无问题，举报查实1件，建议核实" in proposed["reasons"]


def test_under_a_newer_version_its_numbers_are_that_versions(tmp_path: Path) -> None:
    """Item 13 of 2021 is 12 where item 9 is dropped: the rows go with it, and no row is a mistake."""
    newer = newer_checklists.loaded(tmp_path, "dropped")
    (tmp_path / LEDGER).write_bytes(example_ledger(load_example(), newer))
    ledger = load_ledger(tmp_path / LEDGER, newer)
    assert [item for item, _ in ledger.rulings] == [12]
    assert [row.values["对应项号"] for row in ledger.registers[0].rows][-2:] == [(12,), (4, 12)]


def test_rows_that_another_version_has_no_room_for_are_left_out(checklist: Checklist, tmp_path: Path) -> None:
    matters, reports = checklist.ledgers
    kept = [column for column in reports.columns if column.name != "渠道"]
    changed = checklist.model_copy(update={"ledgers": (matters, reports.model_copy(update={"columns": tuple(kept)}))})
    (tmp_path / LEDGER).write_bytes(example_ledger(load_example(), changed))
    assert [len(sheet.rows) for sheet in load_ledger(tmp_path / LEDGER, changed).registers] == [10, 0]


def test_under_another_countys_list_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "清单.yaml").write_text(TWELVE_ITEMS + TWELVE_LEDGERS, encoding="utf-8")
    twelve = load_checklist(tmp_path / "清单.yaml")
    (tmp_path / LEDGER).write_bytes(example_ledger(load_example(), twelve))
    ledger = load_ledger(tmp_path / LEDGER, twelve)
    assert not ledger.rulings and [len(sheet.rows) for sheet in ledger.registers] == [0, 0]
