"""Columns headed with terms: the column of the term asked for answers; without one they must agree."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, FOOT, HEAD, WAYS, response, rows
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition import Term
from jianfu_cli.reading import FormReader
from jianfu_cli.returns.facts import Return
from tables import SHIPPED

OPPOSITE = {n: "是" if expected == "否" else "否" for n, expected in EXPECTED.items()}
SPRING = "| | N. T | B | A | |"  # B: how it was in autumn
HEADINGS = [
    "| 项目 | 内容 | 第一学期 | 第二学期 | 备注 |",
    "| 项目 | 内容 | 第一学期自查情况 | 第二学期自查情况 | 备注 |",
    "| 项目 | 内容 | 2021年秋季学期 | 2022年春季学期 | 备注 |",
    "| 项目 | 内容 | 2021—2022学年第一学期 | 2021—2022学年第二学期 | 备注 |",
    "| 项目 | 内容 | 自查情况（第一学期） | 自查情况（第二学期） | 备注 |",
    "| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 第一学期 | 第二学期 | ^ |",
    "| 项目 | 内容 | 2021年秋季 | 2022年春季 | 备注 |",
]


def read(headings: str, pattern: str, way: str, term: str | None) -> Return:
    table = "".join(f"{line.replace('B', OPPOSITE[n])}\n" for n, line in enumerate(rows(pattern).splitlines(), 1))
    reader = FormReader(SHIPPED, term=Term.parse(term) if term else None)
    (form,) = reader.read(WAYS[way](f"{HEAD}{headings}\n{table}{FOOT}"), "表")
    return form


def answers(form: Return) -> dict[int, str | None]:
    return {answered.item: answered.answer for answered in form.responses}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("headings", HEADINGS)
def test_the_column_of_the_term_asked_for_answers(headings: str, way: str) -> None:
    assert answers(read(headings, SPRING, way, "2021-2022-2")) == EXPECTED
    autumn = read(headings, SPRING, way, "2021-2022-1")
    assert answers(autumn) == OPPOSITE
    assert len(autumn.columns_left_out) == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("headings", HEADINGS)
def test_without_a_term_none_is_chosen(headings: str, way: str) -> None:
    assert {answered.outcome for answered in read(headings, SPRING, way, None).responses} == {Outcome.CONFLICT}


@pytest.mark.parametrize("headings", [HEADINGS[0], HEADINGS[3]])
def test_a_term_that_heads_no_column_chooses_none(headings: str) -> None:
    other = headings.replace("第一学期", "第三学期").replace("第二学期", "第四学期")
    form = read(other, SPRING, next(iter(WAYS)), "2021-2022-2")
    assert response(form, 1).outcome is Outcome.CONFLICT


def test_another_year_is_another_term() -> None:
    form = read("| 项目 | 内容 | 2020—2021学年第二学期 | 2021—2022学年第二学期 | 备注 |", SPRING, "xlsx", "2021-2022-2")
    assert answers(form) == EXPECTED
