"""The form reader: one test a kind of trouble, each as grids and as real Excel and Word files."""

from __future__ import annotations

import pytest

import tables
from form_cases import (
    COLUMNS,
    EXPECTED,
    FOOT,
    HEAD,
    TITLE,
    WAYS,
    Read,
    all_good,
    read_all,
    response,
    rows,
)
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.answers.reader import AnswerReader
from jianfu_cli.definition.fields import DATE, PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.reading.form_reader import FormReader
from jianfu_cli.returns.facts import Return
from jianfu_cli.tools.errors import Unreadable
from tables import SHIPPED


@pytest.fixture(params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    """Reads the one form that a text describes, in each of the ways."""

    def read_one(text: str) -> Return:
        (form,) = read_all(text, request.param)
        return form

    return read_one


def ticked(pattern: str) -> str:
    """A row for each item: Y and N a tick for 是 or for 否."""
    lines = []
    for n in range(1, 22):
        yes = EXPECTED[n] == "是"
        marks = pattern.replace("Y", "√" if yes else "").replace("N", "" if yes else "√")
        lines.append(marks.replace("#", str(n)).replace("T", f"{{{n}}}"))
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- items


def test_a_clean_form(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..21}" + FOOT)
    all_good(form)
    assert form.text(SCHOOL) == "米山镇洞湾小学"
    assert form.text(DATE) == "2022年6月23日"
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")
    assert not form.unknown_items and not form.rectifications and not form.schools_elsewhere
    assert response(form, 1).location and str(response(form, 1).location).split("!")[1][0] == "C"


def test_numbers_in_all_their_shapes(read: Read) -> None:
    shapes = """
    | | 1、{1} | 否 | |
    | | （2）{2} | 否 | |
    | | ③{3} | 否 | |
    | | 4) {4} | 否 | |
    | | 第5项　{5} | 否 | |
    | | 06 {6} | 是 | |
    | | 七、{7} | 否 | |
    | | 8 . {8} | 是 | |
    | | {9} | 是 | |
    | | 第十条：{10} | 是 | |
    | | 【11】{11} | 是 | |
    | | 12．{12} | 否 | |
    """
    all_good(read(HEAD + COLUMNS + shapes + "{13..21}" + FOOT))


def test_numbers_in_a_column_of_their_own(read: Read) -> None:
    all_good(read(HEAD + "| 序号 | 项目 | 内容 | 自查情况 | 备注 |\n" + rows("| N | 统筹 | T | A | |") + FOOT))


def test_spaces_width_punctuation_and_breaks_do_not_count(read: Read) -> None:
    retyped = "| | ７．是否强制要求中小学教师填写班主任\\n家访记录，例会记录等材料 | 否 | |"
    all_good(read(HEAD + COLUMNS + "{1..6}\n" + retyped + "\n{8..21}" + FOOT))


@pytest.mark.parametrize(
    ("number", "wording"),
    [
        (9, "9. 是否严格规范、不合理安排教育扶贫工作任务。"),
        (9, "是否规范、合理安排教育扶贫工作任务。"),
        (11, "11. 是否严格规范文明、卫生、绿色、宜居、旅游等城市创优评选活动。"),
        (13, "是否严格规范各类教育宣传活动进校园工作。"),
        (20, "20. 是否严格限制有关部门抽调借用中小学教师。"),
        (
            5,
            "6. 是否存在各级政府有关部门管理运营的各类平台通过中小学校和教师向学生及家长推介，"
            "并把学校、教师、学生的参与情况作为评价中小学校和教师的标准。",
        ),
    ],
)
def test_altered_wording_is_the_same_item(read: Read, number: int, wording: str) -> None:
    row = f"| | {wording} | {EXPECTED[number]} | |\n"
    form = read(
        HEAD + COLUMNS + rows("| | N. T | A | |", 1, number - 1) + row + rows("| | N. T | A | |", number + 1) + FOOT
    )
    all_good(form, number)
    found = response(form, number)
    assert found.answer == EXPECTED[number]
    assert found.altered is not None and found.altered in wording
    assert not form.unknown_items


def test_the_wording_wins_over_the_number(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..5}\n| | 6. {7} | 否 | |\n| | 7. {6} | 是 | |\n{8..21}" + FOOT)
    all_good(form)


def test_a_missing_row_is_absent(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..16}\n{18..21}" + FOOT)
    all_good(form, 17)
    assert response(form, 17).outcome is Outcome.ABSENT


@pytest.mark.parametrize(("first", "second", "answer"), [("是", "是", "是"), ("是", "否", "是"), ("", "是", "是")])
def test_a_doubled_row_is_noted(read: Read, first: str, second: str, answer: str) -> None:
    form = read(
        HEAD + COLUMNS + f"{{1..19}}\n| | 20. {{20}} | {first} | |\n| | 20. {{20}} | {second} | |\n{{21..21}}" + FOOT
    )
    all_good(form, 20)
    assert response(form, 20).answer == answer
    assert len(response(form, 20).repeated_at) == 1


def test_rows_that_the_checklist_does_not_have(read: Read) -> None:
    more = """
    | | 22. 是否设置教师减负意见箱。 | 是 | |
    | | 是否开展减负宣传。 | 是 | |
    | | 23. 是否严格精简中小学校长培训活动。 | 是 | |"""
    form = read(HEAD + COLUMNS + "{1..21}" + more + FOOT)
    all_good(form)
    assert [(item.number, item.text) for item in form.unknown_items] == [
        ("22", "是否设置教师减负意见箱。"),
        ("", "是否开展减负宣传。"),
        ("23", "是否严格精简中小学校长培训活动。"),
    ]


def test_notes_under_the_form_are_no_items(read: Read) -> None:
    notes = """
    | 填表人：张三 | 校长签字：李明 | | |
    | | 1.请如实填写。 | | |
    | | 2.是否属实请学校核对。 | | |
    注：本表一式两份。"""
    form = read(HEAD + COLUMNS + "{1..21}" + notes)
    all_good(form)
    assert not form.unknown_items


def test_section_titles_in_rows_of_their_own_or_before_the_item(read: Read) -> None:
    form = read(
        HEAD
        + "| 序号 | 内容 | 自查情况 |\n| 一、统筹规范督查检查评比考核 | < | < |\n"
        + rows("| N | T | A |", 1, 3)
        + "| 4 | 统筹规范教师管理事项\\n{4} | 否 |\n"
        + rows("| N | T | A |", 5)
        + FOOT
    )
    all_good(form)
    assert not form.unknown_items


def test_an_item_that_slipped_into_the_section_column(read: Read) -> None:
    all_good(read(HEAD + COLUMNS + "{1..17}\n| 18. {18} | | 是 | |\n{19..21}" + FOOT))


def test_a_row_that_slipped_with_its_answer(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..17}\n| 18. {18} | 是 | 已精简 | |\n{19..21}" + FOOT)
    all_good(form)
    assert response(form, 18).remark == "已精简"


def test_a_wording_broken_over_two_rows(read: Read) -> None:
    broken = """
    | | 6. 是否严格控制会议数量。不得安排中小学教师参加与教育教学无关的各类视频会、奖惩会、观摩会等活动， | 是 | |
    | | 确需中小学教师参加的与教育教学有关的会议，要精减次数、压缩时间、提高质量。 | | |
    """
    all_good(read(HEAD + COLUMNS + "{1..5}" + broken + "{7..21}" + FOOT))


@pytest.mark.parametrize("way", ["word", "docx"])
def test_a_wording_and_its_answer_cut_by_the_end_of_a_page(way: str) -> None:
    rest = "奖惩会、观摩会等活动，确需中小学教师参加的与教育教学有关的会议，要精减次数、压缩时间、提高质量。"
    cut = f"""
    | | 6. 是否严格控制会议数量。不得安排中小学教师参加与教育教学无关的各类视频会、 | 是。会议 | |

    {COLUMNS}| | {rest} | 每月一次 | |
    """
    (form,) = read_all(HEAD + COLUMNS + "{1..5}" + cut + "{7..21}" + FOOT, way)
    all_good(form)
    assert response(form, 6).explanation == "会议\n每月一次"


def test_every_wording_shortened(read: Read) -> None:
    short = {item.number: item.text.split("。")[0].split("，")[0] for item in SHIPPED.items}
    form = read(HEAD + COLUMNS + "\n".join(f"| | {n}. {short[n]} | {EXPECTED[n]} | |" for n in EXPECTED) + FOOT)
    assert {reply.item: reply.answer for reply in form.responses} == EXPECTED
    assert [reply.item for reply in form.responses if reply.altered is None] == [
        1,
        2,
        3,
        7,
        8,
        9,
        10,
        14,
        15,
        19,
        20,
        21,
    ]
    assert not form.unknown_items


def test_several_items_in_one_cell(read: Read) -> None:
    all_good(read(HEAD + COLUMNS + "| 统筹 | 1. {1}\\n2. {2}\\n3. {3} | 否\\n否\\n否 | |\n{4..21}" + FOOT))


def test_a_number_without_its_wording(read: Read) -> None:
    form = read(
        HEAD
        + "| 序号 | 内容 | 自查情况 |\n"
        + rows("| N | T | A |", 1, 6)
        + "| 7 | | 否 |\n"
        + rows("| N | T | A |", 8)
        + FOOT
    )
    all_good(form, 7)
    assert (response(form, 7).answer, response(form, 7).altered) == ("否", "")


# ---------------------------------------------------------------- columns


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("| 项 目 | 内  容 | 自 查 情 况 | 备 注 |", "| | N. T | A | |"),
        ("| 类别 | 清单内容 | 落实情况 | 其他 |", "| | N. T | A | |"),
        ("| 序号 | 自查内容 | 自查结果（填“是”“否”或“不涉及”） | 说明 |", "| N | T | A | |"),
        ("| 内容 | 是/否 |", "| N. T | A |"),
        ("| 备注 | 自查结论 | 事项 |", "| | A | N. T |"),
        ("| 项目 | 内容 | 备注 | 自查情况 |", "| | N. T | | A |"),
        ("| 项目 | 内容 | 学校填写 | 备注 |", "| | N. T | A | |"),
        ("| 项目 | 内容 | 情况说明 | 备注 |", "| | N. T | A | |"),
        ("| 项目 | 内容 | 是否 | 落实情况 | 备注 |", "| | N. T | A | | |"),
        ("| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 结论 | 情况说明 | ^ |", "| | N. T | A | | |"),
        ("| 项目 | 内容 | 自查情况 | | 备注 |\n| | | 结论 | 情况说明 | |", "| | N. T | A | | |"),
        (
            "| 项目 | 内容 | 自查情况 | 自查情况 | 备注 |\n| 项目 | 内容 | 结论 | 情况说明 | 备注 |",
            "| | N. T | A | | |",
        ),
        ("", "| | N. T | A | |"),
        ("", "| A | N. T |"),
        ("", "| N | T | A |"),
    ],
)
def test_columns_are_found_by_their_headings_or_their_contents(read: Read, columns: str, row: str) -> None:
    all_good(read(HEAD + columns + "\n" + rows(row) + FOOT))


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("| 序号 | 内容 | 是 | 否 | 不涉及 | 备注 |", "| # | T | Y | N | | |"),
        ("| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 是 | 否 | ^ |", "| | #. T | Y | N | |"),
        ("| 项目 | 内容 | 是（√） | 否（√） | 备注 |", "| | #. T | Y | N | |"),
        ("| 项目 | 内容 | 否 | 是 | 备注 |", "| | #. T | N | Y | |"),
    ],
)
def test_columns_to_tick(read: Read, columns: str, row: str) -> None:
    all_good(read(HEAD + columns + "\n" + ticked(row) + FOOT))


def test_ticks_in_both_columns_or_in_none(read: Read) -> None:
    form = read(
        HEAD + "| 序号 | 内容 | 是 | 否 |\n| 1 | {1} | √ | √ |\n| 2 | {2} | | |\n" + rows("| N | T | | √ |", 3) + FOOT
    )
    assert response(form, 1).outcome is Outcome.CONFLICT
    assert response(form, 2).outcome is Outcome.EMPTY
    assert response(form, 2).location is not None
    assert response(form, 3).answer == "否"


def test_the_explanation_has_its_column_and_keeps_what_the_answer_says_more(read: Read) -> None:
    form = read(
        HEAD
        + "| 项目 | 内容 | 结论 | 情况说明 | 备注 |\n"
        + "| | 1. {1} | 否，均经审批 | 有审批表\\n共三份 | 见附件 |\n| | 2. {2} | 否 | 照计划开展 | |\n"
        + rows("| | N. T | A | | |", 3)
        + FOOT
    )
    all_good(form)
    first = response(form, 1)
    assert (first.explanation, first.remark, first.raw) == ("有审批表\n共三份\n均经审批", "见附件", "否，均经审批")
    assert response(form, 2).explanation == "照计划开展"


def test_a_wide_heading_over_answer_and_explanation(read: Read) -> None:
    form = read(
        HEAD
        + "| 项目 | 内容 | 自查情况 | < | 备注 |\n| | 1. {1} | 否 | 说明文字 | |\n"
        + rows("| | N. T | A | | |", 2)
        + FOOT
    )
    all_good(form)
    assert response(form, 1).explanation == "说明文字"


def test_words_of_headings_as_answers_and_remarks_are_no_heading(read: Read) -> None:
    form = read(HEAD + COLUMNS + "| 项目 | 1. {1} | 否 | 其他 |\n{2..21}" + FOOT)
    all_good(form)
    assert response(form, 1).remark == "其他"


@pytest.mark.parametrize("way", ["word", "docx"])
@pytest.mark.parametrize("between", ["", "\n第 2 页\n", f"\n{COLUMNS}"])
def test_a_table_cut_into_pieces(way: str, between: str) -> None:
    forms = read_all(HEAD + COLUMNS + "{1..6}\n" + between + "\n{7..13}\n" + between + "\n{14..21}" + FOOT, way)
    assert len(forms) == 1
    all_good(forms[0])


@pytest.mark.parametrize("way", ["word", "docx"])
def test_a_table_that_goes_on_without_its_first_column(way: str) -> None:
    (form,) = read_all(HEAD + COLUMNS + "{1..10}\n\n" + rows("| N. T | A | 备注N |", 11) + FOOT, way)
    all_good(form)
    assert response(form, 21).remark == "备注21"


@pytest.mark.parametrize("way", ["sheet", "xlsx"])
def test_a_form_over_two_sheets(way: str) -> None:
    (form,) = read_all(
        "=== 第1页\n" + HEAD + COLUMNS + "{1..10}\n=== 第2页\n" + rows("| | N. T | A | |", 11) + FOOT, way
    )
    all_good(form)
    assert form.file == "报送.xlsx"


# ---------------------------------------------------------------- answers in odd places


def test_an_answer_in_the_remark(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..2}\n| | 3. {3} | | 否 |\n{4..21}" + FOOT)
    all_good(form, 3)
    found = response(form, 3)
    assert (found.answer, found.misplaced, found.remark, found.raw) == ("否", "备注", "否", "否")
    assert str(found.location).split("!")[1][0] == "D"


def test_whole_sentences_in_the_remark(read: Read) -> None:
    remarks = """
    | | 3. {3} | | 材料只报一次，没有重复要求上报。 |
    | | 4. {4} | | 无 |
    | | 5. {5} | | 详见附页 |
    | | 6. {6} | | 是，由教务处统一安排 |
    | | 7. {7} | 否 | 严格控制 |
    """
    form = read(HEAD + COLUMNS + "{1..2}" + remarks + "{8..21}" + FOOT)
    all_good(form, 3, 4, 5, 6)
    answers = {n: (response(form, n).answer, response(form, n).misplaced) for n in range(3, 8)}
    assert answers == {3: ("否", "备注"), 4: (None, None), 5: (None, None), 6: ("是", "备注"), 7: ("否", None)}
    assert response(form, 3).explanation == "材料只报一次，没有重复要求上报。"
    assert response(form, 4).outcome is response(form, 5).outcome is Outcome.EMPTY


@pytest.mark.parametrize("tail", ["　是", "（是）", "\\n是。", " □否 ☑是"])
def test_an_answer_behind_the_wording(read: Read, tail: str) -> None:
    form = read(HEAD + COLUMNS + "{1..12}\n| | 13. {13}" + tail + " | | |\n{14..21}" + FOOT)
    all_good(form, 13)
    found = response(form, 13)
    assert (found.answer, found.misplaced, found.altered) == ("是", "内容", None)


def test_an_answer_behind_an_altered_wording(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..8}\n| | 9. 是否严格规范、不合理安排教育扶贫工作任务。 是 | | |\n{10..21}" + FOOT)
    found = response(form, 9)
    assert (found.answer, found.misplaced, found.altered) == (
        "是",
        "内容",
        "是否严格规范、不合理安排教育扶贫工作任务。",
    )


def test_more_words_behind_the_wording_alter_it(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..20}\n| | 21. {21}请附培训记录。 | 是 | |" + FOOT)
    assert response(form, 21).answer == "是"
    assert (response(form, 21).altered or "").endswith("请附培训记录。")


def test_another_answer_behind_the_wording_is_a_conflict(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..20}\n| | 21. {21} 否 | 是 | |" + FOOT)
    assert response(form, 21).outcome is Outcome.CONFLICT


def test_an_explanation_that_begins_with_the_answer(read: Read) -> None:
    form = read(
        HEAD
        + "| 项目 | 内容 | 结论 | 情况说明 |\n| | 1. {1} | | 否，均经审批 |\n| | 2. {2} | | 按计划进行 |\n"
        + rows("| | N. T | A | |", 3)
        + FOOT
    )
    all_good(form, 2)
    assert (response(form, 1).explanation, "情况说明" in response(form, 1).rule) == ("均经审批", True)
    assert (response(form, 2).outcome, response(form, 2).explanation) == (Outcome.EMPTY, "按计划进行")


def test_an_answer_merged_over_several_items(read: Read) -> None:
    form = read(
        HEAD + COLUMNS + "{1..13}\n| | 14. {14} | 否 | |\n| | 15. {15} | ^ | |\n| | 16. {16} | ^ | |\n{17..21}" + FOOT
    )
    all_good(form)
    assert response(form, 16).location == response(form, 14).location
    assert "合并" in response(form, 16).rule


def test_an_explanation_merged_over_several_problems(read: Read) -> None:
    form = read(
        HEAD
        + "| 项目 | 内容 | 结论 | 情况说明 |\n"
        + rows("| | N. T | A | |", 1, 13)
        + "| | 14. {14} | 是 | 上级要求参加 |\n| | 15. {15} | 是 | ^ |\n"
        + rows("| | N. T | A | |", 16)
        + FOOT
    )
    assert [response(form, n).explanation for n in (14, 15, 16)] == ["上级要求参加", "上级要求参加", ""]


def test_an_answer_that_goes_on_in_the_next_row(read: Read) -> None:
    form = read(
        HEAD
        + COLUMNS
        + "{1..5}\n| | 6. {6} | 是 | |\n| | | 全体会每月一次 | |\n{7..21}\n| | | | 2022年6月30日 |"
        + FOOT
    )
    all_good(form)
    assert response(form, 6).explanation == "全体会每月一次"
    assert response(form, 21).remark == ""


def test_unanswered_items_have_the_place_where_the_answer_belongs(read: Read) -> None:
    form = read(HEAD + COLUMNS + rows("| | N. T | | |") + FOOT)
    assert {reply.outcome for reply in form.responses} == {Outcome.EMPTY}
    assert all(str(reply.location).split("!")[1][0] == "C" for reply in form.responses)


# ---------------------------------------------------------------- a form without a table


@pytest.mark.parametrize("row", ["| N. T |\n| A |", "| N. T |\n| 答：A。 |", "| N. T　A |"])
def test_a_table_of_one_column(read: Read, row: str) -> None:
    all_good(read(HEAD + "\n" + rows(row) + FOOT))


@pytest.mark.parametrize("way", ["word", "docx"])
def test_items_in_running_text_count_only_with_answers(way: str) -> None:
    lines = "\n".join(f"{n}. {{{n}}}" for n in EXPECTED)
    with pytest.raises(Unreadable) as caught:
        read_all(f"附件2\n{TITLE}\n{lines}", way)
    assert caught.value.code == "JF005"
    answered = "\n".join(f"{n}. {{{n}}}　{answer}" for n, answer in EXPECTED.items())
    (form,) = read_all(HEAD + answered.replace("　是", "\n是") + FOOT, way)
    all_good(form)
    assert response(form, 1).location is None


# ---------------------------------------------------------------- other checklists


def test_another_checklist_with_other_answers() -> None:
    raw = {
        "id": "other", "version": "1", "title": "教师减负落实情况表", "issuer": "某县", "recipient": "某股",
        "document": "某号", "attachment": "附件1",
        "answers": ["已完成", "未完成", "无此项"], "not_applicable": "无此项",
        "sections": [{"title": "制度", "items": [
            {"number": n, "text": f"{n}月份的减负{what}制度建立情况。", "expected": "已完成"}
            for n, what in enumerate(["会议", "填表", "检查", "培训", "借调", "考核", "宣传", "调研"] * 8, 1)
        ]}],
    }  # fmt: skip
    checklist = type(SHIPPED).model_validate(raw)
    reader = FormReader(checklist, AnswerReader(checklist))
    lines = "\n".join(f"| {n} | {{{n}}} | {'未完成' if n == 7 else '已完成'} | |" for n in range(1, 65))
    (form,) = reader.read(tables.sheets(HEAD + "| 序号 | 内容 | 自查情况 | 备注 |\n" + lines + FOOT, checklist), "x")
    assert [reply.answer for reply in form.responses] == ["未完成" if n == 7 else "已完成" for n in range(1, 65)]
    assert all(reply.altered is None for reply in form.responses)
    marks = "\n".join(f"| {n} | {{{n}}} | √ | | |" for n in range(1, 65))
    (form,) = reader.read(tables.sheets("| 序号 | 内容 | 已完成 | 未完成 | 无此项 |\n" + marks, checklist), "x")
    assert {reply.answer for reply in form.responses} == {"已完成"}
