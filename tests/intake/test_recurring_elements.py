"""Rows and cells of Word documents that recur: whatever was read before, a document is read as if it were the first."""

from __future__ import annotations

from uuid import uuid4
from xml.etree.ElementTree import Element, fromstring

import pytest

from jianfu_cli.intake import Unread, UnreadKind
from jianfu_cli.intake.formats.docx.recurring_elements import Parse, body_tree
from jianfu_cli.intake.formats.opening import open_document
from office import RELATIONS, WORD_NS, docx, p, tbl, tc, tr

W = f"{{{WORD_NS}}}"
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:also="{WORD_NS}"'
)
CELL, ROW = tc("是"), tr("1", "是")
DOWN = tr(tc("", "<w:vMerge/>"), "乙")
STRUCK = tc(f"<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>是</w:t></w:r></w:p>{p('否')}")
HIDDEN = tc("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>是</w:t></w:r></w:p>")
BOX = tc(f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('√')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")  # fmt: skip
PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
TICKED = '<w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
RED = tc('<w:p><w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:t>是</w:t></w:r></w:p>')
ON_RED = '<w:shd w:val="clear" w:fill="C00000"/>'
TO_TICK = "<w:p><w:r><w:t>□</w:t></w:r></w:p>"
BODIES = {
    "plain": tbl(ROW, ROW, tr("2", "否")),
    "struck out": tbl(tr("1", STRUCK), ROW),
    "hidden text": tbl(tr("1", HIDDEN), tr("1", HIDDEN)),
    "what floats": tbl(tr("1", BOX), tr("1", BOX)),
    "merged downwards": tbl(tr(tc("甲", '<w:vMerge w:val="restart"/>'), "乙"), DOWN, DOWN),
    "merged with nothing above": tbl(DOWN, ROW),
    "merged sideways": tbl(tr(tc("甲", '<w:gridSpan w:val="2"/>'), "乙"), tr(tc("甲", '<w:hMerge/>'), "乙")),
    "a hidden row": tbl(tr("1", "是", properties="<w:hidden/>"), ROW),
    "a deleted row": tbl(tr("1", "是", properties="<w:del/>"), ROW),
    "a row that begins later": tbl(tr("1", "是", properties='<w:gridBefore w:val="2"/>'), ROW),
    "a table in a cell": tbl(tr("1", tc(tbl(ROW) + p("后")))),
    "a row in a control": tbl(f"<w:sdt><w:sdtContent>{ROW}</w:sdtContent></w:sdt>"),
    "a row that asks": tbl(f"<w:sdt>{PROMPT}<w:sdtContent>{tr('请选择', '')}</w:sdtContent></w:sdt>", tr("请选择", "")),
    "a control in a cell": tbl(tr("1", tc(f"<w:sdt>{TICKED}<w:sdtContent>{TO_TICK}</w:sdtContent></w:sdt>"))),
    "a control around a cell": tbl(f"<w:tr><w:sdt>{TICKED}<w:sdtContent>{tc(TO_TICK)}</w:sdtContent></w:sdt></w:tr>"),
    "an empty box": tbl(f"<w:tr>{tc(TO_TICK)}</w:tr>"),
    "two renderings": f"<mc:AlternateContent><mc:Choice>{tbl(ROW)}</mc:Choice><mc:Fallback>{tbl(tr('3', '否'))}</mc:Fallback></mc:AlternateContent>",
    "another meaning of names": f'<w:ins xmlns:w="urn:other"><x xmlns:w="{WORD_NS}">{tbl(tr("2", "否"))}</x></w:ins>{tbl(ROW)}',
    "no words of Word's": f'<x xmlns:w="urn:other">{tbl(ROW)}</x>{tbl(ROW)}',
    "two names of one kind": tbl(ROW, tr("2", "否").replace("w:tr>", "also:tr>"), ROW),
    "a row in a comment": tbl(f"<!-- {ROW} -->", tr("2", "否").replace("w:tr>", "also:tr>"), ROW),
    "an end in a comment": tbl(f"<w:tr>{CELL}<!-- </w:tr> --><w:tc>{p('否')}<!-- </w:tc> -->{p('是')}</w:tc></w:tr>"),
    "an end in an instruction": tbl(f"<w:tr>{CELL}<?x </w:tr> ?><w:tc>{p('否')}</w:tc></w:tr>", ROW),
    "an end that is text": tbl(tr("1", tc("<w:p><w:r><w:t><![CDATA[</w:tc>]]></w:t></w:r></w:p>")), ROW),
    "rows with attributes": tbl(ROW.replace("<w:tr>", '<w:tr w:rsidR="00A1">'), ROW.replace("<w:tr>", "<w:tr\n>"), ROW),
    "coloured text": tbl(tr("1", RED), ROW),
    "coloured text on its colour": tbl(tr("1", RED), ROW).replace("<w:tbl>", f"<w:tbl><w:tblPr>{ON_RED}</w:tblPr>"),
    "that colour elsewhere": tbl(tr("1", tc(p("是"), ON_RED)), tr("1", RED)),
    "an empty row": tbl("<w:tr/>", ROW, "<w:tr></w:tr>"),
    "an empty cell": tbl(f"<w:tr><w:tc/>{CELL}</w:tr>", ROW),
    "paragraphs and blanks": tbl(tr(tc(p() + p("甲") + p() + p("乙") + p()), tc(p(" "))), ROW),
}  # fmt: skip


def document(body: str, more: str = MORE) -> bytes:
    return docx(f'<w:document xmlns:w="{WORD_NS}" {more}><w:body>{body}</w:body></w:document>'.encode())


def read(data: bytes) -> list[object]:
    """All that is read of a document."""
    grids = open_document(data).grids
    return [(grid.name, grid.rows, grid.find_merges(), grid.unread, grid.hidden) for grid in grids]


def as_the_first(body: str) -> list[object]:
    """The same under namespaces that no document had before."""
    return read(document(body, f'{MORE} xmlns:x="urn:{uuid4()}"'))


@pytest.mark.parametrize("name", BODIES)
def test_what_was_read_before_changes_nothing(name: str) -> None:
    expected = as_the_first(BODIES[name])
    for body in (*BODIES.values(), BODIES[name], *reversed(BODIES.values())):
        read(document(body))
        assert read(document(BODIES[name])) == expected


def test_a_known_text_is_not_read_where_it_can_not_be_seen() -> None:
    for _ in range(2):
        read(document(BODIES["coloured text"]))
    grids = open_document(document(BODIES["coloured text on its colour"])).grids
    assert grids[0].unread == {(1, 2): Unread(UnreadKind.UNSEEN, "是")}


def test_other_styles_are_other_cells() -> None:
    styles = f'<w:styles xmlns:w="{WORD_NS}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:strike/></w:rPr></w:style></w:styles>'
    body = f'<w:document xmlns:w="{WORD_NS}" {MORE}><w:body>{tbl(ROW)}</w:body></w:document>'.encode()
    read(docx(body))
    assert read(docx(body, parts={"word/styles.xml": styles}, links=(("s", "styles", "styles.xml"),))) == [
        ("表1", [], [], {}, False)
    ]


def test_a_section_in_a_cell_counts_each_time() -> None:
    section = tc("<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>")
    named = '<w:sectPr><w:headerReference w:type="first" r:id="h"/></w:sectPr>'
    body = (
        f'<w:document xmlns:w="{WORD_NS}" xmlns:r="{RELATIONS}"><w:body>{tbl(tr(section))}{named}</w:body></w:document>'
    )
    header = {"word/header1.xml": f'<w:hdr xmlns:w="{WORD_NS}">{p("第一页的页眉")}</w:hdr>'}
    data = docx(body.encode(), parts=dict(header), links=(("h", "header", "header1.xml"),))
    assert "第一页的页眉" in str(read(data))
    assert read(data) == read(data)
    assert "第一页的页眉" in str(read(data))


def noting(parsed: list[bytes]) -> Parse:
    def parse(xml: bytes, *, coloured: bool | None = None) -> Element:
        parsed.append(xml)
        return fromstring(xml)

    return parse


def test_known_rows_and_cells_are_not_parsed_again() -> None:
    word, parsed = str(uuid4()), list[bytes]()
    body = f'<w:document xmlns:w="{WORD_NS}"><w:body>{{}}</w:body></w:document>'
    for _ in range(2):  # a row is known when all its cells were
        read(docx(body.format(tbl(tr("甲", word), tr("乙", "丙"))).encode()))
    again = body.format(tbl(tr("甲", word), tr("丁", word))).encode()
    tree, known = body_tree(again, noting(parsed), styled=False)
    first, second = tree.iter(f"{W}tr")
    assert known.rows.read_of(first) is not None
    assert known.rows.read_of(second) is None
    assert known.cells.read_of(second[1]) is not None
    assert word not in parsed[0].decode()
    assert "丁" in parsed[0].decode()
    body_tree(again, noting(parsed), styled=True)
    assert parsed[1] == again
