"""Words that several sheets share: terms, days, states, places as one says them on the telephone."""

from __future__ import annotations

import re

from ...summary import Rate, Summary

NO_RATE = "—"
_WORD_TABLE = re.compile(r"表(\d+)!([A-Z]+)(\d+)")


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


def spoken_place(location: str | None) -> str:
    """自查表!C5 -> 工作表“自查表”C5格; 表1!C8 -> 第1个表格第8行; "" for none."""
    if not location:
        return ""
    table = _WORD_TABLE.fullmatch(location)
    if table:
        return f"第{table[1]}个表格第{table[3]}行"
    sheet, _, cell = location.rpartition("!")
    return f"工作表“{sheet}”{cell}格" if sheet else location
