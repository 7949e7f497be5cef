"""OpenDocument spreadsheets -> grids of what a person sees who opens them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

import office
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.tools.errors import Unreadable
from seen_cells import around, seen, unread


def table(*made: str, name: str = "甲", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(made)}</table:table>'


def columns(style: str = "", attributes: str = "") -> str:
    return f'<table:table-column table:style-name="{style}" {attributes}/>'


def row(*cells: str, attributes: str = "", repeated: int = 1) -> str:
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}" {attributes}>{made}</table:table-row>'


def cell(text: str = "", style: str = "", attributes: str = "", more: str = "") -> str:
    """A cell of this text; `text` may have marks of its own in it."""
    said = f'table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="string" {said} {attributes}><text:p>{text}</text:p>{more}</table:table-cell>'


def value(kind: str, attribute: str, more: str = "") -> str:
    """A cell with a value, and no text unless in `more`."""
    return f'<table:table-cell office:value-type="{kind}" {attribute}>{more}</table:table-cell>'


def empty(repeated: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'


def covered(text: str = "", repeated: int = 1) -> str:
    return f'<table:covered-table-cell table:number-columns-repeated="{repeated}"><text:p>{text}</text:p></table:covered-table-cell>'


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def spread(columns: int = 1, rows: int = 1) -> str:
    return f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'


def text_style(name: str, properties: str, family: str = "text", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


STRUCK, NOT_STRUCK = 'style:text-line-through-style="solid"', 'style:text-line-through-style="none"'
STYLES = "".join(
    (
        '<style:font-face style:name="W2" svg:font-family="&apos;Wingdings 2&apos;"/>',
        text_style("struck", STRUCK),
        text_style("plain", NOT_STRUCK),
        text_style("wings", 'style:font-name="W2"'),
        text_style("struck paragraph", STRUCK, "paragraph"),
        text_style("struck cell", STRUCK, "table-cell", "Default"),
        text_style("twice", 'style:text-line-through-type="double"', "table-cell"),
        text_style("child", "", "table-cell", "struck cell"),
        text_style("plain cell", NOT_STRUCK, "table-cell", "struck cell"),
        text_style("winged cell", 'style:font-name="W2"', "table-cell"),
        '<style:style style:name="none" style:family="table-row"><style:table-row-properties style:row-height="0.02cm"/></style:style>',
        '<style:style style:name="none" style:family="table-column"><style:table-column-properties style:column-width="0.00in"/></style:style>',
        '<style:style style:name="high" style:family="table-row"><style:table-row-properties style:row-height="0.5cm"/></style:style>',
        '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>',
        '<style:style style:name="page" style:family="table" style:master-page-name="横向"/>',
    )
)


def made(*rows: str, styles: str = STYLES, **parts: str | bytes) -> bytes:
    """A workbook of one sheet."""
    return office.ods(table(*rows), styles=styles, more={**parts})


# --- places


def test_repetitions_keep_the_physical_places() -> None:
    data = made(
        row(empty(16384), repeated=3),
        row(empty(2), cell("是", attributes='table:number-columns-repeated="2"'), "否"),
        row("同", repeated=2),
        row(empty(16384), repeated=1_048_570),
    )
    assert seen(data) == {"C4": "是", "D4": "是", "E4": "否", "A5": "同", "A6": "同"}


def test_strayed_blanks_and_formatting_far_away_do_no_harm() -> None:
    blank = cell(" ", attributes='table:number-columns-repeated="16000"')
    styled = '<table:table-cell table:style-name="struck cell" table:number-columns-repeated="16384"/>'
    assert seen(made(row("是"), row(styled, repeated=1_000_000), row(blank, empty(384)))) == {"A1": "是"}


def test_groups_and_header_rows_are_looked_into() -> None:
    data = made(
        f"<table:table-header-rows>{row('题')}</table:table-header-rows>",
        f"<table:table-row-group><table:table-row-group>{row('一')}</table:table-row-group>{row('二')}</table:table-row-group>",
        f"<table:table-rows>{row('三')}</table:table-rows>",
    )
    assert seen(data) == {"A1": "题", "A2": "一", "A3": "二", "A4": "三"}


def test_a_pretty_printed_file_reads_as_any_other() -> None:
    printed = """
      <table:table table:name="甲">
        <table:table-column table:number-columns-repeated="3"/>
        <table:table-row>
          <table:table-cell office:value-type="string">
            <text:p>是</text:p>
            <text:p>第二段</text:p>
          </table:table-cell>
          <table:table-cell/>
          <table:table-cell office:value-type="string">
            <text:p>否</text:p>
          </table:table-cell>
        </table:table-row>
      </table:table>"""
    assert seen(office.ods(printed)) == {"A1": "是\n第二段", "C1": "否"}


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/><text:span>d</text:span>', "a  b\tc\nd"),
        ("一\n   二", "一 二"),
        ("是<!-- 注释 --><?x y?>", "是"),
        ("<![CDATA[是]]>&#x5426;", "是否"),
        ("<text:a>链接</text:a>", "链接"),
        ("是<text:ruby><text:ruby-base>否</text:ruby-base><text:ruby-text>fǒu</text:ruby-text></text:ruby>", "是否"),
        ("　", ""),
    ],
)
def test_text_is_read_as_it_is_seen(inner: str, text: str) -> None:
    assert seen(made(row(cell(inner)))).get("A1", "") == text


def test_comments_are_no_text_of_the_cell() -> None:
    comment = "<office:annotation><text:p>批注</text:p></office:annotation>"
    assert seen(made(row(f"<table:table-cell>{comment}<text:p>是</text:p></table:table-cell>"))) == {"A1": "是"}
    assert seen(made(row(f"<table:table-cell>{comment}</table:table-cell>"))) == {}


def test_what_no_parser_of_xml_minds_changes_nothing() -> None:
    data = made(columns("none"), row("藏", "是", repeated=2), row(cell("划", "struck cell"), cell("&lt;甲&gt;")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    content = parts["content.xml"]
    assert seen(data) == {"B1": "是", "B2": "是", "B3": "<甲>"}
    others: dict[str, str | bytes] = {
        "comments": content.replace(">", "><!-- <table:table-row> -->"),
        "instructions": content.replace("><", "><?x <table:table-cell> ?><"),
        "other prefixes": re.sub(r"\btable:(?=[a-z-]+[ =>/])", "t中:", content),
        "line breaks": content.replace("><", ">\n  <"),
        "quotes": content.replace("'", "").replace('"', "'"),
        "characters by number": content.replace("是", "&#26159;").replace("collapse", "&#99;ollapse"),
        "plain sections": content.replace(">是<", "><![CDATA[是]]><"),
        "UTF-16": content.encode("utf-16"),
        "GBK": f'<?xml version="1.0" encoding="GBK"?>{content}'.encode("gb18030"),
        "a mark in front": content.encode("utf-8-sig"),
    }
    others["other prefixes"] = str(others["other prefixes"]).replace('xmlns:table="', 'xmlns:t中="')
    for name, other in others.items():
        assert seen(office.zipped({**parts, "content.xml": other}, zipfile.ZIP_STORED)) == seen(data), name


# --- values


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (value("date", 'office:date-value="2022-06-01"', "<text:p>2022年6月</text:p>"), "2022年6月"),
        (value("float", 'office:value="1"', "<text:p>是</text:p>"), "是"),
        (value("float", 'office:value="1"', "<text:p/>"), ""),
        (value("boolean", 'office:boolean-value="true"', "<text:p>TRUE</text:p>"), "TRUE"),
        (value("float", 'office:value="3114000001"'), "3114000001"),
        (value("float", 'office:value="0.30000000000000004"'), "0.3"),
        (value("percentage", 'office:value="0.5"'), "50%"),
        (value("date", 'office:date-value="2022-06-30"'), "2022-06-30"),
        (value("date", 'office:date-value="2022-06-30T08:00:00"'), "2022-06-30 08:00:00"),
        (value("time", 'office:time-value="PT12H30M00S"'), "12:30:00"),
        (value("boolean", 'office:boolean-value="false"'), "FALSE"),
        (value("string", 'office:string-value="是"'), "是"),
        (value("float", 'office:value="x"'), ""),
    ],
)
def test_a_value_is_the_text_that_its_program_wrote_for_it_and_itself_where_there_is_none(
    written: str, text: str
) -> None:
    assert seen(made(row(written))).get("A1", "") == text


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        (value("string", 'calcext:value-type="error"', "<text:p>#REF!</text:p>"), "ERROR", "#REF!"),
        (value("string", 'table:formula="of:=1/0"', "<text:p>#DIV/0!</text:p>"), "ERROR", "#DIV/0!"),
        (value("float", 'table:formula="of:=x" office:value="0"', "<text:p>Err:508</text:p>"), "ERROR", "Err:508"),
        ('<table:table-cell table:formula="of:=A2"/>', "ERROR", "未计算的公式"),
        (value("string", "table:formula='of:=DISPIMG(\"ID_1\";1)'", "<text:p>#NAME?</text:p>"), "PICTURE", ""),
    ],
)
def test_errors_and_pictures_of_formulas_are_no_text(written: str, kind: str, words: str) -> None:
    data = made(row(written, "末"))
    assert seen(data) == {"B1": "末"}
    assert unread(data) == {"A1": (kind, words)}


def test_a_typed_text_that_looks_like_an_error_is_text() -> None:
    assert seen(made(row("#1!"))) == {"A1": "#1!"}


# --- not seen


@pytest.mark.parametrize(
    "said", ['table:visibility="collapse"', 'table:visibility="filter"', 'table:style-name="none"']
)
def test_hidden_rows_and_columns_are_not_read(said: str) -> None:
    by_row = made(row("见"), row("藏", attributes=said, repeated=2), row("又见", attributes='table:style-name="high"'))
    assert seen(by_row) == {"A1": "见", "A4": "又见"}
    hidden = (
        columns(attributes=f'{said} table:number-columns-repeated="2"')
        if "none" not in said
        else columns("none", 'table:number-columns-repeated="2"')
    )
    by_column = made(columns(), hidden, columns(), row("见", "藏", "藏", "又见"))
    assert seen(by_column) == {"A1": "见", "D1": "又见"}


def test_folded_groups_are_not_read() -> None:
    folded = f'<table:table-row-group table:display="false">{row("藏")}</table:table-row-group>'
    assert seen(made(row("见"), folded, row("又见"))) == {"A1": "见", "A3": "又见"}


def test_what_is_no_text_in_a_hidden_row_is_not_told() -> None:
    error = value("string", 'calcext:value-type="error"', "<text:p>#REF!</text:p>")
    assert unread(made(row("见"), row(error, attributes='table:visibility="collapse"'))) == {}


@pytest.mark.parametrize(
    "struck",
    [
        cell(span("struck", "是")),
        cell("是", "struck cell"),
        cell("是", "twice"),
        cell("是", "child"),
        cell(span("wings", "R"), "struck cell"),
        f'<table:table-cell><text:p text:style-name="struck paragraph">{span("", "是")}</text:p></table:table-cell>',
        value("float", 'office:value="1" table:style-name="struck cell"'),
    ],
)
def test_struck_out_text_is_not_read(struck: str) -> None:
    assert seen(made(row(struck, "末"))) == {"B1": "末"}


@pytest.mark.parametrize(
    "partly",
    [
        cell(f"{span('struck', '是')}否"),
        cell(f"是{span('plain', '否')}", "struck cell"),
        cell("否", "plain cell"),
        f"<table:table-cell><text:p>{span('struck', '是')}</text:p><text:p>否</text:p></table:table-cell>",
    ],
)
def test_the_rest_of_a_partly_struck_cell_is_read(partly: str) -> None:
    assert seen(made(row(partly)))["A1"].strip() == "否"


def test_the_style_of_a_cell_may_come_from_its_row_or_column() -> None:
    usual = 'table:default-cell-style-name="struck cell"'
    by_column = made(columns(), columns(attributes=usual), row("见", "划", cell("不划", "plain cell")))
    assert seen(by_column) == {"A1": "见", "C1": "不划"}
    assert seen(made(row("划", attributes=usual), row("见"))) == {"A2": "见"}


def test_styles_of_the_workbook_count_too() -> None:
    common = (
        '<s xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:default-style style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:default-style>'
        '<style:style style:family="table-cell" style:name="Ordinary"><style:text-properties style:text-line-through-style="none"/></style:style></s>'
    )
    assert seen(made(row("划", cell("见", "Ordinary")), **{"styles.xml": common})) == {"B1": "见"}


def test_covered_cells_are_not_read() -> None:
    data = made(
        row(cell("并", attributes=spread(2, 2)), covered("盖住"), "旁"),
        row(covered("盖住", 2), "旁二"),
        row(cell("又并", attributes=spread(2)), "盖住", "旁三"),  # as a program that knows no covered cells writes
    )
    assert seen(data) == {"A1": "并", "C1": "旁", "C2": "旁二", "A3": "又并", "C3": "旁三"}
    assert sorted(open_document(data).grids[0].find_merges()) == [(1, 1, 2, 2), (3, 1, 3, 2)]


def test_a_merged_cell_is_seen_as_long_as_any_of_it_is() -> None:
    hidden = 'table:visibility="collapse"'
    data = made(
        row(cell("还看得见", attributes=spread(1, 2)), "藏", attributes=hidden),
        row(covered(), "见"),
        row(cell("看不见", attributes=spread(1, 2)), "藏", attributes=hidden),
        row(covered(), "藏", attributes=hidden),
    )
    assert seen(data) == {"A1": "还看得见", "B2": "见"}


def test_hidden_sheets_are_marked() -> None:
    data = office.ods(table(row("甲")) + table(row("乙"), name="乙&amp;", style="gone"), styles=STYLES)
    assert [(grid.name, grid.hidden) for grid in open_document(data).grids] == [("甲", False), ("乙&", True)]


def test_tables_that_are_no_sheets_are_left_out() -> None:
    link = f"<table:dde-links><table:dde-link>{table(row('别处'))}</table:dde-link></table:dde-links>"
    inner = f"<table:table-cell><text:p>外</text:p>{table(row('内'))}</table:table-cell>"
    assert seen(office.ods(table(row(inner), row("下")) + link)) == {"A1": "外", "A2": "下"}
    assert len(open_document(office.ods(table(row("甲")) + link)).grids) == 1


# --- symbols, shapes, controls


def test_symbol_fonts_of_spans_and_cells() -> None:
    data = made(row(cell(f"{span('wings', 'R')}是"), cell("P", "winged cell"), cell("", "winged cell"), "\uf0fe"))
    assert seen(data) == {"A1": "☑是", "B1": "√", "D1": "☑"}


def frame(text: str = "", image: bool = False) -> str:
    inner = "<draw:image/>" if image else f"<draw:text-box><text:p>{text}</text:p></draw:text-box>"
    return f"<draw:frame>{inner}</draw:frame>"


def test_what_hangs_on_a_cell_is_no_text_of_it() -> None:
    shape = "<draw:custom-shape><text:p>√</text:p></draw:custom-shape>"
    data = made(
        row(
            cell("是", more=frame("√")),
            f"<table:table-cell>{frame(image=True)}</table:table-cell>",
            f"<table:table-cell>{shape}</table:table-cell>",
            f"<table:table-cell>{frame('学校：米山镇中心小学')}</table:table-cell>",
            "<table:table-cell><draw:rect/></table:table-cell>",
            "<table:table-cell><draw:ellipse/></table:table-cell>",
        )
    )
    assert seen(data) == {"A1": "是"}
    assert unread(data) == {"A1": ("MARK", "√"), "B1": ("PICTURE", ""), "C1": ("MARK", "√"), "F1": ("MARK", "○")}
    assert around(data) == ["学校：米山镇中心小学"]


def test_what_hangs_on_a_covered_cell_hangs_on_the_merged_one() -> None:
    under = f"<table:covered-table-cell>{frame('√')}</table:covered-table-cell>"
    assert unread(made(row(cell("并", attributes=spread(2)), under))) == {"A1": ("MARK", "√")}


def test_what_floats_over_the_sheet_stands_around() -> None:
    shapes = f"<table:shapes>{frame('学校：米山镇中心小学')}{frame(image=True)}</table:shapes>"
    assert around(made(shapes, row("是"))) == ["学校：米山镇中心小学"]


def test_controls_are_told_for_what_they_are() -> None:
    forms = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked" form:label="是"/>'
        '<form:radio form:id="c2" form:label="否"/><form:combobox form:id="c3" form:current-value="是"/>'
        '<form:listbox form:id="c4"><form:option form:label="否" form:current-selected="true"/></form:listbox>'
        '<form:button form:id="c5" form:label="提交"/></form:form></office:forms>'
    )
    cells = [f'<table:table-cell><draw:control draw:control="c{n}"/></table:table-cell>' for n in range(1, 7)]
    assert unread(made(forms, row(*cells))) == {
        "A1": ("CONTROL", "复选框“是”（已勾选）"),
        "B1": ("CONTROL", "单选按钮“否”（未选中）"),
        "C1": ("CONTROL", "下拉框“是”"),
        "D1": ("CONTROL", "列表框“否”"),
        "E1": ("CONTROL", "按钮“提交”"),
        "F1": ("CONTROL", ""),
    }


def test_page_headers_stand_around_the_sheet_that_is_printed_with_them() -> None:
    page = (
        '<style:master-page style:name="{}"><style:header><style:region-left><text:p>{}</text:p></style:region-left></style:header>'
        "<style:footer><text:p>第<text:page-number>1</text:page-number>页</text:p></style:footer>"
        '<style:footer-left style:display="false"><text:p>不显示</text:p></style:footer-left></style:master-page>'
    )
    names = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    masters = f"<s {names}>{page.format('Default', '别的页眉')}{page.format('横向', '米山镇中心小学')}</s>"
    data = office.ods(table(row("是"), style="page"), styles=STYLES, more={"styles.xml": masters})
    assert around(data) == ["米山镇中心小学", "第页"]


# --- the file


def test_properties_and_macros() -> None:
    meta = '<m xmlns:meta="m"><meta:user-defined meta:name="jianfu_term">2021-2022-2</meta:user-defined></m>'
    document = open_document(made(row("是"), **{"meta.xml": meta, "Basic/Standard/script-lb.xml": "<x/>"}))
    assert document.find_properties() == {"jianfu_term": "2021-2022-2"}
    assert document.macros


MANY = cell("x", attributes='table:number-columns-repeated="999999999"')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made(row(MANY)), "JF004"),
        (made(row("x", repeated=999_999_999)), "JF004"),
        (made(row(empty(9_000), "x"), row("x", repeated=1_000)), "JF004"),
        (made(row(empty(999_999_999), "x")), "JF004"),
        (made(row(cell("长" * 20_000, attributes='table:number-columns-repeated="2000"'))), "JF004"),
        (made(row(cell('<text:s text:c="2000000000"/>'))), "JF004"),
        (made(row(*[cell("x", attributes=spread(16_384, 9))] * 200, empty(16_000), "x")), "JF004"),
        (made(row("x", attributes='table:number-columns-repeated="-1"')), ""),
        (made(row(cell("x", attributes='table:number-columns-repeated="-1"'))), "JF001"),
        (made(row(cell("<text:span>" * 240 + "深" + "</text:span>" * 240))), "JF004"),
        (made(row(cell("<text:span>" * 300 + "深" + "</text:span>" * 300))), "JF001"),
        (office.ods(table(row("没有结束"))[:-20]), "JF001"),
        (office.ods("".join(table(row("x"), name=str(n)) for n in range(600))), "JF004"),
        (office.ods(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "JF001"),
        (office.ods(b"<x>&a;</x>"), "JF001"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused(data: bytes, code: str) -> None:
    if not code:
        assert seen(data) == {"A1": "x"}
        return
    with pytest.raises(Unreadable) as refused:
        open_document(data)
    assert refused.value.code == code
