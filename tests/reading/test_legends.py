"""Notes that say what 是 and 否 mean: read by it only where they say it in so many words; instructions turn nothing round."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, HEAD, TITLE, read_all, rows
from jianfu_cli.answers.outcome import Outcome

WAYS = pytest.mark.parametrize("way", ["sheet", "word"])
GOOD = list(EXPECTED.values())
OTHER = {"是": "否", "否": "是"}
AS_WRITTEN, GOOD_IS_YES, GOOD_IS_NO = "| | N. T | A | |", "| | N. T | 是 | |", "| | N. T | 否 | |"


def form(note: str, pattern: str, where: str = "above") -> str:
    """A form with a note above or below its table, in its heading, or in a row of the table."""
    heading = f"| 项目 | 内容 | 自查情况{f'（{note}）' if where == 'heading' else ''} | 备注 |\n"
    inside = f"| {note} | < | < | < |\n" if where == "inside" else ""
    table = f"{inside}{heading}{rows(pattern)}"
    return HEAD + {"above": f"{note}\n{table}", "below": f"{table}\n{note}\n"}.get(where, table)


def answers(text: str, way: str) -> list[list[str | None]]:
    """The answers of each form."""
    return [[found.answer for found in each.responses] for each in read_all(text, way)]


def outcomes(text: str, way: str) -> list[Outcome]:
    """How the first form's answers were read."""
    return [found.outcome for found in read_all(text, way)[0].responses]


@WAYS
@pytest.mark.parametrize("where", ["above", "below", "heading"])
@pytest.mark.parametrize(
    ("note", "pattern"),
    [
        ("说明：存在问题的填“是”，不存在问题的填“否”。", GOOD_IS_NO),
        ("填表说明：凡有问题的，请填“是”；没有问题的，请填“否”", GOOD_IS_NO),
        ("“否”代表未发现问题，“是”代表发现问题", GOOD_IS_NO),
        ("是：有问题；否：无问题", GOOD_IS_NO),
        ("填“是”表示违反规定，填“否”表示未违反规定。", GOOD_IS_NO),
        ("填“是”的表示不符合要求，填“否”的表示符合要求", GOOD_IS_NO),
        ("注：符合要求填“是”，不符合填“否”", GOOD_IS_YES),
        ("不存在问题的填“是”", GOOD_IS_YES),
        ("2.填“否”表示未达到要求，填“是”表示达到要求。", GOOD_IS_YES),
        ("自查情况栏：“是”表示合格，“否”表示不合格", GOOD_IS_YES),
        ("是（达标）、否（不达标）", GOOD_IS_YES),
        ("“是”指没有违规情况，“否”指有违规情况", GOOD_IS_YES),
        ("符合规定的填是，否则填否", GOOD_IS_YES),
    ],
)
def test_a_note_that_says_what_the_words_mean(note: str, pattern: str, where: str, way: str) -> None:
    assert answers(form(note, pattern, where), way) == [GOOD]


@WAYS
@pytest.mark.parametrize("where", ["above", "below", "heading", "inside"])
@pytest.mark.parametrize(
    "note",
    [
        "请如实填“是”或“否”；有问题的请填写整改措施。",
        "自查情况填“是”、“否”，有问题的另附说明。",
        "各项均填“是”“否”，发现问题及时上报。",
        "只填“是”/“否”，如存在不符合要求的请写明",
        "如有问题填写整改台账，如无问题填“无”。",
        "备注栏：有问题填“有”，无问题填“无”",
        "整改情况一栏：整改到位填“是”，未整改到位填“否”",
        "填“否”的，请在备注中说明存在问题",
        "是否符合要求由中心校认定，学校填“是”或“否”",
        "“否”不一定表示存在问题",
        "部分项目填“是”表示存在问题，部分项目填“是”表示符合要求",
        "填“否”的10项均不存在问题，填“是”的11项均符合要求。",
        "填“是”的均符合要求，填“否”的均不存在此类现象。",
        "没有此项工作的填“不涉及”",
        "填“是”表示有此现象，填“否”表示没有此现象",
        "1—5、7、12、14—16项填“否”表示符合要求，其余各项填“是”表示符合要求",
        "第1项填“否”表示未组织实施，第6项填“是”表示严格控制",
    ],
)
def test_an_instruction_leaves_answers_as_written(note: str, where: str, way: str) -> None:
    assert answers(form(note, AS_WRITTEN, where), way) == [GOOD]


@WAYS
@pytest.mark.parametrize(
    "note",
    [
        "存在问题的填“是”，符合要求的填“是”",  # contradicts itself
        "填“是”表示同意，填“否”表示不同意",
        "“是”表示存在问题且已整改，“否”表示其他情况",
        "是否存在问题，请填“是”或“否”",
        "填“是”的不符合要求，填“否”的符合要求",
        "经督导认定有问题的填“是”",
    ],
)
def test_what_may_be_such_a_note_leaves_answers_unclear(note: str, way: str) -> None:
    assert set(outcomes(form(note, AS_WRITTEN), way)) == {Outcome.UNCLEAR}


@WAYS
def test_a_note_for_the_rows_below_it(way: str) -> None:
    note = "| 以下各项存在问题的填“是”，不存在问题的填“否” | < | < | < |\n"
    table = rows(AS_WRITTEN, 1, 10) + note + rows(GOOD_IS_NO, 11, 21)
    assert answers(f"{HEAD}| 项目 | 内容 | 自查情况 | 备注 |\n{table}", way) == [GOOD]


@WAYS
def test_a_note_for_some_items(way: str) -> None:
    note = "第1项至第10项按题意填写，第11-21项填“是”表示存在问题，填“否”表示不存在问题"
    table = rows(AS_WRITTEN, 1, 10) + rows(GOOD_IS_NO, 11, 21)
    assert answers(f"{HEAD}{note}\n| 项目 | 内容 | 自查情况 | 备注 |\n{table}", way) == [GOOD]


@WAYS
def test_what_fits_may_be_the_items_words(way: str) -> None:
    found = answers(form("是表示符合，否表示不符合", GOOD_IS_YES), way)[0]
    assert found == [None if good == "否" else "是" for good in GOOD]


@WAYS
def test_a_note_beside_a_heading_that_asks_itself(way: str) -> None:
    head = "| 项目 | 内容 | 是否存在问题 | 备注 |\n"
    agreeing = f"{HEAD}填“是”表示存在问题，填“否”表示不存在问题\n{head}{rows(GOOD_IS_NO)}"
    opposite = f"{HEAD}填“是”表示符合要求，填“否”表示不符合要求\n{head}{rows(GOOD_IS_NO)}"
    assert answers(agreeing, way) == [GOOD]
    assert set(outcomes(opposite, way)) == {Outcome.UNCLEAR}


def test_a_note_on_another_sheet() -> None:
    table = f"| 项目 | 内容 | 自查情况 | 备注 |\n{rows(AS_WRITTEN)}"
    instruction = "如有问题，请填写整改台账；如无问题，填“无”。"
    legend = "填“是”表示存在问题，填“否”表示不存在问题。"
    assert answers(f"=== 填表说明\n{instruction}\n=== 自查表\n{HEAD}{table}", "sheet") == [GOOD]
    found = outcomes(f"=== 填表说明\n{legend}\n=== 自查表\n{HEAD}{table}", "sheet")
    assert set(found) == {Outcome.UNCLEAR}


@WAYS
def test_a_note_over_ticks_and_over_schools(way: str) -> None:
    schools = ("米山镇中心小学", "米山镇第二小学")
    note = "存在问题的填“是”"
    ticks = f"| 项目 | 内容 | 是 | 否 |\n{rows('| | N. T | | √ |')}"
    table = f"| 序号 | 内容 | {' | '.join(schools)} |\n{rows('| N | T | 否 | 否 |')}"
    assert answers(f"{HEAD}{note}\n{ticks}", way) == [GOOD]
    assert answers(f"{TITLE}（{note}，不存在填否）\n{table}", way) == [GOOD, GOOD]


@WAYS
def test_other_words_are_told_of_where_they_are_the_answers(way: str) -> None:
    note = "有问题填“有”，无问题填“无”"
    assert answers(form(note, "| | N. T | 无 | |"), way) == [GOOD]
    assert answers(form(note, AS_WRITTEN), way) == [GOOD]
