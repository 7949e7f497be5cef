"""`jianfu reply`: what goes back to the schools."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..tools import date_in_words, some_of
from . import console, options
from .file_count import about_how_many
from .file_defaults import ConfiguredCommand
from .ledger_notes import tell_of_ledger
from .option_types import DayType, FileType, complete_files

if TYPE_CHECKING:
    from ..definition import Term
    from ..replies import Replied


_PASSED = "写给学校的报回期限 {} 已经过去。请加 --deadline 写一个以后的日期再运行一次，然后转发。"


def _formats() -> Iterable[str]:
    from ..replies import REPLY_FORMATS

    return REPLY_FORMATS


@click.command(cls=ConfiguredCommand, short_help="给要更正的学校写回复：标好的表、更正意见、通知用语、草稿")
@options.paths_argument
@click.option("--school", "schools", multiple=True, metavar="学校", help="只回复这所学校，可多次使用")
@options.roster_option
@options.term_option
@options.ledger_option
@click.option("--deadline", type=DayType(), metavar="日期", help="请学校在哪天前报回")
@options.format_option(_formats, what="只写这种，可多次使用；默认 copy、slip、text")
@click.option(
    "--template", type=FileType(), metavar="文件", help="另用一份更正意见的文字模板（--format draft 时是草稿的）"
)
@click.option(
    "-o", "--output", shell_complete=complete_files, default="回复", metavar="文件夹", help="放到哪个文件夹，默认 回复"
)
@options.jobs_option
@options.checklist_option
def command(
    paths: tuple[str, ...],
    schools: tuple[str, ...],
    roster: str | None,
    term: Term | None,
    ledger: str | None,
    deadline: datetime.date | None,
    formats: tuple[str, ...],
    template: str | None,
    output: str,
    jobs: int,
    checklist: str | None,
) -> int:
    """给需要更正或补充的学校写回复，按乡镇、学校分文件夹，整夹转发即可。

    \b
    copy   学校报来的表，要改的格涂了颜色、加了批注，第一页列出各处，其余不动
    slip   更正意见.docx，一页纸
    text   通知用语.txt，每个乡镇、每所学校一段，可粘贴到消息里
    draft  自查报告和整改措施（草稿）.docx，给表已计入的学校，照表里的内容写好

    不写 --format 时是前三种。没有要更正的学校不写。收回的表有错误时退出码为 1。

    \b
    例：
      jianfu reply --deadline 2022-07-15
      jianfu reply returns --school 米山镇中心小学 --format draft
    """
    from ..replies import USUAL_FORMATS, ReplyOrder, write_replies

    settings = options.settings(checklist, roster, term, ledger)
    order = ReplyOrder(
        settings,
        paths,
        datetime.date.today(),
        deadline,
        schools,
        formats or USUAL_FORMATS,
        Path(template) if template else None,
        jobs,
    )
    with console.progress("读取", about_how_many(paths)) as advance:
        replied = write_replies(order, Path(output), advance)
    _report(replied, output, set(order.formats))
    if replied.schools and deadline and deadline < order.day:
        console.say(_PASSED.format(date_in_words(deadline)))
    if not replied.files:
        from ..workspace import no_returns

        console.say(no_returns(paths, "reply"))
    return 1 if replied.errors else 0


def _report(replied: Replied, folder: str, formats: set[str]) -> None:
    from ..replies import SLIP
    from ..reports import reply_lines

    console.show(reply_lines(replied.schools, replied.made, folder, formats))
    for note in replied.notes:
        console.say(note)
    if replied.alone:
        instead = "、只写更正意见" if SLIP in formats else ""
        console.say(f"不能在原件上标注{instead}的：{'、'.join(replied.alone)}。")
    if replied.lost:
        shown = some_of(replied.lost, 5)
        console.say(f"另有 {len(replied.lost)} 份文件看不出是哪所学校的，没有写回复：{shown}。")
    tell_of_ledger(replied.unused_rows, replied.corrected)
