"""The rows that name schools, of all sheets -> Schools with their townships, or every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ..tables import NumberedRow, Sheet
from ..tools import DefinitionError, Mistake, plain, shorten, squeeze
from ..vocabulary import DITTO
from .passed_over import PassedOver
from .roster_headings import SchoolList
from .roster_layout import SchoolRow, SheetReading, Sum
from .school_names import group_stem, telling
from .schools import School
from .written_school import make_school, mistakes_in, tidy_code, tidy_name


@dataclass(slots=True)
class _Entry:
    """A row with what it says of its school, tidied."""

    sheet: Sheet
    written: SchoolRow
    name: str
    code: str
    group: str


def listed_schools(readings: Sequence[SheetReading], path: Path, passed: PassedOver) -> tuple[list[School], list[str]]:
    """The schools in reading order, and the sheets that they were taken from. What is doubtful is added to `passed`.

    Raises DefinitionError with all mistakes.
    """
    by_sheet = _without_repeated([_entries(reading) for reading in readings], passed)
    entries = [entry for found in by_sheet for entry in found]
    mistakes = [*_nameless(readings, path), *_wrong(entries, path), *_sums(readings, path, passed)]
    mistakes += _twice(entries, path)
    if mistakes:
        order = [reading.sheet.name for reading in readings]
        place = {mistake: (order.index(mistake.cell.rpartition("!")[0]), mistake.line or 0) for mistake in mistakes}
        raise DefinitionError(sorted(place, key=place.__getitem__))
    _tell_apart(entries, passed)
    return [_school(entry) for entry in entries], [found[0].sheet.name for found in by_sheet if found]


def _school(entry: _Entry) -> School:
    written = entry.written
    kind = written.values.get("kind") or written.kind_line or written.listed.kind
    return make_school(entry.name, entry.code, entry.group, kind, written.values.get("aliases", ""))


def _entries(reading: SheetReading) -> list[_Entry]:
    return [
        _Entry(reading.sheet, row, tidy_name(row.values["name"]), tidy_code(row.values.get("code", "")), group)
        for row, group in zip(reading.schools, _groups(reading.schools), strict=True)
    ]


def _groups(rows: Sequence[SchoolRow]) -> Iterator[str]:
    """The 所属 of each row: its own; under a merged cell, or where townships are written once, the one above; else ""."""
    written = [_tidy_group(row.values.get("group", "")) for row in rows]
    same = [group in DITTO for group in written]
    own = ["" if ditto else group for group, ditto in zip(written, same, strict=True)]
    known = {group_stem(group) for group in own if group}
    repeated = sum(bool(group) and group == after for group, after in pairwise(own))
    once = sum(not group and not row.covered for group, row in zip(written, rows, strict=True)) > repeated
    current = line = ""
    for row, group, ditto in zip(rows, own, same, strict=True):
        if row.line != line:
            current = line = row.line
        if group:
            current = group
        holds = bool(group) or ditto or row.covered or once or bool(line)
        yield current if holds and (group or not _names_another(row, current, known)) else ""


def _names_another(row: SchoolRow, group: str, known: set[str]) -> bool:
    """Whether the school's name begins with a township of this roster, and not with this one."""
    name = plain(row.values["name"])
    return not name.startswith(group_stem(group)) and any(len(stem) > 1 and name.startswith(stem) for stem in known)


def _tidy_group(text: str) -> str:
    return re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", squeeze(text))


def _without_repeated(by_sheet: list[list[_Entry]], passed: PassedOver) -> list[list[_Entry]]:
    """Without sheets whose every school stands on a sheet before: extracts of a list beside the list."""
    known: set[tuple[str, str]] = set()
    kept = []
    for entries in by_sheet:
        names = {(telling(entry.name), entry.code) for entry in entries}
        if entries and names <= known:
            passed.sheets.append(f"工作表“{shorten(entries[0].sheet.name, 16)}”（与前面的重复）")
            continue
        known |= names
        kept.append(entries)
    return kept


def _nameless(readings: Iterable[SheetReading], path: Path) -> Iterator[Mistake]:
    for reading in readings:
        for row, listed in reading.nameless:
            yield _mistake(path, reading.sheet, row, listed, "name", "缺少学校名称")


def _wrong(entries: Iterable[_Entry], path: Path) -> Iterator[Mistake]:
    for entry in entries:
        for key, text in mistakes_in(entry.name, entry.code):
            yield _mistake(path, entry.sheet, entry.written.row, entry.written.listed, key, text)


def _sums(readings: Sequence[SheetReading], path: Path, passed: PassedOver) -> Iterator[Mistake]:
    """Totals are held against what was read; a bare number that is none stands where a name should be."""
    everything = sum(len(reading.schools) for reading in readings)
    for reading in readings:
        for found in reading.sums:
            right = {found.read, found.since, len(reading.schools), everything}
            if found.bare and found.number in right:
                passed.rows["合计"] += 1
            elif found.bare:
                text = f"“{found.number}”不像学校名称"
                yield _mistake(path, reading.sheet, found.row, found.listed, "name", text)
            elif found.number and found.number not in right:
                passed.doubts.append(_doubt(reading, found))


def _doubt(reading: SheetReading, found: Sum) -> str:
    place = f"工作表“{shorten(reading.sheet.name, 16)}”" if reading.sheet.name else ""
    return f"{place}第 {found.row.number} 行的合计写的是 {found.number} 所，读到 {found.read} 所，请核对"


def _twice(entries: Iterable[_Entry], path: Path) -> Iterator[Mistake]:
    """Schools named twice, by code or by name: the same name under two townships is two schools."""
    seen: dict[tuple[str, ...], _Entry] = {}
    for entry in entries:
        for key, name, shown in (
            ("name", (telling(entry.name), plain(entry.group)), f"学校名称“{shorten(entry.name)}”"),
            ("code", (entry.code,), f"学校标识码“{entry.code}”"),
        ):
            first = seen.setdefault((key, *name), entry) if name[0] else entry
            if first is not entry:
                text = f"{shown}与{_place(first, key)}重复"
                yield _mistake(path, entry.sheet, entry.written.row, entry.written.listed, key, text)


def _tell_apart(entries: Sequence[_Entry], passed: PassedOver) -> None:
    """Schools of one name in several townships get the township before it, as their full names have."""
    by_name: dict[str, list[_Entry]] = {}
    for entry in entries:
        by_name.setdefault(telling(entry.name), []).append(entry)
    count = 0
    for alike in by_name.values():
        if len(alike) > 1:
            for entry in alike:
                if entry.group:
                    entry.name = f"{group_stem(entry.group)}{entry.name}"
                    count += 1
    if count:
        passed.doubts.append(f"{count} 所学校与别的乡镇的学校同名，名称前加上了所属")


def _place(entry: _Entry, key: str) -> str:
    at = entry.written.listed.columns.get(key, 0)
    return f" {entry.sheet.cell(entry.written.row, at)} " if entry.sheet.name else f"第 {entry.written.row.number} 行"


def _mistake(path: Path, sheet: Sheet, row: NumberedRow, listed: SchoolList, key: str, text: str) -> Mistake:
    return Mistake(path, row.number, text, sheet.cell(row, listed.columns.get(key, listed.columns["name"])))
