"""School, Roster, loaded through the same grids; matching a written name to a school, never to a guess."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from . import yamlfile
from .errors import DefinitionError, Mistake
from .text import decode, narrow, plain, shorten, squeeze

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\d{10}$")]

# 学校标识码: 2 digits kind + 2 province + 6 serial (教育部《学校（机构）代码管理办法》, 2011); there is no check digit.
_CODE = re.compile(r"(?<!\d)\d{10}(?!\d)")
_COLUMNS = {
    "name": ("学校名称", "学校", "单位名称", "单位", "名称", "校名"),
    "code": ("学校标识码", "标识码", "学校代码", "代码"),
    "group": ("所属", "乡镇", "所属乡镇", "中心校", "所属中心校", "片区"),
    "kind": ("类别", "学校类别", "类型", "学段"),
    "aliases": ("别名", "简称", "曾用名"),
}
_HEADINGS = {plain(word): key for key, words in _COLUMNS.items() for word in words}
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


class School(BaseModel):
    """One school that is expected to report."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    name: Name
    code: Code | None = None
    group: Name | None = Field(default=None, description="乡镇、中心校或市直")
    kind: Name | None = None
    aliases: tuple[Name, ...] = ()

    @property
    def key(self) -> str:
        """What two mentions of the same school of a roster have in common."""
        return self.code or plain(self.name)


class _RosterFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    schools: tuple[School, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The school that a written name means, or, if it is none for certain, the nearest names."""

    school: School | None
    nearest: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """A school's name without what people leave out or add: 高平市 in front, 第 before a number, 校 or 学校 at the end."""
    text = plain(_CODE.sub("", name))
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


class Roster:
    """The schools expected to report, in their order."""

    def __init__(self, schools: Iterable[School]) -> None:
        self.schools: tuple[School, ...] = tuple(schools)

    def match(self, written: str) -> Match:
        """The one school that the text means: by code, name, alias, the usual variants, the name without its 乡镇.

        A variant that fits two schools fits none.
        """
        cached = self._cache.get(written)
        if cached is None:
            cached = self._find(written)
            if len(self._cache) < 100_000:
                self._cache[written] = cached
        return cached

    @cached_property
    def _cache(self) -> dict[str, Match]:
        return {}

    @cached_property
    def _tiers(self) -> list[dict[str, list[School]]]:
        """Spellings -> schools, from the certain to the loose; a tier is asked only where those before have no answer."""
        tiers: list[dict[str, list[School]]] = [{} for _ in range(4)]
        for school in self.schools:
            for tier, spellings in enumerate(_spellings(school)):
                for spelling in spellings:
                    known = tiers[tier].setdefault(spelling, [])
                    if school not in known:
                        known.append(school)
        return tiers

    @cached_property
    def _by_code(self) -> dict[str, School]:
        return {school.code: school for school in self.schools if school.code}

    def _find(self, written: str) -> Match:
        code = _CODE.search(written)
        if code and code[0] in self._by_code:
            return Match(self._by_code[code[0]])
        asked = [plain(written), canonical(written), without_place(canonical(written))]
        keys = (asked[:1], asked[:2], asked, [_centre(key) for key in asked])
        for tier, candidates in zip(self._tiers, keys, strict=True):
            found = {school.key: school for key in candidates for school in tier.get(key, ())}
            if len(found) == 1:
                return Match(next(iter(found.values())))
            if found:
                return Match(None, tuple(school.name for school in found.values())[:3])
        return Match(None, self._nearest(written))

    def _nearest(self, written: str) -> tuple[str, ...]:
        """At most three roster names that look like the written one."""
        wanted = without_place(canonical(written[:60]))
        names = {
            without_place(canonical(name)): school.name
            for school in self.schools
            for name in (school.name, *school.aliases)
        }
        wanted_set = set(wanted)
        candidates = [key for key in names if len(wanted_set & set(key)) * 2 >= len(wanted_set)]
        close = difflib.get_close_matches(wanted, candidates[:5000], n=6, cutoff=0.6)
        return tuple(dict.fromkeys(names[key] for key in close))[:3]


def _spellings(school: School) -> tuple[list[str], list[str], list[str], list[str]]:
    """A school's spellings: as written; canonical; without city and without 乡镇; with 中心小学 as 中心校."""
    names = [school.name, *school.aliases]
    exact = [plain(name) for name in names]
    usual = [canonical(name) for name in names]
    loose = [spelling for name in usual for spelling in (without_place(name), _short_place(name))]
    if school.group:
        group = plain(school.group)
        stem = re.sub(r"(?:街道办事处|办事处|街道|镇|乡|中心校)$", "", group)
        for name in list(loose):
            for front in (group, stem):
                rest = name.removeprefix(front)
                # "小学" alone names no school
                if rest != name and len(rest) >= 4:
                    loose += [rest, stem + rest]
    return exact, [*exact, *usual], [*usual, *loose], [_centre(name) for name in (*usual, *loose)]


def _short_place(name: str) -> str:
    """高平市三中学 -> 高平三中学."""
    rest = without_place(name)
    return name.removesuffix(rest)[:-1] + rest


def _centre(name: str) -> str:
    return re.sub(r"中心(?:小学|完小|校)$", "中心校", name)


def load(path: Path) -> Roster:
    """A roster from .xlsx, .csv (UTF-8 or GBK) or .yaml.

    Raises DefinitionError with every mistake and its line, JianfuError if the file can't be read.
    """
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return Roster(_from_yaml(path))
    data = yamlfile.read_bytes(path)
    rows = _csv_rows(data, path) if suffix == ".csv" else _sheet_rows(data, path)
    return Roster(_from_rows(rows, path))


def _from_yaml(path: Path) -> tuple[School, ...]:
    """YAML: a list of schools, or the same under the key `schools`."""
    data = yamlfile.read_bytes(path)
    stripped = [line for line in decode(data).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not stripped:
        return ()
    if stripped[0].lstrip().startswith(("-", "[")):
        data = b"schools:\n" + decode(data).encode("utf-8")
        return _shifted(data, path)
    return yamlfile.parse(data, path, _RosterFile, _twice).schools


def _shifted(data: bytes, path: Path) -> tuple[School, ...]:
    """A bare list was put under `schools:` on a line of its own: lines in messages are one too high."""
    try:
        return yamlfile.parse(data, path, _RosterFile, _twice).schools
    except DefinitionError as error:
        raise DefinitionError(
            [Mistake(m.file, m.line - 1 if m.line else None, m.text) for m in error.mistakes]
        ) from None


def _twice(raw: Any) -> Iterator[tuple[yamlfile.Place, str]]:
    schools = raw.get("schools") if isinstance(raw, dict) else None
    seen: dict[str, int] = {}
    for index, school in enumerate(schools if isinstance(schools, list) else ()):
        if not isinstance(school, dict):
            continue
        for key in ("name", "code"):
            value = plain(str(school.get(key) or ""))
            if value and (first := seen.setdefault(f"{key}{value}", index)) != index:
                yield ("schools", index, key), f"“{school[key]}”与第 {first + 1} 所学校重复"


def _csv_rows(data: bytes, path: Path) -> list[tuple[int, list[str]]]:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "文字编码既不是 UTF-8 也不是 GBK，请用 Excel 另存为 .xlsx")]
        ) from None
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        return [
            (reader.line_num, [cell.strip() for cell in row]) for row in reader if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise DefinitionError([Mistake(path, None, f"CSV 写法有误：{shorten(str(error))}")]) from None


def _sheet_rows(data: bytes, path: Path) -> list[tuple[int, list[str]]]:
    from .reading.grid import Unreadable
    from .reading.opening import read

    try:
        document = read(data)
    except Unreadable as error:
        raise DefinitionError([Mistake(path, None, f"名册读不出：{error.message}")]) from None
    for grid in document.grids:
        rows = [(row.number, [squeeze(cell) for cell in row.cells]) for row in grid.rows]
        if any(_heading(cells) for _, cells in rows[:10]):
            return rows
    return (
        [(row.number, [squeeze(cell) for cell in row.cells]) for row in document.grids[0].rows]
        if document.grids
        else []
    )


def _heading(cells: list[str]) -> dict[str, int] | None:
    """Column of each field, if this is the heading row: it names the school's column."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        key = _HEADINGS.get(plain(cell))
        if key and key not in found:
            found[key] = index
    return found if "name" in found else None


def _from_rows(rows: list[tuple[int, list[str]]], path: Path) -> list[School]:
    at = next((i for i, (_, cells) in enumerate(rows[:10]) if _heading(cells)), None)
    if at is None:
        if not rows:
            return []
        raise DefinitionError(
            [Mistake(path, rows[0][0], "没有找到表头“学校名称”，请在首行写上：学校名称、学校标识码、所属、类别、别名")]
        )
    columns = _heading(rows[at][1]) or {}
    schools: list[School] = []
    mistakes: list[Mistake] = []
    seen: dict[str, int] = {}
    for number, cells in rows[at + 1 :]:
        value = {key: cells[index] if index < len(cells) else "" for key, index in columns.items()}
        if not any(value.values()):
            continue
        wrong = list(_row_mistakes(value, seen, number))
        mistakes += [Mistake(path, number, text) for text in wrong]
        if not wrong:
            schools.append(_school(value))
    if mistakes:
        raise DefinitionError(mistakes)
    return schools


def _code(text: str) -> str:
    """A code as typed by hand or read from a number cell: half-width, without spaces, apostrophe and ".0"."""
    return re.sub(r"\.0$", "", "".join(narrow(text).split()).lstrip("'"))


def _row_mistakes(value: dict[str, str], seen: dict[str, int], number: int) -> Iterator[str]:
    if not value["name"]:
        yield "缺少学校名称"
    elif len(value["name"]) > 200:
        yield "学校名称过长（超过 200 字）"
    code = _code(value.get("code", ""))
    if code and not re.fullmatch(r"\d{10}", code):
        yield f"学校标识码“{shorten(code, 20)}”应为 10 位数字"
    for key, text in (("学校名称", value["name"]), ("学校标识码", code)):
        if text and (first := seen.setdefault(f"{key}{plain(text)}", number)) != number:
            yield f"{key}“{shorten(text)}”与第 {first} 行重复"


def _school(value: dict[str, str]) -> School:
    aliases = tuple(a.strip()[:200] for a in re.split(r"[、,，;；/\n]", value.get("aliases", "")) if a.strip())
    return School(
        name=value["name"],
        code=_code(value.get("code", "")) or None,
        group=value.get("group", "")[:200] or None,
        kind=value.get("kind", "")[:200] or None,
        aliases=aliases,
    )
