"""`jianfu help`: the help page of the program or of one command."""

from __future__ import annotations

import click

from . import console
from .chinese import ChineseCommand, ChineseGroup


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from .application import COMMANDS

    return [name for name in COMMANDS if name.startswith(incomplete)]


@click.command(cls=ChineseCommand, short_help="显示帮助，或一个命令的帮助")
@click.argument("name", required=False, metavar="[命令]", shell_complete=_complete)
@click.pass_context
def command(ctx: click.Context, name: str | None) -> int:
    """显示 jianfu 的帮助；写出命令，则显示那个命令的。

    \b
    例：
      jianfu help
      jianfu help validate
    """
    top = ctx.find_root()
    group = top.command
    assert isinstance(group, ChineseGroup)
    if name is None:
        console.page(top.get_help())
        return 0
    found = group.command_called(ctx, name)
    with found.make_context(name, [], parent=top, resilient_parsing=True) as page:
        console.page(page.get_help())
    return 0
