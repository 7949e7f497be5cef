"""Several forms of one school in one file: the one that a person would take, or both, and never the first in silence."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, EXPECTED, FOOT, HEAD, TITLE, WAYS, all_good, read_all, response, rows
from forms_by_hand import codes
from jianfu_cli.definition.fields import DATE, PREPARER, SCHOOL

ALL = pytest.mark.parametrize("way", list(WAYS))
GOOD = COLUMNS + rows("| | N. T | A | |")
OTHER = COLUMNS + "".join(f"| | {n}. {{{n}}} | {'否' if good == '是' else '是'} | |\n" for n, good in EXPECTED.items())
PASSED_OVER = [
    ("上学期自查情况", "本学期自查情况"),
    ("一、上学期自查情况", "二、本学期自查情况"),
    ("去年情况：", "今年情况："),
    ("修改前", "修改后"),
    ("更正前", "更正后"),
    ("填写样例：", "正式表："),
    ("填写示例", "正式填写："),
    ("样表", "我校自查："),
    ("标准答案：", "我校自查："),
    ("初稿", "定稿"),
]
PAIRS = pytest.mark.parametrize(("passed", "meant"), PASSED_OVER)


def is_the_schools(form_file: str, way: str) -> None:
    """One return, with the school's good answers, its name and date."""
    (form,) = read_all(form_file, way)
    all_good(form)
    assert (form.text(SCHOOL), form.text(DATE)) == ("米山镇洞湾小学", "2022年6月23日")
    assert form.text(PREPARER) == "张三"


@ALL
@PAIRS
def test_captions_under_one_school_tell_which_table_is_meant(way: str, passed: str, meant: str) -> None:
    is_the_schools(f"{HEAD}{passed}\n{OTHER}{meant}\n{GOOD}{FOOT}", way)
    is_the_schools(f"{HEAD}{meant}\n{GOOD}{passed}\n{OTHER}{FOOT}", way)


@ALL
@PAIRS
def test_school_and_date_may_stand_under_the_caption(way: str, passed: str, meant: str) -> None:
    school = "学校（盖章）：米山镇洞湾小学\n填表时间：2022年6月23日\n"
    is_the_schools(f"{TITLE}\n{passed}\n{OTHER}{meant}\n{school}{GOOD}{FOOT}", way)


@pytest.mark.parametrize("way", ["sheet", "xlsx"])
@pytest.mark.parametrize(
    ("passed", "meant"),
    [
        ("修改前", "修改后"),
        ("上学期", "本学期"),
        ("错误", "正确"),
        ("样表", "正式"),
        ("旧", "新"),
        ("自查表", "自查表（更正）"),
        ("自查表(旧)", "自查表(新)"),
    ],
)
def test_sheets_tell_it_by_their_names(way: str, passed: str, meant: str) -> None:
    is_the_schools(f"=== {passed}\n{HEAD}{OTHER}{FOOT}\n=== {meant}\n{HEAD}{GOOD}{FOOT}", way)
    is_the_schools(f"=== {meant}\n{HEAD}{GOOD}{FOOT}\n=== {passed}\n{HEAD}{OTHER}{FOOT}", way)


@pytest.mark.parametrize(("passed", "meant"), [("上学期", "本学期"), ("修改前", "修改后"), ("样例", "正式")])
def test_captions_side_by_side(passed: str, meant: str) -> None:
    pairs = "".join(
        f"| {n}. {{{n}}} | {'否' if good == '是' else '是'} | | | {n}. {{{n}}} | {good} | | |\n"
        for n, good in EXPECTED.items()
    )
    heading = "| 内容 | 自查情况 | 备注 | | 内容 | 自查情况 | 备注 | |\n"
    is_the_schools(f"{HEAD}| {passed} | | | | {meant} | | | |\n{heading}{pairs}{FOOT}", "sheet")


def test_last_semesters_form_with_its_own_date_stays_a_return_of_its_own() -> None:
    last = HEAD.replace("2022年6月23日", "2021年12月20日")
    forms = read_all(f"=== 上学期\n{last}{OTHER}{FOOT}\n=== 本学期\n{HEAD}{GOOD}{FOOT}")
    assert [form.text(DATE) for form in forms] == ["2021年12月20日", "2022年6月23日"]
    assert [form.rival for form in forms] == ["", ""]


@ALL
@pytest.mark.parametrize(("first", "second"), [("小学部", "初中部"), ("教师自评", "张三填写"), ("整改前", "整改后")])
def test_where_nobody_can_tell_both_are_kept_and_neither_is_valid(way: str, first: str, second: str) -> None:
    forms = read_all(f"{HEAD}{first}\n{GOOD}{second}\n{OTHER}{FOOT}", way)
    assert [response(form, 1).answer for form in forms] == ["否", "是"]
    assert all(("JF205", None) in codes(form) for form in forms)


def test_two_sheets_of_a_school_that_nothing_tells_apart() -> None:
    forms = read_all(f"=== Sheet1\n{HEAD}{GOOD}{FOOT}\n=== Sheet2\n{HEAD}{OTHER}{FOOT}")
    assert [form.rival for form in forms] == ["Sheet2", "Sheet1"]
    later = HEAD.replace("2022年6月23日", "2022年6月28日")
    forms = read_all(f"=== Sheet1\n{HEAD}{GOOD}{FOOT}\n=== Sheet2\n{later}{OTHER}{FOOT}")
    assert [form.rival for form in forms] == ["", ""]


def test_a_table_below_the_foot_of_the_form_leaves_the_schools_form_alone() -> None:
    forms = read_all(f"{HEAD}{GOOD}{FOOT}\n附件：教师代表测评\n{OTHER}", "word")
    assert [form.rival for form in forms] == ["", ""]
    forms = read_all(f"{HEAD}{GOOD}\n{OTHER}{FOOT}", "word")
    assert [form.rival for form in forms] == ["表2", "表1"]


def test_the_same_form_twice_is_one() -> None:
    assert len(read_all(f"=== Sheet1\n{HEAD}{GOOD}{FOOT}\n=== Sheet2\n{HEAD}{GOOD}{FOOT}")) == 1
