"""`jianfu validate`: checks returns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..intake import LEDGER_FILE
from ..tools import JianfuError
from . import console, options
from .file_count import about_how_many
from .file_defaults import ConfiguredCommand
from .ledger_notes import tell_of_ledger
from .option_types import complete_files

if TYPE_CHECKING:
    from ..checking import Examination
    from ..definition import Term


def _formats() -> Iterable[str]:
    from ..reports import VALIDATIONS

    return VALIDATIONS


@click.command(cls=ConfiguredCommand, short_help="核对收回的表，一次说清所有问题")
@options.paths_argument
@options.roster_option
@options.term_option
@options.ledger_option
@options.format_option(_formats, what="输出格式，默认 text")
@click.option("-o", "--output", shell_complete=complete_files, metavar="文件", help="写到文件，默认显示在屏幕上")
@options.jobs_option
@options.checklist_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    roster: str | None,
    term: Term | None,
    ledger: str | None,
    formats: tuple[str, ...],
    output: str | None,
    jobs: int,
    checklist: str | None,
) -> int:
    """核对收回的自查表：文件、文件夹（逐层查找）和 ZIP 压缩包都可以。

    不写时读 returns。按学校列出所有问题，写明在哪一格、该怎么改。有错误时退出码为 1。

    \b
    例：
      jianfu validate returns --roster 名册.xlsx --term 2021-2022-2
      jianfu validate 米山镇.zip --format json -o 核对结果.json
    """
    from ..checking import examine
    from ..reports import VALIDATIONS

    settings = options.settings(checklist, roster, term, ledger)
    wanted = dict.fromkeys(formats or ("text",))
    if len(wanted) > 1 and output:
        raise JianfuError("选项 -o 一次只能写一种格式，请去掉一个 --format，或分两次运行")
    with console.progress("核对", about_how_many(paths)) as advance:
        examined = examine(paths, settings, jobs, advance)
    with examined as examination:
        for name in wanted:
            _give(VALIDATIONS[name](settings.checklist, examination), name, output, paths)
    if settings.ledger:
        from ..checking import corrections_account

        unused = settings.ledger.unused(examination.applied_rows())
        tell_of_ledger(unused, corrections_account(settings.ledger, examination.digests))
    if not examination.digests and not examination.attachments:
        from ..workspace import no_returns

        console.say(no_returns(paths, "validate"))
    elif options.is_whole_semester(ctx, paths):
        from ..workspace import after_checking

        console.note(f"接下来：{after_checking(_wrong(examination), ledger or LEDGER_FILE)}")
    return 1 if examination.totals()["error"] else 0


def _wrong(examination: Examination) -> int:
    """How many returns can't count as they are, and no other of their school does."""
    return sum(
        digest.status.value != "valid" and not examination.is_superseded(index)
        for index, digest in enumerate(examination.digests)
    )


def _give(pieces: Iterable[bytes], name: str, output: str | None, inputs: Iterable[str]) -> None:
    """The result into the file that was asked for, or on the screen."""
    if output:
        from ..reports import marked_text, write_result

        note = write_result(Path(output), marked_text(pieces) if name == "text" else pieces, inputs)
        if note:
            console.say(note)
        console.note(f"已写入 {Path(output)}。")
    elif name == "json":
        console.send(pieces)
    else:
        console.show(piece.decode("utf-8").rstrip("\n") for piece in pieces)
