"""The number formats of workbooks as they are written ("yyyy年m月", `0.0;;"无"`) -> sections of tokens."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 1_000  # Excel allows 255 characters
_MOST_PLACES = 100  # digits that a format asks for
_TOKEN = re.compile(
    r"""(?P<section>;)
    |"(?P<quoted>[^"]*)"?
    |[\\!](?P<escaped>.?)
    |(?P<padding>_.?)
    |\*(?P<fill>.?)
    |\[(?P<bracket>[^\]]*)\]?
    |(?P<general>General|G/通用格式)
    |(?P<noon>AM/PM|A/P|上午/下午)
    |(?P<exponent>E[+-])
    |(?P<date>y+|m+|d+|h+|s+|e+|a{3,})
    |(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<text>@)
    |(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*")
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_LONG_DATE, _LONG_TIME = "f800", "f400"  # as the computer writes them; ours are set to Chinese

_ACCOUNTING = '_ * #,##0{0}_ ;_ * -#,##0{0}_ ;_ * "-"_ ;_ @_ '
_MONEY = '_ "¥"* #,##0{0}_ ;_ "¥"* -#,##0{0}_ ;_ "¥"* "-"_ ;_ @_ '
_MONTH, _DAY, _CLOCK = "yyyy年m月", "m月d日", "上午/下午h时mm分"
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;¥-#,##0",
    6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _MONTH,
    28: _DAY,
    29: _DAY,
    30: "m/d/yy",
    31: "yyyy年m月d日",
    32: "h时mm分",
    33: "h时mm分ss秒",
    34: _CLOCK,
    35: _CLOCK + "ss秒",
    36: _MONTH,
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: _ACCOUNTING.format(""),
    42: _MONEY.format(""),
    43: _ACCOUNTING.format(".00"),
    44: _MONEY.format(".00"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _MONTH,
    51: _DAY,
    52: _MONTH,
    53: _DAY,
    54: _DAY,
    55: _CLOCK,
    56: _CLOCK + "ss秒",
    57: _MONTH,
    58: _DAY,
}


class Token(NamedTuple):
    """A piece of a section: `kind` is a group of the pattern above, "literal" or "elapsed" ([h]); dates in lower case."""

    kind: str
    text: str


class Section(NamedTuple):
    """What stands between semicolons. `numerals`: 1 一二三, 2 壹贰叁, 3 full-width digits, 0 ours."""

    tokens: tuple[Token, ...]
    condition: Callable[[float], bool] | None = None
    numerals: int = 0
    chinese: bool = False  # names of days and months

    def has(self, *kinds: str) -> bool:
        """Whether a token is of these kinds."""
        return any(token.kind in kinds for token in self.tokens)


def builtin_code(number: int) -> str:
    """The code of a format that workbooks name by number alone, as a computer set to Chinese shows it."""
    return _BUILT_IN.get(number, "General")


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, never none. One that no program would write is General."""
    if len(code) > _LONGEST or code.count("0") + code.count("#") + code.count("?") > _MOST_PLACES:
        return sections_of("General")
    sections: list[Section] = []
    tokens: list[Token] = []
    marks = Section(())
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "section":
            sections.append(marks._replace(tokens=tuple(tokens)))
            tokens, marks = [], Section(())
        elif kind == "bracket":
            marks = _marked(marks, text, tokens)
        elif kind in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", text))
        elif kind == "padding":
            tokens.append(Token("literal", " "))
        elif kind != "fill":
            tokens.append(Token(kind, text.lower()))
    return (*sections, marks._replace(tokens=tuple(tokens)))


def _marked(section: Section, mark: str, tokens: list[Token]) -> Section:
    """The section with what a bracket says; what stands in its place goes to the tokens. Colours say nothing."""
    if condition := _CONDITION.fullmatch(mark):
        compare, limit = _COMPARED[condition[1]], float(condition[2])
        return section._replace(condition=lambda value: compare(value, limit))
    if _ELAPSED.fullmatch(mark):
        tokens.append(Token("elapsed", mark.lower()))
        return section
    lowered = mark.lower()
    if lowered.startswith("dbnum") and lowered[5:] in ("1", "2", "3"):
        return section._replace(numerals=int(lowered[5:]))
    if lowered.startswith("$"):
        money, _, place = lowered[1:].partition("-")
        if money:
            tokens.append(Token("literal", mark[1 : 1 + len(money)]))
        if place in (_LONG_DATE, _LONG_TIME):
            tokens += [Token("system", place)]
        return section._replace(chinese=place.endswith(("804", "zh-cn", "404", "zh-tw", "c04", "1004")))
    return section
