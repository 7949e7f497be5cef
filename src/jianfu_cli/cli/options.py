"""Options that several commands share, and the files that they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from ..intake import LEDGER_FILE
from ..tools import JianfuError
from . import console
from .file_defaults import defaults_of, is_from_file, place_in_file
from .option_types import FileType, FormatType, JobsType, TermType, check_is_there, complete_files

if TYPE_CHECKING:
    from ..checking import Settings
    from ..definition import Checklist, Term
    from ..ledger import Ledger
    from ..roster import Roster
    from ..summary import Previous

Function = TypeVar("Function", bound=Callable[..., Any])


def _jobs(ctx: click.Context, _: click.Parameter, typed: int | None) -> int | None:
    """What was typed, else as many as there are cores; not looked for where a line is only completed."""
    if typed is not None or ctx.resilient_parsing:
        return typed
    from ..checking import cores
    from ..workspace import MOST_JOBS

    return min(cores(), MOST_JOBS)


def _paths(ctx: click.Context, parameter: click.Parameter, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Older versions of click look for no default where an argument may be missing."""
    paths = tuple((ctx.default_map or {})["paths"])
    if typed and typed != paths:
        for path in typed:
            check_is_there(path)
        return typed
    ctx.set_parameter_source("paths", ParameterSource.DEFAULT_MAP)
    for path in paths:
        if not os.path.lexists(path):
            from ..workspace import missing_returns

            place = place_in_file(ctx, parameter)
            raise JianfuError(missing_returns(path, place if ":" in place else "", ctx.info_name or ""))
    return paths


paths_argument = click.argument(
    "paths", nargs=-1, callback=_paths, metavar="[文件或文件夹...]", shell_complete=complete_files
)
checklist_option = click.option(
    "--checklist", type=FileType(), metavar="文件", help="另用一份清单定义（YAML），不用自带的 21 项"
)
roster_option = click.option("--roster", type=FileType(), metavar="文件", help="学校名册（.xlsx、.csv 或 .yaml）")
ledger_option = click.option("--ledger", metavar="文件", help=f"台账，默认用当前文件夹里的 {LEDGER_FILE}（没有就不用）")
previous_option = click.option(
    "--previous", type=FileType(), metavar="文件夹或文件", help="上期的工作文件夹，或它的 summary.json，用来同上期比较"
)
term_option = click.option("--term", type=TermType(), metavar="学期", help="学期，如 2021-2022-2，也可写 2022春")
jobs_option = click.option(
    "--jobs", type=JobsType(), callback=_jobs, metavar="个数", help="同时用几个进程，默认为本机核数"
)


def is_whole_semester(ctx: click.Context, paths: Iterable[str]) -> bool:
    """Whether these are all returns as the working folder has them, typed or not; not a file or two to look at."""
    usual = defaults_of(ctx).get("paths") or ()
    return {os.path.normpath(path) for path in paths} == {os.path.normpath(path) for path in usual}


def format_option(find: Callable[[], Iterable[str]], *, what: str) -> Callable[[Function], Function]:
    """--format, repeatable; `find` gives the names of the formats, and without the option all are made."""
    return click.option("--format", "formats", multiple=True, type=FormatType(find), help=what)


def load_checklist(path: str | None) -> Checklist:
    """The definition asked for, or the shipped one."""
    from ..definition import load_checklist

    return load_checklist(Path(path) if path else None)


def load_roster(path: str | None, issuer: str) -> Roster | None:
    """The roster asked for, None if none was. What was taken of it and what was passed over is said."""
    if not path:
        return None
    from ..roster import load_roster
    from ..workspace import newer_than

    roster = load_roster(Path(path), issuer)
    console.note(roster.account)
    if alike := newer_than(path, whatever_age=not roster.schools):
        console.say(f"{alike}。")
    return roster


def load_ledger(path: str | None, checklist: Checklist, roster: Roster | None) -> Ledger | None:
    """The ledger that is to be used: the one typed, else where it is there the one of jianfu.yaml, else the usual one."""
    typed = path is not None and not is_from_file(click.get_current_context(silent=True), "ledger")
    file = Path(path or LEDGER_FILE)
    check_ledger_name(file)
    if not typed and not file.exists():
        if path:
            console.say(f"jianfu.yaml 写的台账 {file} 还没有，这次不用台账（jianfu ledger 会建立）。")
        return None
    from ..ledger import load_ledger

    return load_ledger(file, checklist, roster)


def check_ledger_name(file: Path) -> None:
    """Raises JianfuError if the ledger is not there but something like it is: without it all that was settled is lost."""
    from ..workspace import instead_of, newer_than

    if meant := instead_of(str(file)):
        raise JianfuError(meant)
    if alike := newer_than(str(file)):
        console.say(f"{alike}。")


def load_previous(named: str | None, checklist: Checklist, term: Term | None) -> Previous | None:
    """The summary of the semester before `term`, None if none was named."""
    if not named:
        return None
    from ..summary import load_previous
    from ..workspace import find_summary

    return load_previous(*find_summary(named), checklist, term)


def settings(checklist: str | None, roster: str | None, term: Term | None, ledger: str | None = None) -> Settings:
    """What returns are held against."""
    from ..checking import Settings

    definition = load_checklist(checklist)
    named = defaults_of(click.get_current_context()).named_files
    in_use = (*filter(None, (roster, checklist, ledger or LEDGER_FILE)), *named)
    schools = load_roster(roster, definition.issuer)
    return Settings(definition, schools, term, load_ledger(ledger, definition, schools), in_use)
