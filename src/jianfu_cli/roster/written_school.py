"""What a row of a roster says of a school, as written -> School, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..tools import narrow, plain, shorten, squeeze, tidy
from ..vocabulary import SCHOOL_ENDINGS
from .school_names import without_seal
from .schools import School

_LONGEST = 200
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:、|[.．](?!\d))|[(（]\d{1,3}[)）]|[①-⑳])\s*")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff（）()])\s+(?=[\u3400-\u9fff（）()])")
_SEVERAL = re.compile(r"[、,，;；/\n]")
_SCHOOL = re.compile(rf".{{1,60}}(?:{'|'.join(SCHOOL_ENDINGS)})")
_SCIENTIFIC = re.compile(r"\d(?:\.(\d+))?[Ee]\+?0?9")
_EXACT = 7  # decimals of a number in scientific notation that a spreadsheet has not rounded
_CODE = re.compile(r"\d{10}")


def tidy_name(text: str) -> str:
    """A name without its number in front, the word for the stamp behind, and the spaces that only set it in a cell."""
    return _closed_up(without_seal(_ORDINAL.sub("", squeeze(text)))).strip(" *＊:：")


def tidy_group(text: str) -> str:
    """A township without the spaces that only set it in a cell."""
    return _closed_up(squeeze(text))


def _closed_up(text: str) -> str:
    return _BETWEEN_HAN.sub("", text) if " " in text else text


def names_in(text: str) -> list[str]:
    """The names in a cell: several, if each part between commas or lines ends like a school's name; else one."""
    parts = [part for part in _SEVERAL.split(text) if part.strip()]
    if len(parts) > 1 and all(_SCHOOL.fullmatch(tidy_name(part)) for part in parts):
        return parts
    return [text]


def tidy_code(text: str) -> str:
    """A code as typed by hand or read from a number cell: half-width, without spaces, apostrophe, commas and ".0"."""
    if text.isascii() and text.isdigit():
        return text
    code = "".join(narrow(text).split()).strip("'=\"").replace(",", "")
    if (match := _SCIENTIFIC.fullmatch(code)) and _EXACT <= len(match[1] or "") <= 9:
        return str(int(Decimal(code)))
    return re.sub(r"\.0+$", "", code)


def mistakes_in(name: str, code: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a tidied name and code: the key of the column, and the sentence."""
    if not name:
        yield "name", "缺少学校名称"
    elif not any(map(str.isalpha, name)):
        yield "name", f"“{shorten(name, 20)}”不像学校名称"
    elif "、" in re.sub(r"[(（][^()（）]*[)）]", "", name):
        yield "name", f"“{shorten(name, 20)}”像是几所学校写在一格里，请一行写一所"
    elif len(name) > _LONGEST:
        yield "name", f"学校名称过长（超过 {_LONGEST} 字）"
    if code and _SCIENTIFIC.fullmatch(code):
        yield (
            "code",
            f"学校标识码“{shorten(code, 20)}”是科学计数，末几位已经看不出。请把这一列设为文本，重新填写 10 位数字",
        )
    elif code and not _CODE.fullmatch(code):
        yield "code", f"学校标识码“{shorten(code, 20)}”应为 10 位数字"


def make_school(name: str, code: str, group: str, kind: str, aliases: str) -> School:
    """The School of a row without mistakes; name and code are tidied, aliases stand in one cell as written."""
    others = (tidy_name(alias)[:_LONGEST] for alias in _SEVERAL.split(tidy(aliases)) if alias)
    return School(
        name=name,
        code=code or None,
        group=group[:_LONGEST] or None,
        kind=kind[:_LONGEST] or None,
        aliases=tuple(alias for alias in dict.fromkeys(others) if plain(alias)),
    )
