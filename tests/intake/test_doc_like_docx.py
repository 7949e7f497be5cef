"""The same document, saved by LibreOffice as .doc and .odt, is read as its .docx is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx as python_docx
import pytest

import libreoffice
import office as parts
from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.forms.filling import Filling, Measure, fill
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Document
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


DOCUMENTS: dict[str, Callable[[], bytes]] = {"blank": blank, "filled": filled, "mixed": mixed}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with each document as .docx, .doc and .odt."""
    folder = tmp_path_factory.mktemp("alike")
    with libreoffice.started() as running:
        if running is None:
            pytest.skip("LibreOffice 或 python3-uno 没有安装")
        for name, make in DOCUMENTS.items():
            path = folder / f"{name}.docx"
            path.write_bytes(make())
            running.type_and_save(path, [folder / f"{name}.doc", folder / f"{name}.odt"])
        yield folder


def seen(document: Document) -> list[object]:
    """All that is read of a document; the number of the page, which differs, is left out."""
    grids: list[object] = []
    for grid in document.grids:
        lines = [(line.number, [re.sub("— ?[0-9]* ?—", "—", text) for text in line.cells]) for line in grid.rows]
        grids.append((grid.name, grid.hidden, sorted(grid.find_merges()), lines))
    return grids


@pytest.mark.parametrize("kind", ["doc", "odt"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_alike_in_every_format(saved: Path, name: str, kind: str) -> None:
    first, other = (open_document((saved / f"{name}.{ending}").read_bytes()) for ending in ("docx", kind))
    assert seen(other) == seen(first)
    assert other.format == kind
    stamp = first.find_properties()
    assert {key: text for key, text in other.find_properties().items() if key in stamp} == stamp
    reader = FormReader(SHIPPED)
    if name != "mixed":
        assert reader.read(other, "表") == reader.read(first, "表")
