"""What the wordings of a reply may name: values that all schools share, and those of one school and its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..definition import Checklist, Term
from ..reports import numbers, signatory, spoken_place, title
from ..tools import shorten
from .addressees import Addressee
from .faults import Fault


def common_values(checklist: Checklist, term: Term | None, deadline: str) -> Mapping[str, Any]:
    """The same for all schools; `deadline` is until when they are to answer, "" for no day."""
    return {
        "表名": title(checklist.title),
        "学期": term.title if term else "",
        "截止日期": deadline,
        "单位": signatory(checklist),
    }


def return_values(addressee: Addressee) -> Mapping[str, Any]:
    """What is said of the school's return as a whole."""
    return {
        "文件": file_words(addressee.file),
        "处数": len(addressee.faults),
        "已计入": addressee.counted,
        "读得出": addressee.mendable,
        "整份": addressee.whole,
    }


def file_words(name: str) -> str:
    """A file's name, shortened where it is long."""
    return shorten(name, 60)


def each_fault(faults: Sequence[Fault]) -> list[Mapping[str, Any]]:
    """Every fault by itself: 位置, 问题, 更正, 处数."""
    return [_fault(fault) for fault in faults]


def faults_by_kind(faults: Sequence[Fault]) -> Iterator[Mapping[str, Any]]:
    """The faults of one kind together, where there is little room; the same four."""
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.kind or fault.what, fault.todo), []).append(fault)
    for (kind, todo), alike in kinds.items():
        if len(alike) == 1:
            yield _fault(alike[0])
            continue
        named = numbers({fault.number for fault in alike if fault.number})
        places = _cells([fault.location for fault in alike if fault.location])
        where = f"第{named}项" if named else ""
        yield {
            "位置": where + (f"（{places}）" if where and places else places),
            "问题": kind,
            "更正": todo,
            "处数": len(alike),
        }


def _fault(fault: Fault) -> Mapping[str, Any]:
    return {"位置": fault.place, "问题": fault.what, "更正": fault.todo, "处数": 1}


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
