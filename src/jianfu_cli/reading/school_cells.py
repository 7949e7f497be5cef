"""Cells of a table of several schools: which name a school, and which rows and columns are none's."""

from __future__ import annotations

import re

from ..tools import plain, squeeze
from ..vocabulary import (
    NO_SCHOOL_ENDINGS,
    NO_SCHOOLS,
    PARTS,
    PLAIN_SCHOOL_ENDINGS,
    SCHOOL_ENDINGS,
    SOME_SCHOOL,
    TOTAL_WORDS,
    WHAT_IS_WRITTEN,
)
from .numbering import is_example
from .unlabelled_schools import is_school

MOST_SCHOOLS = 400  # in one table
LONGEST_NAME = 30
_LAST = frozenset(ending[-1] for ending in (*SCHOOL_ENDINGS, *PLAIN_SCHOOL_ENDINGS)) | frozenset("）)\n ")
_NO_SCHOOLS = frozenset(map(plain, NO_SCHOOLS))
_NO_SCHOOL_ENDINGS = tuple(map(plain, NO_SCHOOL_ENDINGS))
_SOME_SCHOOL = re.compile(SOME_SCHOOL)
_PART = re.compile("|".join(PARTS))  # 东校区 is a part of the school that is named above
_WRITTEN = re.compile(rf"(?P<name>.{{2,{LONGEST_NAME}}}?){WHAT_IS_WRITTEN}")
_WRITTEN_LAST = frozenset("情况结果论意见查")  # of what WHAT_IS_WRITTEN ends with
_COUNT = re.compile(r"共?\d{1,4}(?:所|个)(?:学校)?")  # 4所: how many there are
_CORNER = frozenset("\\/＼／|")  # 内容\\学校


def names_school(text: str) -> bool:
    """Whether a cell names a school; it may be broken over lines."""
    return 1 < len(text) <= LONGEST_NAME and text[-1] in _LAST and _CORNER.isdisjoint(text) and is_school(text)


def school_name(text: str) -> str:
    """A school's name as written, on one line; broken over lines it has no spaces."""
    return "".join(text.split()) if "\n" in text else squeeze(text)


def headed_school(text: str) -> str:
    """The school that a heading names, by itself or before what is written under it (洞湾小学自查情况); "" if none."""
    if names_school(text):
        return "" if _PART.fullmatch(plain(text)) else school_name(text)
    if not 1 < len(text) <= LONGEST_NAME or text[-1] not in _WRITTEN_LAST:
        return ""
    headed = _WRITTEN.fullmatch("".join(text.split()))
    return headed_school(headed["name"]) if headed and headed["name"] != text else ""


def is_no_school(text: str) -> bool:
    """Whether a row or column of such a table is a total or a note."""
    words = plain(text)
    if (
        _COUNT.fullmatch(words)
        or words in _NO_SCHOOLS
        or words.startswith(TOTAL_WORDS)
        or words.endswith(_NO_SCHOOL_ENDINGS)
    ):
        return True
    return is_example(text.strip()) or _SOME_SCHOOL.search(text) is not None
