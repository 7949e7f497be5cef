"""`jianfu rules`: the catalogue of checks."""

from __future__ import annotations

import click

from ..tools import JianfuError
from . import console, options
from .chinese import ChineseCommand


def _codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from ..rules import CATALOGUE

    return [code for code in CATALOGUE if code.startswith(incomplete.upper())]


@click.command(cls=ChineseCommand, short_help="列出所有核对规则，或说明其中一条")
@click.argument("code", required=False, metavar="[代码]", shell_complete=_codes)
@options.checklist_option
def command(code: str | None, checklist: str | None) -> int:
    """列出所有核对规则；给出代码（如 JF201）或名称，则说明它查什么、举例、怎么改。"""
    from ..reports import rule_lines, rules_lines

    if checklist:
        options.load_checklist(checklist)  # the rules are the same for every list; a broken one is told all the same
    if code is None:
        console.show(rules_lines())
        return 0
    lines = rule_lines(code)
    if lines is None:
        raise JianfuError(f"没有“{code}”这条规则。全部规则见：jianfu rules")
    console.show(lines)
    return 0
