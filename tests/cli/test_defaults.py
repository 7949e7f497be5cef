"""jianfu.yaml: defaults of the options, one limit and one message for each, and no command broken that needs none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import run
from jianfu_cli.definition import Checklist, Term
from jianfu_cli.forms import Addressee, Filling, blank_form, fill
from jianfu_cli.workspace import load_config


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text: str) -> None:
    Path("jianfu.yaml").write_text(text, encoding="utf-8")


def made(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*.*") if path.name[0] != ".")


@pytest.fixture
def returns(checklist: Checklist) -> Path:
    """returns/ with one valid return of 甲小学."""
    answers = {item.number: (item.expected, "", "") for item in checklist.items}
    filling = Filling({"school": "甲小学", "date": "2022年6月30日", "preparer": "张三", "principal": "李明"}, answers)
    Path("returns").mkdir()
    path = Path("returns/甲小学.xlsx")
    path.write_bytes(fill(blank_form(checklist, Addressee("甲小学"), Term(2021, 2), "xlsx"), "xlsx", filling))
    return path


@pytest.mark.parametrize("command", ["validate", "summarize"])
@pytest.mark.parametrize("jobs", ["0", "-3", "257", "300"])
def test_jobs_have_one_limit_and_one_message(command: str, jobs: str, returns: Path) -> None:
    typed = run(command, "returns", "--jobs", jobs)
    assert (typed.code, typed.out) == (2, "")
    assert "--jobs 的值不对：应在 1 到 256 之间" in typed.err
    settings(f"{command}: {{jobs: {jobs}}}")
    written = run(command, "returns")
    assert (written.code, written.out) == (2, "")
    assert written.err.startswith("jianfu.yaml:1：“jobs”应在 1 到 256 之间")


def test_jobs_that_are_no_number() -> None:
    assert "--jobs 的值不对：应为正整数" in run("validate", ".", "--jobs", "viele").err
    settings("validate: {jobs: viele}")
    assert "jianfu.yaml:1：“jobs”应为整数" in run("validate", ".").err


@pytest.mark.parametrize(
    ("command", "choices"),
    [("blank", "docx、xlsx"), ("validate", "text、json"), ("summarize", "docx、xlsx、html、json")],
)
def test_a_format_that_there_is_not(command: str, choices: str) -> None:
    where = [] if command == "blank" else ["."]
    assert f"--format 的值不对：可选的是 {choices}。" in run(command, *where, "--format", "odt").err
    settings(f"{command}:\n  format: [odt]")
    assert run(command, *where).err == f"jianfu.yaml:2：“format”不对：可选的是 {choices}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# 设置\nterm: 2022夏", "jianfu.yaml:2：“term”不对：看不明白学期"),
        ("summarize: {term: 2022夏}", "jianfu.yaml:1：“term”不对：看不明白学期"),
        ("deadline: 明天", "jianfu.yaml:1：“deadline”的“明天”不是完整的日期"),
        ("summarize:\n  date: 明天", "jianfu.yaml:2：“date”的“明天”不是完整的日期"),
        ("checklist: 没有.yaml", "jianfu.yaml:1：“checklist”写的 没有.yaml 找不到"),
        ("term: 2022春\nroster: 没有.xlsx", "jianfu.yaml:2：“roster”写的 没有.xlsx 找不到"),
        ("roster: a\nsummarize:\n  roster: 没有.xlsx", "jianfu.yaml:3：“roster”写的 没有.xlsx 找不到"),
        ("summarize: {template: 没有.txt}", "jianfu.yaml:1：“template”写的 没有.txt 找不到"),
    ],
)
def test_a_wrong_value_is_said_to_stand_in_the_file(text: str, message: str, returns: Path) -> None:
    settings(text)
    done = run("summarize")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)


def test_what_is_typed_wins_over_the_section_and_the_section_over_the_top() -> None:
    settings("term: 2019-2020-1\nblank: {term: 2020-2021-1, format: DOCX, output: 表, school: [甲小学, 乙小学]}")
    run("blank")
    assert made("表") == ["2020-2021-1/乙小学-自查表.docx", "2020-2021-1/甲小学-自查表.docx"]
    run("blank", "--term", "2021-2022-2", "--format", "xlsx", "--school", "丙小学", "-o", "另")
    assert made("另") == ["2021-2022-2/丙小学-自查表.xlsx"]


def test_a_typed_roster_means_all_its_schools_whatever_the_file_names() -> None:
    Path("名册.csv").write_text("学校名称\n甲小学\n乙小学\n", encoding="utf-8")
    settings("blank: {school: 丙小学, format: docx}")
    run("blank", "--roster", "名册.csv")
    assert made("forms") == ["乙小学-自查表.docx", "甲小学-自查表.docx"]
    settings("roster: 名册.csv\nblank: {school: 丙小学, format: docx, output: 另}")
    run("blank")
    assert made("另") == ["丙小学-自查表.docx"]


def test_where_the_returns_are_and_what_is_made_of_them(returns: Path) -> None:
    returns.parent.rename("收回的表")
    settings("returns: [收回的表]\nsummarize: {format: json, output: 汇总, jobs: 1, priority: {problems: 0, limit: 5}}")
    assert run("summarize").code == 0
    assert made("汇总") == ["summary.json"]
    assert json.loads(Path("汇总/summary.json").read_text(encoding="utf-8"))["schools"]["counted"] == 1
    assert (load_config().summarize.priority.problems, load_config().summarize.priority.limit) == (0, 5)


def test_validate_takes_its_format_and_file_from_the_file(returns: Path) -> None:
    settings("validate: {format: json, output: 结果.json}")
    assert run("validate", "returns").out == ""
    assert json.loads(Path("结果.json").read_text(encoding="utf-8"))["totals"]["valid"] == 1


BROKEN = "blank: {force: true}\nrooster: x\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["blank", "--help"],
        ["validate", "--help"],
        ["summarize", "-h"],
        ["rules"],
        ["rules", "JF101"],
        ["init", "新"],
        ["checklist", "--schema"],
    ],
)
def test_a_broken_file_breaks_nothing_that_does_not_need_it(arguments: list[str]) -> None:
    settings(BROKEN)
    assert run(*arguments).code == 0


@pytest.mark.parametrize(
    "arguments", [["blank"], ["validate", "."], ["summarize", "."], ["inspect", "a.xlsx"], ["checklist"]]
)
def test_all_mistakes_of_a_broken_file_are_said_at_once_by_every_command_that_reads_it(arguments: list[str]) -> None:
    settings(BROKEN)
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "jianfu.yaml:1：“force”只能写在命令行上（--force），请删去这一行" in done.err
    assert "jianfu.yaml:2：不认识的键“rooster”（是不是 roster），请核对拼写或删去" in done.err


def test_a_wrong_call_is_told_before_the_file_is_read() -> None:
    settings(BROKEN)
    assert "没有 --formt 这个选项" in run("blank", "--formt", "x").err


def test_validate_reads_the_folder_of_returns_where_none_is_typed(returns: Path) -> None:
    returns.parent.rename("收回的表")
    settings("returns: 收回的表")
    assert run("validate").out == run("validate", "收回的表").out != ""


@pytest.mark.parametrize("section", ["blank", "validate", "summarize", "inspect"])
def test_a_section_of_comments_alone_says_nothing(section: str, returns: Path) -> None:
    settings(f"{section}:\n  # jobs: 4\n")
    done = run("validate", str(returns))
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("text", ["# 学期：2022春\n", "---\n", "\ufeff# 甲\n\n  # 乙\r\n---\n# 丙", "--- # 甲"])
def test_a_file_of_remarks_alone_is_as_an_empty_one(text: str) -> None:
    Path("jianfu.yaml").write_text(text, encoding="utf-8")
    Path("returns").mkdir()
    done = run("validate")
    assert (done.code, "键: 值" in done.err) == (0, False)
    assert run().code == 0


def test_only_what_stands_in_the_file_is_said_to() -> None:
    Path("returns").mkdir()
    assert "jianfu.yaml" not in run("validate", "-v").err
    Path("jianfu.yaml").write_text("term: 2022春\n", encoding="utf-8")
    said = run("validate", "-v").err
    assert "jianfu.yaml：term = 2021-2022-2" in said and "returns =" not in said


@pytest.mark.parametrize(
    ("settings", "output", "used"),
    [
        ("", "台账.xlsx", True),
        ("", "子夹/账.xlsx", False),
        ("ledger: 账.xlsx", "账.xlsx", True),
        ("ledger: 账.xlsx", "台账.xlsx", False),
    ],
)
def test_a_ledger_elsewhere_is_not_said_to_be_used_by_itself(settings: str, output: str, used: bool) -> None:
    Path("returns").mkdir()
    Path("jianfu.yaml").write_text(settings, encoding="utf-8")
    said = run("ledger", "-o", output).err
    assert ("自动用上" in said, f"--ledger {output}" in said) == (used, not used)
