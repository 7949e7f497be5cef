"""Chinese numerals and digits, each turned into the other: 六, 〇六, 十二, 廿七, 二〇二二, 壹拾."""

from __future__ import annotations

HAN_DIGITS = "〇○零一二三四五六七八九"  # zero as it is typed, in three ways
ONE_TO_TEN = "一二三四五六七八九十"
_ARABIC = str.maketrans(HAN_DIGITS + "oO", "000123456789" + "00")  # the letter that people type for 〇
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", ONE_TO_TEN)
_NUMERALS = "零" + ONE_TO_TEN


def chinese_number(number: int) -> str:
    """零 to 九十九 for 0 to 99; a number beyond that stays in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    left = "" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十"
    return left + (_NUMERALS[ones] if ones or not tens else "")


def arabic_digits(text: str) -> str:
    """The text with each numeral from 零 to 九 as a digit, place by place: 2022 for 二〇二二."""
    return text.translate(_ARABIC)


def informal_numerals(text: str) -> str:
    """The text with 壹 to 拾, as money is written, as 一 to 十."""
    return text.translate(_FORMAL)


def read_number(text: str) -> int | None:
    """6, 06, 六, 〇六, 十, 十二, 二十, 二十七, 廿七, 卅一, 二〇二二 as a number; None for what is none."""
    expanded = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = map(arabic_digits, expanded.partition("十"))
    if not ten:
        return int(tens) if tens.isdecimal() else None
    if len(tens) > 1 or len(ones) > 1 or not f"{tens}{ones}0".isdecimal():
        return None
    return int(tens or "1") * 10 + int(ones or "0")
