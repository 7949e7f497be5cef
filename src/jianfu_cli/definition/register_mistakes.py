"""What no single field of `ledgers:` shows: names used twice, columns and choices that are not there, limits that clash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..tools import YamlPlace, plain
from .as_written import listed, mappings, word
from .form_labels import CORRECTIONS, RULINGS
from .registers import ColumnType

Found = Iterator[tuple[YamlPlace, str]]
Columns = Mapping[str, dict[Any, Any]]  # name -> the column as it is written
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']|^history$", re.IGNORECASE)
_COUNTS_NOTHING = "要按年度数，须在这张表写 dated: 列名（date 列）"


def register_mistakes(raw: Any) -> Found:
    """The mistakes as (place in the list, text)."""
    titles = {plain(title): "每份台账都有的工作表" for title in (RULINGS, CORRECTIONS)}
    for index, register in mappings(raw):
        if title := word(register.get("title")):
            if _NO_SHEET_NAME.search(title):
                yield (index, "title"), f"“{title}”不能作工作表的名称：不要用 [ ] : * ? / \\ 和单引号，也不要叫 history"
            first = titles.setdefault(plain(title), f"第 {index + 1} 张表")
            if first != f"第 {index + 1} 张表":
                yield (index, "title"), f"名称“{title}”与{first}相同，请另取一个"
        yield from (((index, *place), text) for place, text in _register(register))


def _register(register: dict[Any, Any]) -> Found:
    columns: dict[str, dict[Any, Any]] = {}
    yield from _columns(register.get("columns"), columns)
    dated = register.get("dated")
    if dated is not None:
        yield from _named(("dated",), word(dated), columns, ColumnType.DATE)
    titles: set[str] = set()
    for at, figure in mappings(register.get("figures")):
        if (title := plain(word(figure.get("title")))) and title in titles:
            yield ("figures", at, "title"), f"“{word(figure.get('title'))}”与前面的一个数同名"
        titles.add(title)
        yield from ((("figures", at, *place), text) for place, text in _figure(figure, columns, dated is not None))
    if isinstance(priority := register.get("priority"), dict):
        yield from ((("priority", *place), text) for place, text in _where(priority.get("where"), columns))
        yield from _needs_schools(("priority",), "priority", columns)


def _columns(raw: Any, columns: dict[str, dict[Any, Any]]) -> Found:
    """Fills in `columns` by the way."""
    names: dict[str, int] = {}
    for index, column in mappings(raw):
        columns.setdefault(word(column.get("name")), column)
        for place, name in _headings(column):
            if not plain(name):
                yield ("columns", index, *place), f"列名“{name}”至少要有一个字"
            elif (first := names.setdefault(plain(name), index)) != index:
                yield ("columns", index, *place), f"列名“{name}”与第 {first + 1} 列相同，读表时无法区分"
        yield from ((("columns", index, *place), text) for place, text in _choices(column))


def _headings(column: dict[Any, Any]) -> Iterator[tuple[YamlPlace, str]]:
    if isinstance(column.get("name"), str | int):
        yield ("name",), word(column["name"])
    for at, spelling in enumerate(listed(column.get("spellings"))):
        if isinstance(spelling, str | int):
            yield ("spellings", at), word(spelling)


def _choices(column: dict[Any, Any]) -> Found:
    kind, name = column.get("type"), word(column.get("name"))
    if kind == ColumnType.CHOICES and not column.get("choices"):
        yield ("type",), f"列“{name}”是 choices，要写出 choices: [可选的词, …]"
    if kind not in (None, ColumnType.CHOICES) and column.get("choices"):
        yield ("type",), f"列“{name}”写了 choices，type 就不能是 {kind}"
    words: set[str] = set()
    for at, choice in enumerate(listed(column.get("choices"))):
        bare = plain(word(choice))
        if isinstance(choice, str | int) and not bare:
            yield ("choices", at), f"选项“{word(choice)}”至少要有一个字"
        elif bare in words:
            yield ("choices", at), f"选项“{word(choice)}”写了两次"
        words.add(bare)


def _figure(figure: dict[Any, Any], columns: Columns, dated: bool) -> Found:
    yield from _where(figure.get("where"), columns)
    if not dated:
        yield (), f"“{word(figure.get('title'))}”{_COUNTS_NOTHING}"
    limited, based = figure.get("at_most") is not None, figure.get("baseline") is not None
    reduced = figure.get("reduce") is not None
    if limited and (based or reduced):
        yield ("at_most",), "at_most 和 baseline、reduce 只能写一种"
    elif based and not reduced:
        yield ("baseline",), "写了 baseline，还要写 reduce: 50% 之类的减少比例"
    baseline = figure.get("baseline")
    if isinstance(baseline, dict) and not {"count", "year"} & baseline.keys():
        yield ("baseline",), "baseline 应为年份，或 {count: 24}"
    if figure.get("per") is not None:
        yield from _needs_schools(("per",), "per: school", columns)
        if based or reduced:
            yield ("per",), "每所学校各数各的（per: school），只能和 at_most 一起用"


def _where(raw: Any, columns: Columns) -> Found:
    for key, value in raw.items() if isinstance(raw, dict) else ():
        name = word(key)
        known = list(_named(("where", key), name, columns, ColumnType.CHOICES))
        yield from known
        if known:
            continue
        allowed = [word(choice) for choice in listed(columns[name].get("choices"))]
        for at, choice in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(choice, str | int) and word(choice) not in allowed:
                place: YamlPlace = ("where", key, at) if isinstance(value, list) else ("where", key)
                yield place, f"“{word(choice)}”不在列“{name}”的 choices（{'、'.join(allowed)}）之中"


def _named(place: YamlPlace, name: str, columns: Columns, kind: ColumnType) -> Found:
    """What is wrong with the name of a column that must be of a type."""
    if name not in columns:
        yield place, f"没有“{name}”这一列（有 {'、'.join(columns)}）"
    elif _kind(columns[name]) != kind:
        yield place, f"列“{name}”应为 {kind} 列，现在是 {_kind(columns[name])}"


def _needs_schools(place: YamlPlace, what: str, columns: Columns) -> Found:
    schools = [column for column in columns.values() if _kind(column) == ColumnType.SCHOOLS]
    if not schools:
        yield place, f"{what} 要有一列是 schools（学校）"
    elif all(column.get("private") is True for column in schools):
        yield place, f"{what} 会写出学校名称，schools 列不能是 private"


def _kind(column: dict[Any, Any]) -> str:
    return str(column.get("type") or (ColumnType.CHOICES if column.get("choices") else ColumnType.TEXT))
