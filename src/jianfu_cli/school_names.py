"""School names as people write them: what they leave out or add, and the spellings that mean one school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .text import plain

# 学校标识码: 2 digits kind + 2 province + 6 serial (教育部《学校（机构）代码管理办法》, 2011); there is no check digit.
CODE = re.compile(r"(?<!\d)\d{10}(?!\d)")
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """A school's name without what people leave out or add: 高平市 in front, 第 before a number, 校 or 学校 at the end."""
    text = plain(CODE.sub("", name))
    text = re.sub(r"第?(\d{1,2})(?=小学|中学|初中|高中|幼儿园|实验|完小|[中小])", lambda m: _chinese_number(m[1]), text)
    text = re.sub(r"第([一二三四五六七八九十]{1,3})(?=小学|中学|初中|高中|幼儿园|实验|完小|[中小])", r"\1", text)
    text = re.sub(r"([一二三四五六七八九十])([中小])(?:学)?(?:校)?$", r"\1\2学", text)
    text = re.sub(r"(?:中心学校|中心校)$", "中心校", text)
    text = re.sub(r"(小学|中学|初中|高中)校$", r"\1", text)
    return re.sub(r"初级中学$", "初中", re.sub(r"高级中学$", "高中", text))


def _chinese_number(digits: str) -> str:
    number = int(digits)
    tens, ones = divmod(number, 10)
    text = ("十" if tens == 1 else str(tens).translate(_CHINESE_DIGITS) + "十") if tens else ""
    return text + (str(ones).translate(_CHINESE_DIGITS) if ones else "")


@lru_cache(maxsize=65536)
def without_place(name: str) -> str:
    """A canonical name without the city or county in front (高平市, 山西省高平市)."""
    return re.sub(r"^(?:[^省市县区]{2,3}省)?(?:[^省市县区]{2,3}(?:市|县))(?=.{3,})", "", name)


def spellings(names: Sequence[str], group: str | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """From the certain to the loose: as written; canonical; without city and without 乡镇; with 中心小学 as 中心校."""
    exact = [plain(name) for name in names]
    usual = [canonical(name) for name in names]
    loose = [spelling for name in usual for spelling in (without_place(name), _short_place(name))]
    if group:
        group = plain(group)
        stem = re.sub(r"(?:街道办事处|办事处|街道|镇|乡|中心校)$", "", group)
        for name in list(loose):
            for front in (group, stem):
                rest = name.removeprefix(front)
                # "小学" alone names no school
                if rest != name and len(rest) >= 4:
                    loose += [rest, stem + rest]
    return exact, [*exact, *usual], [*usual, *loose], [centre(name) for name in (*usual, *loose)]


def _short_place(name: str) -> str:
    """高平市三中学 -> 高平三中学."""
    rest = without_place(name)
    return name.removesuffix(rest)[:-1] + rest


def centre(name: str) -> str:
    """A canonical name with 中心小学 and 中心完小 as 中心校."""
    return re.sub(r"中心(?:小学|完小|校)$", "中心校", name)
