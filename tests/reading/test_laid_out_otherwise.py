"""Forms that are laid out otherwise: broken lines, frames, examples, labels without colons, texts around the page."""

from __future__ import annotations

import pytest

from form_cases import COLUMNS, FOOT, HEAD, READER, TITLE, WAYS, Read, all_good, read_all, response, rows
from jianfu_cli.answers.outcome import Outcome
from jianfu_cli.definition.fields import DATE, PREPARER, PRINCIPAL, SCHOOL
from jianfu_cli.intake.grid import Unread, UnreadKind
from jianfu_cli.returns.facts import Return
from tables import sheets, tables


@pytest.fixture(params=WAYS)
def read(request: pytest.FixtureRequest) -> Read:
    """Reads the one form that a text describes, in each of the ways."""

    def read_one(content: str) -> Return:
        (form,) = read_all(content, request.param)
        return form

    return read_one


def facts(form: Return) -> tuple[str, str]:
    """School and date as written."""
    return form.text(SCHOOL), form.text(DATE)


# ---------------------------------------------------------------- line breaks


@pytest.mark.parametrize(
    "head",
    [
        "| 学校（盖章）：神农镇\\n团东小学 | | 填表时间：2022年\\n6月30日 | |",
        "| 学校\\n（盖章）：神农镇团东小学 | | 填表\\n时间：2022年6月\\n30日 | |",
        "| 学校（盖章） | 神农镇\\n团东小学 | 填表\\n时间 | 2022年\\n6月30日 |",
        "| 学 校\\n（盖 章） | 神农镇团东小学\\n（公章） | 填\\n表\\n时\\n间 | 2022年6月30日 |",
    ],
)
def test_line_breaks_inside_names_dates_and_labels(read: Read, head: str) -> None:
    form = read(f"{TITLE}\n{head}\n" + COLUMNS + "{1..21}\n| 填表\\n人：张\\n三 | | 校长\\n（签字）：李明 | |")
    school, date = facts(form)
    assert (school, "".join(date.split())) == ("神农镇团东小学", "2022年6月30日")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")
    all_good(form)


def test_a_line_break_behind_a_whole_name_ends_it(read: Read) -> None:
    form = read(
        f"{TITLE}\n| 学校（盖章）：洞湾小学\\n联系科室 | | 填表时间：2022年6月30日\\n第1页 | |\n"
        + COLUMNS
        + "{1..21}"
        + FOOT
    )
    assert facts(form) == ("洞湾小学", "2022年6月30日")


# ---------------------------------------------------------------- labels without a colon


@pytest.mark.parametrize(
    "line",
    [
        "学校(盖章) 某县第三小学 校长(签字) 李明 填表人 张三 填表时间 2022年6月30日",
        "学校（盖章）　某县第三小学　　填表时间　2022年6月30日　　填表人　张三　　校长（签字）　李明",
    ],
)
def test_labels_without_a_colon_on_one_line(read: Read, line: str) -> None:
    headings = "| 序号 | 自查项目 | 自查情况 | 经验介绍 | 整改措施 |\n"
    form = read(f"{TITLE}\n{line}\n" + headings + rows("| N | T | A | | |").replace("| 是 | | |", "| 是 | 开了会 | |"))
    all_good(form)
    assert facts(form) == ("某县第三小学", "2022年6月30日")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")
    assert response(form, 6).explanation == "开了会"


# ---------------------------------------------------------------- columns of the school's own


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("原因分析", "晚自习"),
        ("经验介绍", "晚自习"),
        ("存在的困难", "存在的困难：晚自习"),
        ("佐证材料", "佐证材料：晚自习"),
    ],
)
def test_a_column_of_the_schools_own_is_kept(read: Read, heading: str, words: str) -> None:
    lines = rows("| | N. T | A | |").replace("{8} | 是 | |", "{8} | 否 | 晚自习 |")
    form = read(HEAD + f"| 项目 | 内容 | 自查情况 | {heading} |\n" + lines + FOOT)
    all_good(form, 8)
    assert words in (response(form, 8).explanation, response(form, 8).remark)


# ---------------------------------------------------------------- examples


@pytest.mark.parametrize(
    "row",
    [
        "| 示例 | 例：是否按时报送本表。 | 是 | 请填“是”或“否” |",
        "| 示例 | 1. {1} | 是 | 说明原因 |",
        "| | 例：1. {1} | 是 | |",
        "| （例） | 1. {1} | 是 | 2021年1月1日 |",
    ],
)
@pytest.mark.parametrize("answer", ["否", ""])
def test_an_example_row_is_no_answer(read: Read, row: str, answer: str) -> None:
    form = read(HEAD + COLUMNS + f"{row}\n| | 1. {{1}} | {answer} | |\n{{2..21}}" + FOOT)
    all_good(form, 1)
    found = response(form, 1)
    assert (found.answer, found.repeated_at, form.unknown_items) == (answer or None, [], [])
    assert facts(form) == ("米山镇洞湾小学", "2022年6月23日")


# ---------------------------------------------------------------- a report that quotes the items


@pytest.mark.parametrize("quoted", ["一、{1}", "一、{1}\n二、{2}\n三、{3}", "一、{1}没有。\n二、{2}是。"])
@pytest.mark.parametrize("way", ["sheet", "xlsx"])
def test_a_report_on_another_sheet_that_quotes_items(way: str, quoted: str) -> None:
    report = f"=== 自查报告\n减负工作自查报告\n{quoted}\n存在问题：会议偏多。\n2022年7月1日\n"
    form_sheet = "=== 自查表\n" + HEAD + COLUMNS + "{1..21}" + FOOT
    for content in (report + form_sheet, form_sheet + "\n" + report):
        (form,) = read_all(content, way)
        all_good(form)
        assert not form.unknown_items
        assert facts(form) == ("米山镇洞湾小学", "2022年6月23日")


# ---------------------------------------------------------------- a frame around the form


@pytest.mark.parametrize("filler", ["", "本表由学校如实填写。" * 300])
def test_a_frame_around_the_form_holds_its_head_and_foot(filler: str) -> None:
    document = tables(COLUMNS + "{1..21}")
    inner = "\n".join(cell for row in document.grids[0].rows for cell in row.cells if cell)
    frame = f"附件2\n{TITLE}\n学校（盖章）：河西镇中心小学\t填表时间：2022年6月30日\n{inner}\n{filler}\n填表人：张三\t校长签字：李明"
    document.grids = [*tables(f"| {frame.replace(chr(10), chr(92) + 'n')} |").grids, *document.grids]
    document.grids[1].name = "表2"
    (form,) = READER.read(document, "报送.docx")
    all_good(form)
    assert facts(form) == ("河西镇中心小学", "2022年6月30日")
    assert (form.text(PREPARER), form.text(PRINCIPAL)) == ("张三", "李明")


# ---------------------------------------------------------------- around the page


def test_the_school_in_a_page_header_counts_where_the_cells_name_none() -> None:
    document = sheets(f"{TITLE}\n" + COLUMNS + "{1..21}")
    document.grids[0].around = ["学校：米山镇洞湾小学　填表时间：2022年6月23日", "第1页"]
    (form,) = READER.read(document, "报送.xlsx")
    assert facts(form) == ("米山镇洞湾小学", "2022年6月23日")


def test_a_text_box_that_only_names_the_school() -> None:
    document = sheets(f"{TITLE}\n学校（盖章）：　　填表时间：2022年6月23日\n" + COLUMNS + "{1..21}")
    document.grids[0].around = ["米山镇洞湾小学"]
    (form,) = READER.read(document, "报送.xlsx")
    assert [found.text for found in form.schools_elsewhere] == ["米山镇洞湾小学"]


def test_the_cells_come_before_what_stands_around() -> None:
    document = sheets(HEAD + COLUMNS + "{1..21}" + FOOT)
    document.grids[0].around = ["填表时间：2021年1月1日　填表人：王五"]
    (form,) = READER.read(document, "报送.xlsx")
    assert facts(form) == ("米山镇洞湾小学", "2022年6月23日")
    assert form.text(PREPARER) == "张三"


# ---------------------------------------------------------------- signatures


def signed_at(foot: str, row: int, column: int, way: str = "sheet") -> Return:
    """The form with a picture at a place of its foot; rows count from the foot's first."""
    document = (sheets if way == "sheet" else tables)(HEAD + COLUMNS + "{1..21}\n" + foot)
    grid = document.grids[-1]
    first = next(each for each in grid.rows if any("填表人" in cell for cell in each.cells))
    grid.unread[first.number + row, column] = Unread(UnreadKind.PICTURE)
    (form,) = READER.read(document, "报送")
    return form


@pytest.mark.parametrize(
    ("row", "column", "signed"), [(0, 3, True), (0, 4, True), (1, 3, True), (1, 4, True), (3, 3, False)]
)
def test_a_picture_beside_or_below_a_label_is_a_signature(row: int, column: int, signed: bool) -> None:
    form = signed_at("| 填表人： | 张三 | 校长签字： | |", row, column)
    found = form.found(PRINCIPAL)
    assert found is not None
    assert (found.text, found.signed) == ("", signed)


def test_a_picture_before_the_next_label_signs_the_first() -> None:
    form = signed_at("| 填表人： | | 校长签字： | 李明 |", 0, 2)
    preparer, principal = form.found(PREPARER), form.found(PRINCIPAL)
    assert preparer is not None
    assert principal is not None
    assert (preparer.signed, principal.signed, principal.text) == (True, False, "李明")


@pytest.mark.parametrize("row", [0, 1])
def test_a_picture_in_a_line_of_text_is_a_signature(row: int) -> None:
    form = signed_at("填表人：张三　　　校长签字：", row, 1, "word")
    found = form.found(PRINCIPAL)
    assert found is not None
    assert found.signed
    assert form.text(PREPARER) == "张三"


def test_the_formula_of_a_picture_is_no_name() -> None:
    form = signed_at('| 填表人： | =DISPIMG("ID_0123ABCD",1) | 校长签字： | 李明 |', 9, 9)
    found = form.found(PREPARER)
    assert found is not None
    assert (found.text, found.signed) == ("", True)


@pytest.mark.parametrize("remark", ["更正为：是", "填错了，应为是", "以本栏为准：是", "应填“是”", "笔误"])
@pytest.mark.parametrize("item", [1, 6])
def test_a_remark_that_corrects_the_answer(remark: str, item: int) -> None:
    table = rows("| | N. T | 否 | |").replace(f"{item}. {{{item}}} | 否 | |", f"{item}. {{{item}}} | 否 | {remark} |")
    assert response(read_all(HEAD + COLUMNS + table)[0], item).outcome is Outcome.CONFLICT


@pytest.mark.parametrize("remark", ["已改为自愿填写", "更正为：否", "应是减负的要求", "改为线上会议"])
def test_a_remark_that_corrects_nothing(remark: str) -> None:
    table = rows("| | N. T | A | |").replace("1. {1} | 否 | |", f"1. {{1}} | 否 | {remark} |")
    all_good(read_all(HEAD + COLUMNS + table)[0])


@pytest.mark.parametrize("way", ["sheet", "word"])
def test_two_campuses_are_one_school(way: str) -> None:
    table = rows("| | N. T | A | A |").replace("1. {1} | 否 | 否 |", "1. {1} | 否 | 是 |")
    forms = read_all(f"{HEAD}| 项目 | 内容 | 东校区 | 西校区 |\n{table}", way)
    assert [form.text(SCHOOL) for form in forms] == ["米山镇洞湾小学"]
    assert response(forms[0], 1).outcome is Outcome.CONFLICT
