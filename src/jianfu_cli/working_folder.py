"""A working folder: jianfu.yaml, a roster to fill in, returns/; with the example, sample schools and their returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from . import config, example, resources, safewriting
from .errors import JianfuError
from .forms.roster_sheet import roster_workbook

ROSTER = "名册.xlsx"
RETURNS = "returns"
_File = tuple[str, Callable[[], bytes]]


def create(folder: Path, *, example: bool = False, force: bool = False) -> tuple[list[Path], list[Path]]:
    """Make what is missing in `folder`, with `force` also what is there.

    Returns the files made and the files left alone. Raises JianfuError if the folder can't be used.
    """
    if folder.exists() and not folder.is_dir():
        raise JianfuError(f"{folder} 是文件，不是文件夹。请换一个名字")
    safewriting.prepare(folder)
    safewriting.prepare(folder / RETURNS)
    made: list[Path] = []
    kept: list[Path] = []
    for name, content in _example_files() if example else _files():
        path = folder / name
        if path.exists() and not force:
            kept.append(path)
            continue
        safewriting.write(path, content())
        made.append(path)
    return made, kept


def _files() -> Iterator[_File]:
    yield config.FILE, lambda: _settings("", "")
    yield ROSTER, lambda: roster_workbook(())


def _example_files() -> Iterator[_File]:
    shown = example.load()
    yield config.FILE, lambda: _settings(shown.term, shown.deadline)
    yield ROSTER, lambda: roster_workbook(shown.schools)
    for name, data in example.filled_forms(shown):
        yield f"{RETURNS}/{name}", lambda data=data: data  # type: ignore[misc]


def _settings(term: str, deadline: str) -> bytes:
    """jianfu.yaml with what is known filled in, the rest as comments to uncomment. With CRLF, for Notepad."""
    text = resources.read_text("templates/jianfu.yaml")
    for key, value in (("term", term), ("deadline", deadline)):
        if value:
            text = re.sub(rf"^# {key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    return text.replace("\n", "\r\n").encode("utf-8")
