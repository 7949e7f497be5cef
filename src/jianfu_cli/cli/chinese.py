"""click in Chinese: help pages and what it says of a wrong call."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

import click

from ..tools import width
from .loudness import LOUDNESS
from .wrapping import for_terminal


class _Formatter(click.HelpFormatter):
    """Full-width characters take two columns, and headings end in a full-width colon."""

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        column = max((width(first) for first, _ in rows), default=0) + col_spacing
        for first, second in rows:
            self.write(f"{'':>{self.current_indent}}{first}{' ' * (column - width(first))}{second}\n")

    def write_text(self, text: str) -> None:
        """Paragraphs as one line each; those that begin with \\b as they stand."""
        for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
            lines = [line for line in paragraph.split("\n") if line.strip() != "\b"]
            if "\b" not in paragraph:
                lines = [one_line(lines)]
            self.write("\n" if number else "")
            for line in lines:
                self.write(f"{'':>{self.current_indent}}{line}\n")


_LINE_END = re.compile(r"(?<=[^!-~])\n|\n(?=[^!-~])")  # where no two words of letters would become one


def one_line(lines: Iterable[str]) -> str:
    """Lines of a paragraph as one line; nothing comes between Chinese characters."""
    return _LINE_END.sub("", "\n".join(line.strip() for line in lines)).replace("\n", " ")


class _Context(click.Context):
    formatter_class = _Formatter


class _Help:
    """Headings of a help page. Mixed into commands and groups."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        *found, last = super().get_params(ctx)  # type: ignore[misc]
        return [*found, *LOUDNESS, last]

    def get_help(self, ctx: click.Context) -> str:
        """The page, broken into lines if it goes to a terminal."""
        return for_terminal(super().get_help(ctx), sys.stdout)  # type: ignore[misc]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        parameters: list[click.Parameter] = self.get_params(ctx)
        found = (option.get_help_record(ctx) for option in parameters if isinstance(option, click.Option))
        records = list(filter(None, found))
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option:
            option.help = "显示本帮助"
        return option


class ChineseCommand(_Help, click.Command):
    """A command whose help page is Chinese."""

    context_class = _Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[选项]" if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]


class ChineseGroup(_Help, click.Group):
    """The group of commands, likewise."""

    context_class = _Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[选项]", "命令", "..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name))
        ]
        with formatter.section("命令"):
            formatter.write_dl(rows)
        formatter.write("\n各命令的用法：jianfu help 命令\n")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = click.utils.make_str(args[0])
        if not name.startswith("-") and not ctx.resilient_parsing:
            self.command_called(ctx, name)
        return super().resolve_command(ctx, args)

    def command_called(self, ctx: click.Context, name: str) -> click.Command:
        """The command of this name. Raises UsageError with the one that was probably meant."""
        found = self.get_command(ctx, name)
        if found is None:
            near = _nearest(name, self.list_commands(ctx))
            text = f"没有“{name}”这个命令" + (f"（是不是 {near}）" if near else "")
            raise click.UsageError(text, ctx.find_root())
        return found


def _nearest(written: str, known: Iterable[str]) -> str:
    """What was probably meant, "" if nothing known is near."""
    import difflib

    return next(iter(difflib.get_close_matches(written, known, 1)), "")


def explain(error: click.ClickException) -> str:
    """What is wrong with the call, and where to look."""
    text = _reason(error)
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return text
    return f"{text}。用法见：{ctx.command_path}{'' if ctx.info_name == 'help' else ' --help'}"


def _reason(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = _nearest(error.option_name, error.possibilities or ())
            return f"没有 {error.option_name} 这个选项" + (f"（是不是 {near}）" if near else "")
        case click.MissingParameter():
            return f"缺少{_parameter(error)}"
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return f"选项 {error.option_name} 不带值，请去掉等号和后面的字"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 的用法不对，可能缺少它的值"
        case click.BadParameter():
            return f"{_parameter(error)}不对：{_choices(error) or error.message}"
        case click.UsageError() if "unexpected extra argument" in error.message:
            return "多了参数：" + error.message.partition("(")[2].rstrip(")")
        case click.FileError():
            return f"无法打开 {error.ui_filename}"
    return error.message


def _parameter(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {' / '.join(parameter.opts)} 的值"
    return f"参数 {parameter.human_readable_name}"


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"可选的是 {'、'.join(map(str, kind.choices))}"
    return ""
