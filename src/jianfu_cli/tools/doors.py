"""A wing's door: its names can be imported from the package, and each is loaded when it is first asked for."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module


def door(package: str) -> Callable[[str], object]:
    """The `__getattr__` of a package that names its exports as imports under `if TYPE_CHECKING`.

    So each export is written once, where people and type checkers read it, and a command loads only what it uses:
    `jianfu --help` comes without pydantic. Raises AttributeError for any other name.
    """

    @cache
    def homes() -> dict[str, str]:
        return dict(_exports(sys.modules[package]))

    def load(name: str) -> object:
        home = homes().get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return load


def _exports(package: object) -> Iterator[tuple[str, str]]:
    """Each exported name and the module within the package that it comes from."""
    source = package.__spec__.loader.get_source(package.__name__)  # type: ignore[attr-defined]
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.If):
            for imported in statement.body:
                if isinstance(imported, ast.ImportFrom) and imported.module:
                    yield from ((alias.name, imported.module) for alias in imported.names)
