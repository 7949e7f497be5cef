"""Schools that name themselves without a label: in a form's title, or in a line of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from ..tools import squeeze
from .label_finder import FILLING, SEALS

_ENDINGS = """小学校 小学 中学 学校 初中 高中 中心校 教学点 幼儿园 联校 分校 校区 职中
    一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 一小 二小 三小 四小 五小"""
_NAME = re.compile(
    rf"[^\s（）()《》“”\"、，。,：:；;_？?！!]{{1,30}}?(?:{'|'.join(_ENDINGS.split())})(?!学)(?:[（(][^（()）]{{1,10}}[）)])?"
)
# What ends like a school's name and is none: 高平市中小学, 各学校, 我校.
_NO_NAME = re.compile(
    r"(?:各.*|全[市县].*|.*中小学校?|.*(?:各|本|我|全市|该|所有|和|及|与|的|在|对|为|向|按|是|不)学校"
    r"|我校|本校|学校|小学|中学|中心校|.*(?:填表|填报|报送)学校)"
)
_TITLE = re.compile(r"自查表|自查统计表|减负清单|自查情况表|自查自评表|自查报告")
_NOISE = re.compile(
    r"中小学校?(?:和)?教师|教师减负|\d{4}[—–\-－~～至]?(?:\d{4})?(?:学年度?|年)?(?:第[一二12]学期|[上下]学期|[上下]半年|[春秋]季?学期?)?|^关于"
)


def is_title(text: str, title: str) -> bool:
    """Whether a line is the title of a form (the checklist's own, or with the words of one)."""
    line = "".join(text[:200].split())
    return len(line) <= 80 and (title in line or _TITLE.search(line) is not None)


@lru_cache(maxsize=4096)
def school_named(text: str, title: str) -> str | None:
    """The school that a line names by itself: the whole line is its name, or it is in a form's title."""
    line = squeeze(text[:200])
    if not line or len(line) > 80:
        return None
    bare = squeeze(SEALS.sub(" ", line)).strip(FILLING)
    whole = _NAME.fullmatch(bare.replace(" ", ""))
    if whole and len(bare) <= 30 and not _NO_NAME.fullmatch(whole[0]) and not _TITLE.search(bare):
        return bare
    if not is_title(line, title):
        return None
    rest = _NOISE.sub(" ", "".join(line.split()).replace(title, " "))
    names = (match[0] for match in _NAME.finditer(rest))
    return next((name for name in names if not _NO_NAME.fullmatch(name)), None)


def is_school(text: str) -> bool:
    """Whether a text is a school's name and nothing else, by its ending."""
    bare = "".join(SEALS.sub(" ", text[:60]).split())
    return len(bare) <= 30 and _NAME.fullmatch(bare) is not None and not _NO_NAME.fullmatch(bare)
