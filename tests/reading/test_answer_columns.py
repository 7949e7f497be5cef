"""Which column answers: of two equal ones none is chosen, another's is left out, a question of its own is answered."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, EXPECTED, FOOT, HEAD, READER, WAYS, Read, all_good, read_all, response, rows
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.intake.grid import Document, Unread, UnreadKind
from jianfu_cli.returns.facts import Return
from tables import sheets

OPPOSITE = {n: "是" if expected == "否" else "否" for n, expected in EXPECTED.items()}
PROBLEMS = [n for n, expected in EXPECTED.items() if expected == "否"]


@pytest.fixture(params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    """Reads the one form that a text describes, in each of the ways."""

    def read_one(content: str) -> Return:
        (form,) = read_all(content, request.param)
        return form

    return read_one


def table(pattern: str) -> str:
    """A row for each item: A the answer of a school without problems, B the other."""
    lines = rows(pattern).splitlines()
    return "".join(f"{line.replace('B', OPPOSITE[n])}\n" for n, line in enumerate(lines, 1))


# ---------------------------------------------------------------- another time's, another body's


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("| 项目 | 内容 | 上学期 | 本学期 | 备注 |", "| | N. T | B | A | |"),
        ("| 项目 | 内容 | 本学期 | 上学期 | 备注 |", "| | N. T | A | B | |"),
        ("| 项目 | 内容 | 上学期自查情况 | 本学期自查情况 | 备注 |", "| | N. T | B | A | |"),
        ("| 内容 | 上学期自查情况 | 本学期自查情况 | 上级检查结果 | 变化说明 |", "| N. T | B | A | B | |"),
        ("| 项目 | 内容 | 自查情况（上学期） | 自查情况（本学期） |", "| | N. T | B | A |"),
        ("| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 上学期 | 本学期 | ^ |", "| | N. T | B | A | |"),
        ("| 项目 | 内容 | 自查情况 | | 备注 |\n| | | 去年 | 今年 | |", "| | N. T | B | A | |"),
        ("| 项目 | 内容 | 自查情况 | 上级检查结果 | 备注 |", "| | N. T | A | B | |"),
        ("| 项目 | 内容 | 检查组意见 | 自查情况 | 备注 |", "| | N. T | B | A | |"),
        ("| 项目 | 内容 | 中心校审核 | 学校自查 | 复查结果 |", "| | N. T | B | A | B |"),
        ("| 项目 | 内容 | 示例 | 自查情况 | 备注 |", "| | N. T | B | A | |"),
        (
            "| 项目 | 内容 | 上学期 | < | 本学期 | < |\n| ^ | ^ | 结论 | 说明 | 结论 | 说明 |",
            "| | N. T | B | | A | |",
        ),
        ("| 项目 | 内容 | 上学期 | < | 本学期 | < |\n| ^ | ^ | 是 | 否 | 是 | 否 |", None),
    ],
)
def test_a_column_of_another_time_or_body_is_not_the_answers(read: Read, headings: str, row: str | None) -> None:
    ticked = {"是": "√ | ", "否": " | √"}
    lines = (
        table(row)
        if row
        else "\n".join(f"| | {n}. {{{n}}} | {ticked[OPPOSITE[n]]} | {ticked[EXPECTED[n]]} |" for n in EXPECTED)
    )
    form = read(HEAD + headings + "\n" + lines + FOOT)
    all_good(form)
    assert {reply.explanation for reply in form.responses} == {""}


@pytest.mark.parametrize("heading", ["核查情况", "督查结果", "核实情况（填是否）"])
def test_a_column_that_somebody_checked_answers_where_there_is_no_other(read: Read, heading: str) -> None:
    all_good(read(HEAD + f"| 项目 | 内容 | {heading} | 备注 |\n" + table("| | N. T | A | |") + FOOT))
    form = read(HEAD + f"| 项目 | 内容 | {heading} | 自查情况 |\n" + table("| | N. T | B | A |") + FOOT)
    all_good(form)
    assert len(form.columns_left_out) == 1


def test_only_a_superiors_column_is_no_answer(read: Read) -> None:
    form = read(HEAD + "| 项目 | 内容 | 上级检查结果 | 备注 |\n" + table("| | N. T | B | |") + FOOT)
    assert {reply.outcome for reply in form.responses} == {Outcome.EMPTY}


@pytest.mark.parametrize("headings", ["| 项目 | 内容 | 自查情况 |", "| 项目 | 内容 | 自查情况 | |"])
def test_a_column_without_a_heading_is_kept_and_no_other_answer_stands_there(read: Read, headings: str) -> None:
    lines = table("| | N. T | A | |").replace("{6} | 是 | |", "{6} | 是 | 每月一次例会 |")
    form = read(HEAD + headings + "\n" + lines.replace("{7} | 否 | |", "{7} | 否 | 是 |") + FOOT)
    all_good(form, 7)
    assert response(form, 6).remark == "每月一次例会"
    assert response(form, 7).outcome is Outcome.CONFLICT


@pytest.mark.parametrize("heading", ["学校意见", "校长意见", "学校自评意见"])
def test_answers_under_the_schools_own_heading_are_answers(read: Read, heading: str) -> None:
    headings = f"| 项目 | 内容 | 自查情况 | 备注 | {heading} |\n"
    lines = table("| | N. T | A | | A |").replace("{7} | 否 | | 否", "{7} | 否 | | 是")
    form = read(HEAD + headings + lines + FOOT)
    all_good(form, 7)
    assert response(form, 7).outcome is Outcome.CONFLICT
    assert response(form, 7).rule == "两列的答案不同"


@pytest.mark.parametrize("words", ["张三", "已公示", "是，已整改", ""])
def test_words_under_the_schools_own_heading_are_no_answers(read: Read, words: str) -> None:
    lines = table(f"| | N. T | A | | {words} |").replace(f"{{7}} | 否 | | {words}", "{7} | 否 | | 是")
    all_good(read(HEAD + "| 项目 | 内容 | 自查情况 | 备注 | 分管校长 |\n" + lines + FOOT))


def test_what_is_left_out_is_said(read: Read) -> None:
    form = read(HEAD + "| 项目 | 内容 | 上学期 | 本学期 | 备注 |\n" + table("| | N. T | B | A | |") + FOOT)
    assert [found.text for found in form.columns_left_out] == ["上学期"]
    assert str(form.columns_left_out[0].location).split("!")[1][0] == "C"


# ---------------------------------------------------------------- equal in rank

EQUALS = [
    "| 项目 | 内容 | 小学部 | 初中部 | 备注 |",
    "| 项目 | 内容 | 自查情况 | 自查情况 | 备注 |",
    "| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 小学部 | 初中部 | ^ |",
    "| 项目 | 内容 | 自查情况（小学部） | 自查情况（初中部） | 备注 |",
    "| 项目 | 内容 | 第一学期 | 第二学期 | 备注 |",
    "| 项目 | 内容 | 东校区自查情况 | 西校区自查情况 | 备注 |",
    "| 项目 | 内容 | 自查情况 | < | 备注 |",
    "",
]


@pytest.mark.parametrize("headings", EQUALS)
def test_equal_columns_that_agree_are_one_answer(read: Read, headings: str) -> None:
    form = read(HEAD + headings + "\n" + table("| | N. T | A | A | |") + FOOT)
    all_good(form)


@pytest.mark.parametrize("headings", EQUALS)
def test_equal_columns_that_differ_are_a_conflict(read: Read, headings: str) -> None:
    lines = table("| | N. T | A | A | |").replace("{6} | 是 | 是 |", "{6} | 是 | 否 |")
    form = read(HEAD + headings + "\n" + lines + FOOT)
    all_good(form, 6)
    found = response(form, 6)
    assert (found.outcome, found.answer, found.raw) == (Outcome.CONFLICT, None, "是／否")
    assert [str(place).split("!")[1][0] for place in (found.location, found.rival_location)] == ["C", "D"]


def test_a_part_that_cannot_be_read_leaves_the_whole_unclear(read: Read) -> None:
    lines = table("| | N. T | A | A | |").replace("{6} | 是 | 是 |", "{6} | 是 | 一般 |")
    form = read(HEAD + EQUALS[0] + "\n" + lines + FOOT)
    assert (response(form, 6).outcome, response(form, 6).raw) == (Outcome.UNCLEAR, "一般")


def test_a_second_column_of_words_explains(read: Read) -> None:
    lines = table("| | N. T | A | A | |").replace("{6} | 是 | 是 |", "{6} | 是 | 每月一次例会 |")
    form = read(HEAD + EQUALS[1] + "\n" + lines + FOOT)
    all_good(form)
    assert response(form, 6).explanation == "每月一次例会"


def test_ticks_for_two_parts_of_the_school(read: Read) -> None:
    headings = "| 项目 | 内容 | 小学部 | < | 初中部 | < |\n| ^ | ^ | 是 | 否 | 是 | 否 |\n"
    ticked = {"是": "√ | ", "否": " | √"}
    lines = "\n".join(f"| | {n}. {{{n}}} | {ticked[EXPECTED[n]]} | {ticked[EXPECTED[n]]} |" for n in EXPECTED)
    all_good(read(HEAD + headings + lines + FOOT))
    form = read(HEAD + headings + lines.replace("{6} | √ |  | √ | ", "{6} | √ |  |  | √") + FOOT)
    assert response(form, 6).outcome is Outcome.CONFLICT


# ---------------------------------------------------------------- questions of their own


@pytest.mark.parametrize(
    "heading",
    ["是否符合要求", "是否达标", "是否落实", "是否符合要求（是/否）", "是否符合文件规定", "自查情况（是否符合要求）"],
)
def test_is_it_as_it_should_be(read: Read, heading: str) -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {'否，正在整改' if n == 4 else '是'} | |" for n in EXPECTED)
    form = read(HEAD + f"| 项目 | 内容 | {heading} | 备注 |\n" + lines + FOOT)
    all_good(form, 4)
    assert (response(form, 4).answer, response(form, 4).explanation) == ("是", "正在整改")


@pytest.mark.parametrize("heading", ["是否存在问题", "有无问题", "是否有问题（有/无）", "自查情况（是否存在问题）"])
@pytest.mark.parametrize(("good", "bad"), [("否", "是"), ("无", "有"), ("不存在", "存在")])
def test_is_there_a_problem(read: Read, heading: str, good: str, bad: str) -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {bad if n == 8 else good} | |" for n in EXPECTED)
    form = read(HEAD + f"| 项目 | 内容 | {heading} | 备注 |\n" + lines + FOOT)
    all_good(form, 8)
    assert response(form, 8).answer == "否"


@pytest.mark.parametrize("text", ["√", "较好", "基本符合", "没有组织", "按要求执行", "否，没有组织"])
def test_what_is_no_plain_reply_to_its_question_is_never_guessed(read: Read, text: str) -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {text if n == 1 else '是'} | |" for n in EXPECTED)
    form = read(HEAD + "| 项目 | 内容 | 是否符合要求 | 备注 |\n" + lines + FOOT)
    all_good(form, 1)
    assert response(form, 1).outcome is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("heading", "certain"), [("是否存在", PROBLEMS), ("是否符合", [n for n in EXPECTED if n not in PROBLEMS])]
)
def test_a_heading_that_may_ask_either_is_read_where_both_say_the_same(
    read: Read, heading: str, certain: list[int]
) -> None:
    form = read(HEAD + f"| 项目 | 内容 | {heading} | 备注 |\n" + rows("| | N. T | A | |") + FOOT)
    assert [reply.item for reply in form.responses if reply.answer == EXPECTED[reply.item]] == certain
    assert {reply.outcome for reply in form.responses if reply.item not in certain} == {Outcome.UNCLEAR}


def test_a_conclusion_and_a_question_must_agree(read: Read) -> None:
    headings = "| 项目 | 内容 | 自查情况 | 是否符合要求 | 备注 |\n"
    all_good(read(HEAD + headings + rows("| | N. T | A | 是 | |") + FOOT))
    form = read(HEAD + headings + rows("| | N. T | A | 是 | |").replace("{1} | 否 | 是", "{1} | 是 | 是") + FOOT)
    assert response(form, 1).outcome is Outcome.CONFLICT


# ---------------------------------------------------------------- columns to tick


@pytest.mark.parametrize(
    ("tick", "blank"),
    [("TRUE", "FALSE"), ("1", "0"), ("☑", "☐"), ("√", ""), ("v", ""), ("○", ""), ("√", "×"), ("●", "○"), ("是", "")],
)
def test_what_stands_for_a_tick_and_for_none(read: Read, tick: str, blank: str) -> None:
    cells = {"是": f"{tick} | {blank} | {blank}", "否": f"{blank} | {tick} | {blank}"}
    if tick == "是":
        cells["否"] = " | 否 | "
    lines = "\n".join(f"| | {n}. {{{n}}} | {cells[EXPECTED[n]]} | |" for n in EXPECTED)
    all_good(read(HEAD + "| 项目 | 内容 | 是 | 否 | 不涉及 | 备注 |\n" + lines + FOOT))


@pytest.mark.parametrize("blank", ["FALSE", "0", "☐", "○", "□"])
def test_only_blanks_are_no_answer(read: Read, blank: str) -> None:
    lines = rows("| | N. T | A | |", 2).replace("| 是 | |", "| √ | | |").replace("| 否 | |", "| | √ | |")
    row = f"| | 1. {{1}} | {blank} | {blank} | |\n"
    form = read(HEAD + "| 项目 | 内容 | 是 | 否 | 备注 |\n" + row + lines + FOOT)
    all_good(form, 1)
    assert response(form, 1).outcome is Outcome.EMPTY


# ---------------------------------------------------------------- what stands there and is no text


def with_unread(text: str, item: int, unread: Unread, column: int = 3) -> Return:
    """The form with something that is no text in an answer's cell."""
    document: Document = sheets(text)
    grid = document.grids[0]
    row = next(row for row in grid.rows if any(cell.startswith(f"{item}. ") for cell in row.cells))
    grid.unread[row.number, column] = unread
    (form,) = READER.read(document, "报送.xlsx")
    return form


def test_an_answer_that_may_be_struck_out_is_unclear() -> None:
    found = response(with_unread(HEAD + COLUMNS + "{1..21}" + FOOT, 1, Unread(UnreadKind.CONDITION)), 1)
    assert (found.outcome, found.answer, found.raw) == (Outcome.UNCLEAR, None, "否")


@pytest.mark.parametrize("answer", ["", "是", "□是 □否"])
def test_a_floating_mark_leaves_the_answer_unclear(answer: str) -> None:
    text = HEAD + COLUMNS + f"| | 1. {{1}} | {answer} | |\n" + "{2..21}" + FOOT
    form = with_unread(text, 1, Unread(UnreadKind.MARK, "√"))
    all_good(form, 1)
    found = response(form, 1)
    assert (found.outcome, found.answer, found.raw, found.unread) == (Outcome.UNCLEAR, None, answer, "浮动的文字“√”")


@pytest.mark.parametrize("kind", [UnreadKind.PICTURE, UnreadKind.CONTROL, UnreadKind.ERROR])
@pytest.mark.parametrize("answer", ["", "较好"])
def test_what_is_no_text_is_said_where_nothing_can_be_read(kind: UnreadKind, answer: str) -> None:
    text = HEAD + COLUMNS + f"| | 1. {{1}} | {answer} | |\n" + "{2..21}" + FOOT
    form = with_unread(text, 1, Unread(kind))
    found = response(form, 1)
    assert (found.outcome, found.unread, str(found.location)) == (Outcome.UNCLEAR, kind.value, "自查表!C4")


def test_a_picture_beside_an_answer_does_no_harm() -> None:
    all_good(with_unread(HEAD + COLUMNS + "{1..21}" + FOOT, 1, Unread(UnreadKind.PICTURE)))


@pytest.mark.parametrize("way", ["sheet", "word"])
def test_a_tick_in_a_cell_merged_over_both_columns(way: str) -> None:
    table = rows("| | N. T | √ | < | |", 1, 1) + rows("| | N. T | | √ | |", 2, 21)
    form = read_all(f"{HEAD}| 项目 | 内容 | 是 | 否 | 备注 |\n{table}", way)[0]
    assert [found.outcome for found in form.responses[:2]] == [Outcome.UNCLEAR, Outcome.ANSWERED]


def test_a_picture_under_one_word_and_a_tick_under_the_other() -> None:
    heads = "| 项目 | 内容 | 是 | 否 | 备注 |\n"
    form = with_unread(HEAD + heads + rows("| | N. T | | √ | |"), 1, Unread(UnreadKind.PICTURE))
    assert [found.outcome for found in form.responses[:2]] == [Outcome.UNCLEAR, Outcome.ANSWERED]


def test_a_control_beside_an_answer_casts_doubt_on_it() -> None:
    form = with_unread(HEAD + COLUMNS + "{1..21}" + FOOT, 1, Unread(UnreadKind.CONTROL))
    assert [found.outcome for found in form.responses[:2]] == [Outcome.UNCLEAR, Outcome.ANSWERED]


def test_what_is_not_seen_is_said() -> None:
    form = with_unread(HEAD + COLUMNS + rows("| | N. T | | |") + FOOT, 1, Unread(UnreadKind.UNSEEN, "否"))
    assert (form.responses[0].outcome, form.responses[0].unread) == (Outcome.UNCLEAR, "看不见的文字“否”")
