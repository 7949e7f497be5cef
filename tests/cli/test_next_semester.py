"""jianfu init NEXT --previous THIS: what goes along, what is left open, and what is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import past_semesters
from commands import Done, run
from example_folder import lay_out
from jianfu_cli.roster.roster_files import load_roster
from jianfu_cli.tools.resources import read_resource
from jianfu_cli.workspace.config import load_config
from jianfu_cli.workspace.settings_edit import with_values
from past_semesters import past_summary

SETTINGS = """\
# 自己写的说明
roster: 名册.xlsx   # 教育股核过
term： 2022春
deadline: 2022-07-10
checklist: 清单/清单.yaml
summarize:
  deadline: 2022-07-12
  template: 我的文字.txt
  priority:
    problems: 5   # 股长定的
"""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """2022春, a working folder with a roster."""
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "2022春")
    return tmp_path


def next_one(*arguments: str) -> Done:
    done = run("init", "2022秋", "--previous", "2022春", *arguments)
    assert done.code == 0, done.err
    return done


def settings(folder: str = "2022秋") -> str:
    return (Path(folder) / "jianfu.yaml").read_text(encoding="utf-8")


def test_the_next_semester_begins_where_this_one_was(folders: Path) -> None:
    said = next_one().err
    config = load_config(Path("2022秋"))
    assert (config.term, config.deadline, config.previous) == ("2022-2023-1", None, "../2022春")
    assert '#deadline: "2022-07-10"' in settings()
    assert (folders / "2022秋/名册.xlsx").read_bytes() == (folders / "2022春/名册.xlsx").read_bytes()
    assert sorted(path.name for path in (folders / "2022秋").iterdir()) == [
        "jianfu.yaml",
        "returns",
        "减负.bat",
        "台账.xlsx",
        "名册.xlsx",
        "报告文字.txt",
    ]
    assert not list((folders / "2022秋/returns").iterdir())
    assert "学期 2022-2023-1，上期 ../2022春。" in said
    assert "沿用：名册 12 所。" in said
    assert "上期还没有汇总结果（summary.json）" in said


def test_what_people_wrote_goes_along(folders: Path) -> None:
    this = folders / "2022春"
    (this / "jianfu.yaml").write_text(SETTINGS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    (this / "清单").mkdir()
    (this / "清单/清单.yaml").write_text(read_resource("data/checklist.yaml"), encoding="utf-8")
    (this / "我的文字.txt").write_text("# 报告\n正文。\n", encoding="utf-8")
    (this / "报告文字.txt").write_text("# 另一份\n", encoding="utf-8")
    said = next_one().err
    assert settings().splitlines() == [
        "# 自己写的说明", "previous: ../2022春", "roster: 名册.xlsx   # 教育股核过", "term: 2022-2023-1", "#deadline: 2022-07-10",
        "checklist: 清单/清单.yaml", "summarize:", "#  deadline: 2022-07-12", "  template: 我的文字.txt", "  priority:",
        "    problems: 5   # 股长定的",
    ]  # fmt: skip
    assert (folders / "2022秋/jianfu.yaml").read_bytes().count(b"\r\n") == 11
    assert load_config(Path("2022秋")).summarize.priority.problems == 5
    assert "沿用：名册 12 所，我的文字.txt（已改过），报告文字.txt（已改过），清单/清单.yaml，重点督导条件。" in said
    for name in ("清单/清单.yaml", "我的文字.txt", "报告文字.txt"):
        assert (folders / "2022秋" / name).read_bytes() == (this / name).read_bytes()


def test_files_elsewhere_are_named_from_the_new_folder(folders: Path) -> None:
    (folders / "2022春/名册.xlsx").rename(folders / "全县名册.xlsx")
    text = settings("2022春").replace("roster: 名册.xlsx", "roster: ../全县名册.xlsx")
    (folders / "2022春/jianfu.yaml").write_text(text, encoding="utf-8")
    done = run("init", "归档/2022秋", "--previous", "2022春")
    assert done.code == 0, done.err
    config = load_config(Path("归档/2022秋"))
    assert (config.roster, config.previous) == ("../../全县名册.xlsx", "../../2022春")
    assert not (folders / "归档/2022秋/名册.xlsx").exists()
    assert "名册 12 所" in done.err


def test_what_is_open_is_said(folders: Path) -> None:
    row = {"school": "甲小学", "item": 4, "measure": "停止", "state": "open"}
    summary = past_summary(
        [("甲小学", None, {4: "是"})], "2021-2022-2", rectifications=[row, row, row | {"state": "done"}]
    )
    past_semesters.written(folders / "2022春/summary", summary)
    said = next_one().err
    assert "未完成的整改 2 条。" in said and "带来：" in said
    assert "还没有汇总结果" not in said


def test_without_settings_the_term_is_that_of_the_summary(folders: Path) -> None:
    (folders / "2022春/jianfu.yaml").unlink()
    past_semesters.written(folders / "2022春/summary", past_summary([("甲小学", None, {})], "2021-2022-1"))
    next_one()
    config = load_config(Path("2022秋"))
    assert (config.term, config.previous, config.roster) == ("2021-2022-2", "../2022春", "名册.xlsx")
    assert load_roster(Path("2022秋/名册.xlsx")).schools


def test_an_unknown_term_is_left_to_people(folders: Path) -> None:
    (folders / "2022春/jianfu.yaml").write_text("roster: 名册.xlsx\n", encoding="utf-8")
    assert "不知道上期是哪个学期，请在 jianfu.yaml 里写上 term" in next_one().err
    assert load_config(Path("2022秋")).term is None


def test_what_could_not_be_changed_is_told(folders: Path) -> None:
    text = "roster: 名册.xlsx\nterm: 2022春\nsummarize: {deadline: 2022-07-12}\n"
    (folders / "2022春/jianfu.yaml").write_text(text, encoding="utf-8")
    assert "里还写着上期的 deadline，请改成本期的" in next_one().err


def test_a_chain_of_three_folders(folders: Path) -> None:
    next_one()
    done = run("init", "2023春", "--previous", "2022秋")
    assert done.code == 0, done.err
    config = load_config(Path("2023春"))
    assert (config.term, config.previous) == ("2022-2023-2", "../2022秋")
    assert settings("2023春").count("previous: ") == 1


def test_what_is_there_is_left_alone(folders: Path) -> None:
    next_one()
    (folders / "2022秋/名册.xlsx").write_bytes(b"mine")
    assert "5 个文件已经有了，没有改动" in next_one().err
    assert (folders / "2022秋/名册.xlsx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2022秋", "--previous", "2020春"), "没有 2020春，是不是 2022春？"),
        (("2022秋", "--previous", "旧的"), "上期 旧的 找不到"),
        (("2022春", "--previous", "2022春"), "是同一个"),
        (("2022秋", "--previous", "2022春/returns"), "不像工作文件夹"),
        (("2022秋", "--previous", "2022春/名册.xlsx"), "不是文件夹"),
        (("2022秋", "--previous", "2022春", "--example"), "不能一起用"),
    ],
)
def test_what_can_be_no_previous_is_told(arguments: tuple[str, ...], words: str, folders: Path) -> None:
    done = run("init", *arguments)
    assert (done.code, words in done.err) == (2, True), done.err
    assert not (folders / "2022秋").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("term: 2022春\n", "term: 2022-2023-1\n"),
        ("term：2022春 # 注\n", "term: 2022-2023-1 # 注\n"),
        ("  term: x\n", "  term: 2022-2023-1\n"),
        ("#term: x\n", "term: 2022-2023-1\n"),
        ("# term 是学期\n", "# term 是学期\nterm: 2022-2023-1\n"),
        ("terms: x\n", "term: 2022-2023-1\nterms: x\n"),
        ("# 说明\n# 说明\n\nroster: x\n", "# 说明\n# 说明\n\nterm: 2022-2023-1\nroster: x\n"),
    ],
)
def test_one_value_is_changed_and_nothing_else(text: str, expected: str) -> None:
    assert with_values(text, {"term": "2022-2023-1"}) == expected


def test_results_older_than_what_they_are_made_from_are_told(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("2022春")
    run("summarize")
    monkeypatch.chdir(folders)
    assert "旧，带来的" not in next_one().err
    made = Path("2022春/summary/summary.json").stat().st_mtime
    for changed in (Path("2022春/台账.xlsx"), next(Path("2022春/returns").glob("*.xlsx"))):
        os.utime(changed, (made + 60,) * 2)
    said = run("init", "另一个", "--previous", "2022春").err
    assert (
        "上期的汇总结果比收回的表、台账.xlsx旧，带来的未完成整改可能不全。请先在 2022春 里运行 jianfu summarize" in said
    )
