"""`jianfu` itself: the group of all commands, and its end-to-end call."""

from __future__ import annotations

import importlib
import os

import click

from ..intake import CONFIG_FILE
from . import console
from .chinese import ChineseCommand, ChineseGroup

COMMANDS = (
    "blank",
    "validate",
    "ledger",
    "reply",
    "summarize",
    "inspect",
    "init",
    "rules",
    "checklist",
    "help",
    "completion",
)


class _Lazy(ChineseGroup):
    """Commands are imported when they are asked for; their modules import the core only when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: ChineseCommand = importlib.import_module(f"{__package__}.{cmd_name}_command").command
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from .. import __version__

        click.echo(f"jianfu {__version__}")
        ctx.exit()


@click.group(
    cls=_Lazy,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-V", "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本")
@click.pass_context
def jianfu(ctx: click.Context) -> int:
    """减负：中小学教师减负清单自查表的制发、核对与汇总。

    \b
    通常的顺序：
      jianfu init                      建一个工作文件夹（加 --example 带样例）
      jianfu blank --roster 名册.xlsx  给每所学校制发空白表
      jianfu validate returns          核对收回的表
      jianfu ledger                    看不明白的说法列成台账，判一次，处处算数
      jianfu reply                     给要更正的学校写回复，标好在哪一格怎样改
      jianfu summarize                 生成汇总报告、汇总表和网页

    当前文件夹中的 jianfu.yaml 可以写好各命令的默认选项。在有它的文件夹里只打 jianfu，会说明现在到了哪一步、下一步做什么。
    """
    return 0 if ctx.invoked_subcommand else _alone(ctx)


def _alone(ctx: click.Context) -> int:
    """`jianfu` without a command: where the semester stands; the help page where there is no working folder."""
    import datetime

    from ..workspace import instead_of, is_working_folder, standing_now
    from .desk import desk_lines

    if not is_working_folder():
        if alike := instead_of(CONFIG_FILE):
            console.say(f"{alike}。")
        console.page(ctx.get_help(), err=True)
        return console.UNUSABLE
    console.show(desk_lines(standing_now(), datetime.date.today()))
    return 0


def run() -> int:
    """Run the command line; its exit code."""
    console.prepare()
    if "_JIANFU_COMPLETE" in os.environ:
        from .powershell import register

        register()
    console.prepare_for_interrupts()
    return console.run(jianfu)
