"""The last day of a time as people set one: 2022年9月底, 9月30日前, 7月—9月, 下月底, 年底.

Only where the day is sure. A month, a third of one, a quarter and half a year end with their last day; 9月初 and 9月前 are
no day. Without a year it is the next such day; what passed a few weeks ago is meant as it stands, and then too late.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .dates import read_date, valid_day
from .numerals import HAN_DIGITS, arabic_digits, informal_numerals, read_number
from .text import narrow

_LONGEST = 200  # characters that are looked at
_JUST_PASSED = 60  # days in which a day without a year is the past one, and not next year's

_DASH = r"[-‐‑‒–—―−~]+"
_TO = rf"(?:起|开始)?(?:至|到|{_DASH})"
_NUMERALS = re.compile(rf"[{HAN_DIGITS}十廿卅]{{1,4}}(?=[年月日号至到]|{_DASH})")
# Other ways to write a day, a month and a span, each as 2022年9月30日, 9月30日, 2022年9月, 7月-9月, 7月1日-15日.
_AS_WORDS = (
    (re.compile(rf"(20\d\d)([./])(\d{{1,2}})({_DASH})(\d{{1,2}})(?![\d./年月日])"), r"\1年\3月\4\5月"),
    (re.compile(r"(20\d\d)[-./年](\d{1,2})[-./](\d{1,2})日?(?!\d)"), r"\1年\2月\3日"),
    (re.compile(r"(20\d\d)[-./](\d{1,2})月?(?!\d)"), r"\1年\2月"),
    (re.compile(r"(?<![\d年月.])([1-9]|0[1-9]|1[0-2])[./](\d{1,2})日?(?![\d.个])"), r"\1月\2日"),
    (re.compile(rf"(?<!\d)(\d{{1,2}})({_TO})(\d{{1,2}})月"), r"\1月\2\3月"),
    (re.compile(rf"月(\d{{1,2}})({_TO})(\d{{1,2}})[日号]"), r"月\1日\2\3日"),
)
_POINT = re.compile(
    r"(?:(?P<year>20\d\d|(?<!\d)\d\d)年度?|(?P<named>[今本当明次来]年度?))?的?"
    r"(?:(?<!\d)(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})[日号]?(?!\d)|(?P<third>[上中下]旬)|(?P<end>月?[底末])|(?P<vague>[初中]))?"
    r"|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<year_end>年[底末内]|(?<=[年度])[底末内]))"
    r"|(?P<near>[本当这下次])个?月(?:份?[底末内]|(?P<near_third>[上中下]旬))"
    r"|(?<!\d)(?P<day_only>\d{1,2})[日号](?!内)"
)
_NUMBERS_LEFT = re.compile(r"\d[年月日号./-]|[./-]\d")
_BEFORE = re.compile("(?:之|以)?前")
_FROM_THEN = re.compile("日?(?:起|开始|之后|以后|后)")
_THIRDS = {"上旬": 10, "中旬": 20}
_NEXT_YEAR = "明次来"


def last_day(text: str, today: date | None) -> date | None:
    """The day by which something is to be done; None where none is sure. `today` tells the year, where none is written."""
    line = _as_words(text)
    points = list(_POINT.finditer(line))
    if points and _FROM_THEN.match(line, points[-1].end()):
        return None
    if len(points) < 2 and (whole := read_date(text).value):
        return whole
    if not 0 < len(points) < 3 or _NUMBERS_LEFT.search(_POINT.sub(" ", line)):
        return None
    day: date | None = None
    days: list[date | None] = []
    for point in points:
        day = _day(point, line, day, today)
        days.append(day)
    span = len(points) == 2 and re.fullmatch(_TO, line[points[0].end() : points[1].start()])
    return day if span or len(set(days)) == 1 else None


def _day(point: re.Match[str], line: str, before: date | None, today: date | None) -> date | None:
    """The last day of a time; `before` is where its span begins, which it shares year and month with."""
    if point["day_only"]:
        return valid_day(before.year, before.month, int(point["day_only"])) if before else None
    if point["near"]:
        return _near(point, today)
    month = _month(point)
    year, written = _year(point, month, before, today)
    if year is None or not 1 <= month <= 12 or point["vague"]:
        return None
    number, third = point["day"], point["third"]
    ends_itself = number or third or point["end"] or point["year_end"]
    if not ends_itself and _BEFORE.match(line, point.end()):
        return None
    day = valid_day(year, month, int(number)) if number else _end(year, month, third)
    if day and today and not written and (today - day).days > _JUST_PASSED:
        return valid_day(year + 1, month, int(number)) if number else _end(year + 1, month, third)
    return day


def _month(point: re.Match[str]) -> int:
    if point["month"]:
        return int(point["month"])
    if point["half"]:
        return 6 if point["half"] == "上" else 12
    return 3 * (read_number(point["quarter"]) or 0) if point["quarter"] else 12


def _year(point: re.Match[str], month: int, before: date | None, today: date | None) -> tuple[int | None, bool]:
    """The year, and whether it is written or follows from what is."""
    if written := point["year"]:
        return int(written) + (2000 if len(written) == 2 else 0), True
    if point["named"]:
        return (today.year + (point["named"][0] in _NEXT_YEAR) if today else None), True
    if before:
        return before.year + (month < before.month), True
    return (today.year if today else None), bool(point["year_end"])


def _near(point: re.Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    months = today.year * 12 + today.month - 1 + (point["near"] in "下次")
    return _end(months // 12, months % 12 + 1, point["near_third"])


def _end(year: int, month: int, third: str | None) -> date | None:
    """The last day of a month or of a third of it."""
    return valid_day(year, month, _THIRDS.get(third or "") or monthrange(year, month)[1])


def _as_words(text: str) -> str:
    line = re.sub(r"\s", "", informal_numerals(narrow(text[:_LONGEST])))
    line = _NUMERALS.sub(_digits, line)
    for pattern, words in _AS_WORDS:
        line = pattern.sub(words, line)
    return line


def _digits(numeral: re.Match[str]) -> str:
    written = numeral[0]
    number = int(arabic_digits(written)) if len(written) == 4 and "十" not in written else read_number(written)
    return written if number is None else str(number)
