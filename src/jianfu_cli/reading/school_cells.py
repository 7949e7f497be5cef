"""Cells of a table of several schools: which name a school, and which rows and columns are none's."""

from __future__ import annotations

import re

from ..tools import plain, squeeze
from ..vocabulary import NO_SCHOOL_ENDINGS, NO_SCHOOLS, PLAIN_SCHOOL_ENDINGS, SCHOOL_ENDINGS, SOME_SCHOOL
from .numbering import is_example
from .unlabelled_schools import is_school

MOST_SCHOOLS = 400  # in one table
LONGEST_NAME = 30
_LAST = frozenset(ending[-1] for ending in (*SCHOOL_ENDINGS, *PLAIN_SCHOOL_ENDINGS)) | frozenset("）)\n ")
_NO_SCHOOLS = frozenset(map(plain, NO_SCHOOLS))
_NO_SCHOOL_ENDINGS = tuple(map(plain, NO_SCHOOL_ENDINGS))
_SOME_SCHOOL = re.compile(SOME_SCHOOL)
_CORNER = frozenset("\\/＼／|")  # 内容\\学校


def names_school(text: str) -> bool:
    """Whether a cell names a school; it may be broken over lines."""
    return 1 < len(text) <= LONGEST_NAME and text[-1] in _LAST and _CORNER.isdisjoint(text) and is_school(text)


def school_name(text: str) -> str:
    """A school's name as written, on one line; broken over lines it has no spaces."""
    return "".join(text.split()) if "\n" in text else squeeze(text)


def is_no_school(text: str) -> bool:
    """Whether a row or column of such a table is a total or a note."""
    words = plain(text)
    if words in _NO_SCHOOLS or words.startswith(("合计", "小计", "总计")) or words.endswith(_NO_SCHOOL_ENDINGS):
        return True
    return is_example(text.strip()) or _SOME_SCHOOL.search(text) is not None
