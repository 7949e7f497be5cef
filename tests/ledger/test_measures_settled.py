"""A measure is read when its item's answer is settled: an item that became a problem by the ledger has the one in 备注."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import tables
from commands import run
from form_cases import EXPECTED, FOOT, HEAD
from ledgers import HEADINGS, corrected, workbook
from reply_cases import paragraphs

LEDGER, RETURN = Path("台账.xlsx"), Path("returns/甲小学.xlsx")
SAID = "整改措施：召回借调人员；责任人：孙校长；完成时限：2022年9月1日"
READ = {"item": 20, "measure": "召回借调人员", "responsible": "孙校长", "deadline": "2022-09-01"}
WRITTEN = {"unclear": "基本上没有", "blank": "", "ticked twice": "□是 □否 ■是 ■否", "well": "是", "directly": "否"}
COLUMNS = "| 项目 | 内 容 | 自查情况 | 备注 |\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RETURN.parent.mkdir()


def send(answers: Mapping[int, str], remarks: Mapping[int, str], below: str = "", kind: str = "xlsx") -> None:
    """The school's form, with these answers and remarks where they are not the good answer and nothing."""
    lines = [f"| | {n}. {{{n}}} | {answers.get(n, EXPECTED[n])} | {remarks.get(n, '')} |" for n in EXPECTED]
    text = HEAD.replace("米山镇洞湾小学", "甲小学") + COLUMNS + "\n".join(lines) + FOOT + below
    RETURN.with_suffix(f".{kind}").write_bytes(tables.xlsx(text) if kind == "xlsx" else tables.docx(text))


def rule(*rows: tuple[int, str, str]) -> None:
    workbook(LEDGER, [HEADINGS, *((*row, 1, "甲小学", "张三", "2022-07-05", "") for row in rows)])


def correct(*rows: tuple[int, str, str]) -> None:
    corrected(LEDGER, *(("甲小学", *row) for row in rows))


def validated() -> dict[str, Any]:
    done = run("validate", "--format", "json")
    [entry] = json.loads(done.out)["returns"]
    found: dict[str, Any] = entry
    return found


def measures(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [{key: line[key] for key in READ} for line in entry["rectifications"]]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_a_remark_holds_the_measure_of_a_problem_however_it_was_settled(written: str, kind: str) -> None:
    send({20: written}, {20: SAID}, kind=kind)
    match written:
        case "基本上没有":
            rule((20, written, "否"))
        case "":
            correct((20, "（空白）", "否"))
        case "否":
            pass
        case _:
            correct((20, validated()["responses"][19]["raw"], "否"))
    entry = validated()
    assert entry["responses"][19]["compliant"] is False
    assert measures(entry) == [READ]
    assert not [found["code"] for found in entry["findings"] if found["code"] in ("JF302", "JF303", "JF304")]


def test_the_summary_has_it_and_nobody_is_asked_for_it() -> None:
    send({20: "基本上没有"}, {20: SAID})
    rule((20, "基本上没有", "否"))
    assert run("summarize", "--format", "json").code == 0
    summary = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))
    assert [(row["item"], row["measure"]) for row in summary["rectifications"]] == [(20, "召回借调人员")]
    run("reply")
    assert not Path("回复/甲小学").exists()


def test_of_an_item_that_was_corrected_to_well_nothing_is_to_be_put_right() -> None:
    send({20: "否"}, {20: SAID})
    assert measures(validated()) == [READ]
    correct((20, "否", "是"))
    assert measures(validated()) == []


def test_its_deadline_is_seen_from_the_day_that_was_corrected() -> None:
    send({20: "否"}, {20: "整改措施：召回；责任人：孙校长；完成时限：9月1日"})
    assert measures(validated())[0]["deadline"] == "2022-09-01"
    corrected(LEDGER, ("甲小学", "填表时间", "2022年6月23日", "2023-06-23"))
    assert measures(validated())[0]["deadline"] == "2023-09-01"


def test_numbers_that_are_the_very_items_are_known_when_these_are_problems() -> None:
    """1, 2 under 序号 only count the rows, unless the form answers these items as problems."""
    below = "\n\n| 序号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |\n"
    below += "| 1 | 未报备 | 先报后查 | 王老师 | 2022年9月1日 |\n| 2 | 频次多 | 合并检查 | 王老师 | 2022年9月1日 |\n"
    send({1: "偶尔", 2: "偶尔"}, {}, below)
    assert [line["item"] for line in validated()["rectifications"]] == [None, None]
    rule((1, "偶尔", "是"), (2, "偶尔", "是"))
    assert [line["item"] for line in validated()["rectifications"]] == [1, 2]


def test_inspect_says_what_a_blank_was_corrected_to() -> None:
    send({9: "", 20: ""}, {20: SAID})
    correct((9, "空白", "是"), (20, "空白", "否"))
    done = run("inspect", str(RETURN))
    assert done.code == 0
    assert "第 9 项 自查表!C12：空白，读作“是”，按更正（台账.xlsx!更正!A2）" in done.out
    assert "整改 第 20 项：召回借调人员" in done.out


@pytest.mark.parametrize("mark", ["√", "0", "有", "√√", "是/否", "A"])
def test_a_mark_that_was_judged_explains_nothing(mark: str) -> None:
    send({20: mark}, {})
    correct((20, validated()["responses"][19]["raw"], "否"))
    assert validated()["responses"][19]["explanation"] == ""


def test_words_that_were_judged_explain_the_answer() -> None:
    send({20: "偶尔借调一人"}, {})
    rule((20, "偶尔借调一人", "否"))
    assert validated()["responses"][19]["explanation"] == "偶尔借调一人"


@pytest.mark.parametrize(
    ("remark", "explained"),
    [
        (SAID, ""),
        (f"缺编，借调1人。{SAID}", "缺编，借调1人。"),
        ("立即整改，召回借调人员", ""),
        ("缺编一人", "缺编一人"),
    ],
)
def test_a_measure_is_not_told_once_more_as_an_explanation(remark: str, explained: str) -> None:
    send({20: "否"}, {20: remark})
    run("summarize", "--format", "json")
    [problem] = json.loads(Path("summary/summary.json").read_text(encoding="utf-8"))["problems"]
    assert problem["explanation"] == explained
    run("reply", "--format", "draft")
    text = "\n".join(paragraphs(next(Path("回复").rglob("*草稿*")).read_bytes()))
    assert f"存在的问题：{explained.rstrip('。') or '【请补充：具体情况】'}。" in text
    assert text.count("召回借调人员") == ("召回" in remark)
