"""How a file or folder is typed behind a command."""

from __future__ import annotations


def as_typed(name: str) -> str:
    """The name, in quotes where it would be taken for several."""
    return f'"{name}"' if " " in name else name
