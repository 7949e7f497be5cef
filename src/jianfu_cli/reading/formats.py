"""What a format module declares. A module of this package named format_… with FORMATS in it is all that a format needs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..errors import Unreadable
from ..intake.content import Content
from .grid import Document


class Format(NamedTuple):
    """How a format is recognised, by content alone, and read. Both may raise Unreadable; no two recognise one file."""

    name: str
    recognise: Callable[[Content], bool]
    read: Callable[[Content], Document]


def refused(name: str, recognise: Callable[[Content], bool], what: str, hint: str) -> Format:
    """A format that is known and not read: JF003 with what it is and how to save it again."""

    def read(content: Content) -> Document:
        raise Unreadable("JF003", what, hint)

    return Format(name, recognise, read)


@cache
def all_formats() -> tuple[Format, ...]:
    """The formats of all format modules: those that are read before those that are refused."""
    package = __name__.rpartition(".")[0]
    paths = importlib.import_module(package).__path__
    names = sorted(found.name for found in pkgutil.iter_modules(paths) if found.name.startswith("format_"))
    names.sort(key=lambda name: name == "format_refused")
    modules = [importlib.import_module(f"{package}.{name}") for name in names]
    return tuple(one for module in modules for one in module.FORMATS)
