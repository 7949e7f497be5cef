"""A summary -> 汇总报告.docx: the official document that the bureau signs, worded by a template."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

from ...summary import Summary
from ...tools import DefinitionError, Entry, Mistake, read_resource, write_file, write_zip
from ..phrases import line
from . import body as officialdoc
from . import context as wording
from . import markup
from . import word_styles as form
from .annexes import all_annexes as annexes
from .blocks import Kind, Paragraph
from .template import render

WORDING_TEMPLATE = "templates/汇总报告.txt.j2"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FOOTERS = {
    "footer1": form.footer(True),
    "footer2": form.footer(False),
    "footer3": form.turned_footer(True),
    "footer4": form.turned_footer(False),
}


def write_report(
    summary: Summary, target: Path | str | BinaryIO, template: str | None = None, template_name: str = WORDING_TEMPLATE
) -> None:
    """Write the report to a path or a binary stream; the same summary gives the same bytes.

    `template` is the text of the clerk's own wording, `template_name` its file for messages.
    Raises DefinitionError if it is broken, OutputError if the file can't be written.
    """
    data = build_report(summary, template, template_name)
    if isinstance(target, str | Path):
        write_file(Path(target), data)
    else:
        target.write(data)


def build_report(summary: Summary, template: str | None = None, template_name: str = WORDING_TEMPLATE) -> bytes:
    """The report as bytes."""
    source = read_resource(WORDING_TEMPLATE) if template is None else template
    text = render(source, wording.context(summary), template_name)
    blocks = markup.parse(text, annexes.annex_tables(summary), source, template_name)
    if not blocks:
        raise DefinitionError([Mistake(Path(template_name), None, "模板没有写出任何内容")])
    title = next(
        (one.text for one in blocks if isinstance(one, Paragraph) and one.kind is Kind.TITLE), summary.checklist.title
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {
                "word/document.xml": f"{_OFFICE}/officeDocument",
                "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
            }
        ),
        "docProps/core.xml": _core(title.replace("｜", ""), summary),
        "word/_rels/document.xml.rels": _relations(
            {
                "styles.xml": f"{_OFFICE}/styles",
                "settings.xml": f"{_OFFICE}/settings",
                "fontTable.xml": f"{_OFFICE}/fontTable",
                **{f"{name}.xml": f"{_OFFICE}/footer" for name in _FOOTERS},
            }
        ),
        "word/document.xml": officialdoc.document(blocks),
        "word/fontTable.xml": form.font_table(),
        **{f"word/{name}.xml": footer for name, footer in _FOOTERS.items()},
        "word/settings.xml": form.settings(),
        "word/styles.xml": form.styles(),
    }
    return write_zip(Entry.deflated(name, content.encode()) for name, content in parts.items())


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    kinds |= dict.fromkeys(_FOOTERS, "footer")
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{form.HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{form.HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _core(title: str, summary: Summary) -> str:
    moment = f"{summary.report_date.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{form.HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(line(title, 200))}</dc:title>{dates}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
