"""`jianfu inspect`: how one odd file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import console, options
from .file_defaults import ConfiguredCommand
from .option_types import FileType

if TYPE_CHECKING:
    from ..definition import Term


@click.command(cls=ConfiguredCommand, short_help="看一个文件是怎样读出来的")
@click.argument("file", type=FileType(), metavar="文件")
@options.roster_option
@options.term_option
@options.ledger_option
@options.checklist_option
def command(file: str, roster: str | None, term: Term | None, ledger: str | None, checklist: str | None) -> int:
    """看一个文件是怎样读出来的：找到了哪张表，每一项从哪一格读出，原文是什么，按什么读成答案。

    学校说“我们填了呀”的时候用。读不出的文件，说明为什么。
    """
    from ..checking import read_files
    from ..reports import inspection_lines

    settings = options.settings(checklist, roster, term, ledger)
    lines, failed = inspection_lines(file, read_files(file, settings), settings.checklist)
    console.show(lines)
    return 1 if failed else 0
