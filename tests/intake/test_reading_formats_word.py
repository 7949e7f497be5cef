"""Word documents -> grids: what is seen counts, wherever it stands; what is not seen does not."""

from __future__ import annotations

import pytest

from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Document, Grid
from jianfu_cli.tools.errors import Unreadable
from office import WORD_NS, docx, p, tbl, tc, tr


def tables(document: Document) -> list[Grid]:
    return [grid for grid in document.grids if grid.name]


def paragraph(inner: str) -> str:
    """The text of one paragraph with this inside, "" if nothing is seen."""
    document = open_document(docx(f"<w:p>{inner}</w:p>"))
    shown = [row.cells[0] for grid in document.grids if not grid.hidden for row in grid.rows]
    return "\n".join(shown)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def sym(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def field(data: str, result: str = "", instruction: str = "FORMCHECKBOX") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


FALLBACK = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("是") + run("否"), "是否"),
        (f"<w:ins>{run('插入')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", "插入"),
        (f"<w:moveTo>{run('移来')}</w:moveTo><w:moveFrom>{run('移走')}</w:moveFrom>", "移来"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:smartTag><w:smartTagPr/><w:smartTag>{run('标记')}</w:smartTag></w:smartTag>", "标记"),
        (f'<w:fldSimple w:instr="DATE">{run("2022年6月30日")}</w:fldSimple>', "2022年6月30日"),
        (f"<w:customXml>{run('自定')}</w:customXml>", "自定"),
        (control(control(run("两层"))), "两层"),
        (control(run("☒"), "<w14:checkbox/>") + run("否"), "☒否"),
        (control(run("单击此处输入文字。"), "<w:showingPlcHdr/>"), ""),
        (control(run("否"), "<w:showingPlcHdr/>"), "否"),
        (
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r>",
            "a\tb\nc-d",
        ),
        ("<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr>" + run("无"), "无"),
        (run("注") + "<w:r><w:footnoteReference w:id='1'/></w:r><w:commentRangeStart/>", "注"),
        ("<w:r><w:ruby><w:rt>" + run("shì") + "</w:rt><w:rubyBase>" + run("是") + "</w:rubyBase></w:ruby></w:r>", "是"),
        ("<m:oMath><m:r><m:t>√</m:t></m:r></m:oMath>" + run("是"), "√是"),
        (sym("F0FE") + run("是") + sym("F0A8") + run("否"), "☑是□否"),
        (sym("F06F") + sym("F0FD") + sym("F052") + sym("F0FC") + sym("F0FB"), "□☒☑√×"),
        (
            sym("F052", "Wingdings 2")
            + sym("F054", "Wingdings 2")
            + sym("00A3", "Wingdings 2")
            + sym("F050", "Wingdings 2"),
            "☑☒□√",
        ),
        (sym("F0D8") + run("一"), "·一"),
        (
            run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
            + run("是")
            + run("¨", '<w:rFonts w:hAnsi="Wingdings"/>'),
            "☑是□",
        ),
        (run("是", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="宋体"/>'), "是"),
        (run("\uf0fe是"), "☑是"),
        (field('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + run("是"), "☑是"),
        (field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>') + run("是"), "□是"),
        (field('<w:checkBox><w:default w:val="1"/></w:checkBox>') + run("是"), "☑是"),
        (
            field(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList>',
                run("旧"),
            ),
            "否",
        ),
        (field("<w:textInput/>", run("填写"), "FORMTEXT") + run("后"), "填写后"),
        (FALLBACK.format(p("框里")), "框里"),
        (run("藏", "<w:vanish/>") + run("见", '<w:vanish w:val="0"/>') + run("见", "<w:webHidden/>"), "见见"),
    ],
)
def test_paragraph_is_the_text_that_a_person_sees(inner: str, text: str) -> None:
    assert paragraph(inner) == text


def test_hidden_text_is_kept_apart() -> None:
    document = open_document(
        docx(tbl(tr("<w:tc><w:p>" + run("见") + run("表号：a/1", "<w:b/><w:vanish/>") + "</w:p></w:tc>")))
    )
    assert [(grid.hidden, [row.cells for row in grid.rows]) for grid in document.grids] == [
        (False, [["见"]]),
        (True, [["表号：a/1"]]),
    ]


def test_paragraphs_and_tables_come_in_document_order() -> None:
    document = open_document(
        docx(p("题") + p() + p("学校：甲") + tbl(tr("一")) + p(" ") + control(tbl(tr("二"))) + p("填表人：张三"))
    )
    assert [(grid.name, [(row.number, row.cells) for row in grid.rows]) for grid in document.grids] == [
        ("", [(1, ["题"]), (3, ["学校：甲"])]),
        ("表1", [(1, ["一"])]),
        ("表2", [(1, ["二"])]),
        ("", [(1, ["填表人：张三"])]),
    ]


def test_cells_stand_at_their_grid_columns() -> None:
    grid = tables(
        open_document(
            docx(
                tbl(
                    tr("项目", tc("内容", '<w:gridSpan w:val="2"/>'), "自查情况"),
                    tr(tc("甲", '<w:vMerge w:val="restart"/>'), "1.", "是否", "是"),
                    tr(tc("看不见", "<w:vMerge/>"), "2.", "是否", "否"),
                    tr("2.5", "否", properties='<w:gridBefore w:val="2"/>'),
                    tr("", ""),
                    tr("末"),
                )
            )
        )
    )[0]
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ["项目", "内容", "", "自查情况"]),
        (2, ["甲", "1.", "是否", "是"]),
        (3, ["", "2.", "是否", "否"]),
        (4, ["", "", "2.5", "否"]),
        (6, ["末"]),
    ]
    assert grid.find_merges() == [(1, 2, 1, 3), (2, 1, 3, 1)]
    assert str(grid.locate(grid.rows[2], 3)) == "表1!D3"


def test_cells_and_rows_in_content_controls_and_insertions_keep_their_places() -> None:
    deleted = tr("删", "去", properties="<w:del/>")
    grid = tables(
        open_document(
            docx(
                tbl(
                    tr("1.", control(tc("是")), tc("后")),
                    control(tr("2.", "否")),
                    deleted,
                    "<w:ins>" + tr("3.", tc("无", "<w:cellDel/>"), "末") + "</w:ins>",
                )
            )
        )
    )[0]
    assert [row.cells for row in grid.rows] == [["1.", "是", "后"], ["2.", "否"], ["3.", "", "末"]]


def test_paragraphs_of_a_cell_are_its_lines() -> None:
    grid = tables(
        open_document(
            docx(tbl(tr(tc(p("否。") + p("未发现") + p() + FALLBACK.format(p("框里")).join(("<w:p>", "</w:p>"))))))
        )
    )[0]
    assert grid.rows[0].cells == ["否。\n未发现\n\n\n框里"]


def test_nested_tables_are_tables_and_text_of_the_cell_as_well() -> None:
    found = tables(open_document(docx(tbl(tr("外", tc(p("前") + tbl(tr("内1", "内2")) + p()))) + tbl(tr("后")))))
    assert [(grid.name, [row.cells for row in grid.rows]) for grid in found] == [
        ("表1", [["外", "前\n内1\t内2"]]),
        ("表2", [["内1", "内2"]]),
        ("表3", [["后"]]),
    ]


def test_tables_in_text_boxes_are_found() -> None:
    document = open_document(docx(p("前", FALLBACK.format(p("框") + tbl(tr("是")))) + p("后")))
    assert [(grid.name, [row.cells for row in grid.rows]) for grid in document.grids] == [
        ("", [["前"], ["框"]]),
        ("表1", [["是"]]),
        ("", [["后"]]),
    ]


def test_headers_and_footers_come_last() -> None:
    part = f'<w:hdr xmlns:w="{WORD_NS}">{{}}</w:hdr>'
    document = open_document(
        docx(
            p("正文"),
            parts={
                "word/header1.xml": part.format(p("米山镇中心小学")),
                "word/footer1.xml": part.format(p("表号：a/1")),
            },
            links=(("h", "header", "header1.xml"), ("f", "footer", "footer1.xml"), ("x", "image", "media/a.png")),
        )
    )
    assert [[row.cells for row in grid.rows] for grid in document.grids] == [
        [["正文"]],
        [["表号：a/1"], ["米山镇中心小学"]],
    ]


def test_strict_documents_and_macros() -> None:
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{p("是")}</w:body></w:document>'
    document = open_document(docx(strict.encode(), parts={"word/vbaProject.bin": b"x"}))
    assert (document.grids[0].rows[0].cells, document.macros, document.format) == (["是"], True, "docx")


def test_formatting_is_dropped_without_harm() -> None:
    rich = (
        '<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr>'
        "<w:t>是</w:t></w:r><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>否</w:t></w:r></w:p>"
    )
    assert open_document(docx(rich)).grids[0].rows[0].cells == ["是否"]


@pytest.mark.parametrize("body", [b"<w:document", b"", b"<a><b></a>", b"\xff\xfe<"])
def test_broken_documents_are_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        open_document(docx(body))
    assert caught.value.code == "JF001"
