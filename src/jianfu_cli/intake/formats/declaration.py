"""What a format module declares: what a format is called, how it is recognised, by content alone, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...tools import Unreadable
from ..content import Content
from ..grid import Document


class Format(NamedTuple):
    """A format. `recognise` and `read` may raise Unreadable; no two formats recognise one file.

    `name` is what Document.format says, `title` what people are told. `endings` of its files are in lower case with
    the dot; `further_endings` are those of templates and the like, which people need not be told.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    recognise: Callable[[Content], bool]
    read: Callable[[Content], Document]
    further_endings: tuple[str, ...] = ()
    is_read: bool = True


def refused(
    name: str,
    title: str,
    endings: tuple[str, ...],
    recognise: Callable[[Content], bool],
    hint: str,
    *,
    further_endings: tuple[str, ...] = (),
    message: str | None = None,
) -> Format:
    """A format that is known and not read: JF003 with what it is (or `message`), and how to save it again."""
    what = message or f"这是{' ' if title[0].isascii() else ''}{title}"

    def read(content: Content) -> Document:
        raise Unreadable("JF003", what, hint)

    return Format(name, title, endings, recognise, read, further_endings, is_read=False)
