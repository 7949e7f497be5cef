"""Word 97-2003 files -> grids: what is seen counts, as in .docx; what can't be read for sure is refused."""

from __future__ import annotations

import pytest

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Unread, UnreadKind
from jianfu_cli.tools.errors import Unreadable
from word_files import (
    AS_STYLE,
    DELETED,
    HIDDEN,
    IN_TABLE,
    INSERTED,
    NOT_STRUCK,
    SPECIAL,
    STRUCK,
    STRUCK_TWICE,
    UNLIKE_STYLE,
    Paragraph,
    Run,
    character_style,
    data_at,
    definition,
    depth,
    font,
    form_field,
    in_list,
    para,
    picture,
    row,
    run,
    symbol,
    word_file,
)

FONTS = ("Times New Roman", "Wingdings", "Wingdings 2", "Symbol", "宋体", "wingdings")
TICKED, FRAME, UNTOUCHED = form_field(1, 1), form_field(1, 0), form_field(1, 25, default=1)
CHOSEN = form_field(2, 1, entries=("是", "否"))
DATA = TICKED + FRAME + UNTOUCHED + CHOSEN
PLACES = {"ticked": 0, "frame": len(TICKED), "untouched": len(TICKED + FRAME), "list": len(TICKED + FRAME + UNTOUCHED)}


def shown(data: bytes) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """The grids that are not hidden: name, and rows with their numbers."""
    grids = [grid for grid in open_document(data).grids if not grid.hidden]
    return [(grid.name, [(line.number, line.cells) for line in grid.rows]) for grid in grids]


def text(*runs: Run | str, **rest: object) -> str:
    """The text of one paragraph with these runs, "" if nothing is seen."""
    grids = shown(word_file(para(*runs), fonts=FONTS, data=DATA, **rest))
    return "\n".join(cells[0] for _, lines in grids for _, cells in lines)


def table(*rows: list[Paragraph]) -> list[tuple[int, list[str]]]:
    """The rows of a document that is one table."""
    [(name, lines)] = shown(word_file(*rows, para()))
    assert name == "表1"
    return lines


def field(instruction: str, result: str | None = "", properties: bytes = b"") -> list[Run]:
    """A field of text; without a result it has no separator either."""
    marks = [run("\x13", SPECIAL + properties), run(instruction, properties)]
    if result is not None:
        marks += [run("\x14", SPECIAL + properties), run(result, properties)]
    return [*marks, run("\x15", SPECIAL + properties)]


def control(name: str, result: str = "", kind: str = "FORMCHECKBOX") -> list[Run]:
    """An old form field whose data stand in DATA."""
    return [
        run("\x13", SPECIAL), run(f" {kind} "), run("\x01", data_at(PLACES[name])),
        run("\x14", SPECIAL), run(result), run("\x15", SPECIAL),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        (["是", run("否")], "是否"),
        (["甲", run("划掉", STRUCK), run("双划", STRUCK_TWICE), "乙"], "甲乙"),
        (["留", run("删去", DELETED), run("插入", INSERTED)], "留插入"),
        (["见", run("藏", HIDDEN)], "见"),
        (["a\tb\x0bc\x1ed\x1fe\x02\x05f"], "a\tb\nc-def"),
        (["一页\x0c又一页"], "一页\n又一页"),
        (["不间断\xa0空格"], "不间断\xa0空格"),
        (["𠮷祥"], "𠮷祥"),
        (field(' HYPERLINK "http://x" ', "链接"), "链接"),
        (field(" DATE ", "2022年6月30日"), "2022年6月30日"),
        (["前", *field(" SEQ ", None), "后"], "前后"),
        (["□是 ", *field(r" eq \o\ac(□,√)", None), "否"], "□是 ☑否"),
        (["□是 ", *field(r" eq \o\ac(□,√)", ""), "否"], "□是 ☑否"),
        (["是 / ", *field(r" EQ \o\ac(○,否)", None)], "是 / ☑否"),
        ([*field(r" eq \o\ac(○,3)", None), *field(r"eq \f(1,2)", None)], "③1/2"),
        ([*field(r" eq \o\ac(□,√)", None, DELETED), *field(r" eq \o\ac(□,×)", None)], "☒"),
        ([run("\x13", SPECIAL), " IF ", *field(" REF a ", "内"), " = 1 ", run("\x14", SPECIAL), "果", run("\x15", SPECIAL)], "果"),
        ([*control("ticked"), "是", *control("frame"), "否"], "☑是□否"),
        ([*control("untouched"), "是"], "☑是"),
        ([*control("list", "是", "FORMDROPDOWN"), "后"], "否后"),
        ([symbol(1, 0xF0FE), "是", symbol(1, 0xF0A8), "否"], "☑是□否"),
        ([symbol(2, 0xF052), symbol(2, 0x50), symbol(3, 0xF0D6), symbol(1, 0xF0D8)], "☑√√·"),
        ([symbol(4, 0x2713), symbol(4, 0x221A)], "✓√"),
        ([run("\xfe", font(1)), "是", run("\uf0a8", font(1)), run("是", font(1))], "☑是□是"),
        ([run("\uf0fe"), "是"], "☑是"),
        ([run("\uf0d6", font(3)), run("abc", font(3))], "√abc"),
        (["(普通括号)"], "(普通括号)"),
        (["图", run("\x01", SPECIAL), "形", run("\x08", SPECIAL)], "图形"),
    ],
)  # fmt: skip
def test_paragraph_is_the_text_that_a_person_sees(runs: list[Run | str], seen: str) -> None:
    assert text(*runs) == seen


STYLES = ((1, 0xFFF, b""), (1, 0, STRUCK), (2, 0xFFF, STRUCK), (1, 1, b""), (2, 0xFFF, font(1)))


@pytest.mark.parametrize(
    ("style", "runs", "seen"),
    [
        (0, ["见", run("划掉", character_style(2))], "见"),
        (1, ["样式划掉", run("不划", NOT_STRUCK)], "不划"),
        (1, [run("同样式", AS_STYLE), run("反样式", UNLIKE_STYLE)], "反样式"),
        (3, ["由所基于的样式划掉"], ""),
        (1, [run("划两次，即不划", character_style(2))], "划两次，即不划"),
        (0, [run("\xfe", character_style(4)), "是"], "☑是"),
    ],
)
def test_styles_strike_hide_and_draw_too(style: int, runs: list[Run | str], seen: str) -> None:
    data = word_file(para(*runs, style=style), fonts=FONTS, styles=STYLES)
    assert "".join(cells[0] for _, lines in shown(data) for _, cells in lines) == seen


def test_text_of_one_byte_is_western() -> None:
    assert text("Caf\xe9 “x” – 5 €", compressed=True) == "Caf\xe9 “x” – 5 €"


def test_a_quickly_saved_file_may_strike_a_whole_piece() -> None:
    assert text("划掉", change=0x57 << 1 | 1 << 8) == ""
    assert text("见", change=0x57 << 1) == "见"
    assert text("划掉", change=1, listed=STRUCK) == ""


def test_hidden_text_is_kept_apart() -> None:
    document = open_document(word_file(*row([para("见", run("表号：a/1", HIDDEN))]), para()))
    assert [(grid.hidden, [line.cells for line in grid.rows]) for grid in document.grids] == [
        (False, [["见"]]),
        (True, [["表号：a/1"]]),
    ]


def test_paragraphs_and_tables_come_in_document_order() -> None:
    data = word_file(para("题"), para(), para("学校：甲"), row("一"), para(" "), row("二"), para("填表人：张三"))
    assert shown(data) == [
        ("", [(1, ["题"]), (3, ["学校：甲"])]),
        ("表1", [(1, ["一"])]),
        ("表2", [(1, ["二"])]),
        ("", [(1, ["填表人：张三"])]),
    ]


# --- tables


def test_cells_stand_at_their_grid_columns() -> None:
    assert table(
        row("项目", "内容", "自查情况", edges=(0, 1000, 5000, 8000)),
        row("甲", "1.", "是否", "是", edges=(0, 1000, 2000, 5000, 8000), flags=(0x60,)),
        row("看不见", "2.", "是否", "否", edges=(0, 1000, 2000, 5000, 8000), flags=(0x20,)),
        row("2.5", "否", edges=(2000, 5000, 8000)),
        row("", "", edges=(0, 5000, 8000)),
        row("末", edges=(0, 1000)),
    ) == [
        (1, ["项目", "内容", "", "自查情况"]),
        (2, ["甲", "1.", "是否", "是"]),
        (3, ["", "2.", "是否", "否"]),
        (4, ["", "", "2.5", "否"]),
        (6, ["末"]),
    ]  # fmt: skip


def test_edges_that_were_drawn_by_hand_are_one() -> None:
    assert table(row("内容", "自查", edges=(-108, 3000, 6000)), row("是否", "否", edges=(-100, 2988, 6003))) == [
        (1, ["内容", "自查"]),
        (2, ["是否", "否"]),
    ]


@pytest.mark.parametrize(("first", "other"), [(1, 2), (2, 1), (3, 1)])
def test_cells_merged_sideways_count_for_the_first_of_them(first: int, other: int) -> None:
    rows = row("甲", "看不见", "乙", flags=(first, other, 0)), row("一", "二", "三")
    assert table(*rows) == [(1, ["甲", "", "乙"]), (2, ["一", "二", "三"])]


def test_merged_ranges_are_found() -> None:
    data = word_file(
        row("甲", "宽", edges=(0, 1000, 3000), flags=(0x60,)),
        row("", "一", "二", edges=(0, 1000, 2000, 3000), flags=(0x20,)),
        para(),
    )
    [grid] = open_document(data).grids
    assert sorted(grid.find_merges()) == [(1, 1, 2, 1), (1, 2, 1, 3)]


def test_nested_tables_follow_the_one_that_they_stand_in() -> None:
    inner = [*row("内一", "内二", level=2), *row("内三", "内四", level=2)]
    cell = [para("前", properties=IN_TABLE + depth(1)), *inner, para("后")]
    outer = row("外", "x")
    outer[1:2] = [*cell[:-1], para("后", mark="\x07", properties=IN_TABLE + depth(1))]
    assert shown(word_file(*outer, para("完"))) == [
        ("表1", [(1, ["外", "前\n内一\t内二\n内三\t内四\n后"])]),
        ("表2", [(1, ["内一", "内二"]), (2, ["内三", "内四"])]),
        ("", [(1, ["完"])]),
    ]


def test_a_deleted_row_is_no_row() -> None:
    assert table(row("一"), row("删去", mark=DELETED), row("二")) == [(1, ["一"]), (2, ["二"])]


def test_word_2000_keeps_a_row_elsewhere_and_repeats_it() -> None:
    elsewhere = b"\x21\x76\x00\x02\xe8\x03" + definition((0, 500, 900))
    data = len(elsewhere).to_bytes(2, "little") + elsewhere
    written = row("一", "二", edges=(0, 1000, 2000))
    written[-1] = written[-1]._replace(properties=b"\x6b\x64\0\0\0\0" + written[-1].properties)
    assert shown(word_file(*written, para(), data=data)) == [("表1", [(1, ["一", "二"])])]


def test_paragraphs_that_only_say_that_they_stand_in_a_table_are_none() -> None:
    assert shown(word_file(para("一", properties=IN_TABLE), para("二"))) == [("", [(1, ["一"]), (2, ["二"])])]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(row("一", "二")[:-1], id="a row without its mark"),
        pytest.param(row("一", "二", edges=(0, 1000)), id="more cells than the row says"),
        pytest.param([*row("一", "二"), *row("三", "四", edges=(0, 1000, 2000, 3000))], id="fewer"),
        pytest.param(row("一", "二", edges=(0, 1000, 1000)), id="text in a cell without width"),
        pytest.param([*row("一")[:-1], row("一")[-1]._replace(runs=(run("字"),))], id="text in the mark of a row"),
    ],
)
def test_a_table_that_is_not_sure_is_refused(rows: list[Paragraph]) -> None:
    with pytest.raises(Unreadable) as refused:
        open_document(word_file(*rows, para("完")))
    assert (refused.value.code, refused.value.message) == ("JF003", "文档里的表格结构不能确定")
    assert "另存为“Word 文档（*.docx）”" in (refused.value.hint or "")


# --- beside the running text


def test_headers_and_footers_are_read_once() -> None:
    empty: list[Paragraph] = []
    section = [empty, [para("页眉")], empty, [para("第一页脚"), para("页眉")], empty, empty]
    assert shown(word_file(para("文"), headers=section)) == [
        ("", [(1, ["文"])]),
        ("", [(1, ["第一页脚"]), (2, ["页眉"])]),
    ]


def test_text_boxes_stand_where_they_hang() -> None:
    drawing = run("\x08", SPECIAL)
    data = word_file(
        para("题", drawing), row("格", [para("否", drawing)]), para("完"), boxes=[[para("框里")], [para("见附件一")]]
    )
    assert shown(data) == [
        ("", [(1, ["题"]), (2, ["框里"])]),
        ("表1", [(1, ["格", "否\n见附件一"])]),
        ("", [(1, ["完"])]),
    ]


@pytest.mark.parametrize(
    ("shape", "unread"),
    [
        (3, Unread(UnreadKind.MARK, "○")),
        (75, Unread(UnreadKind.PICTURE)),
        (201, Unread(UnreadKind.CONTROL)),
        (20, None),
    ],
)
def test_what_is_drawn_is_said_for_what_it_is(shape: int, unread: Unread | None) -> None:
    data = word_file(row("格", [para("否", run("\x08", SPECIAL))]), para(), shapes=[shape])
    (table,) = open_document(data).grids
    assert table.rows[0].cells == ["格", "否"]
    assert table.unread == ({(1, 2): unread} if unread else {})


@pytest.mark.parametrize(
    ("runs", "unread"),
    [
        ([run("\x01", picture(0))], Unread(UnreadKind.PICTURE)),
        (field(" CONTROL Forms.CheckBox.1 ", None), Unread(UnreadKind.CONTROL, "复选框")),
        ([*field(" CONTROL Forms.X ", None), run("\x01", picture(0))], Unread(UnreadKind.CONTROL)),
        ([run("\x01", picture(0) + HIDDEN)], None),
    ],
)
def test_pictures_and_controls_in_the_text(runs: list[Run], unread: Unread | None) -> None:
    (table,) = open_document(word_file(row("签字", [para("李明", *runs)]), para(), data=bytes(64))).grids
    assert (table.rows[0].cells, table.unread) == (["签字", "李明"], {(1, 2): unread} if unread else {})


@pytest.mark.parametrize(
    ("marker", "properties", "seen"),
    [
        ("\uf0fe", font(1), "☑是"),
        ("R", font(2), "☑是"),
        ("□", b"", "□是"),
        ("\uf06c", font(1), "是"),
        ("1.", b"", "是"),
    ],
)
def test_list_markers_that_are_boxes_are_seen(marker: str, properties: bytes, seen: str) -> None:
    data = word_file(para("是", properties=in_list(2)), fonts=FONTS, lists=[("·", b""), (marker, properties)])
    assert shown(data) == [("", [(1, [seen])])]
    struck = word_file(
        para("是", properties=in_list(2))._replace(mark_properties=STRUCK),
        fonts=FONTS,
        lists=[("·", b""), (marker, properties)],
    )
    assert shown(struck) == [("", [(1, ["是"])])]


def test_a_mark_that_floats_is_no_text() -> None:
    drawing = run("\x08", SPECIAL)
    data = word_file(
        para("□是 □否", drawing), row("格", [para("□是 □否", drawing)]), para(), boxes=[[para("√")], [para("是")]]
    )
    around, table = open_document(data).grids
    assert around.unread == {(1, 1): Unread(UnreadKind.MARK, "√")}
    assert (table.rows[0].cells, table.unread) == (["格", "□是 □否"], {(1, 2): Unread(UnreadKind.MARK, "是")})


def test_a_box_that_nothing_points_to_is_not_lost() -> None:
    data = word_file(para("题"), boxes=[[para("组合里的字")]])
    assert shown(data) == [("", [(1, ["题"]), (2, ["组合里的字"])])]


def test_macros_are_told() -> None:
    def macros(data: bytes) -> bool:
        return open_document(data).macros

    assert macros(word_file(para("文"), others={"_VBA_PROJECT": b""}))
    assert not macros(word_file(para("文")))


def test_names_of_streams_may_be_written_otherwise() -> None:
    data = word_file(para("文")).replace("WordDocument".encode("utf-16-le"), "WORDDOCUMENT".encode("utf-16-le"))
    assert shown(data) == [("", [(1, ["文"])])]


# --- what is refused


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (word_file(para("密"), flags=0x0100), "JF002", "文件设有打开密码"),
        (word_file(para("旧"), version=101), "JF003", "这是 Word 95 或更早版本的文档"),
        (word_file(para("旧"), identifier=0xA5DC), "JF003", "这是 Word 95 或更早版本的文档"),
        (b"\xdb\xa5\x2d\0" + bytes(600), "JF003", "这是 Word 95 或更早版本的文档"),
        (word_file(para("怪"), identifier=0x1234), "JF001", "文件内部的正文不是 Word 97 的格式"),
        (word_file(para("半截"))[:-3000], "JF001", "文件结构不完整，可能没有传完"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_named(data: bytes, code: str, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_document(data)
    assert (refused.value.code, refused.value.message) == (code, message)


DEEP = [part for level in range(1, 43) for part in row("深", level=level)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(word_file(para("\r" * 200_001), compressed=True), "JF004", id="too many paragraphs"),
        pytest.param(word_file(para("\x13" * 50), compressed=True), "JF004", id="fields in fields"),
        pytest.param(word_file(*DEEP, para()), "JF004", id="tables in tables"),
    ],
)
def test_no_document_is_past_the_limits(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_document(data)
    assert refused.value.code == code
