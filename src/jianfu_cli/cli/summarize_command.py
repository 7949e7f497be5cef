"""`jianfu summarize`: the semester's rollup."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..reports import REPORTS
from ..workspace import RESULTS_FOLDER
from . import console, options
from .file_count import about_how_many
from .file_defaults import ConfiguredCommand, defaults_of
from .ledger_notes import tell_of_ledger
from .option_types import DayType, FileType, complete_files

if TYPE_CHECKING:
    from ..definition import Term


*_FIRST, _LAST = (report.file for report in REPORTS.values())
_HELP = f"""汇总本学期的自查表：{"、".join(_FIRST)} 和 {_LAST}。

不写文件夹时读 returns。每份表的去向都会交代，合计会核对。

\b
例：
  jianfu summarize
  jianfu summarize 收回的表 --roster 名册.xlsx --term 2021-2022-2 --deadline 2022-07-10
"""


@click.command(cls=ConfiguredCommand, help=_HELP, short_help="汇总本学期的自查表，生成报告、汇总表和网页")
@options.paths_argument
@options.roster_option
@options.term_option
@options.ledger_option
@options.previous_option
@click.option("--deadline", type=DayType(), metavar="日期", help="报送截止日期，晚于它的算逾期")
@click.option(
    "--date", "day", type=DayType(), default=datetime.date.today, metavar="日期", help="报告的落款日期，默认今天"
)
@click.option("--template", type=FileType(), metavar="文件", help="另用一份报告文字模板")
@options.format_option(lambda: REPORTS, what="只生成这种，可多次使用；默认全部")
@click.option(
    "-o",
    "--output",
    shell_complete=complete_files,
    default=RESULTS_FOLDER,
    metavar="文件夹",
    help=f"放到哪个文件夹，默认 {RESULTS_FOLDER}",
)
@options.jobs_option
@options.checklist_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    roster: str | None,
    term: Term | None,
    ledger: str | None,
    previous: str | None,
    deadline: datetime.date | None,
    day: datetime.date,
    template: str | None,
    formats: tuple[str, ...],
    output: str,
    jobs: int,
    checklist: str | None,
) -> int:
    from ..reports import summary_lines, write_reports
    from ..summary import Rollup, roll_up

    settings, thresholds = options.settings(checklist, roster, term, ledger), defaults_of(ctx).config.summarize.priority
    earlier = options.load_previous(previous, settings.checklist, term)
    with console.progress("读取", about_how_many(paths)) as advance:
        summary = roll_up(Rollup(settings, paths, day, deadline, thresholds, jobs, earlier), advance)
    files, notes = write_reports(summary, Path(output), formats or None, Path(template) if template else None)
    console.show(summary_lines(summary))
    tell_of_ledger(summary.unused_rows, summary.corrected)
    for note in notes:
        console.say(note)
    console.note(f"已生成 {'、'.join(path.name for path in files)}，在 {Path(output)}。")
    if not summary.files:
        from ..workspace import no_returns

        console.say(no_returns(paths, "summarize"))
    return 0 if summary.counted else 1
