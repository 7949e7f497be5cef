"""A text in the colour that it is written on is not seen, and not read; where nothing else is seen, that is said."""

from __future__ import annotations

import io

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table, TableStyleInfo

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.formats.visibility import UNKNOWN, Colour, inked_white, is_unseen
from office import docx, ods
from seen_cells import seen, unread

WHITE, BLACK, BLUE, NEARLY_WHITE = "FFFFFFFF", "FF000000", "FF4472C4", "FFFDFDFD"
UNSEEN = {"A1": ("UNSEEN", "否")}


@pytest.mark.parametrize(
    ("ink", "ground", "unseen"),
    [
        (0xFFFFFF, None, True),
        (0xFDFEFF, None, True),
        (0xD9D9D9, None, False),
        (0xFFFFFF, 0x4472C4, False),
        (0x4472C4, 0x4472C4, True),
        ("theme:4", "theme:4", True),
        ("theme:4", "theme:5", False),
        (None, 0, False),
        (0xFFFFFF, UNKNOWN, False),
    ],
)
def test_a_colour_on_a_colour(ink: Colour, ground: Colour, unseen: bool) -> None:
    assert is_unseen(ink, ground) is unseen


@pytest.mark.parametrize(
    ("code", "texts", "numbers"),
    [
        ("[White]@", True, False),
        ("[白色]General", True, True),
        ("[Color 2]0;[white]-0", True, True),
        ("0;0;0;[White]@", True, False),
        ("[Red]General", False, False),
        ("General", False, False),
    ],
)
def test_number_formats_in_white(code: str, texts: bool, numbers: bool) -> None:
    assert (inked_white(code, text=True), inked_white(code, text=False)) == (texts, numbers)


def workbook(
    font: Font | None = None, fill: str = "", value: str | CellRichText = "否", code: str = "General"
) -> Workbook:
    """A workbook with this in A1, and an ordinary text in B1."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B1"] = value, "末"
    sheet["A1"].font, sheet["A1"].number_format = font or Font(), code
    if fill:
        sheet["A1"].fill = PatternFill("solid", fgColor=fill)
    return book


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "book",
    [
        workbook(Font(color=WHITE)),
        workbook(Font(color=NEARLY_WHITE)),
        workbook(Font(color=Color(theme=0))),
        workbook(Font(color=Color(indexed=9))),
        workbook(Font(color=BLUE), BLUE),
        workbook(Font(color=Color(theme=1)), BLACK),
        workbook(code="[White]@"),
        workbook(value=CellRichText(TextBlock(InlineFont(color=Color(rgb=WHITE)), "否"))),
    ],
)
def test_unseen_in_a_workbook(book: Workbook) -> None:
    data = saved(book)
    assert (seen(data), unread(data)) == ({"B1": "末"}, UNSEEN)


@pytest.mark.parametrize(
    "book",
    [
        workbook(Font(color=WHITE), BLUE),
        workbook(Font(color=Color(theme=0)), BLACK),
        workbook(Font(color="FFD9D9D9")),
        workbook(Font(color=BLUE)),
        workbook(
            value=CellRichText(TextBlock(InlineFont(color=Color(rgb=WHITE)), "是"), TextBlock(InlineFont(), "否"))
        ),
        workbook(fill=BLUE, value=CellRichText(TextBlock(InlineFont(color=Color(rgb=WHITE)), "否"))),
    ],
)
def test_seen_in_a_workbook(book: Workbook) -> None:
    data = saved(book)
    assert (seen(data), unread(data)) == ({"A1": "否", "B1": "末"}, {})


def test_what_a_style_of_the_table_may_colour_is_seen() -> None:
    book = workbook(Font(color=WHITE))
    sheet = book.active
    assert sheet is not None
    sheet["A2"], sheet["B2"] = "甲", "乙"
    table = Table(
        displayName="t", ref="A1:B2", tableStyleInfo=TableStyleInfo(name="TableStyleDark1", showRowStripes=True)
    )
    sheet.add_table(table)
    assert seen(saved(book))["A1"] == "否"


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("TRUE", {"B1": "末"}),
        ('A1="否"', {"B1": "末"}),
        ('A1="是"', {"A1": "否", "B1": "末"}),
        ('A1<>"是"', {"B1": "末"}),
    ],
)
def test_white_by_a_condition(formula: str, found: dict[str, str]) -> None:
    book = workbook()
    sheet = book.active
    assert sheet is not None
    white = DifferentialStyle(font=Font(color=WHITE))
    sheet.conditional_formatting.add("A1:A9", Rule("expression", dxf=white, formula=[formula]))
    data = saved(book)
    assert (seen(data), unread(data)) == (found, {})


def test_white_on_a_colour_by_a_condition() -> None:
    book = workbook()
    sheet = book.active
    assert sheet is not None
    white_on_blue = DifferentialStyle(font=Font(color=WHITE), fill=PatternFill(bgColor=BLUE))
    sheet.conditional_formatting.add("A1:A9", Rule("expression", dxf=white_on_blue, formula=["TRUE"]))
    assert seen(saved(book)) == {"A1": "否", "B1": "末"}


@pytest.mark.parametrize(
    ("style", "is_seen"),
    [
        ("font: color white", False),
        ("font: color white; pattern: pattern solid, fore_colour dark_blue", True),
        ("font: color red; pattern: pattern solid, fore_colour red", False),
        ("font: color red", True),
    ],
)
def test_an_old_workbook(style: str, is_seen: bool) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, "否", xlwt.easyxf(style))
    sheet.write(0, 1, "末")
    target = io.BytesIO()
    book.save(target)
    found = ({"A1": "否", "B1": "末"}, {}) if is_seen else ({"B1": "末"}, UNSEEN)
    assert (seen(target.getvalue()), unread(target.getvalue())) == found


@pytest.mark.parametrize(
    ("ink", "ground", "is_seen"),
    [("#ffffff", "", False), ("#ffffff", "#4472c4", True), ("#4472c4", "#4472c4", False), ("#ff0000", "", True)],
)
def test_an_opendocument_sheet(ink: str, ground: str, is_seen: bool) -> None:
    behind = f'<style:table-cell-properties fo:background-color="{ground}"/>' if ground else ""
    style = (
        f'<style:style style:name="w" style:family="table-cell">{behind}'
        f'<style:text-properties fo:color="{ink}"/></style:style>'
    )
    cells = "".join(
        f'<table:table-cell office:value-type="string"{name}><text:p>{text}</text:p></table:table-cell>'
        for text, name in (("否", ' table:style-name="w"'), ("末", ""))
    )
    data = ods(f'<table:table table:name="甲"><table:table-row>{cells}</table:table-row></table:table>', styles=style)
    found = ({"A1": "否", "B1": "末"}, {}) if is_seen else ({"B1": "末"}, UNSEEN)
    assert (seen(data), unread(data)) == found


def word_table(run: str, cell: str = "", table: str = "", paragraph: str = "") -> bytes:
    """A Word table with 否 in its first cell, in a run, cell, table and paragraph of these properties."""
    first = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>否</w:t></w:r></w:p>"
    last = "<w:p><w:r><w:t>末</w:t></w:r></w:p>"
    return docx(
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{first}</w:tc><w:tc>{last}</w:tc></w:tr></w:tbl>"
    )


def shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


INK = '<w:color w:val="{}"/>'.format
ON_WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'


@pytest.mark.parametrize(
    ("data", "is_seen"),
    [
        (word_table(INK("FFFFFF")), False),
        (word_table(ON_WHITE), False),
        (word_table(INK("4472C4"), shade("4472C4")), False),
        (word_table(INK("FFFFFF"), shade("auto")), False),
        (word_table(INK("FFFFFF"), shade("4472C4")), True),
        (word_table(INK("FFFFFF"), table=shade("4472C4")), True),
        (word_table(INK("FFFFFF"), paragraph=shade("000000")), True),
        (word_table(INK("FFFFFF") + shade("000000")), True),
        (word_table(INK("FFFFFF") + '<w:highlight w:val="black"/>'), True),
        (word_table(INK("auto"), shade("000000")), True),
        (word_table(INK("FF0000")), True),
    ],
)
def test_a_word_table(data: bytes, is_seen: bool) -> None:
    grid = open_document(data).grids[0]
    found = [(each.kind.name, each.words) for each in grid.unread.values()]
    assert (grid.rows[0].cells, found) == ((["否", "末"], []) if is_seen else (["", "末"], [("UNSEEN", "否")]))


def test_a_known_cell_on_another_colour() -> None:
    """What was read of a cell in one document holds in the next only where colours say nothing."""
    on_white, on_blue = word_table(INK("4472C4")), word_table(INK("4472C4"), table=shade("4472C4"))
    assert open_document(on_white).grids[0].rows[0].cells == ["否", "末"]
    assert open_document(on_blue).grids[0].rows[0].cells == ["", "末"]
    assert open_document(on_white).grids[0].rows[0].cells == ["否", "末"]
