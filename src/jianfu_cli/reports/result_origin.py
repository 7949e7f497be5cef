"""Whether a file is a result of `jianfu validate`, by its content: such a file may be replaced by the next one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..intake import is_own_text
from ..tools import writing_error

_JSON = re.compile(rb'\s*\{\s*"schema"\s*:\s*"jianfu/validation/')
_TOTAL = re.compile("^共 \\d+ 份：有效 \\d+ 份，需更正 \\d+ 份，读不出 \\d+ 份；错误 \\d+ 处，")
_FIRST = ("【", "共 ")
_PEEK = 8192  # bytes of the beginning and of the end


def is_result(path: Path) -> bool:
    """Whether the file is empty, or holds what `validate` writes: JSON, or text from its first line to its last.

    Raises OutputError where it can't be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_PEEK)
            file.seek(max(0, file.seek(0, os.SEEK_END) - _PEEK))
            end = file.read()
    except OSError as error:
        raise writing_error(path, error) from None
    if not start.strip() or _JSON.match(start) or is_own_text(end):
        return True
    lines = end.decode("utf-8", "replace").splitlines()
    begins = start.decode("utf-8", "replace").startswith(_FIRST)
    return begins and any(_TOTAL.match(line) for line in lines[-2:])
