"""The commands, as the contract promises them: exit codes, files, JSON keys, words."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from checklists import OTHER_CHECKLIST
from commands import run
from example_folder import lay_out
from jianfu_cli.reports.output_files import REPORTS
from repository import SOURCE

COMMANDS = ("blank", "validate", "ledger", "summarize", "inspect", "init", "rules", "checklist")


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, and the current folder."""
    folder = lay_out(tmp_path / "工作")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_complete(command: str) -> None:
    done = run(*([command] if command else []), "--help")
    assert done.code == 0
    assert done.out.startswith("用法：")
    assert "Options" not in done.out and "Show this" not in done.out and "Usage" not in done.out
    lines = [line for line in done.out.splitlines() if line.lstrip().startswith("-")]
    assert lines and all(any("\u4e00" <= c <= "\u9fff" for c in line) for line in lines)
    done.out.encode("gbk")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nope"], "没有“nope”这个命令"),
        (["valdate"], "是不是 validate"),
        (["inspect"], "缺少"),
        (["validate"], "找不到 returns"),
        (["validate", "没有的文件夹"], "没有的文件夹"),
        (["blank", "--formt", "x"], "没有 --formt 这个选项"),
        (["blank", "--format", "pdf"], "可选的是 docx、xlsx"),
        (["validate", ".", "--jobs", "0"], "--jobs"),
        (["validate", ".", "--term", "某学期"], "看不明白学期"),
        (["validate", ".", "--roster", "没有.xlsx"], "找不到文件"),
        (["summarize", ".", "--deadline", "明天"], "不是完整的日期"),
        (["checklist", "没有.yaml"], "找不到文件"),
        (["rules", "JF999"], "没有“JF999”这条规则"),
        (["blank", "多余"], "多了参数"),
        (["inspect", "没有.docx"], "没有.docx"),
    ],
)
def test_a_wrong_call_is_a_sentence_and_2(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_no_command_is_the_help_page_and_2_with_every_click() -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("用法：jianfu [选项] 命令")


@pytest.mark.parametrize("asked", ["没有作答", "JF201", "201", "answer-missing"])
def test_a_rule_is_found_by_code_and_by_both_its_names(asked: str) -> None:
    assert run("rules", asked).out.startswith("JF201 answer-missing：")


def test_a_part_of_a_name_lists_the_rules_that_have_it() -> None:
    listed = run("rules", "填表时间").out.splitlines()
    assert [line.split()[0] for line in listed] == ["JF104", "JF105", "JF106"]


def test_rules_names_every_code_and_explains_one() -> None:
    listed = run("rules").out
    assert all(f"JF{number}" in listed for number in (101, 206, 307, 403))
    for asked in ("JF206", "jf206", "206", "item-altered"):
        assert "item-altered" in run("rules", asked).out


def test_the_shipped_checklist_is_shown_and_its_schema_is_json() -> None:
    assert "共 4 个项目、21 项" in run("checklist").out
    assert json.loads(run("checklist", "--schema").out)["title"] == "Checklist"


def test_a_broken_checklist_is_2_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "清单.yaml"
    path.write_text("id: x\nversion: 1\nfoo: 1\n", encoding="utf-8")
    done = run("checklist", path)
    assert done.code == 2
    assert f"{path}:3：" in done.err
    assert done.err.count(str(path)) > 5


def test_blank_for_one_school_goes_to_the_terms_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("blank", "--school", "米山镇中心小学", "--school", "乙小学", "--term", "2022春")
    assert done.code == 0
    made = sorted(path.name for path in Path("forms/2021-2022-2").iterdir())
    assert made == [
        "乙小学-自查表.docx",
        "乙小学-自查表.xlsx",
        "米山镇中心小学-自查表.docx",
        "米山镇中心小学-自查表.xlsx",
    ]
    assert run("blank", "--school", "丙小学", "--format", "xlsx", "-o", "别处").code == 0
    assert [path.name for path in Path("别处").glob("[!.]*")] == ["丙小学-自查表.xlsx"]


def test_blank_overwrites_nothing_without_force_and_keeps_what_was_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("blank", "--school", "甲小学", "--format", "docx")
    path = Path("forms/甲小学-自查表.docx")
    path.write_bytes(b"filled in")
    again = run("blank", "--school", "甲小学", "--format", "docx")
    assert path.read_bytes() == b"filled in"
    assert "没有改动" in again.err and path.name in again.err
    forced = run("blank", "--school", "甲小学", "--format", "docx", "--force")
    assert path.read_bytes().startswith(b"PK")
    [kept] = [other for other in Path("forms").glob("[!.]*") if other != path]
    assert kept.read_bytes() == b"filled in"
    assert kept.name in forced.err


def test_a_blank_form_read_back_is_unanswered_and_stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("blank", "--school", "甲小学", "--term", "2021-2022-2")
    for file_format in ("docx", "xlsx"):
        done = run("validate", f"forms/2021-2022-2/甲小学-自查表.{file_format}", "--format", "json")
        [entry] = json.loads(done.out)["returns"]
        assert done.code == 1
        assert entry["school"]["name"] == "甲小学"
        assert entry["term"] == "2021-2022-2"
        assert [finding["code"] for finding in entry["findings"]] == ["JF209"]


def test_the_example_has_one_of_each(demo: Path) -> None:
    done = run("validate", "returns", "--format", "json")
    validation = json.loads(done.out)
    assert done.code == 1
    assert validation["totals"] == {
        "files": 12,
        "valid": 11,
        "invalid": 1,
        "unreadable": 0,
        "error": 1,
        "warning": 4,
        "info": 5,
        "attachments": 0,
    }
    assert {path.suffix for path in (demo / "returns").iterdir()} == {".xlsx", ".docx"}


def test_validation_has_the_contracts_keys_in_every_return(demo: Path) -> None:
    shutil.copy(demo / "jianfu.yaml", demo / "returns" / "不是表.xlsx")
    validation = json.loads(run("validate", "returns", "--format", "json").out)
    assert list(validation) == ["schema", "checklist", "totals", "returns", "attachments"]
    assert validation["schema"] == "jianfu/validation/1"
    assert list(validation["checklist"]) == ["id", "version", "title"]
    keys = [
        "file",
        "status",
        "school",
        "term",
        "filled_on",
        "prepared_by",
        "principal",
        "responses",
        "sender",
        "version",
        "rectifications",
        "followups",
        "settled",
        "findings",
    ]
    for entry in validation["returns"]:
        assert list(entry) == keys
        assert [response["item"] for response in entry["responses"]] == list(range(1, 22))
        for response in entry["responses"]:
            keys_of_response = {"item", "answer", "compliant", "explanation", "remark", "location", "raw"}
            assert set(response) - {"to_judge"} == keys_of_response  # to_judge: only where the wording is unclear
        for line in entry["rectifications"]:
            assert {"item", "problem", "measure", "responsible", "deadline"} <= set(line)
        for finding in entry["findings"]:
            assert set(finding) == {"code", "name", "severity", "item", "location", "message", "hint"}
    unreadable = [entry for entry in validation["returns"] if entry["status"] == "unreadable"]
    assert [entry["file"] for entry in unreadable] == ["returns/不是表.xlsx"]
    files = [entry["file"] for entry in validation["returns"]]
    assert files == sorted(files)


def test_the_first_items_answer_stands_where_the_contract_says(demo: Path) -> None:
    validation = json.loads(run("validate", "returns/东城街道第一示例小学-自查表.xlsx", "--format", "json").out)
    assert validation["returns"][0]["responses"][0]["location"] == "自查表!C5"
    validation = json.loads(run("validate", "returns/东城街道第二示例小学-自查表.docx", "--format", "json").out)
    assert validation["returns"][0]["responses"][0]["location"] == "表1!C2"


def test_text_is_grouped_by_school_errors_first_with_a_total(demo: Path) -> None:
    lines = run("validate", "returns").out.splitlines()
    assert lines[0] == "【三甲镇中心示例小学】"
    assert "错误 JF201" in lines[2]
    assert lines[-1] == "共 12 份：有效 11 份，需更正 1 份，读不出 0 份；错误 1 处，提醒 4 处，提示 5 处。"


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_output_is_the_same_for_any_number_of_jobs(demo: Path, jobs: int) -> None:
    for number in range(40):
        shutil.copy2(demo / "returns" / "神农镇示例学校-自查表.xlsx", demo / "returns" / f"副本{number}.xlsx")
    first = run("validate", "returns", "--format", "json", "--jobs", "4").out
    assert run("validate", "returns", "--format", "json", "--jobs", str(jobs)).out == first
    assert first.count("JF402") == 40


def test_a_result_can_go_to_a_file(demo: Path) -> None:
    done = run("validate", "returns", "--format", "json", "-o", "结果/核对.json")
    assert done.out == ""
    assert json.loads((demo / "结果" / "核对.json").read_text(encoding="utf-8"))["totals"]["files"] == 12


def test_summary_has_the_contracts_keys_and_its_sums_agree(demo: Path) -> None:
    done = run("summarize", "--date", "2022-07-15")
    assert done.code == 0
    assert sorted(path.name for path in Path("summary").glob("[!.]*")) == sorted(
        report.file for report in REPORTS.values()
    )
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    keys = [
        "schema",
        "checklist",
        "term",
        "files",
        "dispositions",
        "schools",
        "items",
        "sections",
        "groups",
        "priority",
    ]
    assert [key for key in summary if key in keys] == keys
    assert summary["term"] == "2021-2022-2"
    assert set(summary["dispositions"]) == {
        "counted",
        "superseded",
        "rejected",
        "other_term",
        "unidentified",
        "unreadable",
        "attachment",
    }
    assert sum(summary["dispositions"].values()) == len(summary["files"]) == 12
    schools = summary["schools"]
    assert (schools["expected"], schools["counted"]) == (12, 10)
    assert schools["rejected"] == ["三甲镇中心示例小学"]
    assert schools["missing"] == ["陈区镇西沟示例小学"]
    assert schools["late"] == ["高平市示例中学"]
    for item in summary["items"]:
        assert item["compliant"] + item["noncompliant"] + item["not_applicable"] == 10
        assert len(item["noncompliant_schools"]) == item["noncompliant"]
    bad = sum(item["noncompliant"] for item in summary["items"])
    assert (
        bad
        == sum(count["noncompliant"] for count in summary["sections"])
        == sum(count["noncompliant"] for count in summary["groups"])
        == 6
    )
    assert all(check["holds"] for check in summary["checks"])


def test_every_problem_leads_back_to_its_cell(demo: Path) -> None:
    run("summarize", "--format", "json")
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    rows = {row["school"]: row for row in summary["matrix"] if row["file"]}
    for problem in summary["problems"]:
        row = rows[problem["school"]]
        assert problem["file"] == row["file"]
        assert summary["layouts"][row["layout"]][problem["item"] - 1] == problem["location"]
        assert row["answers"][problem["item"] - 1] == problem["answer"]


def test_summaries_of_the_same_day_are_byte_for_byte_the_same(demo: Path) -> None:
    for folder in ("一", "二"):
        run("summarize", "--date", "2022-07-15", "-o", folder)
    for name in (report.file for report in REPORTS.values()):
        assert Path("一", name).read_bytes() == Path("二", name).read_bytes(), name


def test_formats_are_picked_and_a_changed_report_is_kept(demo: Path) -> None:
    assert run("summarize", "--format", "docx").code == 0
    report = Path("summary/汇总报告.docx")
    report.write_bytes(report.read_bytes() + b"edited")
    edited = report.read_bytes()
    done = run("summarize", "--format", "docx")
    assert "另存为" in done.err
    [kept] = Path("summary").glob("汇总报告（*）.docx")
    assert kept.read_bytes() == edited
    assert run("summarize", "--format", "docx").err.count("另存为") == 0


def test_nothing_to_summarise_is_1_and_no_folder_is_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("summarize").code == 2
    Path("returns").mkdir()
    done = run("summarize", "--date", "2022-07-15")
    assert done.code == 1
    assert json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))["schools"]["expected"] is None


def test_without_a_roster_each_distinct_school_counts(demo: Path) -> None:
    Path("名册.xlsx").rename("旧名册.xlsx")
    Path("jianfu.yaml").write_text("", encoding="utf-8")
    done = run("summarize", "--format", "json")
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    assert done.code == 0
    assert (summary["schools"]["expected"], summary["schools"]["counted"], summary["schools"]["missing"]) == (
        None,
        10,
        [],
    )
    assert summary["term"] == "2021-2022-2"
    assert "未指定" in done.out


def test_defaults_come_from_the_file_and_the_command_line_wins(demo: Path) -> None:
    Path("jianfu.yaml").write_text(
        "roster: 名册.xlsx\nterm: 2020-2021-1\nreturns: returns\nblank: {output: 空白表, format: xlsx}\n",
        encoding="utf-8",
    )
    run("blank", "--school", "甲小学")
    assert [path.name for path in Path("空白表/2020-2021-1").iterdir()] == ["甲小学-自查表.xlsx"]
    run("blank", "--school", "乙小学", "--term", "2021-2022-2", "-o", "别处", "--format", "docx")
    assert [path.name for path in Path("别处/2021-2022-2").iterdir()] == ["乙小学-自查表.docx"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("blank: {force: true}", "force"), ("rooster: x", "rooster"), ("validate: {jobs: 0}", "jobs"), ("- 1", "键")],
)
def test_a_wrong_jianfu_yaml_is_2_with_its_line(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("jianfu.yaml").write_text(text, encoding="utf-8")
    done = run("blank")
    assert done.code == 2
    assert "jianfu.yaml:1：" in done.err and words in done.err


def test_init_leaves_what_is_there_alone_unless_forced(tmp_path: Path) -> None:
    folder = tmp_path / "学期"
    run("init", folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "jianfu.yaml",
        "returns",
        "减负.bat",
        "台账.xlsx",
        "名册.xlsx",
        "报告文字.txt",
    ]
    (folder / "jianfu.yaml").write_text("term: 2022春\n", encoding="utf-8")
    assert "没有改动" in run("init", folder).err
    assert (folder / "jianfu.yaml").read_text(encoding="utf-8") == "term: 2022春\n"
    run("init", folder, "--force")
    assert "roster: 名册.xlsx" in (folder / "jianfu.yaml").read_text(encoding="utf-8")


def test_a_fresh_working_folder_works_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", tmp_path / "学期")
    monkeypatch.chdir(tmp_path / "学期")
    assert run("blank").code == 0
    assert run("validate", "returns").code == 0
    assert run("summarize").code == 1


def test_inspect_shows_each_items_cell_text_and_reading(demo: Path) -> None:
    Path("台账.xlsx").unlink()
    done = run("inspect", "returns/三甲镇中心示例小学-自查表.xlsx")
    assert done.code == 1
    assert "第 13 项 自查表!C17：原文“较好”，看不明白\n" in done.out
    assert run("inspect", "returns/神农镇示例学校-自查表.xlsx").code == 0
    Path("图.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 100)
    shown = run("inspect", "图.jpg").out
    assert "JF003" in shown and "怎么办" in shown


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_any_console(demo: Path, encoding: str) -> None:
    Path("returns/神农镇示例学校-自查表.xlsx").rename("returns/\u3659\U00020bb7☑.xlsx")
    for arguments in (
        ["validate", "returns"],
        ["rules"],
        ["summarize"],
        ["inspect", "returns/\u3659\U00020bb7☑.xlsx"],
        ["--help"],
    ):
        assert run(*arguments, encoding=encoding).code in (0, 1)


def test_json_is_utf8_whatever_the_console(demo: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "jianfu_cli", "validate", "returns", "--format", "json"],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONPATH": str(SOURCE)}, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout.decode("utf-8"))["totals"]["files"] == 12


def test_same_answers_in_word_and_excel_give_the_same_record(tmp_path: Path) -> None:
    from jianfu_cli.definition import checklist
    from jianfu_cli.definition.term import Term
    from jianfu_cli.forms.blank_forms import Addressee, blank_form
    from jianfu_cli.forms.filling import Filling, Measure, fill

    definition = checklist.load_checklist()
    answers = {item.number: (item.expected, "", "") for item in definition.items}
    answers[4] = ("是", "被要求组织学生网上答题。\n共两次。", "见说明")
    answers[17] = ("不涉及", "没有承担社会考试", "")
    filling = Filling(
        {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"},
        answers,
        [Measure(4, "网上答题", "停止", "张三", "2022年9月1日")],
    )
    records = []
    for file_format in ("docx", "xlsx"):
        blank = blank_form(definition, Addressee("甲小学", "2114058704"), Term(2021, 2), file_format)
        path = tmp_path / f"a.{file_format}"
        path.write_bytes(fill(blank, file_format, filling))
        [entry] = json.loads(run("validate", path, "--format", "json").out)["returns"]
        assert entry["status"] == "valid" and entry["findings"] == []
        del entry["file"]
        for response in entry["responses"]:
            del response["location"], response["raw"]
        for measure in entry["rectifications"]:
            del measure["location"]
        records.append(entry)
    assert records[0] == records[1]
    assert records[0]["responses"][3]["explanation"] == "被要求组织学生网上答题。\n共两次。"
    assert records[0]["rectifications"][0]["deadline"] == "2022-09-01"


def test_init_with_force_keeps_what_was_filled_in(tmp_path: Path) -> None:
    run("init", tmp_path)
    (tmp_path / "jianfu.yaml").write_text("term: 2022春\n", encoding="utf-8")
    assert "另存为" in run("init", tmp_path, "--force").err
    [kept] = tmp_path.glob("jianfu（*）.yaml")
    assert kept.read_text(encoding="utf-8") == "term: 2022春\n"
    assert "另存为" not in run("init", tmp_path, "--force").err


def test_another_checklist_goes_with_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.chdir(tmp_path)
    Path("清单.yaml").write_text(OTHER_CHECKLIST, encoding="utf-8")
    other = ["--checklist", "清单.yaml"]
    assert run("init", "学期", "--example", *other).code == 0
    monkeypatch.chdir(tmp_path / "学期")
    monkeypatch.setenv("PYTHONUTF8", "1")
    validation = json.loads(run("validate", "returns", "--format", "json").out)
    assert validation["checklist"]["id"] == "other-county"
    assert validation["totals"]["files"] == 12
    assert {response["answer"] for form in validation["returns"] for response in form["responses"]} == {"达标"}
    other[1] = "../清单.yaml"
    for command in (["blank"], ["summarize"], ["inspect", next(Path("returns").iterdir())], ["rules"], ["checklist"]):
        assert run(*command, *other).code in (0, 1)


def test_a_named_school_gets_its_code_from_the_default_roster(demo: Path) -> None:
    run("blank", "--school", "米山镇中心示例小学", "--format", "docx")
    done = run("inspect", "forms/2021-2022-2/米山镇/米山镇中心示例小学-自查表.docx")
    assert "米山镇中心示例小学" in done.out
    import zipfile

    with zipfile.ZipFile("forms/2021-2022-2/米山镇/米山镇中心示例小学-自查表.docx") as form:
        assert "2114000003" in form.read("docProps/custom.xml").decode()
    assert len(list(Path("forms/2021-2022-2/米山镇").iterdir())) == 1


def test_the_wording_that_init_lays_down_can_be_changed_and_used(demo: Path) -> None:
    import zipfile

    wording = Path("报告文字.txt").read_text(encoding="utf-8")
    assert run("summarize", "--date", "2022-07-15", "-o", "原样").code == 0
    assert run("summarize", "--date", "2022-07-15", "-o", "照抄", "--template", "报告文字.txt").code == 0
    assert Path("原样/汇总报告.docx").read_bytes() == Path("照抄/汇总报告.docx").read_bytes()
    Path("报告文字.txt").write_bytes(wording.replace("特此报告", "以上报告请审阅").encode("gbk"))
    assert run("summarize", "-o", "改过", "--template", "报告文字.txt").code == 0
    with zipfile.ZipFile("改过/汇总报告.docx") as report:
        assert "以上报告请审阅" in report.read("word/document.xml").decode()


def test_a_file_reached_by_two_paths_is_read_once(demo: Path) -> None:
    done = run("validate", "returns", "returns/神农镇示例学校-自查表.xlsx", "returns", "--format", "json")
    assert json.loads(done.out)["totals"]["files"] == 12
    assert "重复给出的路径 2 个" in run("validate", "returns", "returns/神农镇示例学校-自查表.xlsx", "./returns").out


def test_where_an_unreadable_file_ended_is_said_in_words(demo: Path) -> None:
    Path("returns/扫描件.pdf").write_bytes(b"%PDF-1.4\n")
    run("summarize", "--format", "json")
    files = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))["files"]
    [reason] = [entry["reason"] for entry in files if entry["disposition"] == "unreadable"]
    assert "PDF" in reason and "JF" not in reason


def test_two_formats_do_not_go_into_one_file(demo: Path) -> None:
    done = run("validate", "returns", "--format", "text", "--format", "json", "-o", "结果.txt")
    assert done.code == 2
    assert not Path("结果.txt").exists()


def test_a_wrong_value_in_jianfu_yaml_is_said_to_stand_there(demo: Path) -> None:
    Path("jianfu.yaml").write_text("term: 2022夏\n", encoding="utf-8")
    done = run("validate", "returns")
    assert done.code == 2
    assert "jianfu.yaml:1：“term”不对" in done.err
    assert "选项 --term 不对" in run("validate", "returns", "--term", "2022夏").err
    Path("jianfu.yaml").write_text("deadline: 明天\n", encoding="utf-8")
    assert "jianfu.yaml:1：“deadline”的“明天”" in run("summarize").err
