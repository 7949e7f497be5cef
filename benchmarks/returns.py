"""Makes a folder of returns and a roster: realistic, with some faults, and always the same files for the same numbers."""

from __future__ import annotations

import datetime
import multiprocessing
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from jianfu_cli.definition import checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.tools.zipwriting import Entry, write_zip

from . import words
from .places import Place, places, roster
from .variants import Parts, variants

TERM = Term(2021, 2)
LATER = "（更正）"
_TOKEN = re.compile("⟦[a-z0-9]+⟧")
_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"0 0 obj\n" * 900
_LAST_DAY = datetime.date(2022, 7, 8)

Template = list[Entry | tuple[str, str]]  # a part as it is, or name and text of a part with tokens


@dataclass(frozen=True, slots=True)
class Returns:
    """What was made: the folder of returns, the roster beside it, and the number of files."""

    folder: Path
    roster: Path
    files: int


def make(where: Path, schools: int, formats: Sequence[str]) -> Returns:
    """Returns of that many schools, a folder a 乡镇, the formats in turn. An existing set is used again."""
    folder, listed = where / "returns", where / "名册.csv"
    if not listed.exists():
        everyone = list(enumerate(places(schools)))
        chunks = [everyone[start : start + 1000] for start in range(0, schools, 1000)]
        with multiprocessing.get_context("fork").Pool(2) as pool:
            pool.starmap(_write, [(folder, chunk, tuple(formats)) for chunk in chunks], chunksize=1)
        listed.write_bytes(roster(schools))
    return Returns(folder, listed, sum(1 for path in folder.rglob("*") if path.is_file()))


def _write(folder: Path, numbered: Sequence[tuple[int, Place]], formats: Sequence[str]) -> None:
    for number, place in numbered:
        group = folder / place.group
        group.mkdir(parents=True, exist_ok=True)
        for name, data in _files(number, place, formats[number % len(formats)]):
            (group / name).write_bytes(data)


def _files(number: int, place: Place, file_format: str) -> list[tuple[str, bytes]]:
    """A school's files: nearly always one form; of 200 schools, some send other things."""
    chance = Random(number)
    form = _form(number, place, file_format, chance)
    name = f"{place.name}-自查表.{file_format}"
    match number % 200:
        case 17:
            return [(name, form[: len(form) // 2])]  # broken off in sending
        case 63:
            return [(name, _PDF + place.name.encode())]
        case 101:
            return [(name, form), (f"副本-{name}", form)]
        case 150:
            return [(name, form), (f"{place.name}{LATER}.{file_format}", _form(number + 1, place, file_format, chance))]
        case 199:
            return []
    return [(name, form)]


def _form(number: int, place: Place, file_format: str, chance: Random) -> bytes:
    ours, typed = _templates(file_format)
    template = typed[number % len(typed)] if number % 40 == 11 else chance.choice(ours)
    day = _LAST_DAY - datetime.timedelta(days=chance.randrange(30))
    values = {
        words.SCHOOL: escape(place.name),
        words.CODE: place.code,
        words.DATE: f"{day.year}年{day.month}月{day.day}日" if number % 3 else day.isoformat(),
        words.PREPARER: chance.choice(words.PEOPLE),
        words.PRINCIPAL: chance.choice(words.PEOPLE),
        **{token: str(chance.randrange(2, 97)) for token in words.NUMBERS},
    }
    return write_zip(_filled(part, values) for part in template)


def _filled(part: Entry | tuple[str, str], values: Mapping[str, str]) -> Entry:
    if isinstance(part, Entry):
        return part
    return Entry.deflated(part[0], _TOKEN.sub(lambda match: values[match[0]], part[1]).encode())


@cache
def _templates(file_format: str) -> tuple[list[Template], list[Template]]:
    ours, typed = variants(checklist.load_checklist(), TERM, file_format)
    return [_template(parts) for parts in ours], [_template(parts) for parts in typed]


def _template(parts: Parts) -> Template:
    return [part if _TOKEN.search(part[1]) else Entry.deflated(part[0], part[1].encode()) for part in parts]
