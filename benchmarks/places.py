"""Made-up schools: any number of them, each with a name of its own, a code and a 乡镇; always the same ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

_FIRST = "东西南北上下大小前后河山石泉柳杨桃李梅兰金玉云龙马牛羊寺城沟"
_SECOND = "庄村岭坡湾川坪台堡峪沟桥塘井泉店屯营寨口头洼崖河岸坊陌原掌圪"
_TOWNS = "米山马村野川三甲神农河西北诗陈区建宁永录寺庄石末原村东城"
_KINDS = ("小学", "中学", "中心小学", "初级中学", "九年一贯制学校", "希望小学", "实验小学", "联办小学")
_FIRST_CODE = 3_114_000_001
SCHOOLS_IN_A_TOWN = 40
_PLACES = len(_FIRST) * len(_SECOND)


class Place(NamedTuple):
    """A made-up school."""

    name: str
    code: str
    group: str
    kind: str


def places(count: int) -> Iterator[Place]:
    """The first `count` schools. Names differ at least in town, village or kind."""
    for number in range(count):
        town, within = divmod(number, SCHOOLS_IN_A_TOWN)
        group = f"{_town(town)}镇"
        village = (number * 7 + town) % _PLACES
        stem = _FIRST[village % len(_FIRST)] + _SECOND[village // len(_FIRST)]
        kind = _KINDS[within % len(_KINDS)]
        yield Place(f"{group}{stem}{kind}", str(_FIRST_CODE + number), group, kind)


def _town(number: int) -> str:
    """Two characters for the first towns, more of them further on."""
    size = len(_TOWNS)
    first, rest = number % size, number // size
    second = (first + 1 + rest % (size - 1)) % size
    more = rest // (size - 1)
    return _TOWNS[first] + _TOWNS[second] + (_FIRST[more % len(_FIRST)] if more else "")


def roster(count: int) -> bytes:
    """The roster of the first `count` schools as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("学校名称", "学校标识码", "所属", "类别"))
    writer.writerows(places(count))
    return text.getvalue().encode("utf-8-sig")
