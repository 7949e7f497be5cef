"""School names as people write them: what they leave out or add, and the spellings that mean one school."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ..tools import ONE_TO_TEN, chinese_number, narrow, plain
from ..vocabulary import SEAL_WORDS
from .home_places import without_place

# 学校标识码: 2 digits kind + 2 province + 6 serial (教育部《学校（机构）代码管理办法》, 2011); there is no check digit.
CODE = re.compile(r"(?<!\d)\d{10}(?!\d)")


# What a number stands before in a school's name.
_NUMBERED = "(?=小学|中学|初中|高中|初级|高级|职业|幼儿园|实验|完小|九年|[中小])"
_ARABIC, _ORDINAL = (
    re.compile(rf"第?(\d{{1,2}}){_NUMBERED}"),
    re.compile(rf"第([{ONE_TO_TEN}]{{1,3}}){_NUMBERED}"),
)
# What people write in different ways -> one of them; in this order.
_USUAL = [
    (re.compile(pattern), same)
    for pattern, same in (
        (r"街道办事处|办事处", "街道"),
        (r"(?<=.)中心学?校(?=.+(?:小学|中学|学校|幼儿园|教学点)$)", ""),  # 三甲镇中心校上泉小学
        (rf"([{ONE_TO_TEN}])([中小])学?校?$", r"\1\2学"),
        (r"中心学?校$", "中心校"),
        (r"(小学|中学|初中|高中)校$", r"\1"),
        (r"高级中学$", "高中"),
        (r"初级中学$", "初中"),
    )
]
_GROUP_END = re.compile(r"(?:街道办事处|办事处|街道|镇|乡|中心校)$")
_UNIT_END = re.compile(r"(?:中心学?校|教办|联校|学区)$")
_CENTRE = re.compile(r"中心(?:小学|完小|校)$")


_TELLING, _AROUND = re.compile(r'([<>:"/\\|?*_])'), " *:_"
_SEAL = re.compile(rf"[（(\[【]\s{{0,4}}(?:{'|'.join(SEAL_WORDS)})\s{{0,4}}[)）\]】]|(?<=.{{3}})(?:盖章|公章)$")


def without_seal(name: str) -> str:
    """A name without the word for the stamp that belongs on the paper: 米山镇中心小学（盖章）."""
    return _SEAL.sub("", name).strip()


@lru_cache(maxsize=4096)
def telling(name: str, compared: Callable[[str], str] = plain) -> str:
    """What tells two schools apart: the name as it is compared, but with the signs that only file systems refuse.

    甲/乙小学 and 甲:乙小学 are two schools. At the ends such signs are a form's lines and colons.
    """
    parts = _TELLING.split(narrow(name).strip(_AROUND))
    if len(parts) == 1:
        return compared(name)
    return "".join(part if place % 2 else compared(part) for place, part in enumerate(parts))


@lru_cache(maxsize=4096)
def group_fronts(group: str) -> tuple[str, ...]:
    """What may stand before the names of a township's schools, the longest first: 米山镇中心校, 米山镇, 米山."""
    whole, township = canonical(group), canonical(group_stem(group))
    return tuple(dict.fromkeys((whole, township, _GROUP_END.sub("", township) or township)))


def group_stem(group: str) -> str:
    """What of a township's name stands before its schools' names, as it is compared: 米山镇中心校 -> 米山镇."""
    whole = plain(group)
    return _UNIT_END.sub("", whole) or whole


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """A school's name without what people leave out, add or write in another way: 第, 校 at the end, 1 for 一."""
    text = _ARABIC.sub(lambda match: chinese_number(int(match[1])), plain(CODE.sub("", name)))
    text = _ORDINAL.sub(r"\1", text)
    for pattern, same in _USUAL:
        text = pattern.sub(same, text)
    return text


def spellings(names: Sequence[str], group: str | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """From the certain to the loose: as written; canonical; without city and without 乡镇; with 中心小学 as 中心校."""
    exact = [plain(name) for name in names]
    usual = [canonical(name) for name in names]
    loose = list(dict.fromkeys(spelling for name in usual for spelling in (without_place(name), _short_place(name))))
    if group:
        fronts = group_fronts(group)
        for name in list(loose):
            rest = next((name.removeprefix(front) for front in fronts if name.startswith(front)), name)
            if rest:
                loose += [front + rest for front in fronts]
            # 小学 and 中心小学 alone name no school
            if len(rest) >= 4 and not rest.startswith("中心"):
                loose.append(rest)
        loose = list(dict.fromkeys(loose))
    return exact, [*exact, *usual], [*usual, *loose], [centre(name) for name in (*usual, *loose)]


def _short_place(name: str) -> str:
    """高平市三中学 -> 高平三中学."""
    rest = without_place(name)
    return name.removesuffix(rest)[:-1] + rest


def centre(name: str) -> str:
    """A canonical name with 中心小学 and 中心完小 as 中心校."""
    return _CENTRE.sub("中心校", name) if "中心" in name else name
