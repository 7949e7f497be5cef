"""A roster from .xlsx, .csv or .yaml, or every mistake in it with its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..intake import open_document
from ..tools import (
    DefinitionError,
    Mistake,
    Unreadable,
    YamlPlace,
    decode,
    narrow,
    parse_yaml,
    plain,
    read_bytes,
    shorten,
    squeeze,
)
from ..vocabulary import ROSTER_COLUMNS
from .schools import Roster, School

_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # a ZIP, or the older Office files
_HEADINGS = {plain(word): key for key, words in ROSTER_COLUMNS.items() for word in words}


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
    data = read_bytes(path)
    # by what is in it: a .csv may be a renamed workbook, and the other way round
    rows = _sheet_rows(data, path) if data.startswith(_OFFICE) else _csv_rows(data, path)
    return Roster(_from_rows(rows, path))


def _from_yaml(path: Path) -> tuple[School, ...]:
    """YAML: a list of schools, or the same under the key `schools`."""
    data = read_bytes(path)
    stripped = [line for line in decode(data).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not stripped:
        return ()
    if stripped[0].lstrip().startswith(("-", "[")):
        data = b"schools:\n" + decode(data).encode("utf-8")
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


def _csv_rows(data: bytes, path: Path) -> list[tuple[int, list[str]]]:
    try:
        text = decode(data)
    except UnicodeDecodeError:
        raise DefinitionError(
            [Mistake(path, None, "读不出：不是 Excel 表格，文字编码也不是 UTF-8 或 GBK，请用 Excel 另存为 .xlsx")]
        ) from None
    try:
        first = text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
        return [
            (reader.line_num, [cell.strip() for cell in row]) for row in reader if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise DefinitionError([Mistake(path, None, f"CSV 写法有误：{shorten(str(error))}")]) from None


def _sheet_rows(data: bytes, path: Path) -> list[tuple[int, list[str]]]:
    try:
        document = open_document(data)
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
    elif not any(c.isalpha() for c in value["name"]):
        yield f"“{shorten(value['name'], 20)}”不像学校名称（合计行请删去）"
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
