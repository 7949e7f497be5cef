"""Rosters as people lay them out: which schools are read, under which township, and what is said to be passed over."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from jianfu_cli.roster import load_roster
from jianfu_cli.tools import DefinitionError
from office import ods
from tables import docx, xlsx


def read(folder: Path, text: str) -> tuple[list[str], str]:
    """Each school as `所属/学校`, and the line that is said of the roster; from an Excel file laid out like the text."""
    path = folder / "名册.xlsx"
    path.write_bytes(xlsx(text))
    roster = load_roster(path)
    return [f"{school.group or ''}/{school.name}" for school in roster.schools], roster.account


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(DefinitionError) as error:
        read(folder, text)
    return [str(mistake).replace(f"{folder}/", "") for mistake in error.value.mistakes]


THREE = ["米山镇/米山镇中心小学", "米山镇/米山镇河东小学", "三甲镇/三甲镇中心小学"]


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        pytest.param(
            """
            高平市中小学校一览表
            填报单位：教育局
            | 序号 | 乡镇（办） | 学校名称（全称） | 校长 | 联系电话 | 备注 |
            | 1 | 米山镇 | 米山镇中心小学 | 张三 | 000-1 | |
            | 2 | ^ | 米山镇河东小学 | 张三 | 000-2 | |
            | 3 | 三甲镇 | 三甲镇中心小学 | 张三 | 000-3 | |
            | 合计 | < | 3所 | | | |
            注：幼儿园不在统计范围内。
            """,
            "标题 2 行、合计 1 行、说明 1 行、“序号”“校长”“联系电话”“备注”列",
            id="title lines, merged townships, a total, a note",
        ),
        pytest.param(
            """
            | 中心校 | 校 名 |
            | 米山镇 | 米山镇中心小学 |
            | | 米山镇河东小学 |
            | 三甲镇 | 三甲镇中心小学 |
            | | 共3所 |
            """,
            "合计 1 行",
            id="townships written once, a total without a label",
        ),
        pytest.param(
            """
            | 学校名称 | 学段 |
            | 米山镇（2所） | |
            | 米山镇中心小学 | 小学 |
            | 米山镇河东小学 | 小学 |
            | 小计：2所 | |
            | 三甲镇 | |
            | 三甲镇中心小学 | 小学 |
            | 小计 | 1 |
            | 总计 | 3 |
            """,
            "所属行 2 行、合计 3 行",
            id="township lines in the place of a name",
        ),
        pytest.param(
            """
            | 序号 | 单位名称 | 电话 |
            | 一、米山镇 | < | < |
            | 1 | 米山镇中心小学 | 000 |
            | 2 | 米山镇河东小学 | 000 |
            | 二、三甲镇（共1所） | < | < |
            | 1 | 三甲镇中心小学 | 000 |
            """,
            "所属行 2 行、“序号”“电话”列",
            id="numbered township lines over all columns",
        ),
        pytest.param(
            """
            | 所属 | 学校 |
            | 米山镇 | |
            | | 米山镇中心小学 |
            | | 米山镇河东小学 |
            | 三甲镇 | |
            | | 三甲镇中心小学 |
            """,
            "",
            id="township lines in their own column",
        ),
        pytest.param(
            """
            | 序号 | 乡镇 | 学校名称 | | 序号 | 乡镇 | 学校名称 |
            | 1 | 米山镇 | 米山镇中心小学 | | 3 | 三甲镇 | 三甲镇中心小学 |
            | 2 | 米山镇 | 米山镇河东小学 | | | | |
            | 合计：3所 | < | < | < | < | < | < |
            """,
            "合计 1 行、“序号”列",
            id="two lists side by side",
        ),
        pytest.param(
            """
            | 序号 | 学校名称 | 序号 | 学校名称 |
            | 米山镇 | < | < | < |
            | 1 | 米山镇中心小学 | 2 | 米山镇河东小学 |
            | 三甲镇 | < | < | < |
            | 3 | 三甲镇中心小学 | | |
            """,
            "所属行 2 行、“序号”列",
            id="two lists side by side, with township lines over both",
        ),
        pytest.param(
            """
            | 乡镇 | 学校名称 |
            | 米山镇 | 米山镇中心小学 |
            | 米山镇 | 米山镇河东小学 |
            | 乡镇 | 学校名称 |
            | 三甲镇 | 三甲镇中心小学 |
            """,
            "重复的表头 1 行",
            id="the heading comes again on the next page",
        ),
        pytest.param(
            """
            | 序号 | 乡镇 | 学校情况 | < | 联系人 | < |
            | ^ | ^ | 学校名称 | 标识码 | 姓名 | 电话 |
            | 1 | 米山镇 | 米山镇中心小学 | 2114000001 | 张三 | 1 |
            | 2 | ^ | 米山镇河东小学 | 2114000002 | 张三 | 1 |
            | 序号 | 乡镇 | 学校情况 | < | 联系人 | < |
            | ^ | ^ | 学校名称 | 标识码 | 姓名 | 电话 |
            | 3 | 三甲镇 | 三甲镇中心小学 | 2114000003 | 张三 | 1 |
            """,
            "重复的表头 2 行、“序号”“姓名”“电话”列",
            id="headings in two rows, again on the next page",
        ),
        pytest.param(
            """
            | 乡镇 | 学校名称 | 联系人 | < |
            | ^ | ^ | 姓名 | 电话 |
            | 米山镇 | 米山镇中心小学 | 张三 | 1 |
            | ^ | 米山镇河东小学 | 张三 | 1 |
            | | ^ | 李四 | 2 |
            | 三甲镇 | 三甲镇中心小学 | 张三 | 1 |
            """,
            "“联系人”列",
            id="a school over two rows",
        ),
        pytest.param(
            """
            | 乡镇 | 学校名称 |
            | 米山镇 | 1、米山镇 中心小学（盖章） |
            | ^ | 2．米山镇\\n河东小学 |
            | 三甲镇 | 三甲镇中心小学： |
            """,
            "",
            id="names with a number, the stamp's word, spaces and line breaks",
        ),
        pytest.param(
            """
            | 序号 | 单位 | 学校名称 |
            | 1 | 米山镇 | （1）米山镇中心小学 |
            | 2 | 〃 | （2）米山镇河东小学 |
            | 3 | 三甲镇 | ①三甲镇中心小学 |
            """,
            "“序号”列",
            id="the unit that a school belongs to, and ditto marks",
        ),
        pytest.param(
            """
            高平市学校名单
            | | 学校名称 | |
            | 米山镇 | 米山镇中心小学 | 张三 |
            | | 米山镇河东小学 | 张三 |
            | 三甲镇 | 三甲镇中心小学 | 张三 |
            """,
            "标题 1 行、“没有表头”列",
            id="townships in a column without a heading",
        ),
        pytest.param(
            """
            | 乡镇 | 学校名称 | 数量 |
            | 米山镇 | 米山镇中心小学、米山镇河东小学 | 2 |
            | 三甲镇 | 三甲镇中心小学 | 1 |
            """,
            "“数量”列",
            id="several schools in a cell",
        ),
    ],
)
def test_three_schools_are_read_from_every_layout(tmp_path: Path, text: str, passed_over: str) -> None:
    schools, account = read(tmp_path, text.replace("            ", ""))
    assert schools == THREE
    assert account == "名册：3 所学校，2 个乡镇" + (f"；略过 {passed_over}" if passed_over else "")


def test_all_sheets_with_schools_are_read_and_the_others_named(tmp_path: Path) -> None:
    schools, account = read(
        tmp_path,
        """
=== 说明
| 栏目 | 怎样填 |
| 学校名称 | 必填 |
| 标识码 | 10位 |
=== 小学
| 学校名称 | 乡镇 |
| 米山镇中心小学 | 米山镇 |
=== 中学
| 乡镇 | 校名 |
| 米山镇 | 米山镇初级中学 |
=== 旧名册 (hidden)
| 学校名称 |
| 旧小学 |
=== Sheet3
""",
    )
    assert schools == ["米山镇/米山镇中心小学", "米山镇/米山镇初级中学"]
    assert account == (
        "名册：2 所学校，1 个乡镇，取自工作表“小学”“中学”；略过 工作表“说明”（没有学校名称这一列）、工作表“旧名册”（隐藏）"
    )


def test_rows_that_show_nothing_between_the_schools_are_counted(tmp_path: Path) -> None:
    """They may be struck out, which can't be told from blank ones."""
    text = "| 学校名称 | 校长 |\n| 甲小学 | 张三 |\n\n| 乙小学 | 张三 |\n| ^ | ^ |\n| 丙小学 | 张三 |\n\n注：完。"
    schools, account = read(tmp_path, text)
    assert schools == ["/甲小学", "/乙小学", "/丙小学"]
    assert account == "名册：3 所学校；略过 说明 1 行、空白（或划去） 1 行、“校长”列"


def test_hidden_rows_are_counted(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row {said}>{cell.format(name)}</table:table-row>"
        for name, said in (("学校名称", ""), ("甲小学", ""), ("乙小学", 'table:visibility="filter"'), ("丙小学", ""))
    )
    (tmp_path / "名册.ods").write_bytes(ods(f'<table:table table:name="名册">{rows}</table:table>'))
    assert load_roster(tmp_path / "名册.ods").account == "名册：2 所学校；略过 隐藏 1 行"


def test_hidden_and_struck_out_schools_of_a_workbook_are_not_read_and_counted(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名册", 0)
    for row in (["序号", "学校名称"], [1, "甲小学"], [2, "乙小学"], [3, "丙小学"], [4, "丁小学"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    book.save(tmp_path / "名册.xlsx")
    roster = load_roster(tmp_path / "名册.xlsx")
    assert [school.name for school in roster.schools] == ["甲小学", "丁小学"]
    assert roster.account == "名册：2 所学校；略过 隐藏 1 行、空白（或划去） 1 行、“序号”列"


def test_a_sheet_of_schools_that_stand_on_another_is_passed_over(tmp_path: Path) -> None:
    schools, account = read(
        tmp_path,
        """
=== 全部
| 学校名称 |
| 甲小学 |
| 乙中学 |
=== 中学
| 学校名称 |
| 乙中学 |
""",
    )
    assert schools == ["/甲小学", "/乙中学"]
    assert account == "名册：2 所学校；略过 工作表“中学”（与前面的重复）"


def test_kinds_come_from_lines_between_the_schools(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    text = """
| 学校名称 | 电话 |
| 一、小学（2所） | |
| 米山镇 | |
| 米山镇中心小学 | 1 |
| 三甲镇 | |
| 三甲镇中心小学 | 1 |
| 二、初中 | |
| 高平市实验中学 | 1 |
"""
    path.write_bytes(xlsx(text))
    assert [(school.group, school.kind) for school in load_roster(path).schools] == [
        ("米山镇", "小学"),
        ("三甲镇", "小学"),
        (None, "初中"),
    ]


def test_kinds_that_head_the_names_make_a_list_each(tmp_path: Path) -> None:
    path = tmp_path / "名册.xlsx"
    text = """
=== 名单
高平市中小学校
| 乡镇 | 小学 | 初中 |
| 米山镇 | 米山镇中心小学 | 米山镇初级中学 |
| ^ | 米山镇河东小学 | |
| 三甲镇 | 三甲镇中心小学 | |
| 合计 | 3 | 1 |
=== 统计
| 乡镇 | 小学 | 初中 |
| 米山镇 | 2 | 1 |
"""
    path.write_bytes(xlsx(text))
    roster = load_roster(path)
    assert [(school.group, school.name, school.kind) for school in roster.schools] == [
        ("米山镇", "米山镇中心小学", "小学"),
        ("米山镇", "米山镇河东小学", "小学"),
        ("三甲镇", "三甲镇中心小学", "小学"),
        ("米山镇", "米山镇初级中学", "初中"),
    ]
    assert "工作表“统计”（没有学校名称这一列）" in roster.account


def test_a_word_of_a_heading_in_a_row_of_a_school_is_no_heading(tmp_path: Path) -> None:
    schools, account = read(
        tmp_path,
        """
| 序号 | 学校名称 | 乡镇 | 性质 |
| 1 | 甲小学 | 米山镇 | 公办 |
| 2 | 乙小学 | 米山镇 | 单位 |
| 3 | 丙小学 | 米山镇 | 学校 |
""",
    )
    assert schools == ["米山镇/甲小学", "米山镇/乙小学", "米山镇/丙小学"]
    assert account == "名册：3 所学校，1 个乡镇；略过 “序号”“性质”列"


def test_a_blank_township_is_none_where_each_row_names_its_own(tmp_path: Path) -> None:
    schools, account = read(
        tmp_path,
        """
| 学校名称 | 所属 |
| 米山镇中心小学 | 米山镇 |
| 米山镇河东小学 | 米山镇 |
| 高平市第一中学校 | |
| 三甲镇中心小学 | 三甲镇 |
""",
    )
    assert schools[2] == "/高平市第一中学校"
    assert account == "名册：4 所学校，2 个乡镇，其中 1 所没有写所属"


def test_a_school_is_not_put_under_a_township_that_its_name_contradicts(tmp_path: Path) -> None:
    schools, _ = read(
        tmp_path,
        """
| 所属 | 学校名称 |
| 三甲镇 | 三甲镇中心小学 |
| 米山镇 | 米山镇中心小学 |
| | 三甲镇赵家山小学 |
""",
    )
    assert schools[2] == "/三甲镇赵家山小学"


def test_schools_of_one_name_in_two_townships_get_the_township_in_front(tmp_path: Path) -> None:
    schools, account = read(
        tmp_path,
        """
| 所属 | 学校名称 |
| 三甲镇 | 中心小学 |
| 米山镇 | 中心小学 |
| ^ | 河东小学 |
""",
    )
    assert schools == ["三甲镇/三甲镇中心小学", "米山镇/米山镇中心小学", "米山镇/河东小学"]
    assert "2 所学校与别的乡镇的学校同名，名称前加上了所属" in account


def test_a_total_that_differs_from_what_was_read_is_said(tmp_path: Path) -> None:
    _, account = read(tmp_path, "| 学校名称 | 电话 |\n| 甲小学 | 1 |\n| 乙小学 | 1 |\n| 合计 | 3所 |")
    assert (
        account == "名册：2 所学校；略过 合计 1 行、“电话”列；工作表“自查表”第 4 行的合计写的是 3 所，读到 2 所，请核对"
    )


@pytest.mark.parametrize(
    "text",
    [
        "| 乡镇 | 米山镇 | 三甲镇 |\n| 学校名称 | 米山镇中心小学 | 三甲镇中心小学 |",
        "| 序号 | 单位名称 |\n| 1 | 米山镇 |\n| 2 | 三甲镇 |",
        "学校名册\n| 学校名称 |\n注：待填。",
    ],
)
def test_a_table_without_a_school_is_no_empty_roster(tmp_path: Path, text: str) -> None:
    [found] = refused(tmp_path, text)
    assert found.startswith("名册.xlsx：没有读到学校，只有：")


def test_all_mistakes_are_told_with_their_cells(tmp_path: Path) -> None:
    found = refused(
        tmp_path,
        """
=== 小学
| 学校名称 | 标识码 | 类别 |
| 甲小学 | 2114000001 | |
| 乙小学 | 211400000 | |
| | 2114000003 | 小学 |
=== 中学
| 序号 | 学校名称 | 标识码 |
| 1 | 甲小学 | |
| 2 | 丙中学 | 2114000001 |
| 3 | 37 | |
""",
    )
    assert found == [
        "名册.xlsx!小学!B3：学校标识码“211400000”应为 10 位数字",
        "名册.xlsx!小学!A4：缺少学校名称",
        "名册.xlsx!中学!B2：学校名称“甲小学”与 小学!A2 重复",
        "名册.xlsx!中学!C3：学校标识码“2114000001”与 小学!B2 重复",
        "名册.xlsx!中学!B4：“37”不像学校名称",
    ]


def test_what_stands_in_brackets_is_part_of_a_name_and_what_is_listed_without_schools_endings_is_told(
    tmp_path: Path,
) -> None:
    schools, _ = read(tmp_path, "| 学校名称 |\n| 原村乡寄宿制学校（含良户教学点、东沟教学点） |")
    assert schools == ["/原村乡寄宿制学校（含良户教学点、东沟教学点）"]
    found = refused(tmp_path, "| 学校名称 |\n| 中心小学、河东 |")
    assert found == ["名册.xlsx!自查表!A2：“中心小学、河东”像是几所学校写在一格里，请一行写一所"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('="2114000001"', "2114000001"),
        ("'2114000001", "2114000001"),
        ("2114000001.0", "2114000001"),
        ("２１１４０００００１", "2114000001"),
        ("2.114000001E+09", "2114000001"),
        ('"2,114,000,001"', "2114000001"),
    ],
)
def test_codes_as_programs_write_them(tmp_path: Path, written: str, code: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(f"学校名称,标识码\n甲小学,{written}\n", encoding="utf-8")
    assert load_roster(path).schools[0].code == code


def test_a_code_that_excel_has_rounded_is_told(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("学校名称,标识码\n甲小学,2.114E+09\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"名册.csv:2：学校标识码“2.114E\+09”是科学计数"):
        load_roster(path)


def test_a_code_in_a_number_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名册", 0)
    sheet.append(["学校名称", "学校代码"])
    sheet.append(["甲小学", 2114000001])
    stream = io.BytesIO()
    book.save(stream)
    (tmp_path / "名册.xlsx").write_bytes(stream.getvalue())
    assert load_roster(tmp_path / "名册.xlsx").schools[0].code == "2114000001"


@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_text_in_every_encoding_and_with_every_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["高平市学校名册", ""], ["学校名称", "别名"], ["甲小学", "甲校、小甲"]]
    (tmp_path / "名册.csv").write_bytes("\r\n".join(map(separator.join, rows)).encode(encoding))
    roster = load_roster(tmp_path / "名册.csv")
    assert [(school.name, school.aliases) for school in roster.schools] == [("甲小学", ("甲校", "小甲"))]
    assert roster.account == "名册：1 所学校；略过 标题 1 行"


def test_aliases_under_each_other_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text('学校名称,曾用名\n甲小学,"甲校\n小甲"\n', encoding="utf-8")
    assert load_roster(tmp_path / "名册.csv").schools[0].aliases == ("甲校", "小甲")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx("| 学校名称 |\n| 甲小学 |"), "名册是 Word 文件，请把其中的表格复制到 Excel，另存为 .xlsx"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "另存为 .xlsx"),
        ("<html><body><table><tr><td>学校名称</td></tr></table>".encode(), "另存为 .xlsx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "另存为 .xlsx"),
    ],
    ids=["Word", "PDF", "web page", "picture"],
)
def test_other_files_are_refused_with_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "名册.xls").write_bytes(data)
    with pytest.raises(DefinitionError, match=words):
        load_roster(tmp_path / "名册.xls")


def test_a_roster_in_yaml_is_counted_too(tmp_path: Path) -> None:
    (tmp_path / "名册.yaml").write_text("- {name: 甲小学, group: 米山镇}\n- {name: 乙小学}\n", encoding="utf-8")
    assert load_roster(tmp_path / "名册.yaml").account == "名册：2 所学校，1 个乡镇，其中 1 所没有写所属"
