"""Word documents: text is what its styles, fields, lists and controls show; what floats or is drawn is no text."""

from __future__ import annotations

import pytest

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Document, Grid, Unread, UnreadKind
from office import RELATIONS, WORD_NS, docx, p, tbl, tc, tr

STRUCK, TWICE, HIDDEN = "<w:strike/>", "<w:dstrike/>", "<w:vanish/>"
UNSTRUCK, SHOWN = '<w:strike w:val="0"/>', '<w:vanish w:val="0"/>'
WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
FLOATING = '<w:r><w:pict><v:shape style="position:absolute">{}</v:shape></w:pict></w:r>'


def document(body: str, styles: str = "", numbering: str = "") -> Document:
    parts: dict[str, str | bytes] = {
        "word/styles.xml": f'<w:styles xmlns:w="{WORD_NS}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD_NS}">{numbering}</w:numbering>',
    }
    return open_document(
        docx(body, parts=parts, links=(("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml")))
    )


def seen(body: str, styles: str = "", numbering: str = "") -> str:
    """The text of the paragraphs that is not hidden."""
    grids = [grid for grid in document(body, styles, numbering).grids if not grid.hidden]
    return "\n".join(row.cells[0] for grid in grids for row in grid.rows)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, properties: str, kind: str = "paragraph", base: str = "", default: str = "") -> str:
    upon = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}" {default}>{upon}<w:rPr>{properties}</w:rPr></w:style>'


def in_style(name: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{"".join(runs)}</w:p>'


def character(name: str, more: str = "") -> str:
    return f'<w:rStyle w:val="{name}"/>{more}'


# --- struck out, hidden, deleted


@pytest.mark.parametrize("how", [STRUCK, TWICE, HIDDEN, '<w:strike w:val="1"/>', '<w:vanish w:val="true"/>'])
def test_struck_out_and_hidden_runs_are_not_read(how: str) -> None:
    assert seen(f"<w:p>{run('是', how)}{run('否')}</w:p>") == "否"


@pytest.mark.parametrize(
    "how", ['<w:strike w:val="0"/>', '<w:dstrike w:val="false"/>', '<w:vanish w:val="off"/>', "<w:b/>"]
)
def test_switched_off_they_say_nothing(how: str) -> None:
    assert seen(f"<w:p>{run('是', how)}{run('否')}</w:p>") == "是否"


STYLES = (
    style("Gone", STRUCK, "character")
    + style("Secret", HIDDEN)
    + style("Base", STRUCK)
    + style("Upon", "<w:b/>", base="Base")
    + style("Back", '<w:strike w:val="0"/>', base="Base")
    + style("Tick", WINGDINGS, "character")
    + style("Ticks", WINGDINGS)
    + style("Grid", STRUCK, "table")
)


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (f"<w:p>{run('是', character('Gone'))}{run('否')}</w:p>", "否"),
        (f"<w:p>{run('是', character('Gone', UNSTRUCK))}</w:p>", "是"),
        (in_style("Secret", run("藏"), run("见", SHOWN)), "见"),
        (in_style("Base", run("划")), ""),
        (in_style("Upon", run("划"), "<w:r><w:t>划</w:t></w:r>"), ""),
        (in_style("Back", run("见")), "见"),
        (in_style("Base", run("见", character("Gone"))), "见"),  # both switch it: that cancels out
        (in_style("Nowhere", run("见", character("None"))), "见"),
        (f"<w:p>{run('þ', character('Tick'))}{run('是')}{run('¨', character('Tick'))}{run('否')}</w:p>", "☑是□否"),
        (in_style("Ticks", run("þ"), run("是")), "☑是"),
        (in_style("Ticks", run("R", '<w:rFonts w:asciiTheme="minorAscii"/>')), "R"),
        (in_style("Ticks", run("R", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')), "R"),
    ],
)
def test_styles_decide_what_is_seen(paragraph: str, text: str) -> None:
    assert seen(paragraph + p("末"), STYLES) == f"{text}\n末".strip()


def test_defaults_and_the_style_of_all_paragraphs_count() -> None:
    normal = style("Normal", HIDDEN, default='w:default="1"')
    assert seen(p("藏") + f"<w:p>{run('见', SHOWN)}</w:p>", normal) == "见"
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{STRUCK}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert seen(p("划") + f"<w:p>{run('见', UNSTRUCK)}</w:p>", defaults) == "见"


def test_the_style_of_a_table_counts_for_what_is_in_it() -> None:
    table = tbl('<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>', tr("划", tc(in_style("Base", run("见"))), "划"))
    (grid,) = document(table, STYLES).grids
    assert [row.cells for row in grid.rows] == [["", "见"]]


def test_styles_that_go_in_circles_are_survived() -> None:
    assert seen(in_style("A", run("见")), style("A", "", base="B") + style("B", "", base="A")) == "见"


# --- symbols


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Segoe UI Symbol", "2611", "☑"),  # an ordinary font: the code point
        ("宋体", "221A", "√"),
        ("MS Gothic", "2610", "☐"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Symbol", "F0D6", "√"),
        ("宋体", "F0FE", "☑"),
        ("Arial", "", ""),
    ],
)
def test_inserted_symbols(font: str, code: str, shown: str) -> None:
    assert seen(f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>{run("是")}</w:p>') == f"{shown}是"


def test_letters_in_the_font_symbol_stay_and_its_signs_are_seen() -> None:
    fonts = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert seen(f"<w:p>{run('abc', fonts)}{run(chr(0xF0D6), fonts)}</w:p>") == "abc√"


# --- fields


def field(instruction: str, result: str = "") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in instruction)
    return mark("begin") + pieces + (mark("separate") + run(result) if result else "") + mark("end")


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("□是 ") + field(r" eq \o\ac(□,√)") + run("否"), "□是 ☑否"),
        (field(r"EQ \o\ac(○,3)") + run("是"), "③是"),
        (field(r"eq \o\ac(□,✖)") + run("是"), "☒是"),
        (field(r"eq \o\ac(□,v)") + run("是"), "☑是"),
        (run("是 / ") + field(r"eq \o\ac(\s\do2(○),\s \up 3(否))"), "是 / ☑否"),
        (run("是 / ") + field(r"eq \o(○,否)"), "是 / ☑否"),
        (field('SYMBOL 254 \\f "Wingdings" \\s 12') + run("是"), "☑是"),
        (field(r"SYMBOL 8730 \u"), "√"),
        (field(" MACROBUTTON Tick □") + run("否"), "□否"),
        (field(' DATE \\@ "yyyy年M月d日" ', "2022年6月30日"), "2022年6月30日"),
        (field(" TC 目录 ") + run("后"), "后"),
        ('<w:fldSimple w:instr=" eq \\o\\ac(□,×)"/>' + run("是"), "☒是"),
        (f'<w:fldSimple w:instr="DATE">{run("6月")}</w:fldSimple>', "6月"),
        (field(r"eq \o\ac(□,√)").replace("<w:r>", f"<w:r><w:rPr>{STRUCK}</w:rPr>") + run("否"), "否"),
        ("<m:oMath><m:rad><m:e/></m:rad></m:oMath>" + run("是"), "√是"),
    ],
)  # fmt: skip
def test_fields_show_what_they_draw_or_their_result(inner: str, text: str) -> None:
    assert seen(f"<w:p>{inner}</w:p>") == text


# --- markers of lists


def numbering(text: str, font: str = "", kind: str = "bullet") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>'
    return (
        f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )


def listed(text: str, mark: str = "", number: int = 3) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>'
        f"{run(text)}</w:p>"
    )


@pytest.mark.parametrize(
    ("text", "font", "kind", "shown"),
    [
        ("\uf0a8", "Wingdings", "bullet", "□是"),
        ("\uf0fe", "Wingdings", "bullet", "☑是"),
        ("R", "Wingdings 2", "bullet", "☑是"),
        ("☐", "", "bullet", "☐是"),
        ("\uf06c", "Wingdings", "bullet", "是"),  # ● only divides
        ("\uf0b7", "Symbol", "bullet", "是"),
        ("%1.", "", "decimal", "是"),
    ],
)
def test_list_markers_that_are_boxes_are_seen(text: str, font: str, kind: str, shown: str) -> None:
    assert seen(listed("是"), numbering=numbering(text, font, kind)) == shown


def test_list_markers_come_from_styles_too_and_go_with_the_mark_of_the_paragraph() -> None:
    boxes = numbering("☑")
    in_list = (
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    assert seen(in_style("L", run("是")) + listed("否", number=0), in_list, boxes) == "☑是\n否"
    assert seen(listed("是", STRUCK) + listed("否", HIDDEN), numbering=boxes) == "是\n否"


# --- content controls


def check_box(state: str, glyph: str) -> str:
    checked = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{checked}</w:sdtPr><w:sdtContent>{glyph}</w:sdtContent></w:sdt>"


def test_check_boxes_show_their_state_whatever_their_character() -> None:
    wingdings = '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
    line = check_box("1", run("þ")) + run("是") + check_box("0", wingdings) + run("否")
    assert seen(f"<w:p>{line}</w:p>") == "☑是□否"
    assert seen(f"<w:p>{check_box('1', run('☒ 是'))}{check_box('0', run('☐') + run('否'))}</w:p>") == "☑ 是□否"
    (grid,) = document(tbl(tr("1.", check_box("true", tc("☒")), check_box("0", tc("☐"))))).grids
    assert grid.rows[0].cells == ["1.", "☑", "□"]


@pytest.mark.parametrize(
    ("state", "glyph"),
    [
        ("0", run("☒ 是")),
        ("1", run("☐ 是")),
        ("0", '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + run(" 是")),
    ],
)
def test_a_check_box_that_shows_another_state_is_in_dispute(state: str, glyph: str) -> None:
    (grid,) = document(tbl(tr(tc(f"<w:p>{check_box(state, glyph)}</w:p>")))).grids
    assert [row.cells[0].strip() for row in grid.rows] == ["是"]
    assert [each.kind.name for each in grid.unread.values()] == ["CONTROL"]


@pytest.mark.parametrize("prompt", ["单击此处输入文字。", "选择一项。", "[请选择]", "……", "____"])
def test_what_still_asks_for_an_answer_is_none(prompt: str) -> None:
    settings = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    assert seen(f"<w:p>{run('前')}<w:sdt>{settings}<w:sdtContent>{run(prompt)}</w:sdtContent></w:sdt></w:p>") == "前"
    entries = f'<w:listEntry w:val="{prompt}"/><w:listEntry w:val="是"/>'
    menu = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert seen(f"<w:p>{run('前')}{menu}{end.format(run(prompt))}</w:p>").strip() == "前"


def test_letters_of_a_symbol_font_are_symbols_beside_other_characters_too() -> None:
    assert seen(f"<w:p>{run('R是', WINGDINGS.replace('Wingdings', 'Wingdings 2'))}</w:p>") == "☑是"


# --- what is no text


def table(*cells: str) -> Grid:
    """A table of one row, with a paragraph each."""
    (grid,) = document(tbl(tr(*(tc(f"<w:p>{cell}</w:p>") for cell in cells)))).grids
    return grid


def box(text: str) -> str:
    return FLOATING.format(f"<v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>")


ALTERNATIVES = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("mark", ["√", "✓", "×", "☑", "○", "是", "否", "没有", "未发现。"])
@pytest.mark.parametrize("way", [box, lambda text: ALTERNATIVES.format(p(text))])
def test_a_mark_that_floats_is_no_text(mark: str, way: object) -> None:
    assert callable(way)
    grid = table(run("1."), run("□是 □否") + way(mark))
    assert grid.rows[0].cells == ["1.", "□是 □否"]
    assert grid.unread == {(1, 2): Unread(UnreadKind.MARK, mark)}


def test_longer_text_in_a_box_is_text() -> None:
    assert table(box("米山镇洞湾小学")).rows[0].cells == ["米山镇洞湾小学"]
    assert seen(f"<w:p>{run('学校：')}{box('米山镇洞湾小学')}</w:p>") == "学校：\n米山镇洞湾小学"


def test_a_mark_outside_tables_is_kept_at_its_line() -> None:
    (grid,) = document(p("题") + f"<w:p>{run('□是 □否')}{box('√')}</w:p>").grids
    assert grid.unread == {(2, 1): Unread(UnreadKind.MARK, "√")}


def test_a_paragraph_in_a_frame_floats_as_well() -> None:
    framed = f'<w:p><w:pPr><w:framePr w:w="300" w:hAnchor="page"/></w:pPr>{run("√")}</w:p>'
    (grid,) = document(tbl(tr("1.", tc(p("□是 □否") + framed)))).grids
    assert (grid.rows[0].cells, grid.unread) == (["1.", "□是 □否"], {(1, 2): Unread(UnreadKind.MARK, "√")})


PICTURE = (
    '<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>'
)
RING = (
    '<w:r><w:drawing><a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="ellipse"/>'
    "</w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("drawn", "unread"),
    [
        (PICTURE, Unread(UnreadKind.PICTURE)),
        (PICTURE + box("√"), Unread(UnreadKind.MARK, "√")),
        (FLOATING.format("<v:imagedata/>"), Unread(UnreadKind.PICTURE)),
        (RING, Unread(UnreadKind.MARK, "○")),
        (FLOATING.format('<v:textpath string="√"/>'), Unread(UnreadKind.MARK, "√")),
        ('<w:r><w:pict><v:oval style="position:absolute"/></w:pict></w:r>', Unread(UnreadKind.MARK, "○")),
        (
            '<w:r><w:object><v:shape><v:imagedata/></v:shape><w:control w:name="CheckBox11"/></w:object></w:r>',
            Unread(UnreadKind.CONTROL, "复选框"),
        ),
        ("<w:r><w:object><w:control/></w:object></w:r>", Unread(UnreadKind.CONTROL)),
        ('<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>', Unread(UnreadKind.PICTURE)),
    ],
)  # fmt: skip
def test_what_is_drawn_is_said_for_what_it_is(drawn: str, unread: Unread) -> None:
    grid = table(run("校长签字"), drawn, run("末"))
    assert (grid.rows[0].cells, grid.unread) == (["校长签字", "", "末"], {(1, 2): unread})
    (around,) = document(p("题") + f"<w:p>{run('校长签字：')}{drawn}</w:p>").grids
    assert around.unread == {(2, 1): unread}


@pytest.mark.parametrize(
    "drawn",
    [
        '<w:r><w:pict><v:line/></w:pict></w:r>',
        FLOATING.format("").replace("position", "visibility: hidden;position").replace("></v", "><v:imagedata/></v"),
        PICTURE.replace("<w:r>", f"<w:r><w:rPr>{HIDDEN}</w:rPr>"),
    ],
)  # fmt: skip
def test_lines_and_what_is_hidden_are_nothing(drawn: str) -> None:
    assert table(run("1."), run("否") + drawn).unread == {}


# --- rows and cells


def test_hidden_rows_and_covered_cells_are_not_read() -> None:
    (grid,) = document(
        tbl(
            tr(tc("甲", '<w:vMerge w:val="restart"/>'), "是"),
            tr(tc("藏", "<w:vMerge/>"), "藏", properties="<w:hidden/>"),
            tr(tc("藏" + box("√"), "<w:vMerge/>"), "否"),
            tr("藏", "藏", properties='<w:trHeight w:val="1" w:hRule="exact"/>'),
            tr("末", tc("藏", "<w:cellDel/>"), tc("后", '<w:hMerge w:val="restart"/>'), tc("藏", "<w:hMerge/>")),
        )
    ).grids
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ["甲", "是"]), (3, ["", "否"]), (5, ["末", "", "后"])]
    assert grid.unread == {}
    assert grid.find_merges() == [(1, 1, 3, 1)]


def test_a_cell_that_nothing_covers_is_seen() -> None:
    (grid,) = document(tbl(tr(tc("见", "<w:vMerge/>"), "是"), tr(tc("藏", "<w:vMerge/>"), "否"))).grids
    assert [row.cells for row in grid.rows] == [["见", "是"], ["", "否"]]


# --- headers


def headers(section: str, settings: str = "") -> list[str]:
    """The text of headers for usual pages (甲), first (乙) and even ones (丙)."""
    part = f'<w:hdr xmlns:w="{WORD_NS}">{{}}</w:hdr>'
    named = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{kind[0]}" xmlns:r="{RELATIONS}"/>'
        for kind in ("default", "first", "even")
    )
    made = docx(
        f"{p('正文')}<w:sectPr>{named}{section}</w:sectPr>",
        parts={
            **{f"word/h{kind}.xml": part.format(p(text)) for kind, text in zip("dfe", "甲乙丙", strict=True)},
            "word/settings.xml": f'<w:settings xmlns:w="{WORD_NS}">{settings}</w:settings>',
        },
        links=(("s", "settings", "settings.xml"), *((kind, "header", f"h{kind}.xml") for kind in "dfe")),
    )
    return [row.cells[0] for grid in open_document(made).grids[1:] for row in grid.rows]


@pytest.mark.parametrize(
    ("section", "settings", "seen"),
    [
        ("", "", "甲"),
        ("<w:titlePg/>", "", "甲乙"),
        ('<w:titlePg w:val="0"/>', "<w:evenAndOddHeaders/>", "丙甲"),
        ("<w:titlePg/>", "<w:evenAndOddHeaders/>", "丙乙甲"),
    ],
)
def test_headers_of_pages_that_there_are_not_are_not_seen(section: str, settings: str, seen: str) -> None:
    assert sorted(headers(section, settings)) == sorted(seen)
