"""Figures that every report shows alike: a rate as text and as number, and whether a deadline has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a whole. 100% is said only of all, 0% only of none, and nothing of an empty whole."""

    part: int
    whole: int

    @property
    def percent(self) -> str | None:
        """With at most one decimal (98.5%), None of an empty whole."""
        if not self.whole:
            return None
        tenths = (2000 * self.part + self.whole) // (2 * self.whole)
        if self.part < self.whole:
            tenths = min(tenths, 999)
        if self.part:
            tenths = max(tenths, 1)
        return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"

    @property
    def share(self) -> float | None:
        """From 0 to 1, so that a cell of format 0.0% shows what `percent` says; None of an empty whole."""
        if not self.whole:
            return None
        exact = round(self.part / self.whole, 6)
        return min(max(exact, 0.001), 0.999) if 0 < self.part < self.whole else exact

    def exceeds(self, other: Rate) -> bool:
        """Whether it is more than the other share; that of an empty whole is none."""
        return self.part * other.whole > other.part * self.whole


def passed(deadline: date | None, day: date | None) -> bool:
    """Whether `day` is after the deadline; not without either."""
    return deadline is not None and day is not None and day > deadline
