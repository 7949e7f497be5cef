"""What was settled with a school is applied to its return, where 表中原填 still stands there, and is never silent."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from commands import Done, run
from jianfu_cli.definition import Checklist
from jianfu_cli.ledger import load_ledger
from ledgers import BY, corrected, write_return

LEDGER, RETURNS, ROSTER = Path("台账.xlsx"), Path("returns"), Path("名册.csv")
BEFORE_DATE = "2022年6月23日"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a roster of three schools and returns/."""
    monkeypatch.chdir(tmp_path)
    RETURNS.mkdir()
    ROSTER.write_text("学校名称,所属\n甲小学,米山镇\n乙小学,米山镇\n永录乡圪旦小学,永录乡\n", encoding="utf-8")
    Path("jianfu.yaml").write_text("roster: 名册.csv\nterm: 2022春\n", encoding="utf-8")
    return tmp_path


def validated(*arguments: str) -> dict[str, Any]:
    """The validation's JSON, by file."""
    done = run("validate", "--format", "json", *arguments)
    assert done.code in (0, 1), done.err
    return {entry["file"].partition("/")[2]: entry for entry in json.loads(done.out)["returns"]}


def summarized() -> tuple[Done, dict[str, Any]]:
    done = run("summarize", "--format", "json")
    assert done.code in (0, 1), done.err
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    assert all(check["holds"] for check in summary["checks"])
    return done, summary


def codes(entry: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(found["code"], found["item"]) for found in entry["findings"]]


def rewrite(school: str, old: str, new: str, said: dict[int, str] | None = None) -> Path:
    """A return in which something other than an answer stands otherwise."""
    import tables
    from form_cases import COLUMNS, EXPECTED, FOOT, HEAD

    lines = [f"| | {n}. {{{n}}} | {(said or {}).get(n, EXPECTED[n])} | |" for n in EXPECTED]
    text = HEAD.replace("米山镇洞湾小学", school) + COLUMNS + "\n".join(lines) + FOOT
    assert old in text
    path = RETURNS / f"{school}.xlsx"
    path.write_bytes(tables.xlsx(text.replace(old, new)))
    return path


@pytest.mark.parametrize("command", ["validate", "summarize", "ledger", "reply", "inspect"])
def test_a_row_that_no_longer_fits_is_told_by_every_command(command: str) -> None:
    file = write_return(RETURNS, "甲小学", {13: "较好"})
    corrected(LEDGER, ("甲小学", 13, "一般", "是"))
    done = run(command, file) if command == "inspect" else run(command)
    assert "没有用上" in done.out + done.err and "更正!A2（表中现为“较好”）" in done.out + done.err


@pytest.mark.parametrize(
    ("said", "before", "code"),
    [
        ("较好", "较好", "JF202"),
        ("较 好", " 较好 ", "JF202"),
        ("", "", "JF201"),
        ("", "（空白）", "JF201"),
        ("□是 □否 □不涉及", "没有作答", "JF201"),
        ("☑是 ☑否", "☑是 ☑否", "JF203"),
        ("否", "否", ""),  # a plain answer that the school takes back
    ],
)
def test_an_answer(said: str, before: str, code: str) -> None:
    write_return(RETURNS, "甲小学", {13: said})
    if code:
        assert (code, 13) in codes(validated()["甲小学.xlsx"])
    corrected(LEDGER, ("甲小学", 13, before, "是"))
    entry = validated()["甲小学.xlsx"]
    assert entry["status"] == "valid" and codes(entry) == [("JF404", 13)]
    response = entry["responses"][12]
    assert (response["answer"], response["compliant"]) == ("是", True)
    [settled] = entry["settled"]
    assert settled == {
        "item": 13,
        "field": "answer",
        "from": response["raw"],
        "to": "是",
        "by": "张三",
        "on": "2022-07-05",
        "row": "台账.xlsx!更正!A2",
    }
    done = run("validate")
    assert "台账更正：填好 1 行，用上 1 行。" in done.err
    assert "已更正为“是”（张三，2022-07-05，电话）" in done.out and "请改 台账.xlsx!更正!A2" in done.out


def test_an_item_that_the_form_lacks_or_has_twice() -> None:
    from form_cases import FOOT

    rewrite("甲小学", "| | 17. {17} | 是 | |\n", "")
    rewrite("乙小学", FOOT, "\n| | 20. {20} | 否 | |" + FOOT)
    assert ("JF204", 17) in codes(validated()["甲小学.xlsx"])
    assert ("JF205", 20) in codes(validated()["乙小学.xlsx"])
    corrected(LEDGER, ("甲小学", 17, "没有这一项", "不涉及"), ("乙小学", 20, "是", "是"))
    found = validated()
    assert {name: entry["status"] for name, entry in found.items()} == {"甲小学.xlsx": "valid", "乙小学.xlsx": "valid"}
    assert found["甲小学.xlsx"]["responses"][16]["answer"] == "不涉及"


def test_the_date_decides_on_the_term() -> None:
    rewrite("甲小学", BEFORE_DATE, "2022年6月")
    assert codes(validated()["甲小学.xlsx"]) == [("JF105", None)]
    corrected(LEDGER, ("甲小学", "填表时间", "2022年6月", "2022年6月28日"))
    entry = validated()["甲小学.xlsx"]
    assert (entry["status"], entry["filled_on"], entry["term"]) == ("valid", "2022-06-28", "2021-2022-2")
    assert entry["settled"][0]["field"] == "date" and entry["settled"][0]["item"] is None
    assert "填表时间：“2022年6月”已更正为“2022-06-28”" in run("validate").out


@pytest.mark.parametrize("before", ["", "空白", "　年　月　日"])
def test_a_date_that_was_not_filled_in(before: str) -> None:
    rewrite("甲小学", BEFORE_DATE, "　年　月　日")
    corrected(LEDGER, ("甲小学", "填表时间", before, "2022-06-28"))
    entry = validated()["甲小学.xlsx"]
    assert entry["filled_on"] == "2022-06-28" and entry["settled"][0]["from"] == ""
    assert "填表时间：空白已更正为“2022-06-28”" in run("validate").out


def test_who_filled_it_in() -> None:
    rewrite("甲小学", "填表人：张三", "填表人：")
    assert ("JF107", None) in codes(validated()["甲小学.xlsx"])
    corrected(LEDGER, ("甲小学", "填表人", "", "张三"))
    entry = validated()["甲小学.xlsx"]
    assert entry["prepared_by"] == "张三" and codes(entry) == [("JF404", None)]


@pytest.mark.parametrize(
    "row",
    [
        ("永录乡圪担小学", "学校", "永录乡圪担小学", "永录乡圪旦小学"),
        ("永录乡圪旦小学", "学校", "永录乡圪担小学", "永录乡圪旦小学"),
    ],
)
def test_the_school(row: tuple[object, ...]) -> None:
    write_return(RETURNS, "永录乡圪担小学", {})
    assert codes(validated()["永录乡圪担小学.xlsx"]) == [("JF102", None)]
    corrected(LEDGER, row)
    entry = validated()["永录乡圪担小学.xlsx"]
    assert entry["status"] == "valid" and entry["school"]["name"] == "永录乡圪旦小学"
    assert (entry["school"]["group"], entry["sender"]) == ("永录乡", None)
    _, summary = summarized()
    assert summary["schools"]["counted"] == 1 and summary["settled"][0]["school"] == "永录乡圪旦小学"


def test_a_school_that_is_not_named_is_known_by_its_file() -> None:
    (RETURNS / "表3.xlsx").write_bytes(rewrite("甲小学", "甲小学", "").read_bytes())
    (RETURNS / "甲小学.xlsx").unlink()
    assert codes(validated()["表3.xlsx"]) == [("JF101", None)]
    corrected(LEDGER, ("表3.xlsx", "学校", "", "甲小学"))
    assert validated()["表3.xlsx"]["school"]["name"] == "甲小学"


def test_what_is_corrected_of_the_school_opens_its_other_corrections() -> None:
    write_return(RETURNS, "永录乡圪担小学", {13: "较好"})
    there = "永录乡圪旦小学"
    corrected(LEDGER, ("永录乡圪担小学", "学校", "永录乡圪担小学", there), (there, 13, "较好", "是"))
    assert validated()["永录乡圪担小学.xlsx"]["status"] == "valid"


def test_a_return_that_clearly_is_a_schools_is_given_to_another_by_its_file_alone() -> None:
    write_return(RETURNS, "甲小学", {})
    corrected(LEDGER, ("甲小学", "学校", "甲小学", "乙小学"))
    assert validated()["甲小学.xlsx"]["school"]["name"] == "甲小学"
    assert "没有用上 1 行" in run("validate").err
    corrected(LEDGER, ("returns/甲小学.xlsx", "学校", "甲小学", "乙小学"))
    assert validated()["甲小学.xlsx"]["school"]["name"] == "乙小学"


def test_a_finding_that_is_accepted() -> None:
    rewrite("甲小学", "{4}", "{4}等")
    assert ("JF206", 4) in codes(validated()["甲小学.xlsx"])
    corrected(LEDGER, ("甲小学", "JF206 第4项", "", "认可"))
    entry = validated()["甲小学.xlsx"]
    assert entry["status"] == "valid" and codes(entry) == [("JF404", 4)]
    assert entry["settled"][0]["field"] == "JF206" and entry["settled"][0]["to"] == "认可"
    assert "JF206 第 4 项已认可" in run("validate").out


def test_a_warning_that_is_accepted() -> None:
    write_return(RETURNS, "甲小学", {1: "是", 2: "是，有一次"})
    assert {("JF302", 1), ("JF302", 2), ("JF301", 1)} <= set(codes(validated()["甲小学.xlsx"]))
    corrected(LEDGER, ("甲小学", "JF302", "", "认可"), ("甲小学", "JF301 第1项", "", "认可"))
    assert {code for code, _ in codes(validated()["甲小学.xlsx"])} == {"JF404"}
    assert "用上 2 行" in run("validate").err


def test_copied_explanations_that_are_accepted() -> None:
    words = {
        n: f"{'否' if n < 4 else '是'}，本校严格按照上级文件的要求逐条对照落实了第{n}方面的各项工作"
        for n in (6, 8, 9, 10)
    }
    write_return(RETURNS, "甲小学", words)
    write_return(RETURNS, "乙小学", words)
    assert ("JF403", None) in codes(validated()["甲小学.xlsx"])
    corrected(LEDGER, ("甲小学", "JF403", "", "认可"))
    found = validated()
    assert codes(found["甲小学.xlsx"]) == [("JF404", None)] and ("JF403", None) in codes(found["乙小学.xlsx"])
    assert found["甲小学.xlsx"]["settled"][0]["field"] == "JF403"
    assert "用上 1 行" in run("validate").err


def test_which_file_counts() -> None:
    write_return(RETURNS, "甲小学", {13: "否"}).rename(RETURNS / "初报.xlsx")
    rewrite("甲小学", BEFORE_DATE, "2022年7月2日").rename(RETURNS / "重报.xlsx")
    _, summary = summarized()
    assert {entry["file"]: entry["disposition"] for entry in summary["files"]} == {
        "returns/初报.xlsx": "superseded", "returns/重报.xlsx": "counted",
    }  # fmt: skip
    corrected(LEDGER, ("甲小学", "文件", "初报.xlsx", "以此份为准"))
    _, summary = summarized()
    assert {entry["file"]: entry["disposition"] for entry in summary["files"]} == {
        "returns/初报.xlsx": "counted", "returns/重报.xlsx": "superseded",
    }  # fmt: skip
    assert summary["items"][12]["noncompliant"] == 1
    assert "台账写明同一学校的另一份作数，以 returns/初报.xlsx 为准" in run("validate").out
    corrected(LEDGER, ("甲小学", "文件", "returns/重报.xlsx", "不作数"))
    _, summary = summarized()
    reasons = {entry["file"]: (entry["disposition"], entry["reason"]) for entry in summary["files"]}
    assert reasons["returns/重报.xlsx"] == ("superseded", "台账写明不作数；returns/初报.xlsx 已计入")


def test_a_school_whose_only_return_counts_for_nothing() -> None:
    write_return(RETURNS, "甲小学", {})
    corrected(LEDGER, ("甲小学", "文件", "甲小学.xlsx", "不作数"))
    done, summary = summarized()
    assert done.code == 1 and summary["schools"]["rejected"] == ["甲小学"]
    assert summary["files"][0]["reason"] == "台账写明不作数，待重报"


def test_a_row_that_fits_several_files_is_used_for_none() -> None:
    for folder in ("b", "c"):
        write_return(RETURNS / folder, "甲小学", {13: "较好"} if folder == "b" else {}).rename(
            RETURNS / folder / "表.xlsx"
        )
    corrected(LEDGER, ("甲小学", "文件", "表.xlsx", "以此份为准"))
    found = validated()
    assert not any(code == "JF404" for entry in found.values() for code, _ in codes(entry))
    assert not any(entry["settled"] for entry in found.values())
    done, summary = summarized()
    assert "填好 1 行，用上 0 行，没有用上 1 行" in done.err and "对上了几个文件" in done.err and "更正!A2" in done.err
    assert not any("台账写明" in file["reason"] for file in summary["files"]) and not summary["settled"]
    assert "对上了几个文件" in run("reply").err


def test_a_row_with_its_folder_fits_the_one_file() -> None:
    for folder in ("b", "c"):
        write_return(RETURNS / folder, "甲小学", {13: "较好"} if folder == "b" else {}).rename(
            RETURNS / folder / "表.xlsx"
        )
    corrected(LEDGER, ("甲小学", "文件", "b/表.xlsx", "不作数"))
    assert [entry["settled"] != [] for entry in validated().values()] == [True, False]


def test_a_preferred_file_with_errors_does_not_count_and_is_told() -> None:
    write_return(RETURNS, "甲小学", {13: "较好"}).rename(RETURNS / "初报.xlsx")
    write_return(RETURNS, "甲小学", {})
    corrected(LEDGER, ("甲小学", "文件", "初报.xlsx", "以此份为准"))
    done, summary = summarized()
    assert summary["schools"]["counted"] == 1
    assert "写明以此份为准，但那份表还有错误，暂不能计入：台账.xlsx!更正!A2" in done.err


def test_two_files_of_one_name_are_told() -> None:
    for place in ("a", "b"):
        (RETURNS / place).mkdir()
        write_return(RETURNS / place, "甲小学", {})
    corrected(LEDGER, ("甲小学", "文件", "甲小学.xlsx", "不作数"))
    assert (
        "对上了几个文件，看不出是哪一个，没有用上：台账.xlsx!更正!A2。请在“表中原填”里把文件夹也写上"
        in run("validate").err
    )
    corrected(LEDGER, ("甲小学", "文件", "b/甲小学.xlsx", "不作数"))
    assert "几个文件" not in run("validate").err


def test_a_row_whose_original_no_longer_stands_is_not_applied_and_told() -> None:
    write_return(RETURNS, "甲小学", {13: "一般"})
    corrected(LEDGER, ("甲小学", 13, "较好", "是"), ("甲小学", 12, "", "是"))
    entry = validated()["甲小学.xlsx"]
    assert ("JF202", 13) in codes(entry) and entry["settled"] == []
    for command in ("validate", "summarize"):
        said = run(command).err
        assert "台账更正：填好 2 行，用上 0 行，没有用上 2 行。" in said
        assert "没有用上：台账.xlsx!更正!A2（表中现为“一般”）、台账.xlsx!更正!A3（表中现为“否”）" in said


def test_a_row_that_fits_nothing_is_told() -> None:
    write_return(RETURNS, "甲小学", {})
    corrected(
        LEDGER, ("乙小学", 13, "较好", "是"), ("甲小学", "文件", "没有.xlsx", "不作数"), ("甲小学", "JF301", "", "认可")
    )
    said = run("validate").err
    assert "对不上这次的表" in said
    assert "台账.xlsx!更正!A2、台账.xlsx!更正!A3、台账.xlsx!更正!A4" in said


def test_what_the_school_says_by_itself_meanwhile_needs_no_correction() -> None:
    write_return(RETURNS, "甲小学", {13: "是"})
    write_return(RETURNS, "永录乡圪旦小学", {})
    corrected(
        LEDGER,
        ("甲小学", 13, "较好", "是"),
        ("甲小学", "填表时间", "2022年6月", "2022-06-23"),
        ("永录乡圪担小学", "学校", "永录乡圪担小学", "永录乡圪旦小学"),
    )
    assert "用上 0 行，学校重报的表已与之相同 3 行。" in run("validate").err
    assert validated()["甲小学.xlsx"]["settled"] == []


def test_another_schools_return_is_left_alone() -> None:
    write_return(RETURNS, "甲小学", {13: "较好"})
    write_return(RETURNS, "乙小学", {13: "较好"})
    corrected(LEDGER, ("甲小学", 13, "较好", "是"))
    assert {name: entry["status"] for name, entry in validated().items()} == {
        "甲小学.xlsx": "valid", "乙小学.xlsx": "invalid",
    }  # fmt: skip


def test_rejected_schools_are_counted_and_all_sums_close() -> None:
    write_return(RETURNS, "甲小学", {13: "较好", 7: ""})
    write_return(RETURNS, "乙小学", {13: "否"})
    write_return(RETURNS, "永录乡圪担小学", {5: "☑是 ☑否"})
    _, summary = summarized()
    assert (summary["schools"]["counted"], summary["schools"]["rejected"]) == (1, ["甲小学"])
    corrected(
        LEDGER,
        ("甲小学", 13, "较好", "否"),
        ("甲小学", 7, "", "否"),
        ("永录乡圪担小学", "学校", "永录乡圪担小学", "永录乡圪旦小学"),
        ("永录乡圪旦小学", 5, "☑是 ☑否", "是"),
    )
    done, summary = summarized()
    assert done.code == 0 and summary["schools"]["counted"] == 3
    assert summary["items"][12]["noncompliant"] == 2 and summary["items"][4]["noncompliant"] == 1
    assert [(row["school"], row["item"]) for row in summary["settled"]] == [
        ("甲小学", 13), ("甲小学", 7), ("永录乡圪旦小学", None), ("永录乡圪旦小学", 5),
    ]  # fmt: skip


def test_inspect_says_what_was_corrected_and_what_was_not() -> None:
    rewrite("甲小学", BEFORE_DATE, "2022年6月", {13: "较好", 12: "一般"})
    corrected(
        LEDGER,
        ("甲小学", 13, "较好", "是"),
        ("甲小学", "填表时间", "2022年6月", "2022-06-28"),
        ("甲小学", 12, "差", "是"),
    )
    said = run("inspect", "returns/甲小学.xlsx").out
    assert "原文“较好”，读作“是”，按更正（台账.xlsx!更正!A2）" in said
    assert "填表时间：“2022年6月”已更正为“2022-06-28”" in said
    assert "台账的更正没有用上：台账.xlsx!更正!A4（表中现为“一般”）" in said


def test_every_process_has_the_corrections() -> None:
    rows = []
    for number in range(30):
        name = f"第{number}小学"
        write_return(RETURNS, name, {13: "较好"})
        rows.append((name, 13, "较好", "是"))
    Path("jianfu.yaml").unlink()
    corrected(LEDGER, *rows)
    assert run("validate", "--jobs", "2").code == 0


def test_a_file_that_can_not_be_read_is_told_to_count_for_nothing() -> None:
    (RETURNS / "甲小学.xlsx").write_bytes(b"PK\x03\x04broken")
    corrected(LEDGER, ("甲小学", "文件", "甲小学.xlsx", "不作数"))
    entry = validated()["甲小学.xlsx"]
    assert entry["status"] == "unreadable" and ("JF404", None) in codes(entry)


def test_what_travels_to_processes_is_small(checklist: Checklist) -> None:
    rows = [(f"第{number}小学", 1 + number % 21, "较好", "是", *BY) for number in range(1000)]
    ledger = load_ledger(corrected(LEDGER, *rows), checklist)
    assert len(ledger.corrections.rows) == 1000
    assert len(pickle.dumps(ledger)) < 400_000
