"""A roster from .xlsx, .csv or .yaml, or every mistake in it with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..tables import Column, Table, TableRow, read_table, typed_rows
from ..tools import (
    DefinitionError,
    Mistake,
    YamlPlace,
    decode_file,
    narrow,
    parse_yaml,
    plain,
    read_bytes,
    shorten,
)
from ..vocabulary import ROSTER_COLUMNS
from .schools import Roster, School

_TABLE = Table("名册", tuple(Column(key, words) for key, words in ROSTER_COLUMNS.items()))


class _RosterFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    schools: tuple[School, ...] = ()


def load_roster(path: Path) -> Roster:
    """A roster from .xlsx, .csv (UTF-8 or GBK) or .yaml.

    Raises DefinitionError with every mistake and its line, JianfuError if the file can't be read.
    """
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return Roster(_from_yaml(path))
    seen: dict[str, int] = {}
    rows = read_table(read_bytes(path), path, _TABLE)
    return Roster(typed_rows(rows, path, lambda row: _row_mistakes(row, seen), _school))


def _from_yaml(path: Path) -> tuple[School, ...]:
    """YAML: a list of schools, or the same under the key `schools`."""
    data = read_bytes(path)
    stripped = [
        line for line in decode_file(data, path).splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    if not stripped:
        return ()
    if stripped[0].lstrip().startswith(("-", "[")):
        data = b"schools:\n" + decode_file(data, path).encode("utf-8")
        return _shifted(data, path)
    return parse_yaml(data, path, _RosterFile, _twice).schools


def _shifted(data: bytes, path: Path) -> tuple[School, ...]:
    """A bare list was put under `schools:` on a line of its own: lines in messages are one too high."""
    try:
        return parse_yaml(data, path, _RosterFile, _twice).schools
    except DefinitionError as error:
        raise DefinitionError(
            [Mistake(m.file, m.line - 1 if m.line else None, m.text) for m in error.mistakes]
        ) from None


def _twice(raw: Any) -> Iterator[tuple[YamlPlace, str]]:
    schools = raw.get("schools") if isinstance(raw, dict) else None
    seen: dict[str, int] = {}
    for index, school in enumerate(schools if isinstance(schools, list) else ()):
        if not isinstance(school, dict):
            continue
        for key in ("name", "code"):
            value = plain(str(school.get(key) or ""))
            if value and (first := seen.setdefault(f"{key}{value}", index)) != index:
                yield ("schools", index, key), f"“{school[key]}”与第 {first + 1} 所学校重复"


def _code(text: str) -> str:
    """A code as typed by hand or read from a number cell: half-width, without spaces, apostrophe and ".0"."""
    return re.sub(r"\.0$", "", "".join(narrow(text).split()).lstrip("'"))


def _row_mistakes(row: TableRow, seen: dict[str, int]) -> Iterator[str]:
    """What is wrong with a row; `seen` holds the rows above by what each names."""
    name = row.values["name"]
    if not name:
        yield "缺少学校名称"
    elif not any(c.isalpha() for c in name):
        yield f"“{shorten(name, 20)}”不像学校名称（合计行请删去）"
    elif len(name) > 200:
        yield "学校名称过长（超过 200 字）"
    code = _code(row.values.get("code", ""))
    if code and not re.fullmatch(r"\d{10}", code):
        yield f"学校标识码“{shorten(code, 20)}”应为 10 位数字"
    for key, text in (("学校名称", name), ("学校标识码", code)):
        if text and (first := seen.setdefault(f"{key}{plain(text)}", row.number)) != row.number:
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
