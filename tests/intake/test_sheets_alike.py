"""The same workbook, saved by LibreOffice as .xls and .ods, is read as its .xlsx is; visible cells as calamine has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

import libreoffice
from seen_cells import around, seen, sheets, unread

KINDS = ("xlsx", "ods", "xls")


def plain(sheet: Worksheet) -> None:
    """Texts and whole numbers, a gap, a line break, signs that XML escapes."""
    for line in (("", "", ""), ("", "项目", "内容", 3), ("", "一 二", "甲\n乙", 2114000001), ("", "", "<&>\"'", 0)):
        sheet.append([None if each == "" else each for each in line])


def formats(sheet: Worksheet) -> None:
    """Numbers, dates and truth values as their formats show them."""
    shown: list[tuple[float | date | str, str]] = [
        (1, '[=1]"是";[=0]"否"'), (0, '[=1]"是";[=0]"否"'), (1, ";;;"), (0.5, "0%"), (1234.5, "#,##0.00"),
        (date(2022, 6, 30), 'yyyy"年"m"月"d"日"'), (date(2022, 6, 1), 'yyyy"年"m"月"'), (datetime(2022, 6, 30, 8), "yyyy-mm-dd hh:mm"),
        (5, '0"号"'), (-3, '0;"负"0'), ("是", ";;;"), ("是", '"答："@'), (True, "General"), (False, "General"),
    ]  # fmt: skip
    for row, (value, code) in enumerate(shown, 1):
        sheet.cell(row, 1, value).number_format = code


def hidden(sheet: Worksheet) -> None:
    """Rows and columns that are not seen, folded groups among them."""
    for row in range(1, 9):
        for column in range(1, 7):
            sheet.cell(row, column, f"{column}{row}")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions.group(4, 5, hidden=True)
    sheet.column_dimensions.group("D", "E", hidden=True)


def struck(sheet: Worksheet) -> None:
    """Text that is struck out, as a whole and in part."""
    sheet["A1"], sheet["A2"], sheet["A3"] = "是", 5, "否"
    sheet["A1"].font = sheet["A2"].font = Font(strike=True)
    line = InlineFont(strike=True)
    sheet["B1"] = CellRichText("否", TextBlock(line, "是"))
    sheet["B2"] = CellRichText(TextBlock(line, "是"), "，没有")
    sheet["B3"] = CellRichText(TextBlock(line, "是"))


def symbols(sheet: Worksheet) -> None:
    """Ticks in symbol fonts."""
    sheet["A1"], sheet["A2"] = "P", "\uf0fe"
    sheet["A1"].font = Font(name="Wingdings 2")
    sheet["A2"].font = Font(name="Wingdings")
    sheet["B1"] = CellRichText(TextBlock(InlineFont(rFont="Wingdings 2"), "R"), "是")
    sheet["B2"] = "P"


def merged(sheet: Worksheet) -> None:
    """Merged cells: one with its first row hidden, one hidden as a whole."""
    for row in range(1, 9):
        sheet.cell(row, 3, f"旁{row}")
    sheet["A1"], sheet["A4"], sheet["A6"] = "并", "还看得见", "看不见"
    for area in ("A1:B3", "A4:B5", "A6:B7"):
        sheet.merge_cells(area)
    for row in (4, 6, 7):
        sheet.row_dimensions[row].hidden = True


def errors(sheet: Worksheet) -> None:
    """Formulas that go wrong, and that go right."""
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = "=1/0", "=NA()", "=1+1", '="是"&"否"'
    sheet["B1"] = "末"


def margins(sheet: Worksheet) -> None:
    """A page header and footer, and a comment, which is no text of its cell."""
    sheet["A1"] = "是"
    sheet["A1"].comment = Comment("批注", "张三")
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None and footer is not None
    header.left.text, header.right.text, footer.center.text = "米山镇中心小学", "自查表 && 台账", "第一页"


CASES = (plain, formats, hidden, struck, symbols, merged, errors, margins)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, bytes]]]:
    """Each case in each format."""
    folder = tmp_path_factory.mktemp("sheets")
    files: dict[str, dict[str, bytes]] = {}
    with libreoffice.started() as office:
        if office is None:
            pytest.skip("LibreOffice or python3-uno is not installed")
        for case in CASES:
            book = openpyxl.Workbook()
            assert book.active is not None
            case(book.active)
            book.create_sheet("藏").sheet_state = "hidden"
            made = folder / f"{case.__name__}.xlsx"
            book.save(made)
            paths = {kind: Path(folder / f"saved-{case.__name__}.{kind}") for kind in KINDS}
            office.type_and_save(made, list(paths.values()))
            files[case.__name__] = {kind: path.read_bytes() for kind, path in paths.items()}
        yield files


EXPECTED = {
    "formats": {
        "A1": "是", "A2": "否", "A4": "50%", "A5": "1,234.50", "A6": "2022年6月30日", "A7": "2022年6月",
        "A8": "2022-06-30 08:00", "A9": "5号", "A10": "负3", "A12": "答：是", "A13": "TRUE", "A14": "FALSE",
    },
    "hidden": {f"{c}{row}": f"{n}{row}" for row in (1, 3, 6, 7, 8) for c, n in (("A", 1), ("C", 3), ("F", 6))},
    "struck": {"A3": "否", "B1": "否", "B2": "，没有"},
    "symbols": {"A1": "√", "A2": "☑", "B1": "☑是", "B2": "P"},
    "merged": {"A1": "并", "A4": "还看得见", **{f"C{row}": f"旁{row}" for row in (1, 2, 3, 5, 8)}},
    "errors": {"A3": "2", "A4": "是否", "B1": "末"},
    "margins": {"A1": "是"},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", EXPECTED)
def test_each_format_shows_the_same(saved: dict[str, dict[str, bytes]], case: str, kind: str) -> None:
    assert seen(saved[case][kind]) == EXPECTED[case]
    assert len(sheets(saved[case][kind])) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_errors_are_told_in_each_format(saved: dict[str, dict[str, bytes]], kind: str) -> None:
    assert unread(saved["errors"][kind]) == {"A1": ("ERROR", "#DIV/0!"), "A2": ("ERROR", "#N/A")}


@pytest.mark.parametrize("kind", KINDS)
def test_page_margins_are_told_in_each_format(saved: dict[str, dict[str, bytes]], kind: str) -> None:
    assert around(saved["margins"][kind]) == ["米山镇中心小学", "自查表 & 台账", "第一页"]


@pytest.mark.parametrize("kind", KINDS)
def test_plain_cells_are_those_that_calamine_sees(
    saved: dict[str, dict[str, bytes]], kind: str, tmp_path: Path
) -> None:
    data = saved["plain"][kind]
    (tmp_path / f"x.{kind}").write_bytes(data)
    book = python_calamine.load_workbook(str(tmp_path / f"x.{kind}"))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    other = {
        f"{'ABCDEFGH'[column]}{row}": str(int(value) if isinstance(value, float) else value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values)
        if value != ""
    }
    assert seen(data) == other
