"""Tables of several schools and forms side by side: an entry a school, each answer with the place of its crossing."""

from __future__ import annotations

import pytest

from form_cases import EXPECTED, FOOT, HEAD, READER, TITLE, all_good, read_all, response
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.fields import DATE, PREPARER, SCHOOL
from jianfu_cli.returns.facts import Return
from tables import SHIPPED, sheets

SCHOOLS = ("三甲镇槐湾小学", "三甲镇桥掌小学", "三甲镇初级中学")
TOP = f"{TITLE}（汇总）\n报送单位：三甲镇中心校　　填表时间：2022年6月30日\n"
WAYS = pytest.mark.parametrize("way", ["sheet", "word", "xlsx", "docx"])
# What each school answers otherwise than it should.
PROBLEMS = {SCHOOLS[0]: 8, SCHOOLS[1]: 11, SCHOOLS[2]: 4}


def answer(school: str, item: int) -> str:
    """A school's answer."""
    good = EXPECTED[item]
    return {"是": "否", "否": "是"}[good] if PROBLEMS[school] == item else good


def items_by_schools(head: str, pattern: str = "| | N. T | ANSWERS |") -> str:
    """The table with a row an item."""
    lines = [head]
    for n in EXPECTED:
        answers = " | ".join(answer(school, n) for school in SCHOOLS)
        lines.append(pattern.replace("ANSWERS", answers).replace("T", f"{{{n}}}").replace("N", str(n)))
    return "\n".join(lines) + "\n"


def schools_by_items(head: str, pattern: str = "| N | SCHOOL | ANSWERS |") -> str:
    """The table with a row a school."""
    lines = [head]
    for place, school in enumerate(SCHOOLS, 1):
        answers = " | ".join(answer(school, n) for n in EXPECTED)
        lines.append(pattern.replace("ANSWERS", answers).replace("SCHOOL", school).replace("N", str(place)))
    return "\n".join(lines) + "\n"


def each_is_right(forms: list[Return]) -> None:
    """Each school has its entry, with its answers, its name and the sheet's date."""
    assert [form.file for form in forms] == [f"报送.xlsx#{school}" for school in SCHOOLS]
    for form, school in zip(forms, SCHOOLS, strict=True):
        all_good(form, PROBLEMS[school])
        assert response(form, PROBLEMS[school]).answer == answer(school, PROBLEMS[school])
        assert (form.text(SCHOOL), form.text(DATE), form.schools_elsewhere) == (school, "2022年6月30日", [])


NAMES = " | ".join(SCHOOLS)


@WAYS
@pytest.mark.parametrize(
    ("head", "pattern"),
    [
        (f"| 项目 | 内容 | {NAMES} |", "| | N. T | ANSWERS |"),
        (f"| 序号 | 自查内容 | {NAMES} | 备注 |", "| N | T | ANSWERS | |"),
        (f"| 内容\\学校 | {NAMES} |", "| N. T | ANSWERS |"),
        (f"| 项目 | 内容 | 各学校自查情况 | < | < |\n| ^ | ^ | {NAMES} |", "| | N. T | ANSWERS |"),
        (f"| 项目 | 内容 | {NAMES} | 合计 | 备注 |", "| | N. T | ANSWERS | 3 | |"),
        (f"| 项目 | 内容 | {' | '.join(f'{name}自查情况' for name in SCHOOLS)} |", "| | N. T | ANSWERS |"),
    ],
)
def test_items_by_schools(way: str, head: str, pattern: str) -> None:
    forms = read_all(TOP + items_by_schools(head, pattern) + "填表人：张三", way)
    each_is_right(forms)
    assert {form.text(PREPARER) for form in forms} == {"张三"}
    columns = [str(response(form, 1).location).split("!")[1][0] for form in forms]
    assert columns in (["C", "D", "E"], ["B", "C", "D"])


@WAYS
def test_items_by_schools_with_columns_for_each(way: str) -> None:
    head = "| 项目 | 内容 | 槐湾小学 | < | 桥掌小学 | < |\n| ^ | ^ | 结论 | 情况说明 | 结论 | 情况说明 |\n"
    lines = "\n".join(f"| | {n}. {{{n}}} | {EXPECTED[n]} | 甲{n} | {EXPECTED[n]} | 乙{n} |" for n in EXPECTED)
    forms = read_all(TOP + head + lines, way)
    assert [form.text(SCHOOL) for form in forms] == ["槐湾小学", "桥掌小学"]
    for form, word in zip(forms, "甲乙", strict=True):
        all_good(form)
        assert [reply.explanation for reply in form.responses] == [f"{word}{n}" for n in EXPECTED]


@WAYS
def test_a_school_of_a_short_name_between_others(way: str) -> None:
    head = "| 项目 | 内容 | 槐湾小学 | 古寨 | 桥掌小学 |\n"
    lines = "\n".join(f"| | {n}. {{{n}}} | {EXPECTED[n]} | 是 | {EXPECTED[n]} |" for n in EXPECTED)
    forms = read_all(TOP + head + lines, way)
    assert [form.text(SCHOOL) for form in forms] == ["槐湾小学", "古寨", "桥掌小学"]
    assert {reply.answer for reply in forms[1].responses} == {"是"}


def test_names_broken_over_lines() -> None:
    head = "| 项目 | 内容 | " + " | ".join(name.replace("镇", "镇\\n") for name in SCHOOLS) + " |"
    each_is_right(read_all(TOP + items_by_schools(head), "sheet"))


NUMBERS = " | ".join(map(str, EXPECTED))
WORDINGS = " | ".join(f"{n}. {{{n}}}" for n in EXPECTED)


@WAYS
@pytest.mark.parametrize(
    "head",
    [
        f"| 序号 | 学校名称 | {NUMBERS} |",
        f"| 序号 | 学校 | {WORDINGS} |",
        f"| 序号 | 学 校 | {' | '.join(f'第{n}项' for n in EXPECTED)} |",
        f"| 序号 | 单位名称 | {' | '.join(f'{n}.督查' for n in EXPECTED)} |",
        f"| 序号 | 学校名称 | 统筹规范督查检查评比考核 |\n| | | {NUMBERS} |\n| | | {WORDINGS} |",
        f"| | | {NUMBERS} |",
    ],
)
def test_schools_by_items(way: str, head: str) -> None:
    table = schools_by_items(head) + "| | 合计 | 3 |\n"
    each_is_right(read_all(TOP + table + "填表人：张三", way))


def test_places_and_what_is_missing_in_a_row_of_answers() -> None:
    table = schools_by_items(f"| 序号 | 学校名称 | {NUMBERS} |").replace(f"{SCHOOLS[1]} | 否", f"{SCHOOLS[1]} | ")
    forms = READER.read(sheets(TOP + table), "报送.xlsx")
    assert [str(response(form, 1).location) for form in forms] == ["自查表!C4", "自查表!C5", "自查表!C6"]
    assert str(response(forms[0], 21).location) == "自查表!W4"
    assert str(response(forms[0], 21).text_location) == "自查表!W3"
    assert response(forms[1], 1).outcome is Outcome.EMPTY


def test_a_school_without_any_answer_is_not_dropped() -> None:
    table = schools_by_items(f"| 序号 | 学校名称 | {NUMBERS} |") + f"| 4 | 三甲镇石洼小学 | {'| ' * 21}\n"
    forms = READER.read(sheets(TOP.replace("2022年6月30日", "") + table), "报送.xlsx")
    assert [form.part for form in forms] == [*SCHOOLS, "三甲镇石洼小学"]
    assert {reply.outcome for reply in forms[-1].responses} == {Outcome.EMPTY}


def test_two_columns_for_an_item() -> None:
    head = "| 学校 | " + " | ".join(f"{n} | <" for n in EXPECTED) + " |\n"
    lines = "".join(
        f"| {school} | " + " | ".join(f"{answer(school, n)} | 说{n}" for n in EXPECTED) + " |\n" for school in SCHOOLS
    )
    forms = READER.read(sheets(TOP + head + lines), "报送.xlsx")
    each_is_right(forms)
    assert response(forms[0], 20).explanation == "说20"


# ---------------------------------------------------------------- forms side by side


def beside(left: str, right: str) -> str:
    """Two forms' rows, one beside the other."""
    pairs = zip(left.strip().splitlines(), right.strip().splitlines(), strict=True)
    return "\n".join(f"{one.strip()}{other.strip().removeprefix('|')}" for one, other in pairs) + "\n"


def small_form(school: str, day: int, odd: int) -> str:
    """A form of three columns with its own head and foot; `odd` is the item that is a problem."""
    lines = "\n".join(
        f"| {n}. {{{n}}} | {({'是': '否', '否': '是'} if n == odd else {'是': '是', '否': '否'})[EXPECTED[n]]} | |"
        for n in EXPECTED
    )
    head = f"| {TITLE} | | |\n| 学校（盖章）：{school} | | 填表时间：2022年6月{day}日 |\n| 内容 | 自查情况 | 备注 |\n"
    return head + lines + f"\n| 填表人：{'张三' if day == 1 else '李四'} | | |\n"


@pytest.mark.parametrize("way", ["sheet", "word", "xlsx", "docx"])
def test_forms_side_by_side_have_each_their_school_and_date(way: str) -> None:
    forms = read_all(beside(small_form("米山镇洞湾小学", 1, 8), small_form("米山镇侯庄小学", 2, 4)), way)
    facts = [(form.text(SCHOOL), form.text(DATE), form.text(PREPARER)) for form in forms]
    assert facts == [("米山镇洞湾小学", "2022年6月1日", "张三"), ("米山镇侯庄小学", "2022年6月2日", "李四")]
    for form, odd in zip(forms, (8, 4), strict=True):
        all_good(form, odd)
        assert response(form, odd).answer != EXPECTED[odd]
    assert str(response(forms[1], 1).location).split("!")[1][0] == "E"
    assert not any(form.schools_elsewhere for form in forms)


def test_blocks_of_one_form_stay_one() -> None:
    head = "| 内容 | 自查情况 | 内容 | 自查情况 |\n"
    lines = "\n".join(f"| {{{n}}} | {EXPECTED[n]} | {{{n + 10}}} | {EXPECTED[n + 10]} |" for n in range(1, 12))
    (form,) = read_all(HEAD + head + lines + FOOT, "sheet")
    assert [reply.answer for reply in form.responses] == [item.expected for item in SHIPPED.items]


def test_schools_that_go_on_in_a_sheet_without_headings() -> None:
    head, first, rest = schools_by_items(f"| 学校 | {WORDINGS} |", "| SCHOOL | ANSWERS |").split("\n", 2)
    for way, parting in (("sheet", "=== 续"), ("xlsx", "=== 续"), ("docx", "（接上表）"), ("word", "（接上表）")):
        each_is_right(read_all(f"{TOP}{head}\n{first}\n{parting}\n{rest}", way))


WITHOUT_HEADINGS = (("sheet", "=== 续"), ("xlsx", "=== 续"), ("docx", "（接上表）"), ("word", "（接上表）"))


@pytest.mark.parametrize(("way", "parting"), WITHOUT_HEADINGS)
@pytest.mark.parametrize(
    ("headed", "goes_on"), [("SCHOOL", "N | SCHOOL"), ("N | SCHOOL", "SCHOOL"), ("SCHOOL", "SCHOOL | 张三")]
)
def test_a_sheet_without_headings_may_have_other_columns(way: str, parting: str, headed: str, goes_on: str) -> None:
    table = schools_by_items(
        f"| {headed.replace('N', '序号').replace('SCHOOL', '学校')} | {NUMBERS} |", f"| {headed} | ANSWERS |"
    )
    head, first, *_ = table.split("\n")
    _, _, *rest = schools_by_items("", f"| {goes_on} | ANSWERS |").split("\n")
    each_is_right(read_all("\n".join((TOP + head, first, parting, *rest)), way))


def test_answers_whose_columns_nobody_can_tell_are_none_and_the_school_is_not_lost() -> None:
    head, first, *_ = schools_by_items(f"| 学校 | {NUMBERS} |", "| SCHOOL | ANSWERS |").split("\n")
    unsure = f"| {SCHOOLS[1]} | 甲 | 乙 | | {' | '.join(EXPECTED[n] for n in range(2, 21))} | |"
    for way, parting in WITHOUT_HEADINGS:
        _, form = read_all("\n".join((TOP + head, first, parting, unsure)), way)
        assert form.text(SCHOOL) == SCHOOLS[1]
        assert not any(found.answer for found in form.responses)


@WAYS
def test_the_same_as_above_is_as_the_school_above(way: str) -> None:
    head, first, second, _ = schools_by_items(f"| 学校 | {WORDINGS} |", "| SCHOOL | ANSWERS |").split("\n", 3)
    same = f"| {SCHOOLS[1]} |{' 同上 |' * 21}"
    above, below = read_all(f"{TOP}{head}\n{first}\n{same}\n", way)
    assert [found.answer for found in below.responses] == [found.answer for found in above.responses]
    unsaid, _ = read_all(f"{TOP}{head}\n{same}\n{second.replace(SCHOOLS[1], SCHOOLS[2])}\n", way)
    assert {found.outcome for found in unsaid.responses} == {Outcome.UNCLEAR}


@WAYS
def test_each_schools_date_and_names_in_columns(way: str) -> None:
    head = f"| 学校 | {WORDINGS} | 填表人 | 填表时间 |"
    forms = read_all(TOP + schools_by_items(head, "| SCHOOL | ANSWERS | 张三 | 2022年6月2N日 |"), way)
    assert [form.text(DATE) for form in forms] == ["2022年6月21日", "2022年6月22日", "2022年6月23日"]
    assert {form.text(PREPARER) for form in forms} == {"张三"}


@WAYS
@pytest.mark.parametrize(
    "name", ["例：某某小学", "××小学", "XX学校", "样例", "三甲镇合计", "全镇情况", "标准答案", "中心校意见"]
)
def test_what_is_no_school(name: str, way: str) -> None:
    lines = schools_by_items(f"| 学校 | {WORDINGS} |", "| SCHOOL | ANSWERS |")
    each_is_right(read_all(f"{TOP}{lines}| {name} |{' 是 |' * 21}\n", way))


@WAYS
def test_page_two_has_the_schools_in_another_order(way: str) -> None:
    first: list[str] = []
    second: list[str] = []
    for n in EXPECTED:
        cells = [answer(school, n) for school in SCHOOLS]
        (first if n < 11 else second).append(f"| {n}. {{{n}}} | {' | '.join(cells if n < 11 else cells[::-1])} |")
    heads = [f"| 内容 | {' | '.join(names)} |" for names in (SCHOOLS, SCHOOLS[::-1])]
    each_is_right(read_all(TOP + "\n".join((heads[0], *first, heads[1], *second)), way))


@WAYS
def test_two_blocks_of_schools(way: str) -> None:
    blocks = []
    for names in (SCHOOLS[:2], ("三甲镇东宅小学", SCHOOLS[2])):
        lines = [f"| {n}. {{{n}}} | {EXPECTED[n]} | {answer(SCHOOLS[2], n)} |" for n in EXPECTED]
        blocks.append("\n".join((f"| 内容 | {' | '.join(names)} |", *lines)))
    forms = read_all(TOP + "\n".join(blocks), way)
    assert [form.text(SCHOOL) for form in forms] == [*SCHOOLS[:2], "三甲镇东宅小学", SCHOOLS[2]]
    for form, problems in zip(forms, ([], [4], [], [4]), strict=True):
        all_good(form, *problems)


@WAYS
def test_a_date_for_each_school_below_the_items(way: str) -> None:
    table = items_by_schools(f"| 内容 | {NAMES} |", "| N. T | ANSWERS |")
    dates = "| 填表时间 | 2022年6月24日 | 2022年6月25日 | 2022年6月26日 |\n| 填表人 | 张三 | 张三 | 张三 |"
    forms = read_all(f"{TITLE}\n{table}{dates}", way)
    assert [form.text(DATE) for form in forms] == ["2022年6月24日", "2022年6月25日", "2022年6月26日"]
    assert {form.text(PREPARER) for form in forms} == {"张三"}


@WAYS
def test_the_foot_and_the_headings_come_again_on_page_two(way: str) -> None:
    head, *lines = items_by_schools(f"| 内容 | {NAMES} |", "| N. T | ANSWERS |").strip().split("\n")
    page_two = ["| 填表人：张三 | | | |", head]
    each_is_right(read_all(TOP + "\n".join((head, *lines[:10], *page_two, *lines[10:], page_two[0])), way))


def test_items_that_go_on_in_another_word_table() -> None:
    head, *lines = items_by_schools(f"| 内容 | {NAMES} |", "| N. T | ANSWERS |").strip().split("\n")
    each_is_right(read_all(TOP + "\n".join((head, *lines[:10], "（接上表）", head, *lines[10:])), "docx"))


@WAYS
@pytest.mark.parametrize("head", ["要求", "责任科室", "问题数量"])
def test_a_column_that_is_no_school(head: str, way: str) -> None:
    table = items_by_schools(f"| 内容 | {head} | {NAMES} |", "| N. T | 是 | ANSWERS |")
    each_is_right(read_all(TOP + table, way))


@WAYS
def test_a_school_over_the_only_column_says_whose_it_is(way: str) -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {EXPECTED[n]} | |" for n in EXPECTED)
    for heading in ("三甲镇槐湾小学自查情况", "三甲镇槐湾小学"):
        table = f"| 项目 | 内容 | {heading} | 备注 |\n{lines}"
        (unlabelled,) = read_all(f"{TITLE}\n{table}", way)
        all_good(unlabelled)
        assert [found.text for found in unlabelled.schools_elsewhere] == ["三甲镇槐湾小学"]
        (others,) = read_all(HEAD + table, way)
        assert [found.text for found in others.schools_elsewhere] == ["三甲镇槐湾小学"]
    (own,) = read_all(f"{HEAD}| 项目 | 内容 | 洞湾小学自查情况 | 中心小学审核意见 |\n{lines}", way)
    assert own.text(SCHOOL) == "米山镇洞湾小学"
    assert [found.text for found in own.schools_elsewhere] == ["洞湾小学"]


def test_parts_of_a_school_are_no_schools() -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {EXPECTED[n]} | {EXPECTED[n]} |" for n in EXPECTED)
    (form,) = read_all(f"{HEAD}| 项目 | 内容 | 小学部自查情况 | 初中部自查情况 |\n{lines}")
    all_good(form)
    assert not form.schools_elsewhere


@WAYS
def test_a_school_named_by_the_line_above_its_form(way: str) -> None:
    lines = "\n".join(f"| | {n}. {{{n}}} | {EXPECTED[n]} | |" for n in EXPECTED)
    table = f"| 项目 | 内容 | 自查情况 | 备注 |\n{lines}\n\n"
    (form,) = read_all(f"{TITLE}\n槐湾小学自查情况\n{table}", way)
    assert [found.text for found in form.schools_elsewhere] == ["槐湾小学"]
    (own,) = read_all(f"洞湾小学自查情况\n{HEAD}{table}", way)
    assert [found.text for found in own.schools_elsewhere] == ["洞湾小学"]
    (none,) = read_all(f"{TITLE}\n各学校自查情况\n{table}", way)
    assert not none.schools_elsewhere
    below = read_all(f"{TITLE}\n一、槐湾小学自查情况\n{table}二、桥掌小学自查情况\n{table.replace('是', '否')}", way)
    assert [[found.text for found in form.schools_elsewhere] for form in below] == [["槐湾小学"], ["桥掌小学"]]


@WAYS
@pytest.mark.parametrize("total", ["| 合计 | 3所 |", "| | “是”的学校数 |", "| 总计 | 3 |", "| | 3个学校 |"])
def test_a_row_of_totals_is_no_school(way: str, total: str) -> None:
    head = "| 序号 | 学校 | " + " | ".join(f"{{{n}}}" for n in EXPECTED) + " |"
    sums = " | ".join("2" for _ in EXPECTED)
    forms = read_all(TOP + schools_by_items(head) + f"{total} {sums} |", way)
    each_is_right(forms)
