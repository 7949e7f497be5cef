"""Several rows that answer one item, each for a part, a time or a body: never the first of them alone."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, FOOT, HEAD, all_good, read_all, response, rows
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.fields import DATE, PREPARER, SCHOOL

WAYS = pytest.mark.parametrize("way", ["sheet", "word", "xlsx", "docx"])
LABELLED = "| 项目 | 内容 | 学段 | 自查情况 | 备注 |\n"
OTHER = {"是": "否", "否": "是"}


def form(third: str, heading: str = LABELLED, plain: str = "| | N. T | | A | |") -> str:
    """A form whose third item is answered in several rows."""
    return HEAD + heading + rows(plain, 1, 2) + third + "\n" + rows(plain, 4) + FOOT


@WAYS
@pytest.mark.parametrize(
    ("first", "second"), [("小学部", "初中部"), ("本部", "东校区"), ("教导处", "德育处"), ("①", "②"), ("1", "2")]
)
def test_parts_that_answer_differently_are_a_conflict_with_the_words_of_both(way: str, first: str, second: str) -> None:
    third = f"| 统筹 | 3. {{3}} | {first} | 否 | |\n| ^ | ^ | {second} | 是 | |"
    (found,) = read_all(form(third), way)
    all_good(found, 3)
    answered = response(found, 3)
    assert (answered.outcome, answered.answer) == (Outcome.CONFLICT, None)
    assert answered.raw == f"{first}：否／{second}：是"
    assert (answered.location and str(answered.location)[-2:], answered.rival_location is not None) == (
        "D6",
        True,
    ) or way in (
        "word",
        "docx",
    )


@WAYS
def test_parts_that_answer_alike_answer_the_item(way: str) -> None:
    (found,) = read_all(form("| | 3. {3} | 小学部 | 否 | |\n| | ^ | 初中部 | 否 | |\n| | ^ | 高中部 | 否 | |"), way)
    all_good(found)


def test_without_a_merged_cell_too() -> None:
    (found,) = read_all(form("| | 3. {3} | 小学部 | 否 | |\n| | | 初中部 | 是 | |"))
    assert response(found, 3).outcome is Outcome.CONFLICT


@WAYS
def test_words_that_cannot_be_read_of_a_part_leave_the_item_unclear(way: str) -> None:
    (found,) = read_all(form("| | 3. {3} | 小学部 | 否 | |\n| | ^ | 初中部 | 时有时无 | |"), way)
    assert (response(found, 3).outcome, response(found, 3).raw) == (Outcome.UNCLEAR, "小学部：否／初中部：时有时无")


@WAYS
@pytest.mark.parametrize(("first", "second"), [("上学期", "本学期"), ("上级核查", "学校自查"), ("去年", "今年")])
def test_another_time_and_another_body_do_not_answer(way: str, first: str, second: str) -> None:
    (found,) = read_all(form(f"| | 3. {{3}} | {first} | 是 | |\n| | ^ | {second} | 否 | |"), way)
    all_good(found)
    (found,) = read_all(form(f"| | 3. {{3}} | {second} | 否 | |\n| | ^ | {first} | 是 | |"), way)
    all_good(found)


@WAYS
def test_the_labels_may_stand_before_the_items(way: str) -> None:
    third = "| 小学部 | 3. {3} | 否 | |\n| 初中部 | ^ | 是 | |"
    (found,) = read_all(form(third, "| 项目 | 内容 | 自查情况 | 备注 |\n", "| | N. T | A | |"), way)
    all_good(found, 3)
    assert response(found, 3).raw == "小学部：否／初中部：是"


@WAYS
def test_ticks_in_several_rows(way: str) -> None:
    ticked = "".join(
        f"| | {n}. {{{n}}} | | {'√' if good == '是' else ''} | {'√' if good == '否' else ''} |\n"
        for n, good in EXPECTED.items()
        if n != 3
    )
    third = "| | 3. {3} | 小学部 | | √ |\n| | ^ | 初中部 | √ | |\n"
    (found,) = read_all(HEAD + "| 项目 | 内容 | 学部 | 是 | 否 |\n" + ticked + third + FOOT, way)
    all_good(found, 3)
    assert response(found, 3).outcome is Outcome.CONFLICT


@WAYS
def test_what_is_explained_in_the_rows_is_kept(way: str) -> None:
    third = "| | 3. {3} | 小学部 | 是 | 会议偏多 |\n| | ^ | 初中部 | 是 | 表格重复 |"
    (found,) = read_all(form(third), way)
    assert (response(found, 3).answer, response(found, 3).remark) == (
        "是",
        "小学部：会议偏多\n初中部：表格重复",
    )


def test_a_row_below_the_last_item_is_no_answer_of_it() -> None:
    """What stands under 项目 in a row of its own is the foot's, not the last item's."""
    text = (
        HEAD + "| 项目 | 内容 | 自查情况 | 备注 |\n" + rows("| | N. T | A | |") + "| 学校意见 | | 同意上报 | |" + FOOT
    )
    (found,) = read_all(text)
    all_good(found)


SCHOOLS = ("三甲镇槐湾小学", "三甲镇桥掌小学", "三甲镇初级中学")
TOP = "高平市中小学教师减负清单自查表（汇总）\n报送单位：三甲镇中心校　　填表时间：2022年6月30日\n"


def said(school: str, item: int) -> str:
    """What a school answers: the first has a problem in item 1, the second in item 2 …"""
    return OTHER[EXPECTED[item]] if SCHOOLS.index(school) == item - 1 else EXPECTED[item]


def by_item(item: str, school: str, again: str) -> str:
    """A row a school under each item."""
    return "".join(
        f"| {item.replace('T', f'{n}. {{{n}}}') if place == 0 else again} | {school.replace('S', name)} | {said(name, n)} | |\n"
        for n in EXPECTED
        for place, name in enumerate(SCHOOLS)
    )


def by_school(first: str, again: str) -> str:
    """A row an item under each school."""
    return "".join(
        f"| {first.replace('S', name) if n == 1 else again.replace('S', name)} | {n}. {{{n}}} | {said(name, n)} | |\n"
        for name in SCHOOLS
        for n in EXPECTED
    )


@WAYS
@pytest.mark.parametrize(
    "table",
    [
        "| 内容 | 学校 | 自查情况 | 备注 |\n" + by_item("T", "S", "^"),
        "| 内容 | 学校 | 自查情况 | 备注 |\n" + by_item("T", "S", ""),
        "| 内容 | 单位 | 自查情况 | 备注 |\n" + by_item("T", "S", "T").replace("T", ""),
        "| 学校 | 内容 | 自查情况 | 备注 |\n" + by_school("S", "S"),
        "| 学校名称 | 内容 | 自查情况 | 备注 |\n" + by_school("S", "^"),
        "| 单位 | 内容 | 自查情况 | 备注 |\n" + by_school("S", ""),
        "| 学校 | 内容 | 自查情况 | 备注 |\n" + by_school("S", "S") + "| 合计 | 是的学校 | 35 | |\n",
    ],
    ids=[
        "item merged",
        "item once",
        "item once, 单位",
        "school each row",
        "school merged",
        "school once",
        "with a total",
    ],
)
def test_a_list_of_schools_and_items_is_a_form_for_each_school(way: str, table: str) -> None:
    forms = read_all(TOP + table + "填表人：张三", way)
    assert [form.file for form in forms] == [f"报送.xlsx#{school}" for school in SCHOOLS]
    for place, (found, school) in enumerate(zip(forms, SCHOOLS, strict=True), 1):
        all_good(found, place)
        assert response(found, place).answer == said(school, place)
        assert [found.text(field) for field in (SCHOOL, DATE, PREPARER)] == [school, "2022年6月30日", "张三"]


def test_schools_that_label_the_rows_of_one_item_never_answer_for_another() -> None:
    third = f"| | 3. {{3}} | {SCHOOLS[0]} | 否 | |\n| | ^ | {SCHOOLS[1]} | 是 | |"
    (found,) = read_all(form(third))
    assert response(found, 3).answer is None
    assert response(found, 3).raw == f"{SCHOOLS[0]}：否／{SCHOOLS[1]}：是"


@WAYS
def test_a_measure_merged_over_several_rows_is_one_for_each_of_them(way: str) -> None:
    two = "| | 8. {8} | 否 | 按时放学 | 王明 | 2022年9月1日 |\n| | 9. {9} | 否 | ^ | ^ | ^ |\n"
    heading = "| 项目 | 内容 | 自查情况 | 整改措施 | 责任人 | 完成时限 |\n"
    plain = "| | N. T | A | | | |"
    (found,) = read_all(HEAD + heading + rows(plain, 1, 7) + two + rows(plain, 10) + FOOT, way)
    planned = [(each.item, each.measure, each.responsible, each.deadline_written) for each in found.rectifications]
    assert planned == [(item, "按时放学", "王明", "2022年9月1日") for item in (8, 9)]
