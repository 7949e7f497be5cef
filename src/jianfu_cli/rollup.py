"""The semester's rollup from end to end: paths -> examination -> collection -> summary -> report files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from . import outputs, yamlfile
from .collection import collect, main_term
from .counting import summarise
from .details import gather
from .errors import DefinitionError, Mistake
from .examination import Progress, Settings, examine
from .priority import Thresholds
from .summary import Summary
from .text import decode


@dataclass(frozen=True, slots=True)
class Rollup:
    """What is asked for."""

    settings: Settings
    paths: Sequence[str]
    report_date: date
    deadline: date | None = None
    thresholds: Thresholds = field(default_factory=Thresholds)
    jobs: int = 1


def roll_up(asked: Rollup, progress: Progress | None = None) -> Summary:
    """Read, check and count everything. Without a term the one that most returns belong to is taken."""
    settings = asked.settings
    with examine(asked.paths, settings, asked.jobs, progress) as examination:
        term = settings.term or main_term(examination.heads)
        collection = collect(examination.heads, settings.roster, term, asked.deadline)
        details = gather(settings.checklist, examination, collection)
    return summarise(
        settings.checklist,
        collection,
        details,
        report_date=asked.report_date,
        term_chosen=settings.term is None and term is not None,
        thresholds=asked.thresholds,
    )


def _json(summary: Summary, stream: BinaryIO) -> None:
    from .reports import json

    stream.writelines(json.summary(summary))


def _html(summary: Summary, stream: BinaryIO) -> None:
    from .reports import html

    html.write(summary, stream)


def _xlsx(summary: Summary, stream: BinaryIO) -> None:
    from .reports import excel

    excel.write(summary, stream)


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
        from .reports import word

        word.write(summary, stream, wording, str(template) if template else word.TEMPLATE)

    def writer(make: Callable[[Summary, BinaryIO], None] | None) -> outputs.Writer:
        return (lambda stream: make(summary, stream)) if make else docx

    chosen = dict.fromkeys(formats or REPORTS)
    files = {name: writer(make) for kind in chosen for name, make in [REPORTS[kind]]}
    notes = outputs.write_files(folder, files)
    return [folder / name for name in files], notes


def _read_template(path: Path) -> str:
    try:
        return decode(yamlfile.read_bytes(path))
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "文字编码既不是 UTF-8 也不是 GBK，请用记事本另存为 UTF-8")]
        ) from None
