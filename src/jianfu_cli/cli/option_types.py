"""Values of options: text, typed or from jianfu.yaml -> term, day, number of processes, one of some formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ..tools import JianfuError
from .file_defaults import is_from_file, key_of, place_in_file

if TYPE_CHECKING:
    from datetime import date

    from ..definition import Term

    _Type = click.ParamType[Any]
    _Choice = click.Choice[str]
else:  # older versions of click can't say of what
    _Type = click.ParamType
    _Choice = click.Choice


class TermType(_Type):
    """A term as people write it; None if nothing is written."""

    name = "term"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Term | None:
        if not value:
            return None
        from ..definition import Term

        try:
            return Term.parse(value)
        except ValueError as error:
            raise JianfuError(f"选项 {_option(param)} 不对：{error}") from None


class DayType(_Type):
    """A date as people write it; None if nothing is written."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        if not value or not isinstance(value, str):
            return value or None  # a default that is a day already
        from ..tools import read_date

        day = read_date(value).value
        if day is None:
            raise JianfuError(f"选项 {_option(param)} 的“{value}”不是完整的日期。请写成 2022-07-10 或 2022年7月10日")
        return day


class JobsType(_Type):
    """How many processes may work at once."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from ..workspace import job_count

        try:
            number = int(value)
        except ValueError:
            self.fail("应为正整数", param, ctx)
        try:
            return job_count(number)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class PhoneType(_Type):
    """A telephone number, maybe with words around it."""

    name = "phone"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from ..workspace import telephone

        try:
            return telephone(value) if value else value
        except ValueError as error:
            raise JianfuError(f"选项 {_option(param)} {error}") from None


class FormatType(_Choice):
    """One of the formats of a list, which is only asked for when it is needed: listing the commands must be quick."""

    def __init__(self, find: Callable[[], Iterable[str]]) -> None:
        self._find = find
        self.case_sensitive = False

    @cached_property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(self._find())

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "|".join(self.choices)


def check_is_there(path: str) -> None:
    """Raises JianfuError if nothing is there but something is called alike; else whoever reads it will tell."""
    from .near_files import missing_file

    if meant := missing_file(path):
        raise JianfuError(meant)


def complete_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """The shell is to complete the names of files by itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


class FileType(_Type):
    """The name of a file that is read; what jianfu.yaml names must be there."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if param and is_from_file(ctx, param.name) and _is_missing(value):
            from ..workspace import instead_of

            alike = instead_of(value)
            text = f"“{key_of(param)}”写的 {value} 找不到，" + (alike or "请核对文件名和所在文件夹，或改正这一行")
            raise JianfuError(f"{place_in_file(ctx, param)}：{text}")
        check_is_there(value)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        return complete_files(ctx, param, incomplete)


def _is_missing(path: str) -> bool:
    """Whether nothing is there. A name that the system's locale can't write is another matter, and told as that."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False  # there is something; reading it will tell
    return False


def _option(param: click.Parameter | None) -> str:
    return max(param.opts, key=len) if param else ""
