"""The form reader around the items: school, date, names, ledgers, several forms in a file, stamps, hostile files."""

from __future__ import annotations

import random
from datetime import date

import pytest

import costs
from form_cases import COLUMNS, FOOT, HEAD, READER, TITLE, WAYS, Read, all_good, read_all, response, rows, text
from jianfu_cli.definition.fields import CODE, DATE, PREPARER, PRINCIPAL, SCHOOL, STANDARD_FIELDS
from jianfu_cli.definition.stamp import Stamp, form_number
from jianfu_cli.intake.grid import Document, Grid, Row
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.reading.label_finder import LabelFinder
from jianfu_cli.reading.unlabelled_schools import school_named
from jianfu_cli.returns.deadlines import read_deadline
from jianfu_cli.returns.facts import Rectification, Return
from jianfu_cli.rules.differences import difference
from jianfu_cli.tools.errors import Unreadable
from tables import SHIPPED

ITEMS = COLUMNS + "{1..21}\n"
LABELS = LabelFinder(STANDARD_FIELDS)


@pytest.fixture(params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    """Reads the one form that a text describes, in each of the ways."""

    def read_one(text: str) -> Return:
        (form,) = read_all(text, request.param)
        return form

    return read_one


# ---------------------------------------------------------------- school, date, names


@pytest.mark.parametrize(
    "around",
    [
        "学校（盖章）：洞湾小学　　填表时间：2022年6月23日\n@填表人：张三　　校长签字：李明",
        "学校：洞湾小学\n填报日期：2022年6月23日\n@经办人：张三\n校长：李明",
        "学校名称 洞湾小学    填表日期 2022年6月23日\n@制表人 张三    负责人签字 李明",
        "学 校 ( 盖 章 ) : 洞湾小学\n填 表 时 间 : 2022年6月23日\n@填 表 人 ：张 三   校 长 签 字 ：李 明",
        "学校（公章）：___洞湾小学___　日期：2022年6月23日\n@填表人（签字）：张三　校长（签名）：李明____",
        "学校（盖章）：洞湾小学（公章）\n@填表人：张三　校长签字：李明　填表时间：2022年6月23日",
        "学校（盖章）：\n洞湾小学\n填表时间：\n2022年6月23日\n@填表人：\n张三\n校长签字：\n李明",
        "填报单位：洞湾小学 2022年6月23日\n@填报人：张三 联系电话：0356 单位负责人：李明",
        "学校（盖章）：洞湾小学\n@填表人：张三　校长签字：李明　2022年6月23日",
        "学校（盖章）：洞湾小学\n填表时间：　年　月　日\n@填表人：张三　校长签字：李明\n2022年6月23日",
        "单位：人\n学校：洞湾小学\n@分管校长：王芳\n填表人：张三 校长签字：李明\n填表时间：2022年6月23日",
    ],
)
def test_labels_in_lines(read: Read, around: str) -> None:
    above, below = around.split("@")
    form = read(f"{TITLE}\n{above}{ITEMS}{below}")
    all_good(form)
    assert (form.text(SCHOOL), form.text(DATE)) == ("洞湾小学", "2022年6月23日")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")


@pytest.mark.parametrize(
    "around",
    [
        "| 学校（盖章）： | 洞湾小学 | 填表时间： | 2022年6月23日 |\n@| 填表人： | 张三 | 校长签字： | 李明 |",
        "| 学校名称 | | 洞湾小学 | |\n| 填报时间 | 2022 | 年6月 | 23日 |\n@| 填表人 | 张三 | 校长 | 李明 |",
        "| 学校（盖章）：洞湾小学　填表时间：2022年6月23日 | < | < | < |\n@| 填表人：张三　校长签字：李明 | < | < | < |",
        "| 学校名称 | 填表时间 | 填表人 | 校长签字 |\n| 洞湾小学 | 2022年6月23日 | 张三 | 李明 |\n@| | | | |",
        "| 学校（盖章）： | （盖章） | 洞湾小学 | |\n@| 填表人： | 张三 | 校长签字： | 李明 |\n| | | | 2022年6月23日 |",
    ],
)
def test_labels_in_cells(read: Read, around: str) -> None:
    above, below = around.split("@")
    form = read(f"{TITLE}\n\n{above}{ITEMS}{below}")
    all_good(form)
    assert (form.text(SCHOOL), form.text(DATE)) == ("洞湾小学", "2022年6月23日")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")


@pytest.mark.parametrize(
    "line",
    [
        "| 学校名称及代码 | 洞湾小学 2114059135 |",
        "| 学校 | 洞湾小学 | 代码 | 2114059135 |",
        "| 学校名称 | 学校代码 |\n| 洞湾小学 | 2114059135 |",
        "学校（盖章）：洞湾小学（2114059135）",
        "学校名称：洞湾小学　学校标识码：2114059135",
    ],
)
def test_the_school_with_its_code(read: Read, line: str) -> None:
    form = read(f"{TITLE}\n\n{line}\n\n{ITEMS}")
    assert (form.text(SCHOOL), form.text(CODE)) == ("洞湾小学", "2114059135")


@pytest.mark.parametrize("school", ["第一小学：东校区", "洞湾小学:分校", "甲:乙小学", "甲/乙小学", "河东小学?"])
def test_a_school_in_its_cell_may_hold_a_colon(read: Read, school: str) -> None:
    form = read(f"{TITLE}\n| 学校（盖章）： | {school} | 填表时间： | 2022年6月30日 |\n{ITEMS}")
    assert (form.text(SCHOOL), form.text(DATE)) == (school, "2022年6月30日")


def test_empty_labels_take_nothing_from_their_neighbours(read: Read) -> None:
    form = read(f"{TITLE}\n学校（盖章）：　　　　填表时间：　　年　月　日\n{ITEMS}填表人：　　　校长签字：")
    assert (form.text(SCHOOL), form.text(PREPARER), form.text(PRINCIPAL)) == ("", "", "")
    assert "年" in (form.text(DATE))
    form = read(f"{TITLE}\n{ITEMS}\n| 填表人： | | 校长签字： | 李明 |")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("", "李明")
    assert form.found(SCHOOL) is None and form.found(DATE) is None


@pytest.mark.parametrize(
    "line",
    [
        "米山镇洞湾小学减负清单自查表",
        "高平市中小学教师减负清单自查表（米山镇洞湾小学）",
        "附件2：米山镇洞湾小学中小学教师减负清单自查表",
        "2022年米山镇洞湾小学教师减负清单自查表",
        "米山镇洞湾小学",
        "米山镇洞湾小学（公章）",
    ],
)
def test_a_school_without_a_label(read: Read, line: str) -> None:
    form = read(f"{line}\n{ITEMS}")
    assert [text(title) for title in form.schools_elsewhere] == ["米山镇洞湾小学"]
    assert form.found(SCHOOL) is None


@pytest.mark.parametrize("line", ["检查时间：2022年6月21日", "打印日期：2022年6月21日", "报送截止时间：2022年7月5日"])
@pytest.mark.parametrize("before", ["填表时间：\n", "填表时间：　年　月　日\n", "| 填表时间： | "])
def test_another_date_is_not_the_one_of_filling_in(read: Read, before: str, line: str) -> None:
    form = read(f"{TITLE}\n学校：洞湾小学\n{before}{line}{' |' if before[0] == '|' else ''}\n{ITEMS}")
    assert not any(c.isdigit() for c in form.text(DATE))


def test_a_date_in_words_of_its_own(read: Read) -> None:
    form = read(f"{TITLE}\n学校：洞湾小学\n填报的日期：2022年6月21日\n{ITEMS}")
    assert "2022年6月21日" in (form.text(DATE))


@pytest.mark.parametrize("line", [TITLE, "高平市中小学减负清单自查表", "各中小学校", "学校", "请各学校认真填写"])
def test_what_only_looks_like_a_school(read: Read, line: str) -> None:
    assert read(f"{line}\n{ITEMS}").schools_elsewhere == []


def test_the_term_that_a_form_names(read: Read) -> None:
    form = read(f"{TITLE}\n（2021—2022学年第二学期）\n学校：洞湾小学\n{ITEMS}")
    assert text(form.term_written) == "（2021—2022学年第二学期）"
    assert read(HEAD + ITEMS).term_written is None


# ---------------------------------------------------------------- rectifications

PROBLEMS = HEAD + COLUMNS + "{1..13}\n| | 14. {14} | 是 | |\n{15..19}\n| | 20. {20} | 否 | |\n{21..21}" + FOOT + "\n"


def due(measure: Rectification) -> date | None:
    return read_deadline(measure.deadline_written, None).day


def plans(form: Return) -> list[tuple[object, ...]]:
    return [
        (measure.item, measure.problem, measure.measure, measure.responsible, due(measure))
        for measure in form.rectifications
    ]


@pytest.mark.parametrize("number", ["项号", "对应项", "清单项号"])
def test_a_ledger_with_both_running_numbers_and_the_items(read: Read, number: str) -> None:
    form = read(
        PROBLEMS
        + f"""

        附：存在问题整改情况
        | 序号 | {number} | 存在的问题 | 整 改 措 施 | 责 任 人 | 完成时间 |
        | 1 | 20 | 抽调 | 返岗 | 李明 | 2022.9.1 |
        | 2 | 6 | 会多 | 减少 | 张三 | 2022.9.1 |
        """
    )
    assert [(item, measure) for item, _, measure, _, _ in plans(form)] == [(20, "返岗"), (6, "减少")]


@pytest.mark.parametrize("heading", ["整改台账", "问题整改清单"])
def test_a_ledger(read: Read, heading: str) -> None:
    form = read(
        PROBLEMS
        + f"""
        {heading}
        | 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |
        | 14 | 要求参加征文 | 改为自愿 | 张三 | 2022年9月1日 |
        | 第20项 | 抽调两人 | 返岗 | | 尽快 |
        | | | 另与乡镇协商 | | |
        | 6、8 | 会多 | 减少 | 李明 | 2022-08-31 |
        | 7. {{7}} | 记录 | 取消 | 王芳 | |
        | | 其他问题 | 加强学习 | | |
        | 9 | | | | |
        | 无 | 无 | 无 | 无 | / |
        """
    )
    all_good(form, 14, 20)
    assert plans(form) == [
        (14, "要求参加征文", "改为自愿", "张三", date(2022, 9, 1)),
        (20, "抽调两人", "返岗\n另与乡镇协商", "", None),
        (6, "会多", "减少", "李明", date(2022, 8, 31)),
        (8, "会多", "减少", "李明", date(2022, 8, 31)),
        (7, "记录", "取消", "王芳", None),
        (None, "其他问题", "加强学习", "", None),
    ]
    assert form.rectifications[1].deadline_written == "尽快"


@pytest.mark.parametrize("way", ["sheet", "xlsx"])
def test_a_ledger_in_a_sheet_of_its_own(way: str) -> None:
    ledger = (
        "=== 整改台账\n整改台账\n| 完成时限 | 责任人 | 措施 | 问题 | 序号 |\n| 2022.9.1 | 张三 | 返岗 | 抽调 | 20 |"
    )
    for content in ("=== 自查表\n" + PROBLEMS + ledger, ledger + "\n=== 自查表\n" + PROBLEMS):
        (form,) = read_all(content, way)
        assert plans(form) == [(20, "抽调", "返岗", "张三", date(2022, 9, 1))]


def test_a_ledger_with_the_principal_in_charge_and_the_forms_foot_below(read: Read) -> None:
    form = read(
        PROBLEMS.replace(FOOT, "")
        + """
        整改台账
        | 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |
        | 14 | 要求参加征文 | 改为自愿 | 校长 | 2022年9月1日 |
        | | 会多 | 减少 | 校长：王芳 | |
        | 20 | 抽调两人 | 返岗 | 校长：王芳 | 2022年9月1日 |
        | 填表人：张三 | | | 校长签字：李明 | |
        """
    )
    assert [(measure.item, measure.responsible) for measure in form.rectifications] == [
        (14, "校长"),
        (None, "校长：王芳"),
        (20, "校长：王芳"),
    ]
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")


def test_running_numbers_are_no_item_numbers(read: Read) -> None:
    form = read(
        PROBLEMS
        + """
        | 序号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |
        | 1 | 第14项：要求参加征文 | 改为自愿 | 张三 | 2022年9月1日 |
        | 2 | 抽调两人 | 返岗 | 李明 | 2022年9月1日 |
        """
    )
    assert [measure.item for measure in form.rectifications] == [14, None]


def test_a_ledger_that_repeats_the_wording(read: Read) -> None:
    form = read(
        PROBLEMS
        + """
        整改台账
        | 序号 | 自查内容 | 自查情况 | 整改措施 | 责任人 | 整改时限 |
        | 1 | {14} | 要求参加征文 | 改为自愿 | 张三 | 2022年9月1日 |
        | 2 | 20 | 抽调两人 | 返岗 | 李明 | 2022年9月1日 |
        """
    )
    all_good(form, 14, 20)
    assert [measure.item for measure in form.rectifications] == [14, 20]


def test_measures_in_columns_of_the_form(read: Read) -> None:
    form = read(
        HEAD
        + "| 序号 | 内容 | 自查情况 | 存在问题 | 整改措施 | 责任人 | 完成时限 |\n"
        + rows("| N | T | A | | 无 | | |", 1, 6)
        + "| 7 | {7} | 是 | 每周填写 | 取消填写 | 张三 | 2022年9月1日 |\n"
        + rows("| N | T | A | | 无 | | |", 8)
        + FOOT
    )
    all_good(form, 7)
    assert response(form, 7).explanation == "每周填写"
    assert plans(form) == [(7, "每周填写", "取消填写", "张三", date(2022, 9, 1))]


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("整改措施：取消填写。责任人：张三。完成时限：2022年9月1日", ("取消填写", "张三", date(2022, 9, 1))),
        ("整改：取消填写 责任人：张三 时限：2022年9月1日", ("取消填写", "张三", date(2022, 9, 1))),
        ("已停止填写", ("已停止填写", "", None)),
        ("下一步将合理安排", ("下一步将合理安排", "", None)),
        ("不再要求填写", ("不再要求填写", "", None)),
        ("暂时无法取消", None),
        ("情况属实", None),
        ("将于下学期整改", ("将于下学期整改", "", None)),
        ("未整改", None),
        ("无需整改", None),
        ("上级要求", None),
        ("整改措施：无", None),
        ("", None),
    ],
)
def test_measures_in_the_remark(remark: str, found: tuple[str, str, date | None] | None) -> None:
    (form,) = read_all(HEAD + COLUMNS + f"{{1..6}}\n| | 7. {{7}} | 是 | {remark} |\n{{8..21}}" + FOOT)
    plan = [(measure.measure, measure.responsible, due(measure)) for measure in form.rectifications]
    assert plan == ([found] if found else [])
    assert response(form, 7).remark == remark


# ---------------------------------------------------------------- several forms, none, stamps

SECOND = HEAD.replace("米山镇洞湾", "神农镇东山") + ITEMS + "填表人：王芳　校长签字：李明\n"
EMPTY = (
    f"{TITLE}\n学校（盖章）：　　填表时间：　年　月　日\n" + COLUMNS + rows("| | N. T | | |") + "填表人：　校长签字：\n"
)


@pytest.mark.parametrize("way", ["sheet", "xlsx"])
def test_a_sheet_for_each_school(way: str) -> None:
    text_of_all = "=== 洞湾\n" + HEAD + ITEMS + FOOT + "\n=== 东山\n" + SECOND
    forms = read_all(text_of_all, way)
    assert [form.file for form in forms] == ["报送.xlsx#洞湾", "报送.xlsx#东山"]
    assert [form.text(SCHOOL) for form in forms] == ["米山镇洞湾小学", "神农镇东山小学"]
    assert [form.text(PREPARER) for form in forms] == ["张三", "王芳"]


@pytest.mark.parametrize("way", ["word", "docx"])
def test_a_table_for_each_school(way: str) -> None:
    ledger = "\n\n整改台账\n| 项号 | 存在问题 | 整改措施 | 责任人 | 完成时限 |\n| 6 | 会多 | 减少 | 李明 | 2022年9月1日 |\n\n"
    forms = read_all(HEAD + ITEMS + FOOT + ledger + SECOND, way)
    assert [form.file for form in forms] == ["报送.xlsx#表1", "报送.xlsx#表3"]
    assert [len(form.rectifications) for form in forms] == [1, 0]
    assert [form.text(PREPARER) for form in forms] == ["张三", "王芳"]
    for form in forms:
        all_good(form)


def test_forms_below_each_other_in_one_sheet() -> None:
    forms = read_all(HEAD + ITEMS + FOOT + "\n" + SECOND)
    assert [form.text(SCHOOL) for form in forms] == ["米山镇洞湾小学", "神农镇东山小学"]
    assert len({form.file for form in forms}) == 2


def test_a_sheet_named_like_its_school() -> None:
    sheets = [
        f"=== {name}\n{TITLE}\n填表时间：2022年6月{day}日\n{ITEMS}" for day, name in ((1, "洞湾小学"), (1, "东山小学"))
    ]
    forms = read_all("\n".join(sheets))
    assert [[text(title) for title in form.schools_elsewhere] for form in forms] == [["洞湾小学"], ["东山小学"]]


@pytest.mark.parametrize("way", ["sheet", "xlsx"])
def test_empty_hidden_and_pasted_copies_are_no_forms(way: str) -> None:
    old = "=== 旧表 (hidden)\n" + HEAD.replace("23日", "1日") + ITEMS + FOOT
    copies = "\n=== 空表\n" + EMPTY + old + "\n=== 副本\n" + ITEMS
    (form,) = read_all("=== 自查表\n" + HEAD + ITEMS + FOOT + copies, way)
    assert (form.file, form.text(DATE)) == ("报送.xlsx", "2022年6月23日")


def test_an_empty_form_before_the_filled_one(read: Read) -> None:
    all_good(read(EMPTY + "\n" + HEAD + ITEMS + FOOT))


def test_an_empty_form_alone_is_a_form(read: Read) -> None:
    form = read(EMPTY)
    assert all(reply.answer is None for reply in form.responses)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "content", ["课程表\n| | 星期一 |\n| 第一节 | 语文 |", "| 学校名称 | 学校标识码 |\n| 洞湾小学 | 3 |"]
)
def test_other_files_hold_no_form(way: str, content: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_all(content, way)
    assert caught.value.code == "JF005"


def test_a_few_items_make_a_form_only_under_its_title(read: Read) -> None:
    assert len(read(f"{TITLE}\n{COLUMNS}{{1..3}}").responses) == 21
    with pytest.raises(Unreadable):
        read(f"{COLUMNS}{{1..3}}")


def test_the_stamp_in_print(read: Read) -> None:
    stamp = Stamp("gaoping-jianfu", "2021", "米山镇洞湾小学", "3114000001", "2021-2022-2")
    form = read(HEAD + ITEMS + FOOT + "\n" + form_number(stamp))
    assert form.stamp == stamp
    assert form.term_written is None and form.schools_elsewhere == []


def test_the_stamp_out_of_sight() -> None:
    sheet = "=== _jianfu (hidden)\n| jianfu_checklist | gaoping-jianfu |\n| jianfu_version | 2021 |\n| jianfu_school | 洞湾小学 |"
    (form,) = read_all("=== 自查表\n" + HEAD + ITEMS + "\n" + sheet)
    assert form.stamp and form.stamp.school == "洞湾小学"
    document = WAYS["sheet"](HEAD + ITEMS)
    carried = {"jianfu_checklist": "gaoping-jianfu", "jianfu_version": "2021", "jianfu_code": "3114000001"}
    document.find_properties = lambda: carried
    (form,) = READER.read(document, "x")
    assert form.stamp and form.stamp.code == "3114000001"


@pytest.mark.parametrize("content", [HEAD + ITEMS + FOOT, "| 序号 | 内容 |\n| 1 | 别的清单 |"])
def test_the_form_of_another_checklist(read: Read, content: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content + "\n" + form_number(Stamp("other", "2019")))
    assert caught.value.code == "JF006"


# ---------------------------------------------------------------- differences, hostile files


@pytest.mark.parametrize(
    ("original", "found", "shown"),
    [
        (
            "是否严格规范、合理安排任务。",
            "是否严格规范、不合理安排任务。",
            ("…严格规范、合理安排…", "…严格规范、不合理安排…"),
        ),
        ("是否控制次数。须经同意。", "是否控制次数。", ("…控制次数。须经同意", "…控制次数")),
        ("是否控制。", "是否 控制", ("只有标点或空格不同", "")),
    ],
)
def test_a_difference_is_short_and_has_context(original: str, found: str, shown: tuple[str, str]) -> None:
    message = difference(original, found)
    assert all(part in message for part in shown), message


def grid(cells: list[list[str]]) -> Document:
    return Document("xlsx", [Grid("S", [Row(number, row) for number, row in enumerate(cells, 1)])])


def hostile() -> dict[str, Document]:
    dice = random.Random(7)
    texts = [item.text for item in SHIPPED.items]
    letters = "".join(texts)

    def noise(length: int) -> str:
        return "".join(dice.choices(letters, k=length))

    return {
        "questions": grid([[f"是否{noise(60)}"] for _ in range(4000)]),
        "near items": grid([[texts[n % 21][:30] + noise(30) + texts[n % 21][30:], "是"] for n in range(4000)]),
        "long cells": grid([["是否" + noise(30_000)] for _ in range(60)]),
        "wide": grid([[noise(8) for _ in range(3000)] for _ in range(40)]),
        "labels": grid([["学校（盖章）：" * 250] * 3 for _ in range(500)]),
        "blanks": grid([["学校" + " " * 1900 + "x", " " * 1900 + "填 表"] * 2 for _ in range(1000)]),
        "pieces": grid([[letter] for _ in range(50) for letter in texts[10]]),
        "items": grid([["1. " + texts[0], "是"] for _ in range(4000)]),
        "unknown": grid([[words, "是"] for words in texts] + [["是否" + noise(20), "是"] for _ in range(4000)]),
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_files_end_soon(name: str) -> None:
    reader, document = FormReader(SHIPPED), hostile()[name]

    def read() -> None:
        try:
            reader.read(document, "x")
        except Unreadable as refused:
            assert refused.code in ("JF004", "JF005")

    costs.assert_within(10, read)


# ---------------------------------------------------------------- labels and names, as they are told apart


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("学校（盖章）：洞湾小学填表时间：2022年6月23日", [("school", "洞湾小学"), ("date", "2022年6月23日")]),
        ("填表人张三  校长签字李明", [("preparer", "张三"), ("principal", "李明")]),
        ("填表人：张三校长签字：李明", [("preparer", "张三"), ("principal", "李明")]),
        (
            "填 报 人：张 三  审 核 人：王芳  校 长：李明",
            [("preparer", "张三"), (None, "王芳"), ("principal", "李明")],
        ),
        ("填报学校：洞湾小学（盖章处）", [("school", "洞湾小学")]),
        ("填表时间2022年6月23日", [("date", "2022年6月23日")]),
        ("填表时间： 年 月 日　学校（章）：", [("date", "年 月 日"), ("school", "")]),
        ("负责人：李明（签字）", [("principal", "李明")]),
        ("校长", [("principal", "")]),
        ("填表人签名：张三　学校校长（签字）：李明", [("preparer", "张三"), ("principal", "李明")]),
        ("填表人及电话：张三 13800000000", [("preparer", "张三")]),
        ("审核：李明　制表：张三", [(None, "李明"), ("preparer", "张三")]),
        ("填表人　张三　校长　李明", [("preparer", "张三"), ("principal", "李明")]),
        ("校长（签字）：　　　年　月　日", [("principal", "")]),
        ("学校名称（全称）：洞湾小学", [("school", "洞湾小学")]),
        ("填表日期（年/月/日）：2022.6.23", [("date", "2022.6.23")]),
        ("学校：洞湾小学 盖章", [("school", "洞湾小学")]),
        ("学校（公章）：洞湾小学公章", [("school", "洞湾小学")]),
        ("学校　洞湾小学　时间　2022年6月23日", [("school", "洞湾小学"), ("date", "2022年6月23日")]),
        ("单位　高度重视", []),
        ("副校长：王芳", [(None, "王芳")]),
        ("单位：人", []),
        ("填表人员名单", []),
        ("本表由学校填写，校长签字后上报", []),
        ("学校高度重视，组织教师自查", []),
    ],
)
def test_labels_of_a_line(line: str, found: list[tuple[str | None, str]]) -> None:
    assert [(label.key, label.value) for label in LABELS.find(line)] == found


@pytest.mark.parametrize(
    ("line", "school"),
    [
        ("高平市第一中学", "高平市第一中学"),
        ("高平市第一中学教师减负清单自查表", "高平市第一中学"),
        ("高平一中减负自查表", "高平一中"),
        ("北诗中心校", "北诗中心校"),
        ("洞湾小学（东校区）", "洞湾小学（东校区）"),
        ("米山镇洞湾小学2021-2022学年第二学期减负清单自查表", "米山镇洞湾小学"),
        ("《米山镇洞湾小学关于中小学教师减负清单的自查表》", "米山镇洞湾小学"),
        ("各乡镇中心校", None),
        ("全市中小学", None),
        ("我校", None),
        ("高平市教育局", None),
        ("我们在洞湾小学开会", None),
    ],
)
def test_schools_that_name_themselves(line: str, school: str | None) -> None:
    assert school_named(line, TITLE) == school


NOTICE = "高平市教育局文件\n高教函字〔2021〕167号\n关于报送自查情况的通知\n高平市教育局\n2021年11月3日\n附件2\n"
NAMED = f"{TITLE}\n学校（盖章）：米山镇洞湾小学\n"
PLAIN_TABLE = COLUMNS + rows("| | N. T | A | |")


@pytest.mark.parametrize("way", ["sheet", "word"])
@pytest.mark.parametrize(
    ("written", "date"),
    [
        (NOTICE + NAMED + PLAIN_TABLE + "2022年6月30日", "2022年6月30日"),
        (NOTICE + HEAD.replace("2022年6月23日", "　年　月　日") + PLAIN_TABLE, ""),
        (NAMED + "（2021年11月3日印发）\n" + PLAIN_TABLE + "2022年6月30日", "2022年6月30日"),
        (NAMED + PLAIN_TABLE + "高平市教育局办公室　2021年11月3日印发", ""),
        (NAMED + PLAIN_TABLE + "自查报告\n2022年5月10日，我校召开会议，作了部署。", ""),
        (NAMED + PLAIN_TABLE + "米山镇洞湾小学　2022年6月30日", "2022年6月30日"),
        (NAMED.strip() + "　上次填表时间：2021年12月30日\n填表时间：2022年6月30日\n" + PLAIN_TABLE, "2022年6月30日"),
        ("2022年6月30日\n" + NAMED + PLAIN_TABLE, "2022年6月30日"),
    ],
)
def test_a_notices_date_is_not_the_forms(written: str, date: str, way: str) -> None:
    form = read_all(written, way)[0]
    digits = [character for character in form.text(DATE) if character.isdigit()]
    assert digits == [character for character in date if character.isdigit()]
    assert form.text(SCHOOL) == "米山镇洞湾小学" or form.schools_elsewhere


def test_the_day_by_which_a_form_is_due_is_not_the_day_on_which_it_was_filled_in() -> None:
    for due in ("报送时限：2022年7月5日", "上报期限：2022年7月5日", "报送截止时间：2022年7月5日"):
        (form,) = read_all(
            f"{TITLE}\n学校（盖章）：米山镇洞湾小学\n{due}\n{COLUMNS}{rows('| | N. T | A | |')}填表人：张三"
        )
        assert form.text(DATE) == ""
