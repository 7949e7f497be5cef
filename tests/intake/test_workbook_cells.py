"""The cells of an .xlsx are read as a person sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Grid, UnreadKind
from jianfu_cli.tools.errors import Unreadable
from office import RELATIONS, SHEET_NS, relations, xlsx

STYLES = (
    f'<styleSheet xmlns="{SHEET_NS}">'
    '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="201" formatCode=";;;"/></numFmts>'
    '<fonts><font><name val="宋体"/></font><font><name val="宋体"/><strike/></font><font><name val="Wingdings 2"/></font>'
    '<font><strike val="0"/><name val="Symbol"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="200" fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/>'
    '<xf numFmtId="200" fontId="0"/><xf numFmtId="201" fontId="0"/><xf xfId="0" fontId="0"/><xf xfId="0" numFmtId="0"/></cellXfs></styleSheet>'
)
NORMAL, STRUCK, WINGDINGS, SYMBOL, MONTH, NOTHING, BASED_MONTH, BASED_STRUCK = range(8)


def grid(
    cells: str, strings: str = "", *, before: str = "", after: str = "", more: dict[str, str | bytes] | None = None
) -> Grid:
    """The sheet with these cells in its second row, or these rows."""
    inside = cells if cells.startswith("<row") else f'<row r="2">{cells}</row>'
    data = xlsx(
        f"{before}<sheetData>{inside}</sheetData>{after}",
        strings=f'<sst xmlns="{SHEET_NS}">{strings}</sst>' if strings else "",
        styles=STYLES,
        more=more,
    )
    [sheet] = open_document(data).grids
    return sheet


def texts(sheet: Grid) -> dict[str, str]:
    return {
        str(sheet.locate(row, index)).split("!")[1]: text
        for row in sheet.rows
        for index, text in enumerate(row.cells)
        if text
    }


def inline(place: str, text: str, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is>{text}</is></c>'


def value(place: str, number: str, style: int = 0, kind: str = "n") -> str:
    return f'<c r="{place}" s="{style}" t="{kind}"><v>{number}</v></c>'


SEEN = {
    "struck out by the cell's font": (inline("A2", "<t>是</t>", STRUCK), ""),
    "struck out in part": (inline("A2", "<r><rPr><strike/></rPr><t>是</t></r><r><t>否</t></r>"), "否"),
    "a run with a font of its own in a struck cell": (
        inline("A2", "<r><t>是</t></r><r><rPr><rFont val='宋体'/></rPr><t>否</t></r>", STRUCK),
        "否",
    ),
    "a struck number": (value("A2", "21", STRUCK), ""),
    "a font that is not struck": (inline("A2", '<r><rPr><strike val="0"/></rPr><t>是</t></r>'), "是"),
    "a tick by its font": (inline("A2", "<t>P</t>", WINGDINGS), "√"),
    "a tick by its run's font": (
        inline("A2", '<r><rPr><rFont val="Wingdings 2"/></rPr><t>R</t></r><r><t> 是</t></r>'),
        "☑是",
    ),
    "words in a symbol font": (inline("A2", "<t>是</t>", WINGDINGS), "是"),
    "Symbol": (inline("A2", "<t>\uf0d6</t>", SYMBOL), "√"),
    "a month": (value("A2", "44713", MONTH), "2022年6月"),
    "a format that hides numbers": (value("A2", "1", NOTHING), ""),
    "a format that hides texts": (inline("A2", "<t>是</t>", NOTHING), ""),
    "a format of the style that it is based on": (value("A2", "44713", BASED_MONTH), "2022年6月"),
    "a font of the style that it is based on": (inline("A2", "<t>是</t>", BASED_STRUCK), ""),
    "pronunciation": (inline("A2", "<t>否</t><rPh><t>fou</t></rPh>"), "否"),
    "escapes": (inline("A2", "<t>甲_x000D_\n乙_x5426__x005F_x0041_</t>"), "甲\n乙否_x0041_"),
    "escapes that are no characters": (inline("A2", "<t>否_xD800__x0000__xFFFF_</t>"), "否"),
    "a comment inside": (inline("A2", "<t>不<!-- 是 -->涉<?x 否?>及</t>"), "不涉及"),
    "CDATA": (inline("A2", "<t><![CDATA[否]]></t>"), "否"),
    "character references": (inline("A2", "<t>&#21542;&#x3002;</t>"), "否。"),
    "white space that does not count": (inline("A2", "\n <t>\n 否 </t>\n"), "否"),
    "white space that counts": (inline("A2", '<t xml:space="preserve"> 否</t>'), " 否"),
    "only white space": (inline("A2", '<t xml:space="preserve"> 　</t>'), ""),
    "a cell without its place": ("<c t='inlineStr'><is><t>否</t></is></c>", "否"),
    "another namespace": ('<c r="A2" t="n"><v>1</v><x:v xmlns:x="urn:x">2</x:v></c>', "1"),
    "a formula's text": ('<c r="A2" t="str"><f>"否"</f><v>否</v></c>', "否"),
    "a formula's empty text": ('<c r="A2" t="str"><f>""</f><v></v></c>', ""),
}


@pytest.mark.parametrize("name", SEEN)
def test_a_cell_is_read_as_it_is_seen(name: str) -> None:
    cells, text = SEEN[name]
    sheet = grid(cells)
    assert texts(sheet).get("A2", "") == text
    assert sheet.unread == {}


def test_shared_texts_are_found_by_their_numbers() -> None:
    cells = value("A2", "2", kind="s") + value("B2", " 0 ", kind="s") + value("C2", "1", kind="s")
    strings = "<si><t>甲</t></si><si/><si><r><t>乙</t></r><r><rPr><b/></rPr><t>丙</t></r></si>"
    assert texts(grid(cells, strings)) == {"A2": "乙丙", "B2": "甲"}


def test_equal_sheets_show_the_texts_of_their_own_workbooks() -> None:
    cells = value("A2", "0", kind="s") + value("C2", "1", kind="s") + value("D2", "2", kind="s")
    for first, second in (("甲", "乙"), ("丙", "丁"), (" ", "乙"), ("甲", "_x0031_")):
        seen = {"A2": first.strip(), "C2": second.replace("_x0031_", "1")}
        strings = f"<si><t>{first}</t></si><si><t>{second}</t></si><si><t xml:space='preserve'> \u3000</t></si>"
        assert texts(grid(cells, strings)) == {place: text for place, text in seen.items() if text}


def test_equal_sheets_are_seen_in_the_styles_of_their_own_workbooks() -> None:
    struck = STYLES.replace('<cellXfs><xf numFmtId="0" fontId="0"/>', '<cellXfs><xf numFmtId="0" fontId="1"/>')
    cells = f'<sheetData><row r="2">{value("A2", "0", kind="s")}{value("B2", "0", STRUCK, "s")}</row></sheetData>'
    strings = f'<sst xmlns="{SHEET_NS}"><si><t>甲</t></si></sst>'
    for styles, seen in ((STYLES, {"A2": "甲"}), (struck, {}), (STYLES, {"A2": "甲"})):
        [sheet] = open_document(xlsx(cells, strings=strings, styles=styles)).grids
        assert texts(sheet) == seen


def test_a_row_that_comes_twice_is_one_row() -> None:
    rows = "".join(f'<row r="2">{value(place, number, kind="s")}</row>' for place, number in (("A2", "0"), ("B2", "1")))
    assert texts(grid(rows, "<si><t>甲</t></si><si><t>乙</t></si>")) == {"A2": "甲", "B2": "乙"}


NOT_CUT = {  # shared texts that end where no </si> is, or that have a </si> where none ends -> what they say
    "a comment": ("<si><t>甲</t></si><!--<si></si>--><si><t>乙</t></si>", ["甲", "乙"]),
    "CDATA": ("<si><t><![CDATA[甲</si><si>]]></t></si><si><t>乙</t></si>", ["甲</si><si>", "乙"]),
    "an instruction": ("<si><t>甲</t></si><?x <si></si>?><si><t>乙</t></si>", ["甲", "乙"]),
    "an empty text": ("<si/><si><t>甲</t></si><si/><si><t>乙</t></si>", ["", "甲", "", "乙"]),
    "lines": ("\n<si><t>甲</t></si>\n<si><t>乙</t></si>\n", ["甲", "乙"]),
    "other things": ("<si><t>甲</t></si><a><si><t>丙</t></si></a><si><t>乙</t></si>", ["甲", "乙"]),
    "a text in a text": ("<si><t>甲</t><si><t>丙</t></si></si><si><t>乙</t></si>", ["甲", "乙"]),
    "the same again": ("<si><t>甲</t></si><si><t>乙</t></si><si><t>甲</t></si>", ["甲", "乙", "甲"]),
}


@pytest.mark.parametrize("name", NOT_CUT)
def test_shared_texts_are_those_of_the_part_whatever_was_read_before(name: str) -> None:
    strings, seen = NOT_CUT[name]
    places = [f"{chr(ord('A') + number)}2" for number in range(len(seen))]
    cells = "".join(value(place, str(number), kind="s") for number, place in enumerate(places))
    expected = {place: text for place, text in zip(places, seen, strict=True) if text}
    plain = "<si><t>甲</t></si><si><t>乙</t></si><si><t>丙</t></si>"
    assert [texts(grid(cells, each)) for each in (strings, strings)] == [expected, expected]
    assert texts(grid(value("A2", "1", kind="s"), plain)) == {"A2": "乙"}
    assert texts(grid(cells, strings)) == expected


def test_a_known_text_does_not_mend_a_broken_part() -> None:
    grid(value("A2", "0", kind="s"), "<si><t>甲</t></si>")
    with pytest.raises(Unreadable):
        grid(value("A2", "0", kind="s"), "<si><t>甲</t></si></b>")


@pytest.mark.parametrize("number", ["7", "-1", "x", "9" * 40])
def test_a_shared_text_that_is_not_there_is_no_text(number: str) -> None:
    with pytest.raises(Unreadable, match="文字表"):
        grid(value("A2", number, kind="s"), "<si><t>甲</t></si>")


@pytest.mark.parametrize("number", ["一", "1,5", "0x1", "--1"])
def test_what_is_no_number_is_not_guessed(number: str) -> None:
    with pytest.raises(Unreadable, match="数字"):
        grid(value("A2", number))


@pytest.mark.parametrize("place", ["A", "7", "ABCD1", "A0", "A99999999", "A-1", "Ａ1"])
def test_a_place_that_is_none_is_not_guessed(place: str) -> None:
    with pytest.raises(Unreadable, match="行列号"):
        grid(value(place, "1"))


@pytest.mark.parametrize("place", ["A1048577", "XFE1"])
def test_a_place_that_no_sheet_has_is_damage(place: str) -> None:
    with pytest.raises(Unreadable, match="超出了 Excel 的范围"):
        grid(value(place, "1"))


def test_rows_and_cells_out_of_order_stand_at_their_places() -> None:
    rows = f'<row r="5">{value("B5", "2")}{value("A5", "1")}</row><row r="3">{value("A3", "3")}{value("A9", "9")}</row>'
    sheet = grid(rows)
    assert texts(sheet) == {"A3": "3", "A5": "1", "B5": "2", "A9": "9"}
    assert [row.number for row in sheet.rows] == [3, 5, 9]


@pytest.mark.parametrize(
    "hidden", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"', 'ht="0.25" customHeight="1"']
)
def test_hidden_rows_are_not_read(hidden: str) -> None:
    rows = f'<row r="2" {hidden}>{value("A2", "1")}<c r="B2" t="e"><v>#REF!</v></c></row><row r="3">{value("A3", "2")}</row>'
    sheet = grid(rows)
    assert texts(sheet) == {"A3": "2"}
    assert sheet.unread == {}


def test_rows_that_are_written_are_seen_where_all_others_are_hidden() -> None:
    sheet = grid(f'<row r="2">{value("A2", "1")}</row>', before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>')
    assert texts(sheet) == {"A2": "1"}


@pytest.mark.parametrize("hidden", ['hidden="1"', 'width="0" customWidth="1"'])
def test_hidden_columns_are_not_read(hidden: str) -> None:
    cells = value("A2", "1") + value("B2", "2") + value("C2", "3") + value("D2", "4")
    assert texts(grid(cells, before=f'<cols><col min="2" max="3" {hidden}/></cols>')) == {"A2": "1", "D2": "4"}


def test_what_a_merge_covers_is_not_read() -> None:
    rows = f'<row r="2">{value("A2", "1")}{value("B2", "2")}</row><row r="3">{value("A3", "3")}{value("C3", "4")}</row>'
    sheet = grid(rows, after='<mergeCells><mergeCell ref="A2:B3"/></mergeCells>')
    assert texts(sheet) == {"A2": "1", "C3": "4"}
    assert sheet.find_merges() == [(2, 1, 3, 2)]


def test_a_merged_cell_is_seen_while_part_of_it_is() -> None:
    rows = f'<row r="2" hidden="1">{value("A2", "1")}</row><row r="3">{value("B3", "3")}</row>'
    assert texts(grid(rows, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')) == {"A2": "1", "B3": "3"}


UNREAD = {
    "an error": ('<c r="A2" t="e"><v>#REF!</v></c>', UnreadKind.ERROR, "#REF!"),
    "an error that was saved as text": ('<c r="A2" t="str"><f>X()</f><v>#NAME?</v></c>', UnreadKind.ERROR, "#NAME?"),
    "a formula that was never calculated": ('<c r="A2"><f>A1</f><v></v></c>', UnreadKind.ERROR, "未计算的公式"),
    "a picture of WPS": (
        '<c r="A2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        UnreadKind.PICTURE,
        "",
    ),
    "a picture in the cell": ('<c r="A2" t="e" vm="1"><v>#VALUE!</v></c>', UnreadKind.PICTURE, ""),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_no_text_is_told_of(name: str) -> None:
    cells, kind, words = UNREAD[name]
    sheet = grid(cells)
    assert texts(sheet) == {}
    assert sheet.unread == {(2, 1): (kind, words)}


def test_check_boxes_in_cells_show_ticks() -> None:
    complement = '<extLst><ext><x:xfComplement xmlns:x="urn:bag" i="0"/></ext></extLst>'
    styles = f'<styleSheet xmlns="{SHEET_NS}"><cellXfs><xf numFmtId="0"/><xf numFmtId="0">{complement}</xf></cellXfs></styleSheet>'
    bags = '<FeaturePropertyBags><bag type="Checkbox"/></FeaturePropertyBags>'
    links = relations(
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("rf", "styles", "styles.xml"),
        ("rb", "FeaturePropertyBag", "bag.xml"),
    )
    cells = value("A2", "1", 1, "b") + value("B2", "0", 1, "b") + value("C2", "1", 0, "b")
    data = xlsx(
        f'<sheetData><row r="2">{cells}</row></sheetData>',
        styles=styles,
        more={"xl/bag.xml": bags, "xl/_rels/workbook.xml.rels": links},
    )
    [sheet] = open_document(data).grids
    assert texts(sheet) == {"A2": "☑", "B2": "☐", "C2": "TRUE"}


def test_page_headers_and_footers_stand_around() -> None:
    margins = (
        '<headerFooter><oddHeader>&amp;L&amp;"黑体,常规"&amp;14神农镇示例小学&amp;R&amp;K01+000机密 &amp;&amp; 急</oddHeader>'
        "<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter><firstHeader>&amp;C首页</firstHeader></headerFooter>"
    )
    assert grid(value("A2", "1"), after=margins).around == ["神农镇示例小学", "机密 & 急", "第 1 页，共 1 页"]


DRAWING = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def drawn(*shapes: str) -> Grid:
    """A sheet whose merged B2:B3 is empty and whose C2 holds 是, with these shapes anchored at B3, or where they say."""
    anchors = "".join(
        shape
        if shape.startswith("<xdr:twoCell")
        else f"<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from>{shape}</xdr:twoCellAnchor>"
        for shape in shapes
    )
    return grid(
        inline("C2", "<t>是</t>"),
        after=f'<mergeCells><mergeCell ref="B2:B3"/></mergeCells><drawing xmlns:r="{RELATIONS}" r:id="d"/>',
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("d", "drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": f"<xdr:wsDr {DRAWING}>{anchors}</xdr:wsDr>",
        },
    )


def box(text: str, hidden: str = "") -> str:
    return f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="x"{hidden}/></xdr:nvSpPr><xdr:txBody><a:p><a:r>{text}</a:r></a:p></xdr:txBody></xdr:sp>'


def test_pictures_stand_at_the_empty_cell_that_they_hang_on() -> None:
    assert drawn("<xdr:pic/>").unread == {(2, 2): (UnreadKind.PICTURE, "")}
    over_text = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor>"
    )
    assert drawn(over_text).unread == {}


def test_a_text_box_with_a_mark_stands_at_its_cell_and_others_around() -> None:
    sheet = drawn(box("<a:t>√</a:t>"), box("<a:t>学校：神农镇示例小学</a:t>"), box("<a:t>看不见</a:t>", ' hidden="1"'))
    assert sheet.unread == {(2, 2): (UnreadKind.MARK, "√")}
    assert sheet.around == ["学校：神农镇示例小学"]


def test_a_mark_in_a_symbol_font_is_what_it_looks_like() -> None:
    assert drawn(box('<a:rPr><a:latin typeface="Wingdings 2"/></a:rPr><a:t>P</a:t>')).unread[2, 2].words == "√"


def control(kind: str, caption: str = "", more: str = "", style: str = "") -> str:
    return (
        f'<v:shape style="{style}"><v:textbox><div><font>{caption}</font><br></div></v:textbox>'
        f'<x:ClientData ObjectType="{kind}"><x:Anchor>1, 4, 2, 3, 2, 0, 3, 0</x:Anchor>{more}</x:ClientData></v:shape>'
    )


def controlled(*controls: str) -> Grid:
    names = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    return grid(
        value("A2", "1"),
        after=f'<legacyDrawing xmlns:r="{RELATIONS}" r:id="d"/>',
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("d", "vmlDrawing", "/xl/drawings/v.vml")),
            "xl/drawings/v.vml": f"<xml {names}>{''.join(controls)}</xml>",
        },
    )


def test_controls_are_told_of_with_their_state() -> None:
    sheet = controlled(control("Checkbox", "是"), control("Checkbox", "否", "<x:Checked>1</x:Checked>"))
    assert sheet.unread == {(3, 2): (UnreadKind.CONTROL, "复选框“是”（未勾选）、复选框“否”（已勾选）")}
    assert controlled(control("Drop")).unread[3, 2].words == "下拉框"
    assert controlled(control("Pict", more="<x:MapOCX/>")).unread[3, 2].words == "ActiveX 控件"


@pytest.mark.parametrize(
    "shape", [control("Note", "批注"), control("Pict"), control("Checkbox", style="visibility: hidden")]
)
def test_comments_pictures_and_hidden_controls_are_no_controls(shape: str) -> None:
    assert controlled(shape).unread == {}


def test_a_drawing_that_is_broken_is_no_reason_to_refuse_the_sheet() -> None:
    sheet = grid(
        value("A2", "1"),
        after=f'<drawing xmlns:r="{RELATIONS}" r:id="d"/>',
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("d", "drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": "<broken",
        },
    )
    assert texts(sheet) == {"A2": "1"}


SHAPES: dict[str, Callable[[str], str | bytes]] = {
    "prefixes": lambda xml: xml.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x="),
    "the strict namespace": lambda xml: xml.replace(SHEET_NS, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    "no namespace": lambda xml: xml.replace(f' xmlns="{SHEET_NS}"', ""),
    "UTF-16": lambda xml: f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16"),
    "UTF-8 with a mark": lambda xml: b"\xef\xbb\xbf" + xml.encode(),
    "GBK": lambda xml: f'<?xml version="1.0" encoding="gbk"?>{xml}'.encode("gbk"),
    "white space": lambda xml: xml.replace("><", ">\n  <"),
    "instructions and comments": lambda xml: (
        "<?mso-application x?><!-- <c/> -->" + xml.replace("<row", "<!-- a --><?b c?><row")
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_xml_of_any_shape_says_the_same(name: str) -> None:
    xml = f'<worksheet xmlns="{SHEET_NS}"><sheetData><row r="2">{inline("A2", "<t>否</t>")}{value("B2", "1")}</row></sheetData></worksheet>'
    shaped = SHAPES[name](xml)
    [sheet] = open_document(xlsx(shaped if isinstance(shaped, bytes) else shaped.encode())).grids
    assert texts(sheet) == {"A2": "否", "B2": "1"}


def test_a_large_sheet_is_read_as_a_small_one_is() -> None:
    """It is read row by row, and what stands behind the rows counts as well."""
    rows = "".join(
        f'<row r="{n}">{inline(f"A{n}", f"<t>第{n}行</t>")}{value(f"B{n}", str(n))}</row>' for n in range(1, 20_001)
    )
    before = '<cols><col min="3" max="3" hidden="1"/></cols>'
    sheet = grid(
        rows,
        before=before,
        after='<mergeCells><mergeCell ref="A7:A8"/></mergeCells><headerFooter><oddHeader>页眉</oddHeader></headerFooter>',
    )
    assert len(sheet.rows) == 20_000
    assert sheet.rows[-1].cells == ["第20000行", "20000"]
    assert sheet.rows[7].cells == ["", "8"]
    assert sheet.around == ["页眉"]


@pytest.mark.parametrize("tag", ["c", "x", "row"])
def test_elements_without_end_are_refused_before_they_fill_memory(tag: str) -> None:
    with pytest.raises(Unreadable) as caught:
        grid(f"<row>{f'<{tag}/>' * 1_500_000}</row>")
    assert caught.value.code == "JF004"
