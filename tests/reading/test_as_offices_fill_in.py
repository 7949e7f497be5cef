"""Forms as offices print them and schools fill them in, which any reader understands: each as Excel and as Word."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, FOOT, HEAD, TITLE, all_good, read_all, response, rows
from jianfu_cli.definition.fields import SCHOOL

WAYS = pytest.mark.parametrize("way", ["sheet", "word", "xlsx", "docx"])
SCHOOLS = ("三甲镇槐湾小学", "三甲镇桥掌小学")
HEADINGS = "| 序号 | 内容 | 自查情况 | 备注 |\n"


def written(yes: str, no: str, headings: str = HEADINGS, pattern: str = "| N | T | A | |") -> str:
    """A form of good answers, 是 and 否 written in some other way."""
    table = rows(pattern).replace("| 是 |", f"| {yes} |").replace("| 否 |", f"| {no} |")
    return HEAD + headings + table + FOOT


def ticked(headings: str, yes: str, no: str) -> str:
    """A form with columns to tick; `yes` and `no` are what stands in them."""
    lines = [f"| {{{n}}} | {yes if answer == '是' else no} |" for n, answer in EXPECTED.items()]
    return HEAD + headings + "\n" + "\n".join(lines) + FOOT


# ---------------------------------------------------------------- what is printed to be filled in


@WAYS
@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("☑是（请说明）____ □否", "□是（请说明）____ ☑否"),
        ("☑是，情况说明：　□否", "□是，情况说明：　☑否"),
        ("☑是，具体情况：__；□否", "□是，具体情况：____；☑否"),
        ("√是（说明：  ） □否", "□是（说明：  ） √否"),
        ("☑是（如选“否”请说明情况） □否", "☑否（如选“是”请说明情况）"),
        ("是（如否，请说明：　）", "否（如是，请说明：　）"),
    ],
)
def test_what_is_printed_to_be_filled_in_between_the_options(yes: str, no: str, way: str) -> None:
    (form,) = read_all(written(yes, no), way)
    all_good(form)
    assert {found.explanation for found in form.responses} == {""}


@WAYS
def test_what_is_filled_in_between_the_options_is_the_explanation(way: str) -> None:
    (form,) = read_all(written("☑是（请说明：每周一次） □否", "□是（请说明：） ☑否"), way)
    all_good(form)
    assert response(form, 6).explanation == "每周一次"
    (form,) = read_all(written("☑是（请说明：更正为否） □否", "□是 ☑否"), way)
    assert response(form, 6).answer is None


@WAYS
@pytest.mark.parametrize("separator", ["/", "／", "|", "或", "、"])
def test_separators_left_over_where_the_other_options_are_struck_out(separator: str, way: str) -> None:
    separator = separator if separator != "|" else "｜"
    (form,) = read_all(written(f"是{separator}{separator}", f"{separator}否{separator}"), way)
    all_good(form)


# ---------------------------------------------------------------- options and marks in columns


@WAYS
@pytest.mark.parametrize(
    ("headings", "yes", "no"),
    [
        ("| 内容 | 是 | 否 | 不涉及 |", "☑是 | □否 | □不涉及", "□是 | ☑否 | □不涉及"),
        ("| 内容 | 是 | 否 | 不涉及 |", "是√ | 否 | 不涉及", "是 | 否√ | 不涉及"),
        ("| 内容 | 自查情况 | < | < |", "☑是 | □否 | □不涉及", "□是 | ☑否 | □不涉及"),
        ("| 内容 | 自查情况 | < | < |", "是√ | 否 | 不涉及", "是 | 否√ | 不涉及"),
    ],
)
def test_printed_options_in_cells_side_by_side(headings: str, yes: str, no: str, way: str) -> None:
    (form,) = read_all(ticked(headings, yes, no), way)
    all_good(form)


@WAYS
def test_two_printed_options_ticked_side_by_side_are_a_conflict(way: str) -> None:
    (form,) = read_all(ticked("| 内容 | 是 | 否 |", "☑是 | ☑否", "☑是 | ☑否"), way)
    assert not any(found.answer for found in form.responses)


@WAYS
@pytest.mark.parametrize(("tick", "cross"), [("○", "×"), ("〇", "×"), ("✔️", "❌"), ("⭕", "❌")])
def test_marks_in_columns_to_tick(tick: str, cross: str, way: str) -> None:
    (form,) = read_all(ticked("| 内容 | 是 | 否 |", f"{tick} | {cross}", f"{cross} | {tick}"), way)
    all_good(form)


@WAYS
def test_problems_over_columns_to_tick_ask_for_problems(way: str) -> None:
    lines = [f"| {n}. {{{n}}} | {'√ |' if n in (4, 6) else '| √'} |" for n in EXPECTED]
    (form,) = read_all(f"{HEAD}| 内容 | 存在问题 | < |\n| ^ | 是 | 否 |\n" + "\n".join(lines) + FOOT, way)
    all_good(form, 4, 6)
    assert [response(form, n).answer for n in (4, 6)] == ["是", "否"]


@WAYS
@pytest.mark.parametrize("other", ["整改", "整改情况", "复查"])
def test_what_is_ticked_beside_the_answer_is_none(other: str, way: str) -> None:
    headings = f"| 内容 | 自查 | < | {other} | < |\n| ^ | 是 | 否 | 是 | 否 |"
    (form,) = read_all(ticked(headings, "√ | | | √", " | √ | √ | "), way)
    all_good(form)


# ---------------------------------------------------------------- headings


@WAYS
@pytest.mark.parametrize("beside", ["备注", "说明", "佐证材料"])
def test_answers_under_no_heading(beside: str, way: str) -> None:
    (form,) = read_all(written("是", "否", f"| 序号 | 内容 | | {beside} |\n"), way)
    all_good(form)


@WAYS
@pytest.mark.parametrize(
    ("heading", "good", "bad"),
    [
        ("问题（有/无）", "无", "有"),
        ("存在问题（是/否）", "否", "是"),
        ("符合要求/不符合要求", "符合要求", "不符合要求"),
        ("合格/不合格", "合格", "不合格"),
    ],
)
def test_headings_that_name_both_replies(heading: str, good: str, bad: str, way: str) -> None:
    lines = [f"| {n} | {{{n}}} | {bad if n in (4, 6) else good} | |" for n in EXPECTED]
    (form,) = read_all(f"{HEAD}| 序号 | 内容 | {heading} | 备注 |\n" + "\n".join(lines) + FOOT, way)
    all_good(form, 4, 6)
    assert [response(form, n).answer for n in (4, 6)] == ["是", "否"]


# ---------------------------------------------------------------- tables of several schools


@WAYS
@pytest.mark.parametrize("counts", ["是（所） | 否（所）", "是 | 否 | 不涉及", "合计 | 是"])
def test_columns_that_count_are_no_schools(counts: str, way: str) -> None:
    figures = " | ".join("2" for _ in counts.split("|"))
    lines = [f"| {n}. {{{n}}} | {answer} | {answer} | {figures} |" for n, answer in EXPECTED.items()]
    table = f"| 内容 | {' | '.join(SCHOOLS)} | {counts} |\n" + "\n".join(lines)
    forms = read_all(f"{TITLE}（汇总）\n填表时间：2022年6月30日\n{table}", way)
    assert [form.text(SCHOOL) for form in forms] == [*SCHOOLS]
    for form in forms:
        all_good(form)


@WAYS
@pytest.mark.parametrize(("asked", "reply"), [("是否存在问题", "否"), ("是否符合要求", "是")])
def test_a_question_over_the_schools_names(asked: str, reply: str, way: str) -> None:
    lines = [f"| {n}. {{{n}}} | {reply} | {reply} |" for n in EXPECTED]
    table = f"| 内容 | {asked} | < |\n| ^ | {' | '.join(SCHOOLS)} |\n" + "\n".join(lines)
    forms = read_all(f"{TITLE}（汇总）\n填表时间：2022年6月30日\n{table}", way)
    assert [form.text(SCHOOL) for form in forms] == [*SCHOOLS]
    for form in forms:
        all_good(form)
