"""Words and figures that several sheets share."""

from __future__ import annotations

from ...summary import Rate, Summary

NO_RATE = "—"


def term_words(summary: Summary) -> str:
    """The term as documents write it."""
    return summary.term.title if summary.term else "学期不明"


def share(part: int, whole: int | None) -> float | None:
    """A share for a cell of format 0.0%, 100% only when it is the whole; None where there is no whole."""
    return Rate(part, whole or 0).share


def shown_rate(good: int, bad: int) -> float | str:
    """The rate of compliance good / (good + bad), or a dash of an empty set."""
    return percent_of(good, good + bad)


def percent_of(part: int, whole: int | None) -> float | str:
    """The share, or a dash."""
    shown = share(part, whole)
    return NO_RATE if shown is None else shown


def above_overall(part: int, whole: int, all_parts: int, everything: int) -> bool:
    """Whether part / whole is more than the share of all parts in everything."""
    return part * everything > all_parts * whole
