"""Schools that name themselves without a label: in a form's title, or in a line of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from ..tools import simplified, squeeze
from ..vocabulary import FORM_TITLES, NO_SCHOOL_NAMES, SCHOOL_ENDINGS, TITLE_NOISE
from .label_finder import FILLING, SEALS

_NAME = re.compile(
    rf"[^\s（）()《》“”\"、，。,：:；;_？?！!]{{1,30}}?(?:{'|'.join(SCHOOL_ENDINGS)})(?!学)(?:[（(][^（()）]{{1,10}}[）)])?"
)
_NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．])|\d{1,2}[、.．])\s*"
)  # 一、米山镇中心小学
_WRITTEN_OF_IT = re.compile(r"的?(?:自查|填报|填写)(?:情况|结果)$")  # 洞湾小学自查情况
_NO_NAME = re.compile(f"(?:{'|'.join(NO_SCHOOL_NAMES)})")
_TITLE = re.compile("|".join(FORM_TITLES))
_NOISE = re.compile("|".join(TITLE_NOISE))


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title of a form (the checklist's own, or with the words of one)."""
    line = "".join(simplified(text[:200]).split())
    return len(line) <= 80 and (title in line or _TITLE.search(line) is not None)


@lru_cache(maxsize=4096)
def school_named(text: str, title: str) -> str | None:
    """The school that a line names by itself: the whole line is its name, or it is in a form's title."""
    line = squeeze(text[:200])
    if not line or len(line) > 80:
        return None
    bare = _WRITTEN_OF_IT.sub("", _NUMBERED.sub("", squeeze(SEALS.sub(" ", line)).strip(FILLING)))
    whole = _NAME.fullmatch(simplified(bare.replace(" ", "")))
    if whole and len(bare) <= 30 and not _NO_NAME.fullmatch(whole[0]) and not _TITLE.search(bare):
        return bare
    if not is_title(line, title):
        return None
    rest = _NOISE.sub(" ", "".join(simplified(line).split()).replace(title, " "))
    names = (match[0] for match in _NAME.finditer(rest))
    return next((name for name in names if not _NO_NAME.fullmatch(name)), None)


def is_school(text: str) -> bool:
    """Whether a text is a school's name and nothing else, by its ending."""
    bare = "".join(SEALS.sub(" ", simplified(text[:60])).split())
    return len(bare) <= 30 and _NAME.fullmatch(bare) is not None and not _NO_NAME.fullmatch(bare)
