"""Workbooks of Excel 97 to 2003 -> grids of what a person sees who opens them."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

import olefile
import pytest
import xlwt

from compound_files import compound
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.formats.sheet_writer import SheetBudget, SheetWriter
from jianfu_cli.intake.formats.xls.xls_objects import tell_around
from jianfu_cli.tools.errors import Unreadable
from protected_workbooks import encrypted
from seen_cells import seen, sheets, unread

Fill = Callable[[xlwt.Worksheet], None]


def xls(*fill: Fill, epoch1904: bool = False) -> bytes:
    """A workbook whose sheets are filled by these."""
    book = xlwt.Workbook()
    book.dates_1904 = epoch1904
    for number, each in enumerate(fill, 1):
        each(book.add_sheet(f"表{number}", cell_overwrite_ok=True))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def font(**properties: object) -> xlwt.Font:
    made = xlwt.Font()
    for name, value in properties.items():
        setattr(made, name, value)
    return made


def style(code: str = "General", **properties: object) -> xlwt.XFStyle:
    made = xlwt.XFStyle()
    made.font, made.num_format_str = font(**properties), code
    return made


STRUCK, WINGS = font(struck_out=True), font(name="Wingdings 2")


def cell(value: object, look: xlwt.XFStyle | None = None) -> bytes:
    """A workbook with this in A1, and a text in B1."""

    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, value, look or style())
        sheet.write(0, 1, "末")

    return xls(fill)


def rich(*pieces: object, look: xlwt.XFStyle | None = None) -> bytes:
    """A workbook with a text in A1, of pieces with a font and without."""
    return xls(lambda sheet: sheet.write_rich_text(0, 0, pieces, look or style()))


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("是", "General", "是"),
        ("是", ";;;", ""),
        ("是", '0;0;0;"答："@', "答：是"),
        ("　", "General", ""),
        (1, '[=1]"是";[=0]"否";General', "是"),
        (0, '[=1]"是";[=0]"否";General', "否"),
        (1, ";;;", ""),
        (3, "General", "3"),
        (3114000001, "General", "3114000001"),
        (0.30000000000000004, "General", "0.3"),
        (0.5, "0%", "50%"),
        (44742, 'yyyy"年"m"月"d"日"', "2022年6月30日"),
        (44713, 'yyyy"年"m"月"', "2022年6月"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
    ],
)
def test_values_are_the_text_that_their_format_shows(value: object, code: str, text: str) -> None:
    assert seen(cell(value, style(code))).get("A1", "") == text


def test_dates_that_count_from_1904() -> None:
    data = xls(lambda sheet: sheet.write(0, 0, 43280, style('yyyy"年"m"月"d"日"')), epoch1904=True)
    assert seen(data) == {"A1": "2022年6月30日"}


def test_errors_are_no_text() -> None:
    data = xls(lambda sheet: sheet.row(1).set_cell_error(2, 0x0F))
    assert seen(data) == {}
    assert unread(data) == {"C2": ("ERROR", "#VALUE!")}


def test_the_picture_that_wps_puts_into_a_cell_is_no_text() -> None:
    data = cell('=DISPIMG("ID_1F2E",1)')
    assert seen(data) == {"B1": "末"}
    assert unread(data) == {"A1": ("PICTURE", "")}


@pytest.mark.parametrize(
    "data",
    [
        cell("是", style(struck_out=True)),
        cell(1, style(struck_out=True)),
        cell(True, style(struck_out=True)),
        rich(("是", STRUCK)),
        cell("R", style(struck_out=True, name="Wingdings 2")),
    ],
    ids=["text", "number", "truth", "run", "symbol"],
)
def test_struck_out_text_is_not_read(data: bytes) -> None:
    assert "A1" not in seen(data)


def test_the_rest_of_a_partly_struck_cell_is_read() -> None:
    assert seen(rich("否", ("是", STRUCK))) == {"A1": "否"}
    assert seen(rich(("是", STRUCK), ("否", font()))) == {"A1": "否"}
    assert seen(rich("是", ("否", font()), look=style(struck_out=True))) == {"A1": "否"}
    assert seen(rich("😀", ("是", STRUCK), ("否", font()))) == {"A1": "😀否"}


def test_symbol_fonts_of_cells_and_runs() -> None:
    assert seen(cell("P", style(name="Wingdings 2"))) == {"A1": "√", "B1": "末"}
    assert seen(rich(("R", WINGS), ("是", font()))) == {"A1": "☑是"}


def test_hidden_rows_and_columns_are_not_read() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for number in range(5):
            for column in range(4):
                sheet.write(number, column, f"{number}{column}")
        sheet.row(1).hidden = True
        for flat, height in ((2, 0), (3, 5)):  # twips
            row = sheet.row(flat)
            row.height_mismatch, row.height, row.has_default_height = 1, height, 0
        sheet.col(1).hidden = True
        sheet.col(2).width = 0

    assert seen(xls(fill)) == {"A1": "00", "D1": "03", "A5": "40", "D5": "43"}


def test_covered_cells_are_not_read_and_a_merged_cell_is_as_long_as_any_of_it_is() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 1, 0, 1, "并")
        sheet.write(1, 1, "盖住")
        sheet.write(2, 2, "见")
        sheet.row(0).hidden = True

    data = xls(fill)
    assert seen(data) == {"A1": "并", "C3": "见"}
    assert open_document(data).grids[0].find_merges() == [(1, 1, 2, 2)]


def test_hidden_sheets_are_marked() -> None:
    def hide(visibility: int) -> Fill:
        def fill(sheet: xlwt.Worksheet) -> None:
            sheet.write(0, 0, "x")
            sheet.visibility = visibility

        return fill

    assert [grid.hidden for grid in open_document(xls(hide(0), hide(1), hide(2))).grids] == [False, True, True]


# --- what floats over the cells: records as [MS-XLS] has them


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def drawing(row: int | None = None, column: int = 0) -> bytes:
    """A piece of a drawing: a container with the place of a shape (from 0), or with none."""
    place = struct.pack("<HHIHHHHHHHHH", 0, 0xF010, 18, 2, column, 0, row or 0, 0, column + 1, 0, (row or 0) + 1, 0)
    shape = struct.pack("<HHI", 0x0F, 0xF004, 999) + struct.pack("<HHI", 0xA2, 0xF00A, 8) + bytes(8)
    return record(0xEC, shape + (b"" if row is None else place) + struct.pack("<HHI", 0, 0xF011, 0))


def thing(kind: int, *, flags: int = 0, parts: bytes = b"") -> bytes:
    """An object's own record."""
    return record(0x5D, struct.pack("<HHHHH", 0x15, 18, kind, 1, flags) + bytes(12) + parts + struct.pack("<HH", 0, 0))


def text(words: str) -> bytes:
    return (
        record(0xEC, struct.pack("<HHI", 0, 0xF00D, 0))
        + record(0x1B6, bytes(10) + struct.pack("<HHI", len(words), 16, 0))
        + record(0x3C, b"\1" + words.encode("utf-16-le"))
        + record(0x3C, bytes(16))
    )


def state(is_on: bool) -> bytes:
    return struct.pack("<HH", 0x0A, 12) + bytes(12) + struct.pack("<HHHHHH", 0x12, 8, is_on, 0, 0, 0)


def floating(*records: bytes) -> SheetWriter:
    """The second worksheet of a stream, a chart between the two, after these records of it were read."""
    begin = record(0x809, b"\0\6\5\0" + bytes(12))
    end = record(0x0A, b"")
    listed = [record(0x85, bytes(4) + bytes((0, kind)) + b"\1\0x") for kind in (0, 2, 0)]
    first = len(begin) + sum(map(len, listed)) + len(end)
    listed = [
        record(0x85, struct.pack("<I", first + at) + each[8:])
        for at, each in zip((0, 0, len(begin + end)), listed, strict=True)
    ]
    writer = SheetWriter("表", SheetBudget())
    chart = begin + text("图表里的字") + end
    tell_around(begin + b"".join(listed) + end + begin + end + begin + chart + b"".join(records) + end, 1, writer)
    return writer


def told(*records: bytes) -> dict[tuple[int, int], tuple[str, str]]:
    return {place: (each.kind.name, each.words) for place, each in floating(*records).grid().unread.items()}


@pytest.mark.parametrize(
    ("records", "kind", "words"),
    [
        ((thing(8),), "PICTURE", ""),
        ((thing(6), text("√")), "MARK", "√"),
        ((thing(30), text("是")), "MARK", "是"),
        ((thing(3),), "MARK", "○"),
        ((thing(11, parts=state(True)), text("是")), "CONTROL", "复选框“是”（已勾选）"),
        ((thing(11, parts=state(False)), text("是")), "CONTROL", "复选框“是”（未勾选）"),
        ((thing(12, parts=state(True)),), "CONTROL", "单选按钮（已选中）"),
        ((thing(20),), "CONTROL", "下拉框"),
        ((thing(8, parts=struct.pack("<HHH", 8, 2, 0x10)),), "CONTROL", "ActiveX 控件"),
    ],
)
def test_what_hangs_on_a_cell_is_told_for_what_it_is(records: tuple[bytes, ...], kind: str, words: str) -> None:
    assert told(drawing(4, 2), *records) == {(5, 3): (kind, words)}


def test_of_several_things_on_a_cell_all_controls_are_told_and_else_what_says_most() -> None:
    boxes = [drawing(4, 2), thing(11, parts=state(True)), text("是"), drawing(4, 2), thing(11), text("否")]
    assert told(*boxes) == {(5, 3): ("CONTROL", "复选框“是”（已勾选）、复选框“否”（未勾选）")}
    assert told(drawing(4, 2), thing(8), drawing(4, 2), thing(6), text("√"), *boxes) == {(5, 3): ("MARK", "√")}


@pytest.mark.parametrize(
    "records",
    [
        (drawing(4, 2), thing(25), text("批注")),
        (drawing(4, 2), thing(20, flags=0x100)),
        (drawing(4, 2), thing(2)),
        (thing(8),),
        (drawing(4, 2)[:20],),
    ],
    ids=["comment", "arrow of a filter", "rectangle", "no place", "cut short"],
)
def test_what_says_nothing_is_not_told(records: tuple[bytes, ...]) -> None:
    assert told(*records) == {}


def test_page_headers_and_footers_stand_around() -> None:
    def margin(kind: int, codes: str) -> bytes:
        return record(kind, struct.pack("<HB", len(codes), 1) + codes.encode("utf-16-le"))

    writer = floating(
        margin(0x14, '&L&"宋体,加粗"&12米山镇中心小学&R自查表 && 台账'),
        margin(0x15, "&C第&P页，共&N页"),
        record(0x15, b"\3\0\0&Cx"),
        record(0x15, b""),
    )
    assert writer.grid().around == ["米山镇中心小学", "自查表 & 台账", "第1页，共1页", "x"]


def test_longer_text_of_a_box_stands_around() -> None:
    writer = floating(drawing(0, 0), thing(6), text("学校：米山镇中心小学"), drawing(9, 9), thing(8))
    assert writer.grid().around == ["学校：米山镇中心小学"]
    assert writer.grid().unread.keys() == {(10, 10)}


def test_the_password_that_excel_tries_by_itself_is_none() -> None:
    assert seen(encrypted(cell("是"), "VelvetSweatshop")) == {"A1": "是", "B1": "末"}


def test_a_password_of_the_school_is_told() -> None:
    with pytest.raises(Unreadable, match="JF002"):
        open_document(encrypted(cell("是"), "x"))


def test_names_of_streams_count_however_their_letters_are() -> None:
    data = cell("是").replace("Workbook".encode("utf-16-le"), "WORKBOOK".encode("utf-16-le"))
    assert seen(data) == {"A1": "是", "B1": "末"}


def test_a_chain_of_sectors_that_goes_round_ends() -> None:
    data = bytearray(compound({"Workbook": olefile.OleFileIO(io.BytesIO(cell("是"))).openstream("Workbook").read()}))
    table = [int.from_bytes(data[at : at + 4], "little") for at in range(512, 1024, 4)]
    last = max(number for number, following in enumerate(table) if following == 0xFFFFFFFE)
    data[512 + 4 * last : 516 + 4 * last] = (last - 1).to_bytes(4, "little")
    assert seen(bytes(data)) == {"A1": "是", "B1": "末"}


def test_a_workbook_without_the_file_around_it_is_read() -> None:
    stream = olefile.OleFileIO(io.BytesIO(cell("是"))).openstream("Workbook").read()
    assert seen(stream) == {"A1": "是", "B1": "末"}
    assert len(sheets(stream)) == 1
