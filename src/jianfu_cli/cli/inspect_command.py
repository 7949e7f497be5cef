"""`jianfu inspect`: how one odd file was read."""

from __future__ import annotations

import click

from . import console, options
from .chinese import ChineseCommand


@click.command(cls=ChineseCommand, short_help="看一个文件是怎样读出来的")
@click.argument("file", metavar="文件")
@options.roster_option
@options.term_option
@options.checklist_option
def command(file: str, roster: str | None, term: str | None, checklist: str | None) -> int:
    """看一个文件是怎样读出来的：找到了哪张表，每一项从哪一格读出，原文是什么，按什么读成答案。

    学校说“我们填了呀”的时候用。读不出的文件，说明为什么。
    """
    from ..checking import read_files
    from ..reports import inspection_lines
    from ..workspace import load_config

    defaults = load_config()
    settings = options.settings(defaults, defaults.inspect, checklist, roster, term)
    lines, failed = inspection_lines(file, read_files(file, settings), settings.checklist)
    console.show(lines)
    return 1 if failed else 0
