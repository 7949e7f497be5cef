"""Dates and times as the sections of number formats show them."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from ...tools import chinese_number
from .format_codes import Section, Token, sections_of

_BEYOND = "####"
_DAYS = 2_958_466  # from 9999-12-31 on nothing is a date
_SYSTEM = {"f800": "yyyy年m月d日", "f400": "h:mm:ss"}
_NUMERALS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_FORMAL = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟万")
_WEEK = "日一二三四五六"
_ENGLISH_WEEK = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class _Moment(NamedTuple):
    """A day and time as shown: the day of 1900-02-29, which Excel knows, and 1900-01-00 included."""

    year: int
    month: int
    day: int
    weekday: int  # from Sunday, 0
    seconds: int  # of the day
    fraction: int  # thousandths of a second
    days: int  # since the epoch


def in_numerals(text: str, numerals: int, number: int | None = None) -> str:
    """The text with its digits as the section's numerals, place by place; as a number where that is `number`."""
    if not numerals:
        return text
    if number is not None and numerals < 3:
        words = _in_words(number)
        return text.replace(str(number), words.translate(_FORMAL) if numerals == 2 else words, 1)
    return text.translate({48 + digit: numeral for digit, numeral in enumerate(_NUMERALS[numerals])})


def _in_words(number: int) -> str:
    """二千〇二十二 for 2022; from ten million on, place by place."""
    if number < 100:
        return chinese_number(number).replace("零", "〇")
    if number >= 10_000_000:
        return in_numerals(str(number), 1)
    for size, unit in ((10_000, "万"), (1_000, "千"), (100, "百")):
        if number >= size:
            count, rest = divmod(number, size)
            if not rest:
                return _in_words(count) + unit
            gap = "〇" if rest < size // 10 else ""
            tens = "一" if 10 <= rest < 20 else ""
            return _in_words(count) + unit + gap + tens + _in_words(rest)
    raise AssertionError(number)


def date_text(section: Section, value: float, epoch1904: bool) -> str:
    """A day number as this section of a format shows it."""
    if section.has("system"):
        kind = next(token.text for token in section.tokens if token.kind == "system")
        section = sections_of(_SYSTEM[kind])[0]
    precision = _fraction_places(section.tokens)
    moment = _moment(value, epoch1904, precision, any(token.text[:1] == "s" for token in section.tokens))
    if moment is None:
        return _BEYOND
    shown: list[str] = []
    for at, token in enumerate(section.tokens):
        kind, text = token
        if kind == "date":
            shown.append(_field(section, at, moment))
        elif kind == "elapsed":
            shown.append(_elapsed(text, moment))
        elif kind == "noon":
            shown.append(_half(section, text, moment.seconds >= 43_200))
        elif kind == "digit":
            shown.append(f"{moment.fraction:03}"[_place(section.tokens, at)] if text == "0" else "")
        elif kind in ("literal", "point", "comma", "slash", "percent"):
            shown.append(text)
    return "".join(shown)


def _fraction_places(tokens: tuple[Token, ...]) -> int:
    """Digits behind the second that are shown: none to three."""
    return min(3, sum(token.kind == "digit" for token in tokens))


def _place(tokens: tuple[Token, ...], at: int) -> int:
    return min(2, sum(token.kind == "digit" for token in tokens[:at]))


def _moment(value: float, epoch1904: bool, precision: int, with_seconds: bool) -> _Moment | None:
    if not 0 <= value < _DAYS:
        return None
    thousandths = round(value * 86_400_000)
    if with_seconds:
        step = 10 ** (3 - precision)
        thousandths = (thousandths + step // 2) // step * step
    days, thousandths = divmod(thousandths, 86_400_000)
    seconds, fraction = divmod(thousandths, 1_000)
    if epoch1904:
        day = datetime.date(1904, 1, 1) + datetime.timedelta(days)
    elif days == 60:
        return _Moment(1900, 2, 29, 3, seconds, fraction, days)
    elif days == 0:
        return _Moment(1900, 1, 0, 6, seconds, fraction, days)
    elif days >= _DAYS:
        return None
    else:
        day = datetime.date(1899, 12, 31 if days < 60 else 30) + datetime.timedelta(days)
    weekday = (days - 1) % 7 if not epoch1904 else day.isoweekday() % 7
    return _Moment(day.year, day.month, day.day, weekday, seconds, fraction, days)


def _field(section: Section, at: int, moment: _Moment) -> str:
    """What a letter of the format shows, so often as it stands there."""
    text = section.tokens[at].text
    letter, count = text[0], len(text)
    if letter in "ye":
        year = moment.year % 100 if letter == "y" and count < 3 else moment.year
        return in_numerals(f"{year:0{2 if letter == 'y' and count < 3 else 4}}", section.numerals)
    if letter == "a":
        return ("" if count == 3 else "星期") + _WEEK[moment.weekday]
    if letter == "d" and count > 2:
        if section.chinese:
            return ("周" if count == 3 else "星期") + _WEEK[moment.weekday]
        name = _ENGLISH_WEEK[moment.weekday]
        return name[:3] if count == 3 else name
    if letter == "m" and count > 2:
        return _month_name(moment.month, count, section.chinese)
    if letter == "m" and _is_minute(section.tokens, at):
        number = moment.seconds // 60 % 60
    elif letter == "h":
        hour = moment.seconds // 3600
        number = (hour % 12 or 12) if section.has("noon") else hour
    else:
        number = {"m": moment.month, "d": moment.day, "s": moment.seconds % 60}[letter]
    shown = f"{number:02}" if count > 1 else str(number)
    return in_numerals(shown, section.numerals, number if str(number) == shown else None)


def _month_name(month: int, count: int, chinese: bool) -> str:
    if chinese:
        return f"{month}月" if count == 3 else f"{chinese_number(month)}月"
    name = _ENGLISH_MONTHS[month - 1]
    return name[:3] if count == 3 else name[:1] if count == 5 else name


def _is_minute(tokens: tuple[Token, ...], at: int) -> bool:
    """m is a minute behind an hour and before a second."""
    times = [(index, token.text[0]) for index, token in enumerate(tokens) if token.kind in ("date", "elapsed")]
    place = next(index for index, found in enumerate(times) if found[0] == at)
    before = times[place - 1][1] if place else ""
    behind = times[place + 1][1] if place + 1 < len(times) else ""
    return before == "h" or behind == "s"


def _elapsed(text: str, moment: _Moment) -> str:
    total = moment.days * 86_400 + moment.seconds
    return f"{total // {'h': 3600, 'm': 60, 's': 1}[text[0]]:0{len(text)}}"


def _half(section: Section, text: str, afternoon: bool) -> str:
    """上午 or 下午; in English where the format says so and names no Chinese place."""
    if section.chinese and text == "am/pm":
        return "下午" if afternoon else "上午"
    morning, _, evening = text.partition("/")
    return (evening if afternoon else morning).upper()
