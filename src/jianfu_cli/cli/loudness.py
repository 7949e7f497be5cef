"""How much is said: -q only what is wrong, -v also what the run goes by. Options of every command."""

from __future__ import annotations

import click

_KEY = "jianfu.loudness"
_QUIET, _VERBOSE = -1, 1


def is_quiet() -> bool:
    """Whether what is only good to know is left out."""
    return _loudness() == _QUIET


def is_verbose() -> bool:
    """Whether more is said than usual."""
    return _loudness() == _VERBOSE


def _loudness() -> int:
    ctx = click.get_current_context(silent=True)
    found: int = ctx.meta.get(_KEY, 0) if ctx else 0
    return found


def _quiet(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.meta[_KEY] = _QUIET


def _verbose(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.meta[_KEY] = _VERBOSE


LOUDNESS = (
    click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_quiet, help="只说要注意的，不显示进度"),
    click.Option(
        ["-v", "--verbose"], is_flag=True, expose_value=False, callback=_verbose, help="也说用了哪些设置、用时多少"
    ),
)
"""-q and -v, for each command and the group; the one that is looked at last holds."""
