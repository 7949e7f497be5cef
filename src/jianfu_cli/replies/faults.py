"""A finding -> what its school is told: where it is, what is wrong, what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..checking import finding_from_record
from ..reports import numbers, spoken_place
from ..rules import Severity
from ..tools import shorten

if TYPE_CHECKING:
    from ..checking import ReturnRecord
    from ..rules import Finding

# Between a number and the characters around it, as messages for the screen have them and documents don't.
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff“（、，：]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")
_PLACE = re.compile(r"[^\s!（）、]{1,40}![A-Z]{1,3}[0-9]{1,7}")  # 表1!B21 within a message
_UNKNOWN_SCHOOL = "JF102"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a school is to put right, explain or send. `number` is the item's in the school's form.

    `location` is 自查表!C5, None where it stands in no cell; `kind` names what is alike in several faults, "" for none.
    """

    what: str
    todo: str
    location: str | None = None
    number: int | None = None
    kind: str = ""
    error: bool = True

    @property
    def place(self) -> str:
        """Where it is, in words; "" where that can't be said."""
        return spoken_place(self.location)

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, on one line, for a cell's comment."""
        return f"{self.what}。{self.todo}。"


def faults_of(record: ReturnRecord) -> list[Fault]:
    """What the school is to do about a return, errors first, each kind in the order of the form."""
    findings = map(finding_from_record, record["findings"])
    asked = [found for found in findings if found.asks_school]
    asked.sort(key=lambda found: found.severity is not Severity.ERROR)
    return [_fault(found, record) for found in asked]


def _fault(found: Finding, record: ReturnRecord) -> Fault:
    number = found.printed or found.item
    error = found.severity is Severity.ERROR
    return Fault(_what(found, record), _bare(found.to_school), found.location, number, found.rule.title, error)


def _what(found: Finding, record: ReturnRecord) -> str:
    if found.code == _UNKNOWN_SCHOOL and (school := record["school"]):
        # the finding lists names of other schools
        return f"“学校”处写的“{shorten(school['name'])}”与登记的学校名称不符"
    return _bare(found.message)


def _bare(text: str) -> str:
    """A message without the screen's spaces, places in it told in words."""
    return _PLACE.sub(lambda place: spoken_place(place[0]), _SPACES.sub("", text)).rstrip("。")


def joined(faults: list[Fault]) -> Iterator[Mapping[str, str]]:
    """The faults of one kind together, as a slip with little room tells them: 位置, 问题, 更正."""
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.kind or fault.what, fault.todo), []).append(fault)
    for (kind, todo), alike in kinds.items():
        if len(alike) == 1:
            yield told(alike[0])
            continue
        named = numbers({fault.number for fault in alike if fault.number})
        places = _cells([fault.location for fault in alike if fault.location])
        where = f"第{named}项" if named else ""
        yield {"位置": where + (f"（{places}）" if where and places else places), "问题": kind, "更正": todo}


def told(fault: Fault) -> Mapping[str, str]:
    """One fault as the template takes it."""
    return {"位置": fault.place, "问题": fault.what, "更正": fault.todo}


def _cells(locations: list[str]) -> str:
    """Several places in words, those of one sheet together: 工作表“自查表”C5、C9至C12格."""
    sheets: dict[str, dict[str, set[int]]] = {}
    for location in locations:
        sheet, _, cell = location.rpartition("!")
        column = cell.rstrip("0123456789")
        sheets.setdefault(sheet, {}).setdefault(column, set()).add(int(cell.removeprefix(column)))
    return "，".join(_of_sheet(sheet, columns) for sheet, columns in sheets.items())


def _of_sheet(sheet: str, columns: dict[str, set[int]]) -> str:
    first = next(iter(columns))
    spoken = spoken_place(f"{sheet}!{first}{min(columns[first])}")
    if spoken.endswith("行"):  # a table of a document
        rows = numbers(set().union(*columns.values()))
        return f"{spoken.partition('表格')[0]}表格第{rows}行"
    cells = (_run(column, part) for column, rows in columns.items() for part in numbers(rows).split("、"))
    return f"{spoken.rpartition('”')[0]}”{'、'.join(cells)}格"


def _run(column: str, part: str) -> str:
    """C5, or C5至C9 for 5—9."""
    first, _, last = part.partition("—")
    return f"{column}{first}至{column}{last}" if last else f"{column}{first}"
