"""OpenDocument texts -> grids: what is seen counts, as in .docx."""

from __future__ import annotations

import pytest

import office
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.tools.errors import Unreadable

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("form", "form"), ("manifest", "manifest"),
    )
) + (
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)  # fmt: skip
STYLES = """
<office:font-face-decls>
 <style:font-face style:name="W" svg:font-family="Wingdings"/><style:font-face style:name="S" svg:font-family="'Symbol'"/>
</office:font-face-decls>
<office:automatic-styles>
 <style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
 <style:style style:name="twice" style:family="text"><style:text-properties style:text-line-through-type="double"/></style:style>
 <style:style style:name="child" style:family="text" style:parent-style-name="struck"/>
 <style:style style:name="plain" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>
 <style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
 <style:style style:name="wings" style:family="text"><style:text-properties style:font-name="W"/></style:style>
 <style:style style:name="symbol" style:family="text"><style:text-properties style:font-name="S"/></style:style>
 <style:style style:name="P" style:family="paragraph"><style:text-properties style:text-line-through-style="solid"/></style:style>
</office:automatic-styles>
"""


def odt(
    body: str, *, page: str = "", manifest: str = "", first: bool = True, more: dict[str, str] | None = None
) -> bytes:
    """A text of this body; `page` holds headers and footers."""
    kind = ("mimetype", "application/vnd.oasis.opendocument.text")
    content = (
        f"<office:document-content {NAMESPACES}>{STYLES}<office:body><office:text>{body}</office:text></office:body>"
    )
    master = (
        f'<office:master-styles><style:master-page style:name="S">{page}</style:master-page></office:master-styles>'
    )
    members: list[tuple[str, str | bytes]] = [
        ("content.xml", content + "</office:document-content>"),
        ("styles.xml", f"<office:document-styles {NAMESPACES}>{master}</office:document-styles>"),
        ("META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>"),
        *(more or {}).items(),
    ]
    return office.zipped([kind, *members] if first else [*members, kind], 0)


def shown(data: bytes) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """The grids that are not hidden: name, and rows with their numbers."""
    grids = [grid for grid in open_document(data).grids if not grid.hidden]
    return [(grid.name, [(line.number, line.cells) for line in grid.rows]) for grid in grids]


def text(inner: str, style: str = "", before: str = "") -> str:
    """The text of one paragraph with this inside."""
    grids = shown(odt(f'{before}<text:p text:style-name="{style}">{inner}</text:p>'))
    return "\n".join(cells[0] for _, lines in grids for _, cells in lines)


def span(style: str, inner: str) -> str:
    return f'<text:span text:style-name="{style}">{inner}</text:span>'


def control(state: str, inner: str) -> str:
    return f'<loext:content-control loext:showing-place-holder="{state}">{inner}</loext:content-control>'


def fieldmark(kind: str, *parameters: tuple[str, str]) -> str:
    inner = "".join(f'<field:param field:name="{name}" field:value="{value}"/>' for name, value in parameters)
    return f'<field:fieldmark field:type="vnd.oasis.opendocument.field.{kind}">{inner}</field:fieldmark>'


BOX = "<draw:frame><draw:text-box><text:p>框里</text:p></draw:text-box></draw:frame>"
FORM = '<office:forms><form:form><form:checkbox form:id="c" form:current-state="checked" form:label="是"/></form:form></office:forms>'


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ("是" + span("plain", "否"), "是否"),
        ("甲" + span("struck", "划掉") + span("twice", "双划") + span("child", "又划") + "乙", "甲乙"),
        (span("struck", "划" + span("plain", "不划")), "不划"),
        ("见" + span("hidden", "藏"), "见"),
        ("a<text:tab/>b<text:line-break/>c<text:s/><text:s text:c='2'/>d\u2011\xade", "a\tb\nc   d-e"),
        ("\n   一行\n   又一行\n  ", "一行 又一行"),
        ("一 " + span("plain", " 二 ") + " 三", "一 二 三"),
        ("a<!-- 注释 -->b<?x y?>c", "abc"),
        (span("wings", "\uf0fe") + "是" + span("wings", "¨"), "☑是□"),
        (span("symbol", "\uf0d6") + span("symbol", "abc"), "√abc"),
        ("\uf0fe是", "☑是"),
        ("<text:a>链接</text:a><text:bookmark text:name='x'/><text:date>2022年6月30日</text:date>", "链接2022年6月30日"),
        ("注<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>", "注"),
        ("批<office:annotation><text:p>批注</text:p></office:annotation>", "批"),
        ("<text:ruby><text:ruby-base>是</text:ruby-base><text:ruby-text>shì</text:ruby-text></text:ruby>", "是"),
        (fieldmark("FORMCHECKBOX", ("Checkbox_Checked", "true")) + "是" + fieldmark("FORMCHECKBOX") + "否", "☑是□否"),
        (fieldmark("FORMDROPDOWN", ("Dropdown_ListEntry", "是"), ("Dropdown_ListEntry", "否"), ("Dropdown_Selected", "1")), "否"),
        (control("true", "单击此处输入文字。") + control("true", "否") + control("false", "☒"), "否☒"),
        ("<text:hidden-text text:is-hidden='true'>藏</text:hidden-text><text:conditional-text>见</text:conditional-text>", "见"),
        ("<text:drop-down><text:label text:value='是'/><text:label text:value='否'/>否</text:drop-down>", "否"),
        ("题" + BOX, "题\n框里"),
        ("图<draw:frame><draw:image/><svg:title>校徽</svg:title></draw:frame>", "图"),
    ],
)  # fmt: skip
def test_paragraph_is_the_text_that_a_person_sees(inner: str, seen: str) -> None:
    assert text(inner) == seen


def test_a_paragraph_style_strikes_too() -> None:
    assert text("划掉" + span("plain", "不划"), "P") == "不划"


def test_a_check_box_of_a_form_shows_its_state_and_label() -> None:
    assert text('<draw:control draw:control="c"/>', before=FORM) == "☑是"


LISTS = """<office:automatic-styles>
 <text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="□"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char=""><style:text-properties style:font-name="W2"/></text:list-level-style-bullet>
  <text:list-level-style-bullet text:level="3" text:bullet-char="●"/></text:list-style>
 <style:font-face style:name="W2" svg:font-family="'Wingdings 2'"/>
</office:automatic-styles>"""


def test_the_marker_of_a_list_is_seen_where_it_is_a_box() -> None:
    def listed(*items: str, style: str = "") -> str:
        return f'<text:list text:style-name="{style}">{"".join(f"<text:list-item>{each}</text:list-item>" for each in items)}</text:list>'

    inner = listed("<text:p>否</text:p>" + listed("<text:p>点</text:p>"))
    body = LISTS + listed("<text:p>是</text:p><text:p>第二段</text:p>", inner, style="L") + "<text:p>外</text:p>"
    assert shown(odt(body)) == [("", [(1, ["□是"]), (2, ["第二段"]), (3, ["☑否"]), (4, ["点"]), (5, ["外"])])]


def unread(data: bytes) -> dict[tuple[int, int], tuple[str, str]]:
    """What is no text in the first grid: kind and words by row and column."""
    return {place: (each.kind.name, each.words) for place, each in open_document(data).grids[0].unread.items()}


MARK = "<draw:frame><draw:text-box><text:p>√</text:p></draw:text-box></draw:frame>"
PICTURE = "<draw:frame><draw:image/></draw:frame>"
RING = '<draw:custom-shape><draw:enhanced-geometry draw:type="ellipse"/></draw:custom-shape>'


@pytest.mark.parametrize(
    ("inner", "kind", "words"),
    [
        (MARK, "MARK", "√"),
        (PICTURE, "PICTURE", ""),
        (RING, "MARK", "○"),
        ("<draw:ellipse/>", "MARK", "○"),
        ('<draw:control draw:control="r"/>', "CONTROL", "单选按钮“是”（已选中）"),
        ('<draw:control draw:control="unknown"/>', "CONTROL", ""),
    ],
)
def test_what_hangs_on_a_paragraph_is_no_text_of_it(inner: str, kind: str, words: str) -> None:
    form = '<office:forms><form:radio form:id="r" form:current-selected="true" form:label="是"/></office:forms>'
    cell = f"<table:table><table:table-row><table:table-cell><text:p>是{inner}</text:p></table:table-cell></table:table-row></table:table>"
    assert unread(odt(form + cell)) == {(1, 1): (kind, words)}
    assert shown(odt(form + cell)) == [("表1", [(1, ["是"])])]
    assert unread(odt(f"{form}<text:p>校长签字：{inner}</text:p>")) == {(1, 1): (kind, words)}


def test_what_hangs_on_the_page_floats_too() -> None:
    assert shown(odt(f"{BOX}<text:p>文</text:p>")) == [("", [(2, ["框里"]), (3, ["文"])])]
    assert shown(odt(f"<text:p>文</text:p>{MARK}")) == [("", [(1, ["文"])])]


def test_what_is_in_a_document_and_can_not_be_read_is_named() -> None:
    form = '<office:forms><form:form><form:checkbox form:id="c"/></form:form></office:forms>'
    assert open_document(odt(form, more={"Pictures/1.png": "x", "Object 1/content.xml": "<x/>"})).embedded == [
        "嵌入的对象",
        "窗体控件",
        "图片",
    ]


def test_deleted_text_is_kept_elsewhere_and_not_read() -> None:
    deleted = "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    assert text("留<text:change/><text:change-start/>插入<text:change-end/>", before=deleted) == "留插入"


def test_hidden_text_is_kept_apart() -> None:
    document = open_document(odt(f"<text:p>见{span('hidden', '表号：a/1')}</text:p>"))
    assert [(grid.hidden, [line.cells for line in grid.rows]) for grid in document.grids] == [
        (False, [["见"]]),
        (True, [["表号：a/1"]]),
    ]


def test_sections_and_lists_are_looked_into() -> None:
    body = (
        "<text:p>题</text:p><text:section><text:list><text:list-item><text:p>一</text:p></text:list-item></text:list></text:section>"
        "<text:section text:display='none'><text:p>藏</text:p></text:section><text:h>标题</text:h>"
    )
    assert shown(odt(body)) == [("", [(1, ["题"]), (2, ["一"]), (3, ["标题"])])]


# --- tables


def td(inner: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inner if '<' in inner else f'<text:p>{inner}</text:p>'}</table:table-cell>"


def line(*cells: str, attributes: str = "") -> str:
    made = "".join(cell if cell.startswith("<") else td(cell) for cell in cells)
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_cells_stand_at_their_columns() -> None:
    head = line("项目", td("内容", 'table:number-columns-spanned="2"'), COVERED, "自查")
    rows = (
        f"<table:table-header-rows>{head}</table:table-header-rows>",
        line(td("甲", 'table:number-rows-spanned="2"'), "1.", "是否", "是"),
        line("<table:covered-table-cell><text:p>看不见</text:p></table:covered-table-cell>", "2.", "是否", "否"),
        line(td("同", 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"'),
        line("看不见", attributes='table:visibility="collapse"'),
        line("末"),
    )
    [grid] = open_document(odt(table(*rows))).grids
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ["项目", "内容", "", "自查"]),
        (2, ["甲", "1.", "是否", "是"]),
        (3, ["", "2.", "是否", "否"]),
        (4, ["同", "同"]),
        (5, ["同", "同"]),
        (6, ["末"]),
    ]
    assert sorted(grid.find_merges()) == [(1, 2, 1, 3), (2, 1, 3, 1)]


def test_nested_tables_follow_the_one_that_they_stand_in() -> None:
    inner = table(line("内一", "内二"), line("内三", "内四"))
    body = table(line("外", td(f"<text:p>前</text:p>{inner}<text:p>后</text:p>"))) + "<text:p>完</text:p>"
    assert shown(odt(body)) == [
        ("表1", [(1, ["外", "前\n内一\t内二\n内三\t内四\n后"])]),
        ("表2", [(1, ["内一", "内二"]), (2, ["内三", "内四"])]),
        ("", [(1, ["完"])]),
    ]


def test_headers_and_footers_are_read_once() -> None:
    page = "<style:header><text:p>页眉</text:p></style:header><style:footer><text:p>页脚</text:p></style:footer>"
    page += "<style:header-left><text:p>页眉</text:p></style:header-left>"
    assert shown(odt("<text:p>文</text:p>", page=page)) == [("", [(1, ["文"])]), ("", [(1, ["页脚"]), (2, ["页眉"])])]


def test_a_file_that_was_packed_anew_is_known_all_the_same() -> None:
    assert shown(odt("<text:p>文</text:p>", first=False)) == [("", [(1, ["文"])])]


MANY = td("x", 'table:number-columns-repeated="999999999"')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("", manifest="<manifest:encryption-data/>"), "JF002"),
        (odt("<text:p>没有结束"), "JF001"),
        (odt(table(line(MANY))), "JF004"),
        (odt(table(line(MANY, attributes='table:number-rows-repeated="999999999"'))), "JF004"),
        (odt(table(line("x", attributes='table:number-rows-repeated="999999999"'))), "JF004"),
        (odt(table(line("", attributes='table:number-rows-repeated="999999999"'))), "JF004"),
        (odt(table(line(td("<text:p/>" * 1000), attributes='table:number-rows-repeated="99999"'))), "JF004"),
        (odt(table(line(attributes='table:number-rows-repeated="999999999"'))), "JF004"),
        (odt(table(line("x", attributes='table:number-rows-repeated="-1"'))), "JF001"),
        (odt("<text:p>" + "<text:s text:c='9999'/>" * 3000 + "</text:p>"), "JF004"),
        (odt("<text:section>" * 240 + "<text:p>深</text:p>" + "</text:section>" * 240), "JF004"),
        (odt("<text:p>" + "<text:span>" * 240 + "深" + "</text:span>" * 240 + "</text:p>"), "JF004"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        open_document(data)
    assert refused.value.code == code
