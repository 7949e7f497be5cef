"""A summary -> 汇总报告.docx: the official document that the bureau signs, worded by a template."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ...summary import Summary
from ...tools import (
    OUTPUT_PROPERTY,
    DefinitionError,
    Mistake,
    document_properties,
    read_resource,
    word_file,
    write_file,
)
from ..phrases import line
from . import markup, word_styles
from .annexes.all_annexes import annex_tables
from .blocks import Kind, Paragraph
from .body import document
from .context import context
from .template import render

WORDING_TEMPLATE = "templates/汇总报告.txt.j2"


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
    text = render(source, context(summary), template_name)
    blocks = markup.parse(text, annex_tables(summary), source, template_name)
    if not blocks:
        raise DefinitionError([Mistake(Path(template_name), None, "模板没有写出任何内容")])
    titles = (block.text for block in blocks if isinstance(block, Paragraph) and block.kind is Kind.TITLE)
    title = next(titles, summary.checklist.title).replace("｜", "")
    return word_file(
        document(blocks),
        word_styles.styles(),
        word_styles.footers(),
        word_styles.FONTS,
        document_properties(line(title, 200), custom={OUTPUT_PROPERTY: "汇总报告"}, day=summary.report_date),
    )
