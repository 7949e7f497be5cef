"""What was settled once holds for every school that wrote the same, and is shown wherever it counts."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from commands import run
from jianfu_cli.answers import Outcome
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from ledgers import HEADINGS, workbook, write_return

LEDGER, RETURNS = Path("台账.xlsx"), Path("returns")
RULED = (13, "较好", "是", 2, "甲小学、乙小学", "张三", "2022-07-05", "")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: two returns with 较好 for item 13, and a ledger that says what it means."""
    monkeypatch.chdir(tmp_path)
    write_return(RETURNS, "甲小学", {13: "较好"})
    write_return(RETURNS, "乙小学", {13: "较 好"}, "docx")
    workbook(LEDGER, [HEADINGS, RULED])
    return tmp_path


def validated(*arguments: str) -> dict[str, Any]:
    """The validation's JSON, by school."""
    done = run("validate", "--format", "json", *arguments)
    return {entry["school"]["name"]: entry for entry in json.loads(done.out)["returns"]}


def codes(entry: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(found["code"], found["item"]) for found in entry["findings"]]


def test_validate_reads_it_so_for_every_school() -> None:
    assert run("validate").code == 0
    for school, entry in validated().items():
        assert entry["status"] == "valid" and codes(entry) == [("JF404", 13)]
        response = entry["responses"][12]
        assert (response["answer"], response["compliant"]) == ("是", True)
        assert response["raw"] == ("较好" if school == "甲小学" else "较 好")
        assert entry["settled"] == [
            {
                "item": 13,
                "field": "answer",
                "from": response["raw"],
                "to": "是",
                "by": "张三",
                "on": "2022-07-05",
                "row": "台账.xlsx!判读!A2",
            }
        ]


def test_the_screen_says_by_whom_and_how_to_change_it() -> None:
    said = run("validate", "returns/甲小学.xlsx").out
    assert "提示 JF404  第 13 项：“较好”按判读作“是”（张三，2022-07-05）（自查表!C16）" in said
    assert "判读有误的，请改 台账.xlsx!判读!A2 那一行的“判为”" in said


def test_inspect_says_that_it_was_ruled() -> None:
    said = run("inspect", "returns/甲小学.xlsx").out
    assert "原文“较好”，读作“是”，按判读（台账.xlsx!判读!A2）" in said
    assert "JF404" in said and "JF202" not in said


def test_the_summary_counts_it_and_lists_it() -> None:
    done = run("summarize", "--format", "json")
    assert done.code == 0 and "按台账判读的答案 2 处" in done.out
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    assert summary["schools"]["counted"] == 2
    assert summary["items"][12]["compliant"] == 2
    assert summary["settled"][0] == {
        "school": "乙小学",
        "item": 13,
        "from": "较 好",
        "to": "是",
        "by": "张三",
        "on": "2022-07-05",
        "row": "台账.xlsx!判读!A2",
    }


def test_without_a_ledger_nothing_is_settled() -> None:
    LEDGER.unlink()
    entry = validated()["甲小学"]
    assert entry["settled"] == [] and ("JF202", 13) in codes(entry)
    assert run("summarize", "--format", "json").code == 1
    assert json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))["settled"] == []


@pytest.mark.parametrize("command", ["validate", "summarize", "inspect"])
def test_another_ledger_is_named_on_the_line_or_in_the_file(command: str) -> None:
    LEDGER.rename("春季.xlsx")
    path = "returns/甲小学.xlsx"
    assert run(command, path).code == 1
    assert run(command, path, "--ledger", "春季.xlsx").code == 0
    Path("jianfu.yaml").write_text("ledger: 春季.xlsx\n", encoding="utf-8")
    assert run(command, path).code == 0
    Path("jianfu.yaml").write_text("ledger: 还没有.xlsx\n", encoding="utf-8")
    done = run(command, path)
    assert done.code == 1
    assert "jianfu.yaml 写的台账 还没有.xlsx 还没有" in done.err
    assert run(command, path, "--ledger", "没有.xlsx").err == "找不到文件：没有.xlsx。请核对文件名和所在文件夹\n"


@pytest.mark.parametrize("command", ["validate", "summarize", "inspect", "ledger"])
def test_mistakes_stop_every_command_that_uses_it_all_at_once(command: str) -> None:
    workbook(LEDGER, [HEADINGS, (13, "较好", "可能"), (99, "较好", "是")])
    done = run(command, "returns/甲小学.xlsx")
    assert (done.code, done.out) == (2, "")
    assert [line.split("：")[0] for line in done.err.splitlines()] == ["台账.xlsx!判读!C2", "台账.xlsx!判读!A3"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("较好。", "JF202"),  # another wording
        ("1次较好", "JF202"),
        ("", "JF201"),
        ("☑是 ☑否", "JF203"),
        ("是否", "JF202"),
    ],
)
def test_only_that_wording_is_ruled_on(said: str, code: str) -> None:
    workbook(LEDGER, [HEADINGS, RULED, (13, "☑是 ☑否", "是"), (13, "2次较好", "是"), (13, "否", "是")])
    write_return(RETURNS, "甲小学", {13: said})
    entry = validated("returns/甲小学.xlsx")["甲小学"]
    assert (code, 13) in codes(entry) and entry["settled"] == []


def test_a_plain_answer_is_never_ruled_on() -> None:
    workbook(LEDGER, [HEADINGS, (13, "否", "是")])
    write_return(RETURNS, "甲小学", {13: "否"})
    entry = validated("returns/甲小学.xlsx")["甲小学"]
    assert entry["responses"][12]["answer"] == "否" and entry["settled"] == []


def test_only_that_item_is_ruled_on() -> None:
    write_return(RETURNS, "甲小学", {12: "较好"})
    assert ("JF202", 12) in codes(validated("returns/甲小学.xlsx")["甲小学"])


def test_the_same_words_in_reply_to_another_question_are_judged_apart() -> None:
    from form_cases import FOOT, HEAD, rows
    from tables import xlsx

    asks = rows("| N | T | 无 |", 1, 12) + "| 13 | {13} | 基本没有 |\n" + rows("| N | T | 无 |", 14)
    (RETURNS / "甲小学.xlsx").write_bytes(xlsx(f"{HEAD}| 序号 | 内容 | 有无问题 |\n{asks}{FOOT}"))
    workbook(LEDGER, [HEADINGS, (13, "基本没有", "否")])
    [entry] = validated("returns/甲小学.xlsx").values()
    assert ("JF202", 13) in codes(entry) and entry["settled"] == []
    workbook(LEDGER, [HEADINGS, (13, "是否存在问题：基本没有", "是")])
    [entry] = validated("returns/甲小学.xlsx").values()
    assert entry["responses"][12]["answer"] == "是"
    assert [(settled["from"], settled["to"]) for settled in entry["settled"]] == [("基本没有", "是")]


def test_what_points_elsewhere_is_never_ruled_on() -> None:
    workbook(LEDGER, [HEADINGS, (13, "同上", "是")])
    write_return(RETURNS, "甲小学", {12: "基本没有", 13: "同上"})
    entry = validated("returns/甲小学.xlsx")["甲小学"]
    assert entry["responses"][12]["answer"] is None and entry["settled"] == []


def test_what_can_not_be_judged_stays_unclear() -> None:
    workbook(LEDGER, [HEADINGS, (13, "较好", "不能判")])
    assert ("JF202", 13) in codes(validated()["甲小学"])
    assert "没有用上" not in run("validate").err


def test_the_schools_words_explain_a_problem_and_do_not_contradict_their_ruling() -> None:
    words = "大体做到，但有一个班没做到"
    workbook(LEDGER, [HEADINGS, (13, words, "否"), (8, words, "是"), (17, words, "不涉及")])
    write_return(RETURNS, "甲小学", {13: words, 8: words, 17: words})
    entry = validated("returns/甲小学.xlsx")["甲小学"]
    assert entry["status"] == "valid"
    found = codes(entry)
    assert [item for code, item in found if code == "JF404"] == [8, 13, 17]
    assert ("JF302", 13) in found
    assert not {"JF301", "JF305", "JF306"} & {code for code, _ in found}
    assert entry["responses"][12]["explanation"] == words


@pytest.mark.parametrize("command", ["validate", "summarize"])
def test_a_row_that_fits_nothing_is_told(command: str) -> None:
    workbook(LEDGER, [HEADINGS, RULED, (1, "一般", "否"), (2, "一般", "不能判"), (3, "一般", "")])
    done = run(command)
    assert "台账中有 1 行判读没有用上（这次的表里没有这样写的）：台账.xlsx!判读!A3" in done.err
    assert done.code == 0


def test_every_process_has_the_ledger() -> None:
    for number in range(30):
        write_return(RETURNS, f"第{number}小学", {13: "较好"})
    assert run("validate", "--jobs", "2").code == 0
    assert sum(len(entry["settled"]) for entry in validated("--jobs", "2").values()) == 32


def test_what_travels_to_processes_is_small(checklist: Checklist) -> None:
    rows = [(1 + number % 21, f"第{number}种说法", "是", 1, "甲小学", "张三", "2022-07-05") for number in range(1000)]
    ledger = load_ledger(workbook(LEDGER, [HEADINGS, *rows]), checklist)
    assert len(ledger.rulings) == 1000
    assert len(pickle.dumps(ledger)) < 200_000


def test_a_settled_answer_is_one_for_every_rule(checklist: Checklist) -> None:
    from jianfu_cli.checking import Settings, read_files

    settings = Settings(checklist, ledger=load_ledger(LEDGER, checklist))
    [reading] = read_files("returns/甲小学.xlsx", settings)
    response = reading.forms[0].form.responses[12]  # type: ignore[union-attr]
    assert response.outcome is Outcome.ANSWERED
