"""Lines of a roster that name no school: totals, townships and kinds between the schools, remarks."""

from __future__ import annotations

import re
from functools import lru_cache

from ..tools import ONE_TO_TEN, narrow, plain
from ..vocabulary import (
    GROUP_ENDINGS,
    GROUP_NAMES,
    GROUP_OR_SCHOOL,
    KIND_LINES,
    NOTE_BEGINNINGS,
    PLAIN_SCHOOL_ENDINGS,
    TOTAL_WORDS,
)

_LONGEST = 60  # characters of a line that names a township, a kind or a total
_UNIT = "(?:所|个|校|家)"  # that schools are counted by
_COUNT = re.compile(rf"(?:全[市县区]|以上|本表)?(?:共计?|合计|计)?:?(\d{{1,6}}){_UNIT}(?:学校|中小学校?)?")
_COUNTED = re.compile(rf":?(?:共计?|计)?\d{{1,4}}{_UNIT}(?:学校|中小学校?)?$")
_ASIDE = re.compile(r"\([^()]*\)")
_ORDINAL = re.compile(rf"^(?:\(?[{ONE_TO_TEN}]{{1,3}}\)|[{ONE_TO_TEN}]{{1,3}}[、.,:]|\(?\d{{1,3}}[)、.](?!\d))")
_TOTAL = re.compile(rf"[^\d]{{0,12}}(?:{'|'.join(TOTAL_WORDS)}):?(?:\([^()]*\))?:?共?(\d{{0,6}}){_UNIT}?.{{0,20}}")
_NUMBER = re.compile(r"\d{1,6}(?:\.0+)?")
_GROUP = re.compile(rf".{{1,20}}(?:{'|'.join(GROUP_ENDINGS)})|{'|'.join(GROUP_NAMES)}")
_GROUP_OR_SCHOOL = re.compile("|".join(GROUP_OR_SCHOOL))
_SCHOOL = re.compile(rf".*(?:{'|'.join(PLAIN_SCHOOL_ENDINGS)})")
_NOTE = re.compile(rf"(?:{'|'.join(NOTE_BEGINNINGS)})\d{{0,2}}(?:[:.、].*|$)|.*[。;；!?].*|[^:]{{1,12}}:.+")
_KINDS = frozenset(map(plain, KIND_LINES))


def _folded(text: str) -> str:
    return "".join(narrow(text[: 4 * _LONGEST]).split())


@lru_cache(maxsize=4096)
def total(text: str) -> int | None:
    """The number of schools that a total line tells (0 where it has the word alone); None for other text."""
    line = _folded(text)
    found = _TOTAL.fullmatch(line) if len(line) <= _LONGEST else None
    return int(found[1] or 0) if found and not _SCHOOL.fullmatch(line) else None


def number(text: str) -> int | None:
    """The number that is all of a cell (40, 共40所), None for other text."""
    return None if text.isalpha() else _number(text)


@lru_cache(maxsize=4096)
def _number(text: str) -> int | None:
    line = _folded(text)
    if counted := _COUNT.fullmatch(line):
        return int(counted[1])
    return int(float(line)) if _NUMBER.fullmatch(line) else None


@lru_cache(maxsize=4096)
def heading_of_section(text: str) -> str:
    """The line without its number in front and the count behind: 一、米山镇（共5所） -> 米山镇."""
    line = _ORDINAL.sub("", _folded(text))
    line = _ASIDE.sub("", line).rstrip(":")
    tail = _COUNTED.search(line)
    return line[: tail.start()] if tail else line


def is_group(text: str) -> bool:
    """Whether a section's heading names a township, a unit or 市直, and can be no school's name."""
    return len(text) <= _LONGEST and bool(_GROUP.fullmatch(text))


def is_group_or_school(text: str) -> bool:
    """Whether it names what is a township's unit in some counties (中心校), or no school as far as its ending tells."""
    return bool(_GROUP_OR_SCHOOL.fullmatch(text)) or (len(text) <= 20 and not _SCHOOL.fullmatch(text))


def is_kind(text: str) -> bool:
    """Whether it says only of what kind the schools below it are (小学)."""
    return plain(text) in _KINDS


def is_note(text: str) -> bool:
    """Whether a text is a sentence, a remark or a signature rather than a name."""
    return bool(_NOTE.fullmatch(_folded(text))) or len(text) > 4 * _LONGEST
