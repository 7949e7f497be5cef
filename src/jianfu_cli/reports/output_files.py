"""The reports of a summary: the one list of their formats, and the files written together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from ..summary import Summary


@dataclass(frozen=True, slots=True)
class Report:
    """A format: the file's name, and the function that writes it, which is loaded when it is used.

    `writer` is `module:function` within reports, a function of the summary and a binary stream; a `worded` one also
    takes the text and the name of the wording template, if it is not the shipped one.
    """

    file: str
    writer: str
    worded: bool = False

    def write(self, summary: Summary, wording: Sequence[str], stream: BinaryIO) -> None:
        """Write the report into the stream. Raises DefinitionError for a broken wording."""
        module, _, function = self.writer.partition(":")
        writer = getattr(import_module(f".{module}", __package__), function)
        writer(summary, stream, *(wording if self.worded else ()))


# A new format is a line here and its module; options, jianfu.yaml, help and the check of README come from it.
REPORTS = {
    "docx": Report("汇总报告.docx", "word.word_report:write_report", worded=True),
    "xlsx": Report("汇总表.xlsx", "excel.workbook:write_workbook"),
    "html": Report("汇总.html", "html.page:write_page"),
    "json": Report("summary.json", "json_report:write_summary"),
}


def write_reports(
    summary: Summary, folder: Path, formats: Collection[str] | None = None, template: Path | None = None
) -> tuple[list[Path], list[str]]:
    """Write the reports (all, or the formats asked for); returns them, and what must be said of earlier files.

    Raises DefinitionError for a broken template, OutputError for a folder that can't be written, ValueError for a format
    that there is not.
    """
    from ..tools import decode_file, read_bytes
    from .result_files import write_files
    from .term_folders import NO_TERM  # not above: `jianfu --help` reads the list, and writes nothing

    if unknown := set(formats or ()) - REPORTS.keys():
        raise ValueError(f"no such format: {', '.join(sorted(unknown))}")
    wording = (decode_file(read_bytes(template), template), str(template)) if template else ()
    chosen = [REPORTS[name] for name in dict.fromkeys(formats or REPORTS)]
    writers = {report.file: partial(report.write, summary, wording) for report in chosen}
    notes = write_files(folder, writers, summary.term.id if summary.term else NO_TERM)
    return [folder / report.file for report in chosen], notes
