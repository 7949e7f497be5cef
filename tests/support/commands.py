"""Running the commands in this process as a user would: text, files, exit code."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from jianfu_cli.cli import console
from jianfu_cli.cli.application import jianfu


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, encoding: str = "utf-8", faults: bool = False) -> Done:
    """Run `jianfu` with the arguments on a console of that encoding. `faults`: the program's own are to be told."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["jianfu", *map(str, arguments)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        console.prepare()
        code = console.run(jianfu)
    texts = []
    for stream in (out, err):
        stream.flush()
        # click writes UTF-8 where the console says ASCII (C locale)
        texts.append(stream.buffer.getvalue().decode("utf-8" if encoding == "ascii" else encoding))
    done = Done(code, *texts)
    assert "Traceback" not in done.err
    assert faults or "程序内部出错" not in done.err + done.out
    return done
