"""`jianfu summarize`: the semester's rollup."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812  (an option is called date)
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..reports import REPORTS
from . import console, options
from .chinese import ChineseCommand

if TYPE_CHECKING:
    from ..summary import Summary


*_FIRST, _LAST = (report.file for report in REPORTS.values())
_HELP = f"""汇总本学期的自查表：{"、".join(_FIRST)} 和 {_LAST}。

不写文件夹时读 returns。每份表的去向都会交代，合计会核对。

\b
例：
  jianfu summarize
  jianfu summarize 收回的表 --roster 名册.xlsx --term 2021-2022-2 --deadline 2022-07-10
"""


@click.command(cls=ChineseCommand, help=_HELP, short_help="汇总本学期的自查表，生成报告、汇总表和网页")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹...]")
@options.roster_option
@options.term_option
@click.option("--deadline", metavar="日期", help="报送截止日期，晚于它的算逾期")
@click.option("--date", "day", metavar="日期", help="报告的落款日期，默认今天")
@click.option("--template", metavar="文件", help="另用一份报告文字模板")
@options.format_option(*REPORTS, what="只生成这种，可多次使用；默认全部")
@click.option("-o", "--output", metavar="文件夹", help="放到哪个文件夹，默认 summary")
@options.jobs_option
@options.checklist_option
def command(
    paths: tuple[str, ...],
    roster: str | None,
    term: str | None,
    deadline: str | None,
    day: str | None,
    template: str | None,
    formats: tuple[str, ...],
    output: str | None,
    jobs: int | None,
    checklist: str | None,
) -> int:
    from ..checking import cores
    from ..reports import write_reports
    from ..summary import Rollup, roll_up
    from ..workspace import load_config

    defaults = load_config()
    own = defaults.summarize
    asked = Rollup(
        settings=options.settings(defaults, own, checklist, roster, term),
        paths=paths or tuple(defaults.returns),
        deadline=options.parse_day("--deadline", deadline, own.deadline, defaults.deadline),
        report_date=options.parse_day("--date", day, own.date) or Date.today(),
        thresholds=own.priority,
        jobs=jobs or own.jobs or cores(),
    )
    wording = template or own.template
    with console.progress("读取") as advance:
        summary = roll_up(asked, advance)
    folder = Path(output or own.output or "summary")
    written, notes = write_reports(summary, folder, formats or own.format or None, Path(wording) if wording else None)
    _tell(summary)
    for note in notes:
        console.say(note)
    console.say(f"已生成 {'、'.join(path.name for path in written)}，在 {folder}。")
    return 0 if summary.counted else 1


def _tell(summary: Summary) -> None:
    from ..reports import summary_lines as lines

    console.show(lines(summary))
