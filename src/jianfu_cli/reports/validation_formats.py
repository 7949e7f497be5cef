"""The formats of `jianfu validate`: the one list of them, each with the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..intake import TEXT_MARK

if TYPE_CHECKING:
    from ..checking import Examination
    from ..definition import Checklist


def _text(_: Checklist, examination: Examination) -> Iterable[bytes]:
    from .screen.validation_text import validation_lines

    return (f"{line}\n".encode("utf-8", "replace") for line in validation_lines(examination))


def marked_text(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Text as it is written into a file: with the line by which it is known for ours, and no return."""
    yield from pieces
    yield f"{TEXT_MARK}\n".encode()


def _json(checklist: Checklist, examination: Examination) -> Iterable[bytes]:
    from .validation_stream import validation_json

    return validation_json(checklist, examination)


# Name of the format -> what gives the file in pieces of UTF-8; of text a piece is a line.
VALIDATIONS: dict[str, Callable[[Checklist, Examination], Iterable[bytes]]] = {"text": _text, "json": _json}
