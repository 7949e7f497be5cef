"""Rectifications: the rows of a 整改台账, and measures that a retyped form keeps in its own columns or in 备注."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..returns import Rectification, Response
from ..tools import plain, read_date, tidy
from ..vocabulary import (
    ANSWER,
    COUNTING_HEADINGS,
    DEADLINE,
    EXPLANATION,
    ITEM,
    MEASURE,
    MEASURE_LABELS,
    MENDING_ACTS,
    MENDING_BEGINNINGS,
    MENDING_CLAUSES,
    NOT_MENDING,
    NUMBER,
    PROBLEM,
    RESPONSIBLE,
    SECTION,
    says_nothing,
)
from .answer_columns import Columns
from .cells import cell_at
from .heading_reader import Heading
from .item_matching import Wordings
from .lines import Kind, Line
from .numbering import numbers_in, parse_number

_ROLES = (f"(?P<{role}>{'|'.join(labels)})" for role, labels in MEASURE_LABELS.items())
_LABELLED = re.compile(rf"(?:{'|'.join(_ROLES)})\s*[：:]")
_ACT = f"(?:{'|'.join(MENDING_ACTS)})"
_DOING = re.compile(
    rf"(?:{'|'.join(MENDING_BEGINNINGS)})[^，。；\n]{{0,12}}?{_ACT}|(?:^|[，。；\n])(?:{'|'.join(MENDING_CLAUSES)})"
)
_NOT_DOING = re.compile(rf"(?:{'|'.join(NOT_MENDING)})[^，。；\n]{{0,4}}{_ACT}")


def read_rectifications(lines: Sequence[Line], wordings: Wordings, noncompliant: Iterable[int]) -> list[Rectification]:
    """The rectifications in the rows under a ledger's headings. `noncompliant`: items that the form answers so."""
    found: list[Rectification] = []
    counted: list[tuple[int, Rectification | None]] = []  # numbers under 序号, with the row that has no other
    for line in lines:
        if line.kind is not Kind.LEDGER or line.heading is None:
            continue
        items, running, texts = _row(line, line.heading, wordings)
        if all(says_nothing(text) for text in texts.values()):
            continue
        if not items and found and len([text for text in texts.values() if text]) == 1:
            _continue(found[-1], texts)
            continue
        for item in items or (None,):
            entry = _entry(item, texts, line)
            found.append(entry)
            if running is not None:
                counted.append((running, entry if item == running else None))
    _settle_running_numbers(counted, set(noncompliant))
    return found


def _row(line: Line, heading: Heading, wordings: Wordings) -> tuple[list[int], int | None, dict[str, str]]:
    """(item numbers, a number under 序号, which may only count the rows, the four texts) of a ledger's row."""
    cells = line.cells

    def text(role: str) -> str:
        index = heading.first(role)
        return tidy(cells[index]) if index is not None and index < len(cells) else ""

    texts = {role: text(role) for role in (PROBLEM, MEASURE, RESPONSIBLE, DEADLINE)}
    number, counts = _number_column(heading)
    written = cell_at(cells, number) if number is not None else ""
    running = parse_number(written) if counts else None
    for role in (ITEM, SECTION):
        if items := _items(text(role), wordings):
            return items, running, texts
    if heading.first(PROBLEM) is None:
        texts[PROBLEM] = text(ITEM) or text(ANSWER) or text(EXPLANATION)
    items = _items(written, wordings) if not counts else []
    return items or _named_in(texts[PROBLEM], wordings) or _items(written, wordings), running, texts


def _number_column(heading: Heading) -> tuple[int | None, bool]:
    """The column of the items' numbers, and whether these may only count the rows; 项号 beside 序号 is the one."""
    columns = [index for index, role in heading.roles.items() if role == NUMBER]
    named = [index for index in columns if plain(heading.words.get(index, "")) not in COUNTING_HEADINGS]
    return next(iter(named or columns), None), not named


def _items(text: str, wordings: Wordings) -> list[int]:
    if not text:
        return []
    match = wordings.find(text)
    if match:
        return [match.item]
    return [number for number in numbers_in(text) if wordings.has(number)]


def _named_in(problem: str, wordings: Wordings) -> list[int]:
    """The item that the text of a problem begins with (第14项：…, or the item's wording)."""
    named = re.match(r"\s*第\s*(\d{1,3})\s*[项条]", problem)
    if named:
        return [int(named[1])]
    match = wordings.find(problem)
    return [match.item] if match and not match.cut else []


def _entry(item: int | None, texts: dict[str, str], line: Line) -> Rectification:
    heading = line.heading
    index = heading.first(MEASURE, PROBLEM) if heading else None
    return Rectification(
        item=item,
        problem=texts[PROBLEM],
        measure=texts[MEASURE],
        responsible=texts[RESPONSIBLE],
        deadline=read_date(texts[DEADLINE]).value if texts[DEADLINE] else None,
        deadline_written=texts[DEADLINE],
        location=line.locate(index or 0),
    )


def _continue(entry: Rectification, texts: dict[str, str]) -> None:
    """A row with a single text and no number goes on where the row above left off."""
    for role, text in texts.items():
        if text and role == DEADLINE:
            entry.deadline_written = f"{entry.deadline_written}{text}"
            entry.deadline = read_date(entry.deadline_written).value
        elif text:
            before = getattr(entry, role)
            setattr(entry, role, f"{before}\n{text}" if before else text)


def _settle_running_numbers(counted: list[tuple[int, Rectification | None]], noncompliant: set[int]) -> None:
    """1, 2, 3 … under 序号 only count the rows, unless these are the very items that the form answers as problems."""
    numbers = [number for number, _ in counted]
    if numbers == list(range(1, len(numbers) + 1)) and not set(numbers) <= noncompliant:
        for _, entry in counted:
            if entry:
                entry.item = None


def from_row(response: Response, line: Line, columns: Columns) -> Rectification | None:
    """The measure that a form's own row holds, in columns of its own or plainly in 备注 or the explanation."""
    cells = line.cells

    def text(index: int | None) -> str:
        return tidy(cells[index]) if index is not None and index < len(cells) else ""

    if not says_nothing(text(columns.measure)):
        fields = {MEASURE: text(columns.measure)}
        place = columns.measure
    else:
        fields, place = _in_words(response.remark), next(iter(columns.remark), None)
        if not fields:
            fields, place = _in_words(response.explanation, labelled=True), next(iter(columns.explanation), None)
    if not fields:
        return None
    responsible = text(columns.responsible) or fields.get(RESPONSIBLE, "")
    deadline = text(columns.deadline) or fields.get(DEADLINE, "")
    return Rectification(
        item=response.item,
        problem=response.explanation,
        measure=fields[MEASURE],
        responsible="" if says_nothing(responsible) else responsible,
        deadline=read_date(deadline).value if deadline else None,
        deadline_written=deadline,
        location=line.locate(place) if place is not None else response.location,
    )


def _in_words(text: str, labelled: bool = False) -> dict[str, str]:
    """The measure in a remark: behind «整改措施：», or in words that plainly tell of one; {} if there is none."""
    fields: dict[str, str] = {}
    hits = list(_LABELLED.finditer(text[:5000]))
    for place, hit in enumerate(hits):
        stop = hits[place + 1].start() if place + 1 < len(hits) else len(text)
        value = text[hit.end() : stop].strip(" \t\n\u3000，,；;。")
        if value and hit.lastgroup:
            fields.setdefault(hit.lastgroup, value)
    if MEASURE in fields and not says_nothing(fields[MEASURE]):
        return fields
    before = text[: hits[0].start()].strip(" \t\n\u3000，,；;") if hits else text
    if labelled or _NOT_DOING.search(before) or not _DOING.search(before):
        return {}
    return {**fields, MEASURE: before}
