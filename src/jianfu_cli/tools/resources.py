"""Where data/ and templates/ are: inside the installed package, or at the top of a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def root() -> Traversable:
    """The folder that holds data/ and templates/."""
    package = files("jianfu_cli")
    return package if (package / "data").is_dir() else Path(__file__).resolve().parents[3]


def resource(path: str) -> Traversable:
    """A shipped file by its path from the root, e.g. "data/checklist.yaml"."""
    return root().joinpath(*path.split("/"))


def read_resource(path: str) -> str:
    """The text of a shipped file (UTF-8)."""
    return resource(path).read_text(encoding="utf-8")
