"""The formats of `jianfu validate`: the one list of them, each with the function that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..checking import Examination
from ..definition import Checklist
from .json_report import validation_json
from .screen.validation_text import validation_lines


def _text(_: Checklist, examination: Examination) -> Iterable[bytes]:
    return (f"{line}\n".encode("utf-8", "replace") for line in validation_lines(examination))


# Name of the format -> what gives the file in pieces of UTF-8; of text a piece is a line.
VALIDATIONS: dict[str, Callable[[Checklist, Examination], Iterable[bytes]]] = {"text": _text, "json": validation_json}
