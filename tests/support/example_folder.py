"""The example's working folder, as `jianfu init --example` makes it: made once a process, copied from then on."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from commands import run


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    assert run("init", folder / "样例", "--example").code == 0
    return folder / "样例"


def lay_out(folder: Path) -> Path:
    """Put the example into a folder, which may be there already; gives the folder."""
    return Path(shutil.copytree(_made(), folder, dirs_exist_ok=True))
