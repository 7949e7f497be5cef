"""Answers that a school put right in the form itself, beside them or around the table: never the old one in silence."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, HEAD, all_good, read_all, response, rows
from jianfu_cli.answers.outcome import Outcome

WAYS = pytest.mark.parametrize("way", ["sheet", "word"])
TABLE = f"{COLUMNS}{rows('| | N. T | A | |')}"


@WAYS
@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "note",
    [
        "更正：第4项应为“是”。",
        "更正说明：将第4项的“否”改为“是”",
        "注：第四项填写有误，应为是",
        "勘误：4.是",
        "第4项经核实为“是”",
        "补充说明：第4项实际情况为是",
        "备注：第4项作废",
        "第4项以纸质版为准",
        "第3、4项误填",
    ],
)
def test_a_note_around_the_table(note: str, below: bool, way: str) -> None:
    form = read_all(f"{HEAD}{TABLE}\n{note}\n" if below else f"{HEAD}{note}\n{TABLE}", way)[0]
    found = response(form, 4)
    assert (found.outcome, found.answer, found.raw) == (Outcome.CONFLICT, None, f"否／{note}")
    all_good(form, 3, 4)


@WAYS
@pytest.mark.parametrize(
    "note",
    [
        "更正：第4项应为“否”。",
        "第4项改为每学期一次",
        "第4项如有变化，请及时更正",
        "更正电话：4项以内请联系中心校",
        "本次更正4项内容，是全校讨论的结果",
        "第4项填“否”表示未组织",
    ],
)
def test_a_note_that_corrects_nothing(note: str, way: str) -> None:
    all_good(read_all(f"{HEAD}{TABLE}\n{note}\n", way)[0])


@WAYS
@pytest.mark.parametrize(
    "remark", ["更正：是", "核实后为是", "经核实，是", "实际为是", "修改：是", "勘误：是", "是", "（是）", "前栏有误"]
)
def test_a_remark(remark: str, way: str) -> None:
    table = TABLE.replace("4. {4} | 否 | |", f"4. {{4}} | 否 | {remark} |")
    form = read_all(HEAD + table, way)[0]
    assert response(form, 4).outcome is Outcome.CONFLICT
    all_good(form, 4)


@WAYS
@pytest.mark.parametrize("heading", ["更正后", "更正", "修改意见", "最终结果", "改正"])
def test_a_column_for_what_is_put_right(heading: str, way: str) -> None:
    heads = f"| 项目 | 内容 | 自查情况 | {heading} | 备注 |\n"
    table = rows("| | N. T | A | | |").replace("4. {4} | 否 | | |", "4. {4} | 否 | 是 | |")
    form = read_all(HEAD + heads + table, way)[0]
    assert response(form, 4).outcome is Outcome.CONFLICT
    all_good(form, 4)


@WAYS
def test_a_remark_under_a_heading_that_asks_itself(way: str) -> None:
    heads = "| 项目 | 内容 | 是否存在问题 | 备注 |\n"
    table = rows("| | N. T | 否 | |").replace("6. {6} | 否 | |", "6. {6} | 否 | 更正为：是 |")
    form = read_all(HEAD + heads + table, way)[0]
    assert response(form, 6).outcome is Outcome.CONFLICT
    all_good(form, 6)
