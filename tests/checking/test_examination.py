"""Files -> checked returns: what the examination of several files says of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import commands
import tables
from form_cases import COLUMNS, FOOT, rows
from jianfu_cli.checking import ReturnRecord, record, recording
from jianfu_cli.returns import Return, Status


def school(name: str, sheet: str) -> str:
    """A sheet with the form of one school."""
    head = f"=== {sheet}\n高平市中小学教师减负清单自查表\n学校（盖章）：{name}　　填表时间：2022年6月23日\n"
    return head + COLUMNS + rows("| | N. T | A | |") + FOOT + "\n"


def codes(files: dict[str, bytes], folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Each return's findings by its name, after `jianfu validate` over these files."""
    (folder / "returns").mkdir()
    for name, data in files.items():
        (folder / "returns" / name).write_bytes(data)
    monkeypatch.chdir(folder)
    done = commands.run("validate", "returns", "--format", "json", faults=True)
    returns = json.loads(done.out)["returns"]
    return {entry["file"]: [found["code"] for found in entry["findings"]] for entry in returns}


def test_byte_equal_files_are_told_whatever_their_names_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = tables.xlsx(school("米山镇洞湾小学", "自查表"))
    found = codes({"三年级#1班.xlsx": form, "三年级#2班.xlsx": form}, tmp_path, monkeypatch)
    assert "JF402" not in found["returns/三年级#1班.xlsx"]
    assert "JF402" in found["returns/三年级#2班.xlsx"]


def test_a_fault_after_reading_costs_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = record.record_of

    def fail(form: Return, *arguments: Any) -> ReturnRecord:
        if "坏" in form.file and Status.UNREADABLE not in arguments:
            raise ZeroDivisionError
        return real(form, *arguments)

    monkeypatch.setattr(recording, "record_of", fail)
    files = {f"{name}.xlsx": tables.xlsx(school(f"米山镇{name}小学", "自查表")) for name in ("好", "坏")}
    assert codes(files, tmp_path, monkeypatch) == {"returns/好.xlsx": [], "returns/坏.xlsx": ["JF001"]}


def test_the_forms_of_one_file_are_no_copies_of_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    township = tables.xlsx(school("米山镇洞湾小学", "洞湾") + school("米山镇东山小学", "东山"))
    found = codes({"米山镇#1.xlsx": township, "米山镇#2.xlsx": township}, tmp_path, monkeypatch)
    assert list(found) == [f"returns/米山镇#{n}.xlsx#{sheet}" for n in (1, 2) for sheet in ("洞湾", "东山")]
    assert [("JF402" in each) for each in found.values()] == [False, False, True, True]
