"""The format .odt (LibreOffice, and WPS or Word on request)."""

from __future__ import annotations

from functools import partial

from ...tools import Unreadable
from .. import limits
from ..content import Content
from ..grid import Document, Grid
from ..zip_reader import damaged
from .declaration import Format
from .package import Package, elements
from .properties import open_document_properties

_TYPE = b"application/vnd.oasis.opendocument.text"


def _recognise(content: Content) -> bool:
    if not content.head.startswith(b"PK\x03\x04"):
        return False
    if b"mimetype" + _TYPE in content.head[30:160]:
        return True
    return (  # packed anew by a program that doesn't know that the type should come first
        {"mimetype", "content.xml"} <= content.parts.keys()
        and Package(content).part("mimetype", limits.SMALL_PART_BYTES).startswith(_TYPE)
    )


def _read(content: Content) -> Document:
    package = Package(content)
    manifest = package.part("META-INF/manifest.xml", limits.SMALL_PART_BYTES)
    if any(tag == "encryption-data" for tag, _ in elements(manifest)):
        raise Unreadable("JF002", "文件设有打开密码")
    return Document(
        "odt",
        _grids(package.part("content.xml", limits.DOCUMENT_BYTES), package.part("styles.xml", limits.STYLES_BYTES)),
        partial(open_document_properties, package),
        any(name.startswith("basic/") for name in package.names),
    )


def _grids(content: bytes, styles: bytes) -> list[Grid]:
    """The grids in document order; then the text of footers and headers; then hidden text."""
    from lxml import etree

    from .odt_styles import STYLE, Styles
    from .odt_text import OFFICE, BodyReader
    from .word_grid import GridWriter, paragraphs_grid

    if not content:
        raise damaged("文件内部缺少正文")
    if content.count(b"<") + content.count(b"=") > limits.ELEMENTS:
        raise Unreadable("JF004", "文档内部的结构过于庞大，超过上限")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
        common = etree.fromstring(styles, parser) if styles else None
    except etree.XMLSyntaxError:
        raise damaged("文件内部的部件已损坏") from None
    known, writer = Styles(), GridWriter()
    lines: list[str] = []
    hidden: list[str] = []
    if common is not None:
        known.add(common)
        margin_reader = BodyReader(known, common)
        for places in (("footer", "footer-left", "footer-first"), ("header", "header-left", "header-first")):
            for page in common.iter(STYLE + "master-page"):
                for margin in page:
                    if margin.tag in [STYLE + place for place in places] and margin.get(STYLE + "display") != "false":
                        lines += writer.lines(margin_reader.blocks(margin))
        hidden = margin_reader.hidden
    known.add(root)
    reader = BodyReader(known, root)
    body = root.find(OFFICE + "body")
    grids = writer.body(reader.blocks(body)) if body is not None else []
    margins = paragraphs_grid(list(dict.fromkeys(lines)))
    return grids + margins + paragraphs_grid(reader.hidden + hidden, hidden=True)


FORMATS = (Format("odt", "ODT 文档", (".odt",), _recognise, _read, further_endings=(".ott",)),)
