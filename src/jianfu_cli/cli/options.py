"""Options that several commands share, and what they and jianfu.yaml make together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..tools import JianfuError

if TYPE_CHECKING:
    from ..checking import Settings
    from ..definition import Checklist, Term
    from ..roster import Roster
    from ..workspace import Config, Section

Function = TypeVar("Function", bound=Callable[..., Any])

checklist_option = click.option("--checklist", metavar="文件", help="另用一份清单定义（YAML），不用自带的 21 项")
roster_option = click.option("--roster", metavar="文件", help="学校名册（.xlsx、.csv 或 .yaml）")
term_option = click.option("--term", metavar="学期", help="学期，如 2021-2022-2，也可写 2022春")


def _positive(ctx: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    if value is not None and not 1 <= value <= 256:
        raise click.BadParameter("应在 1 到 256 之间", ctx, parameter)
    return value


jobs_option = click.option(
    "--jobs", type=int, callback=_positive, metavar="个数", help="同时用几个进程，默认为本机核数"
)


def format_option(*choices: str, what: str) -> Callable[[Function], Function]:
    """--format, repeatable."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(choices, case_sensitive=False),
        metavar="|".join(choices),
        help=what,
    )


def load_checklist(path: str | None) -> Checklist:
    """The definition asked for, or the shipped one."""
    from ..definition import load_checklist

    return load_checklist(Path(path) if path else None)


def load_roster(path: str | None) -> Roster | None:
    """The roster asked for, None if none was."""
    if not path:
        return None
    from ..roster import load_roster

    return load_roster(Path(path))


def parse_term(typed: str | None, *defaults: str | None) -> Term | None:
    """The term typed, else the first of those in jianfu.yaml, None if there is none. Raises JianfuError."""
    text = typed or next(filter(None, defaults), None)
    if not text:
        return None
    from ..definition import Term

    try:
        return Term.parse(text)
    except ValueError as error:
        raise JianfuError(f"{_said_by('--term', typed)}不对：{error}") from None


def parse_day(option: str, typed: str | None, *defaults: str | None) -> date | None:
    """A date as people write it, typed or from jianfu.yaml; None if there is none. Raises JianfuError."""
    text = typed or next(filter(None, defaults), None)
    if not text:
        return None
    from ..tools import read_date

    day = read_date(text).value
    if day is None:
        where = _said_by(option, typed)
        raise JianfuError(f"{where}的“{text}”不是完整的日期。请写成 2022-07-10 或 2022年7月10日")
    return day


def _said_by(option: str, typed: str | None) -> str:
    """Where a value stands that is wrong."""
    return f"选项 {option} " if typed else f"jianfu.yaml 中 {option.removeprefix('--')} "


def settings(defaults: Config, own: Section, checklist: str | None, roster: str | None, term: str | None) -> Settings:
    """What returns are held against: as typed, else as the command's own section says, else the whole file."""
    from ..checking import Settings

    return Settings(
        load_checklist(checklist or own.checklist or defaults.checklist),
        load_roster(roster or own.roster or defaults.roster),
        parse_term(term, own.term, defaults.term),
    )
