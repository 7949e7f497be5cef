"""The reports of a summary: the one list of their formats and file names, and the files written together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..tools import DefinitionError, Mistake, decode, read_bytes
from .result_files import Writer, write_files

if TYPE_CHECKING:
    from ..summary import Summary


def _json(summary: Summary, stream: BinaryIO) -> None:
    from .json_report import summary_json

    stream.writelines(summary_json(summary))


def _html(summary: Summary, stream: BinaryIO) -> None:
    from .html.page import write_page

    write_page(summary, stream)


def _xlsx(summary: Summary, stream: BinaryIO) -> None:
    from .excel.workbook import write_workbook

    write_workbook(summary, stream)


# What each format is called and made by; the Word report also takes the wording.
REPORTS: dict[str, tuple[str, Callable[[Summary, BinaryIO], None] | None]] = {
    "docx": ("汇总报告.docx", None),
    "xlsx": ("汇总表.xlsx", _xlsx),
    "html": ("汇总.html", _html),
    "json": ("summary.json", _json),
}


def write_reports(
    summary: Summary, folder: Path, formats: Iterable[str] | None = None, template: Path | None = None
) -> tuple[list[Path], list[str]]:
    """Write the reports (all, or the formats asked for); returns them, and what must be said of earlier files.

    Raises DefinitionError for a broken template, OutputError for a folder that can't be written.
    """
    wording = _read_template(template) if template else None

    def docx(stream: BinaryIO) -> None:
        from .word.word_report import WORDING_TEMPLATE, write_report

        write_report(summary, stream, wording, str(template) if template else WORDING_TEMPLATE)

    def writer(make: Callable[[Summary, BinaryIO], None] | None) -> Writer:
        return (lambda stream: make(summary, stream)) if make else docx

    chosen = dict.fromkeys(formats or REPORTS)
    files = {name: writer(make) for kind in chosen for name, make in [REPORTS[kind]]}
    notes = write_files(folder, files)
    return [folder / name for name in files], notes


def _read_template(path: Path) -> str:
    try:
        return decode(read_bytes(path))
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "文字编码既不是 UTF-8 也不是 GBK，请用记事本另存为 UTF-8")]
        ) from None
