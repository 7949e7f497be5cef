"""How often Python's collector looks for objects that hold one another: seldom, since what is made here hardly does."""

from __future__ import annotations

import gc

_GARBAGE = 20_000  # new objects before it looks: modules, models and rosters stay, and a file leaves hardly any


def collect_seldom() -> None:
    """For this process, and those that are forked from it."""
    gc.set_threshold(_GARBAGE)
