"""jianfu.yaml as click's `default_map`: what the file says is the default of an option; the command line wins."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from ..intake import CONFIG_FILE
from . import console
from .chinese import ChineseCommand

if TYPE_CHECKING:
    from ..workspace import Config


class FileDefaults(Mapping[str, Any]):
    """Name of a command's parameter -> its value in jianfu.yaml.

    The file is read when the first value is looked for: --help and a wrong call never see it.
    """

    def __init__(self, command: click.Command, name: str) -> None:
        self._name = name
        self._keys = {parameter.name: key_of(parameter) for parameter in command.params if not parameter.required}

    @cached_property
    def config(self) -> Config:
        """The whole file. Raises DefinitionError with every mistake in it."""
        from ..workspace import load_config

        return load_config()

    @cached_property
    def _is_there(self) -> bool:
        from ..workspace import has_config, instead_of

        if not (found := has_config()) and (alike := instead_of(CONFIG_FILE)):
            console.say(f"{alike}。")
        return found

    @cached_property
    def _values(self) -> dict[str, Any]:
        from ..workspace import RETURNS_FOLDER

        known = self.config.defaults(self._name) if self._is_there else {"paths": [RETURNS_FOLDER]}
        return {name: known[key] for name, key in self._keys.items() if name and key in known}

    def __getitem__(self, name: str) -> Any:
        if name not in self._keys:
            raise KeyError(name)
        return self._values[name]

    @property
    def named_files(self) -> tuple[str, ...]:
        """Every file that jianfu.yaml names."""
        return self.config.named_files if self._is_there else ()

    def place(self, name: str) -> str:
        """Where the file gives the value of a parameter: jianfu.yaml:3."""
        return self.config.place(self._name, self._keys[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def key_of(parameter: click.Parameter) -> str:
    """What jianfu.yaml calls it: an option's long name, or an argument's own."""
    return max(parameter.opts, key=len).lstrip("-")


class ConfiguredCommand(ChineseCommand):
    """A command whose options jianfu.yaml may give."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        # What completes a line must be quick, and a broken file no matter.
        known = {} if extra.get("resilient_parsing") else FileDefaults(self, info_name or "")
        extra.setdefault("default_map", known)
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; if asked for, say what it takes from jianfu.yaml and how long it takes."""
        began = time.monotonic()
        for parameter in self.params:
            if parameter.name and is_from_file(ctx, parameter.name) and ":" in place_in_file(ctx, parameter):
                key = "returns" if parameter.name == "paths" else key_of(parameter)
                console.detail(f"{CONFIG_FILE}：{key} = {_shown(ctx.params[parameter.name])}")
        done = super().invoke(ctx)
        console.detail(f"用时 {time.monotonic() - began:.1f} 秒。")
        return done

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        ctx.default_map = None  # a broken file must not break the help page
        super().format_help(ctx, formatter)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_shown, value))
    return str(getattr(value, "id", value))  # a term by its id


def defaults_of(ctx: click.Context) -> FileDefaults:
    """jianfu.yaml, for what is no option of the command."""
    assert isinstance(ctx.default_map, FileDefaults)
    return ctx.default_map


def is_from_file(ctx: click.Context | None, name: str | None) -> bool:
    """Whether the value of this parameter stands in jianfu.yaml."""
    return bool(ctx and name and ctx.get_parameter_source(name) is click.core.ParameterSource.DEFAULT_MAP)


def place_in_file(ctx: click.Context | None, parameter: click.Parameter) -> str:
    """Where jianfu.yaml gives the value of this parameter: jianfu.yaml:3."""
    assert ctx and isinstance(ctx.default_map, FileDefaults) and parameter.name
    return ctx.default_map.place(parameter.name)
