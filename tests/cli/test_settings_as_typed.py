"""jianfu.yaml as people type it: read where it can only mean one thing, else told with its line and what to type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commands import run
from jianfu_cli.tools import DefinitionError
from jianfu_cli.workspace import Config, create_folder, load_config


def config(folder: Path, text: str, encoding: str = "utf-8") -> Config:
    (folder / "jianfu.yaml").write_bytes(text.encode(encoding))
    return load_config(folder)


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(DefinitionError) as error:
        config(folder, text)
    return [f"{mistake.line}：{mistake.text}" for mistake in error.value.mistakes]


@pytest.mark.parametrize("left", ["", " "])
def test_every_line_of_the_shipped_file_may_be_put_to_use_as_it_says(tmp_path: Path, left: str) -> None:
    """With and without a space left where # stood."""
    create_folder(tmp_path)
    shipped = (tmp_path / "jianfu.yaml").read_text(encoding="utf-8")
    used = config(tmp_path, re.sub(r"^( *)# ?(?=[a-z]+:)", rf"\1{left}", shipped, flags=re.MULTILINE))
    assert (used.term, used.deadline, used.checklist) == ("2021-2022-2", "2022-07-10", "清单.yaml")
    assert used.summarize.template == "报告文字.txt"
    assert used.summarize.priority.problems == 3


@pytest.mark.parametrize(
    "text",
    [
        "term: 2021-2022-2\nroster: 名册.xlsx",
        "roster: 名册.xlsx\n term: 2021-2022-2",
        "term：2021-2022-2\nroster：名册.xlsx",
        "term:2021-2022-2\nroster:名册.xlsx",
        "ｔｅｒｍ：　2021-2022-2\nroster :　名册.xlsx　",
        "term: “2021-2022-2”\nroster: 「名册.xlsx」  # 学校名册",
        "＃ 设置\nterm: 2021-2022-2\n\u3000\nroster: ＂名册.xlsx＂",
        "term: 2021-2022-2\r\nroster: 名册.xlsx\r\n",
        "term: 2021-2022-2 # 学期\n# deadline: 2022-07-10\n\n roster: 名册.xlsx",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_can_mean_one_thing_only_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    read = config(tmp_path, text, encoding)
    assert (read.term, read.roster) == ("2021-2022-2", "名册.xlsx")


def test_sections_are_read_with_full_width_indentation(tmp_path: Path) -> None:
    read = config(
        tmp_path,
        "summarize：\n\u3000output：汇总\n\u3000 template：报告文字.txt\nreturns：\n\u3000- 甲\n\u3000- “乙”\n",
    )
    assert (read.summarize.output, read.summarize.template, read.returns) == ("汇总", "报告文字.txt", ["甲", "乙"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("validate:\n  jobs: true", ["2：“jobs”应为整数"]),
        ("validate:\n  jobs: yes", ["2：“jobs”应为整数"]),
        ("validate:\n  jobs: 是", ["2：“jobs”应为整数"]),
        ("validate: {jobs: 100000}", ["1：“jobs”应在 1 到 256 之间"]),
        ("summarize: {priority: {problems: true}}", ["1：“problems”应为整数"]),
        ("summarize: {priority: {limit: 十}}", ["1：“limit”应为整数"]),
        ("force: true", ["1：“force”只能写在命令行上（--force），请删去这一行"]),
        ("blank:\n  force: true", ["2：“force”只能写在命令行上（--force），请删去这一行"]),
        ("termm: 2022春", ["1：不认识的键“termm”（是不是 term），请核对拼写或删去"]),
        ("blank:\n  ouput: 表", ["2：不认识的键“ouput”（是不是 output），请核对拼写或删去"]),
        ("summarize:\n  priority:\n    problem: 3", ["3：不认识的键“problem”（是不是 problems），请核对拼写或删去"]),
        ("xyz: 1", ["1：不认识的键“xyz”，请核对拼写或删去"]),
        ("blank:\n\toutput: 表", ["2：这一行开头用了制表符（Tab），请改用空格"]),
        ("term: 2022春\nroster: 名\x00册.xlsx", ["2：有看不见的控制字符（U+0000），请删去"]),
        ("term: 2022春\nroster: 名\x1b册.xlsx", ["2：有看不见的控制字符（U+001B），请删去"]),
        ('roster: "名\\0册.xlsx"', ["1：“roster”含有看不见的控制字符，请删去重写"]),
        (
            "term: 春\nblank: {format: odt}\ndeadline: 7月10日",
            ["1：“term”不对：看不明白学期“春”", "2：“format”不对：可选的是", "3：“deadline”的“7月10日”不是完整的日期"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: list[str]) -> None:
    found = mistakes(tmp_path, text)
    assert len(found) == len(told)
    assert all(line.startswith(words) for line, words in zip(found, told, strict=True)), found


@pytest.mark.parametrize("command", [["blank"], ["validate"], ["summarize"], ["inspect", "a.xlsx"], ["checklist"]])
def test_a_wrong_deadline_is_told_by_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jianfu.yaml").write_text("# 期限\ndeadline: 2022-07\n", encoding="utf-8")
    done = run(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("jianfu.yaml:2：“deadline”的“2022-07”不是完整的日期。请写成 2022-07-10")


def test_a_roster_that_is_typed_wins_over_one_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jianfu.yaml").write_text("roster: 没有.xlsx\n", encoding="utf-8")
    (tmp_path / "名册.csv").write_text("学校名称\n甲小学\n", encoding="utf-8")
    assert run("blank", "--roster", "名册.csv", "--format", "docx").code == 0
