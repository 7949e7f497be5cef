"""The form reader on tables laid out in unusual ways, each as grids and as real Excel and Word files."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, EXPECTED, FOOT, HEAD, WAYS, Read, all_good, read_all, response, rows
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.fields import PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.returns.facts import Return
from jianfu_cli.tools.errors import Unreadable


@pytest.fixture(params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    """Reads the one form that a text describes, in each of the ways."""

    def read_one(content: str) -> Return:
        (form,) = read_all(content, request.param)
        return form

    return read_one


# ---------------------------------------------------------------- blocks of columns side by side


def two_blocks(block: str, last: int) -> str:
    """Rows of items with those that come `last` later beside them."""
    lines = []
    for n in range(1, last + 1):
        right = [
            block.replace("N", str(m)).replace("T", f"{{{m}}}").replace("A", EXPECTED[m]) for m in [n + last] if m <= 21
        ]
        left = block.replace("N", str(n)).replace("T", f"{{{n}}}").replace("A", EXPECTED[n])
        lines.append(f"{left} {''.join(right).removeprefix('|') or '|' * (block.count('|') - 1)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("headings", "block"),
    [
        ("| 项目 | 内容 | 自查情况 | 备注 | 项目 | 内容 | 自查情况 | 备注 |", "| | N. T | A | 注N |"),
        ("| 序号 | 内 容 | 结论 | 备注 | 序号 | 内容 | 结论 | 备注 |", "| N | T | A | 注N |"),
        ("| 内容 | 自查情况 | 备注 | 内容 | 自查情况 | 备注 |", "| N. T | A | 注N |"),
    ],
)
@pytest.mark.parametrize("last", [11, 12])
def test_two_blocks_side_by_side(read: Read, headings: str, block: str, last: int) -> None:
    foot = "| 填表人： | 张三 | | 校长签字： | 李明 |\n"
    form = read(HEAD + headings + "\n" + two_blocks(block, last) + foot)
    all_good(form)
    assert [reply.remark for reply in form.responses] == [f"注{n}" for n in EXPECTED]
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")
    assert not form.unknown_items
    columns = {str(response(form, n).location).split("!")[1][0] for n in (20, 21)}
    assert columns == {{4: "G", 3: "E"}[block.count("|") - 1]}


def test_an_answer_missing_in_the_second_block(read: Read) -> None:
    table = two_blocks("| | N. T | A | |", 11).replace("{21} | 是", "{21} | ")
    form = read(HEAD + "| 项目 | 内容 | 自查情况 | 备注 | 项目 | 内容 | 自查情况 | 备注 |\n" + table + FOOT)
    all_good(form, 21)
    assert response(form, 21).outcome is Outcome.EMPTY


# ---------------------------------------------------------------- notes inside the table


@pytest.mark.parametrize(
    "note",
    [
        "| 填表说明 | 1. 本表由学校填写。\\n2. 一式两份。 | | |",
        "| 说 明 | 1. 本表由学校填写。 | | |\n| | 2. 一式两份。 | | |",
        "| | 填表说明：1. 本表由学校填写。 2. 一式两份。 | < | < |",
        "| 注意事项\\n1. 本表由学校填写。 | < | < | < |\n| 2. 一式两份。 | < | < | < |",
    ],
)
def test_notes_inside_the_table_are_no_items(read: Read, note: str) -> None:
    form = read(HEAD + COLUMNS + "{1..21}\n" + note + FOOT)
    all_good(form)
    assert not form.unknown_items
    assert not response(form, 21).explanation and not response(form, 21).remark


def test_a_numbered_row_of_the_schools_own_is_still_told(read: Read) -> None:
    form = read(HEAD + COLUMNS + "{1..21}\n| | 22. 是否按时足额发放工资。 | 是 | |" + FOOT)
    assert [item.number for item in form.unknown_items] == ["22"]


# ---------------------------------------------------------------- columns to tick under other words

PROBLEM_ITEMS = [n for n, expected in EXPECTED.items() if expected == "否"]


def ticks(good: str, bad: str) -> str:
    """A row for each item, ticked for the answer of a school without problems."""
    return "\n".join(f"| | {n}. {{{n}}} | {bad if EXPECTED[n] == '否' else good} | |" for n in EXPECTED) + "\n"


@pytest.mark.parametrize("headings", ["有 | 无", "存在 | 不存在", "有（√） | 无（√）", "有此情况 | 无此情况"])
def test_columns_headed_as_an_admission_and_a_denial(read: Read, headings: str) -> None:
    form = read(HEAD + f"| 项目 | 内容 | {headings} | 备注 |\n" + ticks("√ | ", " | √") + FOOT)
    for reply in form.responses:
        expected = ("否", Outcome.ANSWERED) if reply.item in PROBLEM_ITEMS else (None, Outcome.UNCLEAR)
        assert (reply.answer, reply.outcome) == expected


def test_columns_headed_as_kept_and_not_kept(read: Read) -> None:
    form = read(
        HEAD + "| 项目 | 内容 | 自查情况 | < | 备注 |\n| ^ | ^ | 做到 | 未做到 | ^ |\n" + ticks("√ | ", " | √") + FOOT
    )
    assert {reply.item for reply in form.responses if reply.outcome is Outcome.UNCLEAR} == set(PROBLEM_ITEMS)
    assert {reply.answer for reply in form.responses if reply.item not in PROBLEM_ITEMS} == {"是"}


def test_columns_headed_as_fitting_say_nothing_certain_of_a_problem(read: Read) -> None:
    form = read(HEAD + "| 项目 | 内容 | 符合 | 不符合 | 备注 |\n" + ticks("√ | ", " | √") + FOOT)
    for reply in form.responses:
        expected = (None, Outcome.UNCLEAR) if reply.item in PROBLEM_ITEMS else ("是", Outcome.ANSWERED)
        assert (reply.answer, reply.outcome) == expected


@pytest.mark.parametrize(
    "headings",
    ["达标 | 不达标", "符合要求 | 不符合要求", "合格（√） | 不合格（√）", "无问题 | 有问题", "不存在问题 | 存在问题"],
)
def test_columns_headed_as_it_should_be_and_as_not(read: Read, headings: str) -> None:
    table = ticks("√ | ", "√ | ").replace("| | 8. {8} | √ |  | |", "| | 8. {8} |  | √ | |")
    form = read(HEAD + f"| 项目 | 内容 | {headings} | 备注 |\n" + table + FOOT)
    all_good(form, 8)
    assert response(form, 8).answer == "否"


def test_one_column_with_such_a_word_is_an_ordinary_one(read: Read) -> None:
    all_good(read(HEAD + "| 项目 | 内容 | 落实 | 备注 |\n{1..21}" + FOOT))


def answers_apart(pattern: str, but: dict[int, str] | None = None) -> str:
    """The items as paragraphs, each with its answer in a line of its own."""
    answers = {**EXPECTED, **(but or {})}
    return HEAD + "\n".join(pattern.format(n, f"{{{n}}}", answers[n]) for n in EXPECTED) + FOOT


@pytest.mark.parametrize("pattern", ["{2}\n{0}. {1}", "{0}. {1}\n{2}", "答：{2}\n{0}. {1}"])
@pytest.mark.parametrize("but", [{}, {1: "未组织未经审批的检查"}])
@pytest.mark.parametrize("way", ["sheet", "word", "xlsx", "docx"])
def test_answers_in_lines_above_or_below_their_items(pattern: str, but: dict[int, str], way: str) -> None:
    (form,) = read_all(answers_apart(pattern, but), way)
    all_good(form, *but)


def test_answers_between_items_that_may_belong_to_either_are_none() -> None:
    text = answers_apart("{2}\n{0}. {1}").replace(FOOT, f"\n是{FOOT}")
    with pytest.raises(Unreadable):
        read_all(text, "word")


@pytest.mark.parametrize("name", ["草稿", "初稿", "自查表（底稿）"])
def test_a_draft_is_none_beside_the_form(name: str) -> None:
    draft = rows("| | N. T | A | |").replace("| 否 |", "| 是 |")
    text = f"{HEAD}{COLUMNS}{{1..21}}{FOOT}\n=== {name}\n{HEAD}{COLUMNS}{draft}{FOOT}"
    (form,) = read_all(text)
    all_good(form)
    other, _ = read_all(text.replace("洞湾", "侯庄", 1))
    assert (other.text(SCHOOL), len(read_all(text.partition("=== ")[2].partition("\n")[2]))) == ("米山镇侯庄小学", 1)
