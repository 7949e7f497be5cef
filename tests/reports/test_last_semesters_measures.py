"""What became of last semester's measures: the same in report, workbook, page, JSON and on the screen."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook

from html_cases import HOSTILE
from jianfu_cli.reports.excel.workbook import write_workbook
from jianfu_cli.reports.html.page import write_page
from jianfu_cli.reports.json_report import summary_json
from jianfu_cli.reports.measure_phrases import carried_words
from jianfu_cli.reports.screen.summary_text import summary_lines
from jianfu_cli.reports.word import context as wording
from jianfu_cli.reports.word import markup
from jianfu_cli.reports.word import word_report as word
from jianfu_cli.reports.word.annexes import all_annexes as annexes
from jianfu_cli.reports.word.blocks import Paragraph
from jianfu_cli.reports.word.template import render
from jianfu_cli.summary.figures import Summary
from jianfu_cli.summary.measure_rows import MeasureState
from jianfu_cli.tools import resources
from last_semesters import carried, with_carried
from summaries import make_summary

SHIPPED = resources.read_resource(word.WORDING_TEMPLATE)


def report(summary: Summary) -> str:
    text = render(SHIPPED, wording.context(summary), "模板.txt")
    blocks = markup.parse(text, annexes.annex_tables(summary), SHIPPED, "模板.txt")
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def page(summary: Summary) -> str:
    stream = io.BytesIO()
    write_page(summary, stream)
    return stream.getvalue().decode()


def sheet(summary: Summary) -> list[dict[str, Any]]:
    stream = io.BytesIO()
    write_workbook(summary, stream)
    rows = list(load_workbook(stream)["整改台账"].iter_rows(values_only=True))
    at = next(place for place, row in enumerate(rows) if row[0] == "序号")
    return [dict(zip(map(str, rows[at]), row, strict=True)) for row in rows[at + 1 :] if isinstance(row[0], int)]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (
            {"done": 31, "doubtful": 2, "due": 5, "unanswered": 3},
            "自报完成33条（其中2条本期仍存在问题，待核），逾期5条，未回应3条",
        ),
        ({"done": 2}, "均自报完成"),
        ({"done": 1}, "自报完成1条"),
        ({"unanswered": 4}, "均未回应"),
        ({"doubtful": 3}, "均自报完成（其中3条本期仍存在问题，待核）"),
        ({"open": 1, "due": 1}, "整改中1条，逾期1条"),
        ({"done": 1, "unanswered": 1, "gone": 2}, "自报完成1条，未回应3条（其中2条的学校已不在名册）"),
        ({}, ""),
    ],
)
def test_the_words(counts: dict[str, int], words: str) -> None:
    assert carried_words(with_carried(**counts)) == words


def test_the_words_and_the_numbers_agree_everywhere() -> None:
    summary = with_carried(40, done=9, doubtful=2, open=3, due=4, unanswered=5)
    told = report(summary)
    assert "上期未完成的整改措施23条，自报完成11条（其中2条本期仍存在问题，待核），整改中3条，逾期4条（涉及" in told
    assert (
        "对上期整改措施中逾期的4条，督促学校尽快完成；未回应的5条，请学校说明落实情况。对自报完成、本期仍存在问题的2条，逐条核实。"
        in told
    )
    assert "上期未完成的整改措施 <b>23</b> 条，自报完成11条（其中2条本期仍存在问题，待核）" in page(summary)
    assert "上期整改待落实（11 条）" in page(summary)
    words = "自报完成11条（其中2条本期仍存在问题，待核），整改中3条，逾期4条，未回应5条"
    assert f"上期未完成的整改措施 23 条，{words}" in list(summary_lines(summary))
    rows = [row for row in sheet(summary) if row["来源学期"] != "本学期"]
    states = [row["状态"] for row in rows]
    assert {word: states.count(word) for word in states} == {
        "自报完成": 9, "待核": 2, "整改中": 3, "逾期": 4, "未回应": 5,
    }  # fmt: skip
    assert {row["来源学期"] for row in rows} == {"2021—2022学年第一学期"}
    found = [row for row in json.loads(b"".join(summary_json(summary)))["rectifications"] if row["from"]]
    assert {state: sum(row["state"] == state for row in found) for state in MeasureState} == {
        "done": 9, "doubtful": 2, "open": 3, "due": 4, "unanswered": 5,
    }  # fmt: skip


def test_the_workbook_and_json_tell_of_this_semesters_measures_as_well() -> None:
    summary = make_summary(40)
    rows = sheet(summary)
    assert len(rows) == len(summary.rectifications) > 10
    assert {(row["来源学期"], row["状态"], row.get("落实说明")) for row in rows} == {("本学期", "整改中", None)}
    found = json.loads(b"".join(summary_json(summary)))["rectifications"]
    assert [(row["school"], row["item"], row["deadline"], row["state"], row["from"]) for row in found] == [
        (row.school, row.item, row.deadline, "open", None) for row in summary.rectifications
    ]


def test_what_a_school_says_besides_and_where_stands_in_the_workbook() -> None:
    done, silent = sheet(with_carried(0, done=1, unanswered=1))
    assert (done["落实说明"], done["位置"], done["时限提示"]) == ("已开会布置", "上期整改落实情况!F4", None)
    assert (silent["落实说明"], silent["来源文件"], silent["时限提示"]) == (None, None, "已到期")


@pytest.mark.parametrize("counts", [{"done": 3}, {"open": 2}])
def test_where_nothing_is_to_be_looked_into_nothing_is_asked_for(counts: dict[str, int]) -> None:
    summary = with_carried(**counts)
    assert "对上期整改措施中" not in report(summary)
    assert "逐条核实。" not in report(summary)
    assert "上期整改待落实" not in page(summary)


def test_without_a_semester_before_nothing_is_said_of_it() -> None:
    summary = make_summary(40)
    assert "上期" not in report(summary)
    assert "上期整改" not in page(summary)
    assert not [line for line in summary_lines(summary) if "上期" in line]


def test_schools_without_problems_are_still_followed_up() -> None:
    summary = make_summary(3, missing=0, rejected=0, received=0, trouble=0)
    summary.measures = [carried(summary.schools[0].name, MeasureState.DUE)]
    told = report(summary)
    assert "没有需要跟踪的整改事项" not in told
    assert "对上期整改措施中逾期的1条，督促学校尽快完成。" in told
    assert "将采取抽查等方式" not in told


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_measures_stay_text(text: str) -> None:
    summary = make_summary(3)
    summary.measures = [carried(text, MeasureState.DUE, text, text), carried(text, MeasureState.UNANSWERED, text, text)]
    shown = page(summary)
    assert "<script>pwned" not in shown and "<img src=x" not in shown and "49" not in carried_words(summary)
    assert "49条" not in report(summary)
    assert len(sheet(summary)) == 2
    assert json.loads(b"".join(summary_json(summary)))["rectifications"]
