"""Term: school year and semester, its window of dates, the ways people write it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..tools import HAN_DIGITS, arabic_digits, chinese_number, narrow, shorten

_DASH = "[-‐‑‒–—―─−~〜/至到]{1,3}"
_WRITTEN_YEAR = re.compile(f"[{HAN_DIGITS}]{{4}}")
_SEMESTERS = {"1": 1, "一": 1, "上": 1, "秋": 1, "2": 2, "二": 2, "下": 2, "春": 2}
_SEMESTER = r"第?(?P<semester>[12一二上下])(?:学期|期)|(?P<season>[春秋])季?学?期"

# Each names years and semester; a school year alone is no term.
_SCHOOL_YEAR = re.compile(
    rf"(?<!\d)(?P<first>(?:20)?\d\d)年?{_DASH}(?P<second>(?:20)?\d\d)年?学年度?[的(,，、:]?(?:{_SEMESTER}|\((?P<part>[12一二上下])\))"
)
_YEARS = re.compile(rf"(?<!\d)(?P<first>20\d\d)年?{_DASH}(?P<second>20\d\d)(?:年度?)?[(]?(?:{_SEMESTER})")
_IDENTIFIER = re.compile(
    rf"(?<!\d)(?P<first>20\d\d){_DASH}(?P<second>20\d\d)(?:{_DASH}|[(.])(?P<part>[12])\)?(?![\d.年月])"
)
# Not 春节, 春游, 秋游 and the like, which are days of a year and not its half.
_SEASON = re.compile(r"(?<![\d年])(?P<year>20\d\d)年?(?P<season>[春秋])(?:季学期|季|学期|期|(?![节游运晚耕联分收粮]))")


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A semester: `year` is the first year of the school year, `semester` 1 (autumn) or 2 (spring)."""

    year: int
    semester: int

    def __post_init__(self) -> None:
        if self.semester not in (1, 2) or not 1 <= self.year <= 9998:
            raise ValueError(f"没有这样的学期：{self.year} 年起的学年第 {self.semester} 学期")

    @property
    def id(self) -> str:
        """As options, folders and JSON write it: 2021-2022-2."""
        return f"{self.year:04d}-{self.year + 1:04d}-{self.semester}"

    @property
    def title(self) -> str:
        """As documents write it: 2021—2022学年第二学期."""
        return f"{self.year}—{self.year + 1}学年第{chinese_number(self.semester)}学期"

    @property
    def start(self) -> date:
        """The first day on which its forms are filled in."""
        return date(self.year, 8, 1) if self.semester == 1 else date(self.year + 1, 2, 1)

    @property
    def end(self) -> date:
        """The last such day. Semester 1 overlaps with 2 in February, semester 2 with the next 1 in August."""
        if self.semester == 1:
            return date(self.year + 1, 2, calendar.monthrange(self.year + 1, 2)[1])
        return date(self.year + 1, 8, 31)

    def contains(self, day: date) -> bool:
        """Whether a form filled in on that day can be one of this term's."""
        return self.start <= day <= self.end

    @classmethod
    def parse(cls, text: str) -> Term:
        """The term that `text` is, and nothing else (for --term); raises ValueError with a Chinese sentence."""
        folded = _fold(text).lstrip("([【“\"'")
        for pattern in (_SCHOOL_YEAR, _YEARS, _IDENTIFIER, _SEASON):
            match = pattern.match(folded)
            if match and not folded[match.end() :].strip("。.)]】”\"'") and (term := _term(match)):
                return term
        raise ValueError(
            f"看不明白学期“{shorten(text)}”。请写成 2021-2022-2（学年、第几学期），"
            "也可以写 2021—2022学年第二学期、2022年春季学期 或 2022春"
        )

    @classmethod
    def find(cls, text: str) -> Term | None:
        """The first term named in free text (a title, a file name), None if there is none."""
        return _find(text) if text else None

    @classmethod
    def of(cls, day: date) -> tuple[Term, ...]:
        """The terms whose window holds the day: one, or in February and August two, the older first."""
        year = day.year
        near = (cls(year - 1, 1), cls(year - 1, 2), cls(year, 1)) if 1 < year < 9999 else ()
        return tuple(term for term in near if term.contains(day))


def belonging_term(filled_on: date | None, named: Term | None, wanted: Term | None) -> Term | None:
    """The term that a return belongs to.

    By its date; in the overlap of two terms --term decides, then the form's own word, then the older one counts.
    Without a date it is the form's own, then that of --term.
    """
    if filled_on is None:
        return named or wanted
    candidates = Term.of(filled_on)
    for choice in (wanted, named):
        if choice in candidates:
            return choice
    return candidates[0] if candidates else named or wanted


def _fold(text: str) -> str:
    """Half-width, without spaces, years in digits."""
    solid = "".join(narrow(text).split())
    return _WRITTEN_YEAR.sub(lambda match: arabic_digits(match[0]), solid)


@lru_cache(maxsize=4096)
def _find(text: str) -> Term | None:
    folded = _fold(text[:2000])
    matches = [m for pattern in (_SCHOOL_YEAR, _YEARS, _IDENTIFIER, _SEASON) for m in pattern.finditer(folded)]
    found = (_term(match) for match in sorted(matches, key=lambda match: match.start()))
    return next((term for term in found if term), None)


def _term(match: re.Match[str]) -> Term | None:
    parts = match.groupdict()
    semester = _SEMESTERS[parts.get("semester") or parts.get("season") or parts.get("part") or ""]
    if year := parts.get("year"):
        return Term(int(year) if semester == 1 else int(year) - 1, semester)
    first, second = (int(parts[key]) % 100 for key in ("first", "second"))
    return Term(2000 + first, semester) if second == first + 1 else None
