"""Tables that follow up last semester's measures, told from this semester's 整改台账."""

from __future__ import annotations

from datetime import date

import pytest

from form_cases import COLUMNS, FOOT, HEAD, WAYS, all_good, read_all, rows
from jianfu_cli.reading.followup_choices import chosen
from jianfu_cli.reading.followup_tables import read_status
from jianfu_cli.returns.facts import FollowupStatus, Return

DONE, OPEN = FollowupStatus.DONE, FollowupStatus.OPEN
FORM = HEAD + COLUMNS + "{1..6}\n| | 7. {7} | 是 | |\n{8..21}" + FOOT + "\n"
FIVE = "| 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |"


def read(table: str, way: str = "sheet", form: str = FORM) -> Return:
    (found,) = read_all(form + "\n" + table, way)
    return found


def followed(form: Return) -> list[tuple[int | None, str, FollowupStatus | None]]:
    return [(line.item, line.measure, line.status) for line in form.followups]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "title", ["上期整改落实情况（2021—2022学年第一学期）", "上学期存在问题销号清单", "上学期整改台账", ""]
)
def test_a_followup_table_is_no_ledger(way: str, title: str) -> None:
    form = read(
        f"""
        {title}
        | 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 | 完成情况 | 说明 |
        | 7 | 家访记录 | 取消填写 | 王芳 | 2022-01-31 | 已完成 | 已开会 |
        | 8 | 晚自习 | 取消值班 | 王芳 | 2022-08-31 | 未完成 | |
        | 9 | 扶贫 | 不再安排 | 王芳 | 2022-08-31 | | |
        """,
        way,
    )
    all_good(form, 7)
    assert form.rectifications == []
    assert followed(form) == [(7, "取消填写", DONE), (8, "取消值班", OPEN), (9, "不再安排", None)]
    first = form.followups[0]
    assert (first.problem, first.deadline, first.note) == ("家访记录", date(2022, 1, 31), "已开会")
    assert first.location is not None
    assert first.location.column == 6


@pytest.mark.parametrize(
    "heading",
    [
        "| 项号 | 存在问题 | 整改措施 | 是否完成 |",
        "| 项号 | 整改措施 | 责任人 | 销号情况 |",
        "| 序号 | 存在的问题 | 责任人 | 落实情况 |",
        "| 对应项号 | 问题 | 措施 | 是否整改到位 |",
        "| 项号 | 存在问题 | 整改措施 | 整改落实情况 |",
        "| 项号 | 存在问题 | 整改措施 | 整改情况 |",
        "| 项号 | 问题 | 责任人 | 是否落实到位 |",
    ],
)
def test_a_heading_that_asks_what_became_of_measures(heading: str) -> None:
    form = read(f"{heading}\n| 8 | 晚自习值班 | 取消 | 已完成 |")
    all_good(form, 7)
    assert form.rectifications == []
    assert [line.status for line in form.followups] == [DONE]


def test_last_semesters_ledger_by_its_title_alone() -> None:
    form = read(f"上学期整改台账\n{FIVE}\n| 7 | 家访记录 | 取消填写 | 王芳 | 2022-01-31 |")
    assert form.rectifications == []
    assert followed(form) == [(7, "取消填写", None)]


def test_both_tables_one_below_the_other() -> None:
    form = read(
        f"整改台账\n{FIVE}\n| 7 | 家访记录 | 取消填写 | 王芳 | 2022-09-01 |\n"
        f"二、上学期整改落实情况\n{FIVE[:-1]}| 完成情况 |\n| 8 | 晚自习 | 取消值班 | 王芳 | 2022-01-31 | 已完成 |"
    )
    assert [(line.item, line.measure) for line in form.rectifications] == [(7, "取消填写")]
    assert followed(form) == [(8, "取消值班", DONE)]
    turned = read(
        f"上学期整改落实情况\n{FIVE[:-1]}| 完成情况 |\n| 8 | 晚自习 | 取消值班 | 王芳 | 2022-01-31 | 已完成 |\n"
        f"本学期整改台账\n{FIVE}\n| 7 | 家访记录 | 取消填写 | 王芳 | 2022-09-01 |"
    )
    assert [(line.item, line.measure) for line in turned.rectifications] == [(7, "取消填写")]
    assert followed(turned) == [(8, "取消值班", DONE)]


@pytest.mark.parametrize("title", ["整改台账", "本学期整改完成情况"])
def test_a_column_that_a_school_adds_to_this_semesters_ledger(title: str) -> None:
    form = read(f"{title}\n{FIVE[:-1]}| 完成情况 |\n| 7 | 家访记录 | 取消填写 | 王芳 | 2022年9月底 | 正在整改 |")
    assert [(line.item, line.measure) for line in form.rectifications] == [(7, "取消填写")]
    assert form.followups == []


def test_such_a_ledger_whose_deadlines_had_all_passed_is_last_semesters() -> None:
    form = read(f"整改台账\n{FIVE[:-1]}| 完成情况 |\n| 7 | 家访记录 | 取消填写 | 王芳 | 2022-01-31 | 已完成 |")
    assert form.rectifications == []
    assert followed(form) == [(7, "取消填写", DONE)]


@pytest.mark.parametrize(
    "columns",
    [
        "| 项目 | 内容 | 落实情况 | 存在问题 | 整改措施 |",
        "| 序号 | 内容 | 完成情况 | 存在问题 | 整改措施 |",
        "| 序号 | 项目 | 落实情况 | 存在问题 | 整改措施 |",
    ],
)
def test_a_form_whose_answers_are_headed_so_stays_a_form(columns: str) -> None:
    (form,) = read_all(f"{HEAD}{columns}\n{rows('| N | T | A | | |')}{FOOT}")
    all_good(form)
    assert form.followups == []


STATUSES = {
    DONE: """已完成 完成 已整改 已整改到位 整改完毕 是 已销号 √ ☑已完成 ☑已完成□未完成 已完成☑未完成□ 100% 已取消值班安排，教师按时下班
        已停止，未再发生 已将教师召回学校 均已整改 完成整改 办结""",
    OPEN: """未完成 否 没有完成 正在整改 部分完成 整改中 持续整改 尚未完成 × □已完成☑未完成 80% 未销号 已制定方案，正在推进 已部分完成
        已上报，待批复 已列入计划 已完成一半 已完成三分之二""",
    None: "基本完成 □已完成□未完成 ☑已完成☑未完成 / 张三 已制定方案 已向乡镇反映",
}


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for status, texts in STATUSES.items() for text in texts.split()]
)
def test_a_status_is_read_only_where_it_is_plain(text: str, status: FollowupStatus | None) -> None:
    assert read_status(chosen(text)) == status


MARKED = {
    DONE: """√已完成 未完成|已完成√ 未完成|已完成（√） 未完成（　）|[√]已完成 [ ]未完成|√已完成 □未完成|（√）已完成（ ）未完成
        已完成（√）未完成（ ）|V已完成 未完成|已完成 ☑ 未完成 □|已完成√ □未完成|☑是 □否|是√ 否""",
    OPEN: "□已完成 √未完成|已完成( ) 未完成(√)|□已完成 未完成√|( )已完成(√)未完成|已整改 √未整改|是□ 否☑",
    None: "已完成/未完成|已完成 未完成|已完成√未完成|√已完成 √未完成|已完成 □未完成|□是 □否",
}


@pytest.mark.parametrize(
    ("text", "status"),
    [(text.strip(), status) for status, texts in MARKED.items() for text in texts.replace("\n", "|").split("|")],
)
def test_of_choices_the_one_that_is_marked(text: str, status: FollowupStatus | None) -> None:
    assert read_status(chosen(text)) == status


@pytest.mark.parametrize(
    "heading",
    [
        "| 项号 | 存在问题 | 整改措施 | 完成情况 | < |\n| ^ | ^ | ^ | 已完成 | 未完成 |",
        "| 项号 | 存在问题 | 整改措施 | 已完成 | 未完成 |",
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_columns_to_tick_one_for_each_choice(way: str, heading: str) -> None:
    form = read(
        f"上期整改落实情况\n{heading}\n| 8 | 晚自习 | 取消 | √ | |\n| 9 | 扶贫 | 不再 | × | √ |\n"
        "| 16 | 借调 | 召回 | | 还差1人，7月召回 |\n| 17 | 报表 | 合并 | √ | √ |\n| 18 | 表册 | 精简 | | |",
        way,
    )
    all_good(form, 7)
    assert [(line.item, line.status) for line in form.followups] == [
        (8, DONE), (9, OPEN), (16, OPEN), (17, None), (18, None),
    ]  # fmt: skip
    assert form.followups[2].note == "未完成：还差1人，7月召回"


def test_of_boxes_what_is_ticked_is_the_status() -> None:
    rows = "".join(
        f"| 8 | 晚自习值班 | 取消 | {boxes} |\n" for boxes in ("☑已完成 □未完成", "□已完成 □未完成", "☑已完成 ☑未完成")
    )
    form = read(f"| 项号 | 存在问题 | 整改措施 | 完成情况 |\n{rows}")
    assert [(line.status, line.status_written) for line in form.followups] == [
        (DONE, "已完成"), (None, ""), (None, "已完成、未完成"),
    ]  # fmt: skip


def test_an_unclear_status_is_kept_as_a_note() -> None:
    form = read("| 项号 | 存在问题 | 整改措施 | 完成情况 |\n| 8 | 晚自习值班 | 取消 | 基本完成 |")
    assert [(line.status, line.note, line.status_written) for line in form.followups] == [
        (None, "基本完成", "基本完成")
    ]


@pytest.mark.parametrize("way", WAYS)
def test_several_measures_under_one_number_each_with_its_status(way: str) -> None:
    form = read(
        "上期整改落实情况\n| 项号 | 存在问题 | 整改措施 | 完成情况 |\n| 8 | 晚自习 | 取消值班 | 已完成 |\n"
        "| ^ | ^ | 合并会议 | 未完成 |\n| | | 减少检查 | 已完成 |\n| 9 | 扶贫 | 不再安排 | 已完成 |\n| | | 教师入户 | |",
        way,
    )
    assert [(line.item, line.problem, line.measure, line.status) for line in form.followups] == [
        (8, "晚自习", "取消值班", DONE),
        (8, "晚自习", "合并会议", OPEN),
        (8, "晚自习", "减少检查", DONE),
        (9, "扶贫", "不再安排\n教师入户", DONE),  # a line that only goes on
    ]


@pytest.mark.parametrize(
    ("column", "note"),
    [
        ("未完成原因", "未完成原因：人手不足"),
        ("下一步措施", "下一步措施：人手不足"),
        ("备注", "人手不足"),
        ("说明", "人手不足"),
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_what_a_school_adds_in_columns_of_its_own_is_kept(way: str, column: str, note: str) -> None:
    form = read(
        f"上期整改落实情况\n| 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 | 完成情况 | {column} |\n"
        "| 8 | 晚自习 | 取消 | 张三 | 2022-08-31 | 未完成 | 人手不足 |",
        way,
    )
    assert [(line.item, line.measure, line.status, line.note) for line in form.followups] == [(8, "取消", OPEN, note)]
