"""What `jianfu validate` says at the end: what to do next, and which returns nobody need look at any more."""

from __future__ import annotations

from pathlib import Path

import pytest

import semester
from commands import run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose school has not answered item 9, and the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("jianfu.yaml").write_text("term: 2021-2022-2\n", encoding="utf-8")
    Path("returns").mkdir()
    Path("returns/甲.xlsx").write_bytes(semester.form("三甲镇河东小学", "2022年6月28日", {9: ("", "")}))
    return tmp_path


def last_line(*arguments: str) -> str:
    return run("validate", *arguments).err.splitlines()[-1]


def test_errors_lead_to_the_ledger_and_an_open_ledger_to_itself() -> None:
    assert (
        last_line()
        == "接下来：运行 jianfu ledger，把要问学校的列进 台账.xlsx；要学校自己改的，运行 jianfu reply 写回复"
    )
    run("ledger")
    assert last_line("returns") == "接下来：打开 台账.xlsx，填好待判、待填的行，保存并关闭，再运行 jianfu summarize"


def test_without_errors_it_is_the_summary() -> None:
    Path("returns/甲.xlsx").write_bytes(semester.form("三甲镇河东小学", "2022年6月28日"))
    assert last_line() == "接下来：运行 jianfu summarize，汇总"


def test_not_where_only_some_files_are_looked_at() -> None:
    assert "接下来" not in run("validate", "returns/甲.xlsx").err
    assert "接下来" not in run("validate", "-q").err


def test_what_another_return_has_replaced_is_counted_apart_and_stands_last() -> None:
    Path("returns/甲（更正）.xlsx").write_bytes(semester.form("三甲镇河东小学", "2022年6月30日"))
    Path("returns/乙.xlsx").write_bytes(semester.form("米山镇中心小学", "2022年6月30日", {4: ("是", "")}))
    done = run("validate")
    assert done.code == 1, "one of the returns has an error"
    assert "returns/甲.xlsx：需更正（另有一份作数，不必再改）" in done.out
    assert "需更正 1 份（其中 1 份另有一份作数，不必再改）" in done.out
    assert done.out.index("米山镇中心小学") < done.out.index("三甲镇河东小学")
    assert done.err.splitlines()[-1] == "接下来：运行 jianfu summarize，汇总"
