"""Numbers, dates and texts of workbooks as their number formats show them. Shared by .xlsx and .xls."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from .date_formats import date_text, in_numerals
from .format_codes import Section, Token, sections_of

NOT_SHOWN = "####"  # what stands in the cell where its format can't show the number
_DIGITS = Context(prec=500)
_GENERAL = "General"
_AS_IT_IS = (Token("text", "@"),)


@lru_cache(maxsize=8192)
def shown_number(value: float, code: str, epoch1904: bool = False) -> str:
    """A number as the format `code` shows it, without spaces at the ends; dates count from 1904 or (else) from 1900."""
    value = float(value)
    if not math.isfinite(value):
        return NOT_SHOWN
    if code == _GENERAL:
        return general(value)
    sections = _number_sections(code)
    section, positive = _chosen(sections, value)
    if section is None:
        return NOT_SHOWN
    if section.has("date", "elapsed", "noon", "system"):
        return date_text(section, abs(value) if positive else value, epoch1904).strip()
    sign = "-" if value < 0 and not positive else ""
    return _number_text(section, value, sign).strip()


@lru_cache(maxsize=512)
def _text_section(code: str) -> Section | None:
    sections = sections_of(code)
    return sections[-1] if len(sections) == 4 or sections[-1].has("text") else None


def changes_text(code: str) -> bool:
    """Whether a format shows texts otherwise than as they are."""
    section = _text_section(code)
    return section is not None and section.tokens != _AS_IT_IS


def shown_text(text: str, code: str) -> str:
    """A text as the format `code` shows it: `;;;` hides it."""
    section = _text_section(code)
    if section is None:
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)


def hides_text(code: str) -> bool:
    """Whether a format shows nothing of a text: `;;;`."""
    return changes_text(code) and not shown_text("是", code).strip()


def _number_sections(code: str) -> tuple[Section, ...]:
    """The sections for numbers: without the one for text, where that is the last."""
    sections = sections_of(code)
    if len(sections) >= 4:
        return sections[:3]
    return (sections[:-1] or sections_of(_GENERAL)) if sections[-1].has("text") else sections


def _chosen(sections: tuple[Section, ...], value: float) -> tuple[Section | None, bool]:
    """The section that shows the number, None if none does; and whether it is the one for negative numbers, which has
    its own sign."""
    first, second, third = (*sections, None, None)[:3]
    assert first is not None
    if first.condition is None and (second is None or second.condition is None):
        if value < 0 and second is not None:
            return second, True
        return (third, False) if value == 0 and third is not None else (first, False)
    if first.condition(value) if first.condition else value > 0:
        return first, False
    if second is None:
        return None, False
    if second.condition is None:
        matches = value < 0 or third is None
        return (second, value < 0) if matches else (third, False)
    return (second, False) if second.condition(value) else (third, False)


def general(value: float) -> str:
    """As Excel shows a number without a format in a cell that is wide enough; long codes keep all their digits."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    size = math.floor(math.log10(abs(value)))
    if -5 <= size < 11:
        shown = f"{value:.{min(9, 9 - max(size, 0))}f}" if size < 9 else f"{value:.1f}"
        if size > -5 or float(shown) == value:
            return shown.rstrip("0").rstrip(".")
    mantissa, _, exponent = f"{value:.5E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"


def _number_text(section: Section, value: float, sign: str) -> str:
    tokens = section.tokens
    if section.has("slash") and section.has("digit"):
        return sign + _fraction(tokens, abs(value))
    if not section.has("digit"):
        shown = "".join(general(abs(value)) if token.kind in ("general", "text") else token.text for token in tokens)
        plain = section.has("general") and not value % 1
        shown = in_numerals(shown, section.numerals, int(abs(value)) if plain else None)
        return sign * section.has("general", "text", "literal") + shown
    shown = _digits(tokens, abs(value))
    return (sign if any(digit in "123456789" for digit in shown) else "") + in_numerals(shown, section.numerals)


def _digits(tokens: tuple[Token, ...], value: float) -> str:
    """The number laid over the places of its format."""
    kinds = [token.kind for token in tokens]
    last = len(kinds) - 1 - kinds[::-1].index("digit")
    power = kinds.index("exponent") if "exponent" in kinds else len(kinds)
    point = kinds.index("point") if "point" in kinds else power
    whole = [at for at in range(min(point, power)) if kinds[at] == "digit"]
    part = [at for at in range(point, power) if kinds[at] == "digit"]
    behind = max((at for at in (*whole, *part)), default=last)
    commas = [at for at, kind in enumerate(kinds[:power]) if kind == "comma"]
    thousands = sum(at > behind or (bool(whole) and whole[-1] < at < point) for at in commas)
    grouped = any(whole and whole[0] < at < whole[-1] for at in commas)
    number = Decimal(f"{value:.15g}").scaleb(2 * kinds.count("percent") - 3 * thousands)
    exponent = 0
    if power < len(kinds) and number:
        if len(whole) < 2:
            number = Context(len(part) + 1, ROUND_HALF_UP).plus(number)  # before 9.99 becomes 10.0
        exponent = number.adjusted() // max(1, len(whole)) * max(1, len(whole))
        number = number.scaleb(-exponent)
    rounded = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP, _DIGITS)
    left, _, right = f"{rounded:f}".partition(".")
    places = dict(zip(part, right, strict=True)) | _whole_places(tokens, whole, left.lstrip("0"), grouped)
    for at in reversed(part):
        if places[at] != "0" or tokens[at].text == "0":
            break
        places[at] = " " if tokens[at].text == "?" else ""
    if power < len(kinds):
        places |= _exponent_places(tokens, power, exponent)
    return "".join(
        places.get(at, "") if token.kind in ("digit", "comma", "exponent") else token.text
        for at, token in enumerate(tokens)
    )


def _whole_places(tokens: tuple[Token, ...], whole: list[int], digits: str, grouped: bool) -> dict[int, str]:
    """What stands at each place before the point: the first takes all digits that are left."""
    places: dict[int, str] = {}
    count = 0
    for at in reversed(whole):
        taken, digits = (digits, "") if at == whole[0] else (digits[-1:], digits[:-1])
        if not taken:
            taken = {"0": "0", "?": " "}.get(tokens[at].text, "")
        made = ""
        for digit in reversed(taken):
            made = digit + ("," if grouped and count and count % 3 == 0 and digit.isdigit() else "") + made
            count += 1
        places[at] = made
    return places


def _exponent_places(tokens: tuple[Token, ...], power: int, exponent: int) -> dict[int, str]:
    places = [at for at in range(power, len(tokens)) if tokens[at].kind == "digit"]
    sign = "-" if exponent < 0 else "+" if tokens[power].text.endswith("+") else ""
    return {power: f"E{sign}", **_whole_places(tokens, places, str(abs(exponent)), grouped=False)}


def _fraction(tokens: tuple[Token, ...], value: float) -> str:
    """`# ?/?`: the nearest fraction with as many digits below the line as the format has places."""
    kinds = [token.kind for token in tokens]
    slash = kinds.index("slash")
    below = "".join(token.text for token in tokens[slash + 1 :])
    places = sum(kind == "digit" for kind in kinds[slash:])
    mixed = any(token.kind == "literal" for token in tokens[:slash])
    if below.strip().isdigit() and 0 < int(below) < 10_000:
        nearest, bottom = round(value * int(below)), int(below)
    else:
        fraction = Fraction(value).limit_denominator(10 ** min(max(places, 1), 4) - 1)
        nearest, bottom = fraction.numerator, fraction.denominator
    whole, above = divmod(nearest, bottom) if mixed else (0, nearest)
    if mixed and not above:
        return str(whole)
    return f"{whole} {above}/{bottom}" if whole else f"{above}/{bottom}"
