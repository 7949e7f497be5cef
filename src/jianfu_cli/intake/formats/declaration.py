"""What a format module declares: how a format is recognised, by content alone, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...tools import Unreadable
from ..content import Content
from ..grid import Document


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
