"""The same document, saved by LibreOffice as .doc and .odt, is read as its .docx is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import RGBColor

import libreoffice
import office as parts
from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake.formats.doc.character_formats import Formats
from jianfu_cli.intake.formats.doc.shades import something_lies_behind
from jianfu_cli.intake.formats.doc.word_binary import WordFile
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Document, Unread, UnreadKind
from jianfu_cli.reading.form_reader import FormReader
from office import p, tbl, tc, tr

SHIPPED = checklist.load_checklist()
WIDTH = '<w:tcW w:w="{}" w:type="dxa"/>'


def blank() -> bytes:
    """The form as a school gets it."""
    return blank_form(SHIPPED, Addressee("米山镇洞湾小学", "2114000001"), Term(2021, 2), "docx")


def filled() -> bytes:
    """The form, filled in."""
    answers = {item.number: (item.expected, "", "") for item in SHIPPED.items}
    answers[4] = ("是", "被要求组织学生网上答题。", "见说明")
    fields = {"date": "2022年6月30日", "preparer": "张三", "principal": "李明"}
    return fill(blank(), "docx", Filling(fields, answers, [Measure(4, "答题", "停止", "张三", "2022年9月1日")]))


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def sym(code: str, font: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def field(data: str, instruction: str, result: str = "") -> str:
    def mark(kind: str, inner: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'

    data = f'<w:ffData><w:name w:val="a"/><w:enabled/>{data}</w:ffData>'
    asked = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return mark("begin", data) + asked + mark("separate") + (run(result) if result else "") + mark("end")


def check_box(*, checked: bool) -> str:
    state = "<w:checked/>" if checked else ""
    return field(f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{state}</w:checkBox>', "FORMCHECKBOX")


CHANGE = 'w:author="a" w:date="2022-01-01T00:00:00Z"'
DELETED = f'<w:del w:id="2" {CHANGE}><w:r><w:delText>删去</w:delText></w:r></w:del>'
CHOICE = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="是"/><w:listEntry w:val="否"/></w:ddList>'
BOX = (
    '<w:r><w:pict><v:shape id="x" type="#_x0000_t202" style="position:absolute;margin-left:40pt;width:100pt;height:40pt">'
    f"<v:textbox><w:txbxContent>{p('框里')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def mixed() -> bytes:
    """A document with what schools' forms have in them, and what programs make of it."""
    lines = (
        run("甲") + run("藏", "<w:vanish/>") + run("乙"),
        check_box(checked=True) + run("是") + check_box(checked=False) + run("否"),
        field(CHOICE, "FORMDROPDOWN", "否") + run("后") + field("<w:textInput/>", "FORMTEXT", "填写"),
        run("插") + f'<w:ins w:id="1" {CHANGE}>{run("入")}</w:ins>' + DELETED,
        sym("F0FE", "Wingdings")
        + run("是")
        + sym("F0A8", "Wingdings")
        + sym("F052", "Wingdings 2")
        + sym("F0D6", "Symbol"),
        run("þ", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run("是"),
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r>",
        f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>' + run("𠮷祥"),
    )
    inner = tbl(tr("内一", "内二"), tr("内三", "内四"))
    return whole(
        "".join(f"<w:p>{line}</w:p>" for line in lines)
        + tbl(
            tr(cell("项目", 1000), cell("内容", 4000, '<w:gridSpan w:val="2"/>'), cell("自查", 3000)),
            tr(cell("甲", 1000, '<w:vMerge w:val="restart"/>'), cell("1.", 1000), cell("是否", 3000), cell("是", 3000)),
            tr(cell("", 1000, "<w:vMerge/>"), cell("2.", 1000), cell("是否", 3000), cell("否", 3000)),
        ).replace("<w:tr>", f"<w:tblGrid>{''.join(map(grid_column, (1000, 1000, 3000, 3000)))}</w:tblGrid><w:tr>", 1)
        + p("中间")
        + tbl(tr("外", f"<w:tc>{p('前')}{inner}{p('后')}</w:tc>"), tr("末", "尾"))
        + f"<w:p>{run('框边')}{BOX}</w:p>"
        + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )


PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)


def odd() -> bytes:
    """A document with what is seen otherwise than it is stored, and with what is no text."""
    made = python_docx.Document()
    struck = made.styles.add_style("Struck", WD_STYLE_TYPE.CHARACTER)
    struck.font.strike = True
    table = made.add_table(rows=5, cols=2)
    cells = [row.cells[1].paragraphs[0] for row in table.rows]
    for number, row in enumerate(table.rows, 1):
        row.cells[0].text = str(number)
    cells[0].add_run("样式", style="Struck")
    cells[0].add_run("双划").font.double_strike = True
    cells[0].add_run("留下")
    cells[1].add_run("þ").font.name = "Wingdings"
    cells[1].add_run("是")
    cells[2].add_run("图").add_picture(io.BytesIO(PICTURE))
    cells[3].add_run("□是 □否")
    cells[3]._p.append(parse_xml(BOX.replace("框里", "√").replace("<w:r>", f"<w:r {SPACES}>", 1)))
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(BULLET))
    numbering.append(parse_xml(f'<w:num {SPACES} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    cells[4].add_run("是")
    listed = parse_xml(f'<w:numPr {SPACES}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    cells[4]._p.get_or_add_pPr().append(listed)
    made.sections[0].header.paragraphs[0].text = "米山镇洞湾小学"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


WHITE_INK, GREY_INK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="808080"/>'
ON_BLUE = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'


def white() -> bytes:
    """A document with white text, which nobody sees: alone, and beside text that is seen."""
    lines = (run("否", WHITE_INK), run("是", WHITE_INK) + run("否"), run("灰", GREY_INK))
    rows = (tr(str(number), tc(f"<w:p>{line}</w:p>", WIDTH.format(3000))) for number, line in enumerate(lines, 1))
    return whole(tbl(*rows) + p("末"))


def white_on_blue() -> bytes:
    """A document with white text in a coloured cell, where it is seen."""
    return whole(tbl(tr("1", tc(f"<w:p>{run('自查情况', WHITE_INK)}</w:p>", WIDTH.format(3000) + ON_BLUE))) + p("末"))


def white_in_a_band() -> bytes:
    """A document with white text in a paragraph whose style has a colour behind it."""
    made = python_docx.Document()
    band = made.styles.add_style("Band", WD_STYLE_TYPE.PARAGRAPH)
    band.element.get_or_add_pPr().append(parse_xml(ON_BLUE.replace("<w:shd ", f"<w:shd {SPACES} ")))
    paragraph = made.add_paragraph("", style="Band")
    paragraph.add_run("米山镇洞湾小学").font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def white_in_a_box() -> bytes:
    """A document with white text in a box, which may have any colour."""
    inside = f"<w:p>{run('框里', WHITE_INK)}</w:p>"
    return whole(f"<w:p>{run('框边')}{BOX.replace(p('框里'), inside)}</w:p>")


SPACES = f'xmlns:w="{parts.WORD_NS}" xmlns:v="urn:schemas-microsoft-com:vml"'
BULLET = (
    f'<w:abstractNum {SPACES} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0FE;"/><w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    "</w:lvl></w:abstractNum>"
)


def cell(text: str, width: int, properties: str = "") -> str:
    return tc(text, WIDTH.format(width) + properties)


def grid_column(width: int) -> str:
    return f'<w:gridCol w:w="{width}"/>'


def whole(body: str) -> bytes:
    """A document that LibreOffice opens: this body in python-docx's package."""
    empty = io.BytesIO()
    python_docx.Document().save(empty)
    with zipfile.ZipFile(empty) as package, zipfile.ZipFile(io.BytesIO(parts.docx(body))) as made:
        content: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
        content["word/document.xml"] = made.read("word/document.xml")
    return parts.zipped(content)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "blank": blank,
    "filled": filled,
    "mixed": mixed,
    "odd": odd,
    "white": white,
    "white on blue": white_on_blue,
}
WHITE_SEEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "white in a band": (white_in_a_band, "米山镇洞湾小学"),
    "white in a box": (white_in_a_box, "框里"),
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with each document as .docx, .doc and .odt."""
    folder = tmp_path_factory.mktemp("alike")
    with libreoffice.started() as running:
        if running is None:
            pytest.skip("LibreOffice 或 python3-uno 没有安装")
        for name, make in (DOCUMENTS | {name: make for name, (make, _) in WHITE_SEEN.items()}).items():
            path = folder / f"{name}.docx"
            path.write_bytes(make())
            running.type_and_save(path, [folder / f"{name}.doc", folder / f"{name}.odt"])
        yield folder


def test_white_text_is_not_read_unless_something_is_behind_it(saved: Path) -> None:
    grid = open_document((saved / "white.doc").read_bytes()).grids[0]
    assert [row.cells for row in grid.rows] == [["1"], ["2", "否"], ["3", "灰"]]
    assert grid.unread == {(1, 2): Unread(UnreadKind.UNSEEN, "否")}
    assert open_document((saved / "white on blue.doc").read_bytes()).grids[0].rows[0].cells == ["1", "自查情况"]


@pytest.mark.parametrize("name", WHITE_SEEN)
def test_white_text_that_may_stand_on_a_colour_is_read(saved: Path, name: str) -> None:
    grids = open_document((saved / f"{name}.doc").read_bytes()).grids
    assert WHITE_SEEN[name][1] in [cell for grid in grids for row in grid.rows for cell in row.cells]


@pytest.mark.parametrize(("name", "behind"), [("white in a band", True), ("white", False)])
def test_what_lies_behind_text_may_stand_in_a_style_alone(saved: Path, name: str, behind: bool) -> None:
    """Word writes it there; LibreOffice with each paragraph as well."""
    styles = Formats(WordFile((saved / f"{name}.doc").read_bytes())).paragraph_styles
    assert something_lies_behind(styles) is behind


def seen(document: Document) -> list[object]:
    """All that is read of a document; the number of the page, which differs, is left out."""
    grids: list[object] = []
    for grid in document.grids:
        lines = [(line.number, [re.sub("— ?[0-9]* ?—", "—", text) for text in line.cells]) for line in grid.rows]
        grids.append((grid.name, grid.hidden, sorted(grid.find_merges()), lines, grid.unread))
    return grids


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name in DOCUMENTS for kind in ("doc", "odt") if (name, kind) != ("odd", "odt")]
)
def test_a_document_is_read_alike_in_every_format(saved: Path, name: str, kind: str) -> None:
    first, other = (open_document((saved / f"{name}.{ending}").read_bytes()) for ending in ("docx", kind))
    assert seen(other) == seen(first)
    assert other.format == kind
    stamp = first.find_properties()
    assert {key: text for key, text in other.find_properties().items() if key in stamp} == stamp
    reader = FormReader(SHIPPED)
    if name in ("blank", "filled"):
        assert reader.read(other, "表") == reader.read(first, "表")
