"""Rows within a list that show nothing: left blank, or struck out, which nobody can tell from what is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..intake import Merge


def blank_rows(numbers: Sequence[int], hidden: Sequence[int], merges: Iterable[Merge]) -> int:
    """How many rows between these (ascending) show nothing, are not hidden, and lie under no cell merged downwards."""
    known = [(number, number) for number in (*numbers, *hidden)]
    known += [(first, last) for first, _, last, _ in merges if last > first]
    if not numbers:
        return 0
    reached, count = numbers[0], 0
    for first, last in sorted(known):
        if first > numbers[-1]:
            break
        count += max(0, first - reached - 1)
        reached = max(reached, last)
    return count
