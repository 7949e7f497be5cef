"""`jianfu ledger`: the bureau's ledger, made and added to."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..intake import LEDGER_FILE
from . import console, options
from .file_count import about_how_many
from .file_defaults import ConfiguredCommand, defaults_of
from .option_types import complete_files

if TYPE_CHECKING:
    from ..definition import Term


@click.command(cls=ConfiguredCommand, short_help="看不明白的说法、要问学校的错误列成台账，办一次，处处算数")
@options.paths_argument
@options.roster_option
@options.term_option
@click.option(
    "-o",
    "--output",
    shell_complete=complete_files,
    default=LEDGER_FILE,
    metavar="文件",
    help=f"台账的文件名，默认 {LEDGER_FILE}",
)
@options.jobs_option
@options.checklist_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    roster: str | None,
    term: Term | None,
    output: str,
    jobs: int,
    checklist: str | None,
) -> int:
    """建立台账（Excel），或往里添加。“判读”表：收回的表里程序看不明白的说法，每种一行，写的学校多的在前；
    在“判为”一列选好答案，以后核对、汇总、inspect 都照此读，对写了同样文字的学校都算数。

    “更正”表：没有一份有效表的学校，每处错误一行，写着电话里问什么；问清后填“更正为”“经手人”“日期”，就照此计入。
    填过的格一个也不改；改动前的台账另存一份（文件名带日期）。收回的表有错误时退出码为 1。

    \b
    例：
      jianfu ledger
      jianfu ledger 收回的表 --roster 名册.xlsx -o 台账.xlsx
    """
    from ..checking import corrections_account, examine, open_questions, unclear_wordings
    from ..ledger import ToSettle, update_ledger
    from ..reports import figure_lines, ledger_lines, ledger_next_step

    path = Path(output)
    usual = defaults_of(ctx).config.ledger_.output or LEDGER_FILE  # what the other commands go by
    if not path.exists():
        options.check_ledger_name(path)
    settings = options.settings(checklist, roster, term, output if path.exists() else None)
    with console.progress("读取", about_how_many(paths)) as advance:
        examined = examine(paths, settings, jobs, advance, portable=True)
    with examined as examination:
        wordings = unclear_wordings(examination, settings.checklist)
        schools = {digest.school.name for digest in examination.digests if digest.school}
        questions = open_questions(examination, settings)
        account = corrections_account(settings.ledger, examination.digests)
        errors = examination.totals()["error"]
    schools |= {school.name for school in settings.roster.schools} if settings.roster else set()
    update = update_ledger(path, settings.checklist, ToSettle(wordings, questions, schools), settings.roster)
    console.show(ledger_lines(update, wordings, account))
    console.show(figure_lines(update.registers, datetime.date.today(), settings.term))
    if update.made or update.kept:
        kept = f"，原来的另存为 {update.kept.name}" if update.kept else ""
        console.note(f"已写入 {path}{kept}。")
    console.note(ledger_next_step(update, is_used=path.resolve() == Path(usual).resolve()))
    return 1 if errors else 0
