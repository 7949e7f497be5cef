"""A summary -> 汇总报告.docx: the official document that the bureau signs, worded by a template."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ...summary import Summary
from ...tools import read_resource, write_file
from .annexes.all_annexes import annex_tables
from .context import context
from .official_paper import Wording, official_paper

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
    wording = Wording(read_resource(WORDING_TEMPLATE) if template is None else template, template_name)
    tables = annex_tables(summary)
    title = summary.checklist.title
    return official_paper(wording, context(summary), title, summary.report_date, output="汇总报告", tables=tables)
