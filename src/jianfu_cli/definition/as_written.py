"""Parts of a definition as it was written, whatever their shape: for mistakes that no single field shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard


def listed(value: Any) -> list[Any]:
    """The entries of a list; none of anything else."""
    return value if isinstance(value, list) else []


def mappings(value: Any) -> Iterator[tuple[int, dict[Any, Any]]]:
    """Those entries of a list that are mappings, each with its place in the list."""
    return ((at, entry) for at, entry in enumerate(listed(value)) if isinstance(entry, dict))


def word(value: Any) -> str:
    """A word, or a number that may stand for one; "" for anything else."""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def is_number(value: Any) -> TypeGuard[int]:
    """Whether it can be the number of an item."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
