"""Dates as people write them: digits or numerals, any separator, spaces, times, Excel's day numbers.

A careful clerk's decisions: the order is always year, month, day (22.6.30 is 2022-06-30); a year may stand last only
where month and day can't be mixed up, with two digits only behind month and day (6/30/22) or a month's English name
(30-Jun-22), as formats of Excel show dates. Two different dates, or numbers left over, make the
text unreadable; so does a year outside 2000 to 2099.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from .numerals import HAN_DIGITS, arabic_digits, informal_numerals, read_number
from .text import narrow

_MAX_LENGTH = 300
_EXCEL_EPOCH = date(1899, 12, 30)

_HAN = f"{HAN_DIGITS}oO"  # the letter too, which people type for 〇
_NUMBER = rf"\d{{1,2}}|[{_HAN}十廿卅]{{1,3}}"

_SPACING = re.compile(r"[\s_]+|\.{2,}|…+")
_TIME = re.compile(r"T?(?<!\d)\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|[时点](?:\d{1,2}分?|半|整)?)(?:Z|\+08:?00)?")
_DAY_BEFORE_TIME = re.compile(r"([日号])(?=\d)")
_BETWEEN = r"\s*[-‐‑‒–—―−./\\。、,·]\s*|\s+"
_YEAR_FIRST = re.compile(
    rf"(?:(?<!\d)(?P<y1>[2\d][\doO〇○零]\d\d|\d\d)|(?<![{_HAN}])(?P<y2>[{_HAN}][{_HAN}0]{{3}}|[{_HAN}]{{2}}))"
    rf"(?:\s*年\s*[、.,]?\s*|{_BETWEEN})"
    rf"(?P<month>{_NUMBER}|元)(?:\s*月\s*[、.,]?\s*|{_BETWEEN})(?P<day>{_NUMBER})\s*[日号]?(?![\d{_HAN}十年月])"
)
_YEAR_LAST = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<separator>[-./])(?P<b>\d{1,2})(?P=separator)(?P<year>20\d\d)(?!\d)")
_SHORT_YEAR_LAST = re.compile(
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])(?P<separator>[-/])(?P<day>1[3-9]|2\d|3[01])(?P=separator)(?P<year>\d\d)(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?P<day>1[3-9]|2\d|3[01])(?P<separator>[-/])(?P<month>1[0-2]|0?[1-9])(?P=separator)(?P<year>\d\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?:(?<!\d)(?P<day>\d{{1,2}})[-\s]?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}|"
    rf"(?<![a-z])(?P<month2>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s?(?P<day2>\d{{1,2}}))[-,\s]{{1,2}}(?P<year>20\d\d|\d\d)(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:\.0)?(?![\d.])")
_SERIAL = re.compile(r"(?P<days>\d{5})(?:\.\d+)?")
_NUMBERS_LEFT = re.compile(rf"\d|[{_HAN}十廿卅]\s*[年月日号]|农历|阴历")
# What a form prints where nothing is filled in yet, 20 or 202 before 年 included.
_PRINTED = re.compile(r"(?:202?)?年[\W_]*月[\W_]*日")
_NO_WORD = re.compile(r"[\W_年月日号〇]*")


@dataclass(frozen=True, slots=True)
class DateReading:
    """`outcome` is "blank" for nothing beyond the printed 年 月 日; `value` is set for "date" only."""

    value: date | None
    outcome: Literal["date", "blank", "unreadable"]


_BLANK = DateReading(None, "blank")
_UNREADABLE = DateReading(None, "unreadable")


def date_in_words(day: date) -> str:
    """A date as official documents write it: 2022年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


@lru_cache(maxsize=16384)
def read_date(text: str) -> DateReading:
    """The one full date of the calendar that `text` holds; words beside it do not matter, further numbers do."""
    if len(text) > _MAX_LENGTH:
        return _UNREADABLE
    line = _SPACING.sub(" ", informal_numerals(narrow(text))).strip()
    if _is_blank(line):
        return _BLANK
    serial = _SERIAL.fullmatch(line)
    if serial:
        return _reading({_valid_or_none(_EXCEL_EPOCH + timedelta(days=int(serial["days"])))})
    return _reading(_dates(line))


def day_first(text: str) -> date | None:
    """30/6/22 with its day first, as some formats of Excel show one; None for any other text.

    read_date takes the first of the three for the year: which of the two it is, the semester says.
    """
    match = _DAY_FIRST.fullmatch(narrow(text).strip()) if len(text) <= _MAX_LENGTH else None
    return _named_parts(match) if match else None


def _is_blank(line: str) -> bool:
    return bool(_NO_WORD.fullmatch(line)) or (
        bool(_PRINTED.search(solid := line.replace(" ", ""))) and not _NUMBERS_LEFT.search(_PRINTED.sub("", solid))
    )


def _reading(found: set[date | None]) -> DateReading:
    value = found.pop() if len(found) == 1 else None
    return DateReading(value, "date") if value else _UNREADABLE


def _dates(line: str) -> set[date | None]:
    """Every date in the line; None among them for what is numbers but no date."""
    line = _TIME.sub(" ", line)
    if "年" in line:  # 2 0 2 2 年: spaces are no separators here
        line = _TIME.sub(" ", _DAY_BEFORE_TIME.sub(r"\1 ", line.replace(" ", "")))
    found: set[date | None] = set()
    for pattern, convert in _PATTERNS:
        found |= {convert(match) for match in pattern.finditer(line)}
        line = pattern.sub(" ", line)
    if _NUMBERS_LEFT.search(line):
        found.add(None)
    return found


def _year_first(match: re.Match[str]) -> date | None:
    year = int(arabic_digits(match["y1"] or match["y2"]))
    month = 1 if match["month"] == "元" else read_number(match["month"])
    return valid_day(_whole_year(year), month or 0, read_number(match["day"]) or 0)


def _year_last(match: re.Match[str]) -> date | None:
    a, b = int(match["a"]), int(match["b"])
    if a != b and max(a, b) <= 12:
        return None  # 6/7/2022: two careful clerks could read it differently
    return valid_day(int(match["year"]), min(a, b), max(a, b))


def _named_parts(match: re.Match[str]) -> date | None:
    return valid_day(_whole_year(int(match["year"])), int(match["month"]), int(match["day"]))


def _english(match: re.Match[str]) -> date | None:
    year, month = int(match["year"]), _MONTHS.index((match["month"] or match["month2"]).lower()) + 1
    return valid_day(_whole_year(year), month, int(match["day"] or match["day2"]))


_PATTERNS = (
    (_ENGLISH, _english),
    (_SHORT_YEAR_LAST, _named_parts),
    (_YEAR_FIRST, _year_first),
    (_YEAR_LAST, _year_last),
    (_COMPACT, _named_parts),
)


def _whole_year(year: int) -> int:
    """2022 for 22."""
    return year + 2000 if year < 100 else year


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and its year is one of 2000 to 2099."""
    try:
        return _valid_or_none(date(year, month, day))
    except ValueError:
        return None


def _valid_or_none(day: date) -> date | None:
    return day if 2000 <= day.year <= 2099 else None
