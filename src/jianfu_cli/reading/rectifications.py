"""Rectifications: the rows of a 整改台账, and measures that a retyped form keeps in its own columns or in 备注."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..intake import Location
from ..returns import Rectification, Response
from ..tools import plain, tidy
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
from .cells import Merges, cell_at
from .headings import Heading
from .item_matching import Wordings
from .ledger_tables import LedgerTable
from .lines import Line
from .numbering import named_numbers, numbers_in, parse_number

_ROLES = (f"(?P<{role}>{'|'.join(labels)})" for role, labels in MEASURE_LABELS.items())
_LABELLED = re.compile(rf"(?:{'|'.join(_ROLES)})\s*[：:]")
_ACT = f"(?:{'|'.join(MENDING_ACTS)})"
_DOING = re.compile(
    rf"(?:{'|'.join(MENDING_BEGINNINGS)})[^，。；\n]{{0,12}}?{_ACT}|(?:^|[，。；\n])(?:{'|'.join(MENDING_CLAUSES)})"
)
_NOT_DOING = re.compile(rf"(?:{'|'.join(NOT_MENDING)})[^，。；\n]{{0,4}}{_ACT}")


@dataclass(slots=True)
class LedgerRow:
    """A row under a ledger's headings: the items that it names, and the texts of its four roles.

    `named`: its problem says in words which items they are, whatever number stands before it.
    """

    items: list[int]
    texts: dict[str, str]
    heading: Heading
    line: Line
    named: bool = False

    def locate(self, *roles: str) -> Location | None:
        """The place of the first column that has one of the roles."""
        index = self.heading.measuring(*roles)
        return None if index is None else self.line.locate(index)


def read_rectifications(
    tables: Iterable[LedgerTable], wordings: Wordings, noncompliant: Collection[int]
) -> list[Rectification]:
    """The rectifications in ledgers. `noncompliant`: items that the form answers so."""
    return [
        _entry(item, row)
        for row in ledger_rows(tables, wordings, noncompliant)
        if not _is_silent(row) or any(item in noncompliant for item in row.items)
        for item in row.items or (None,)
    ]


def ledger_rows(tables: Iterable[LedgerTable], wordings: Wordings, noncompliant: Collection[int]) -> list[LedgerRow]:
    """The rows of ledgers in which something stands, those put together that go on in the next.

    A measure with a status under the last one's number is of the same items.
    One that says only 无需整改 is there too: no measure, but to be quoted where there is a problem.
    """
    rows: list[LedgerRow] = []
    counted: list[tuple[int, LedgerRow]] = []  # numbers under 序号, with their rows
    for line, heading in ((line, table.heading) for table in tables for line in table.lines):
        row, running = _row(line, heading, wordings)
        if _is_silent(row) and not plain(row.texts[MEASURE]):
            continue
        if not row.items and rows and len([text for text in row.texts.values() if text]) == 1:
            if not _has_status(line, heading):
                _continue(rows[-1], row.texts)
                continue
            row.items = rows[-1].items
            row.texts[PROBLEM] = row.texts[PROBLEM] or rows[-1].texts[PROBLEM]
        rows.append(row)
        if running is not None:
            counted.append((running, row))
    _settle_running_numbers(counted, set(noncompliant))
    return rows


def _has_status(line: Line, heading: Heading) -> bool:
    """Whether it is said of a row for itself what became of it: then it is another measure, not the rest of the last."""
    first = min(heading.status, default=None)
    return first is not None and any(text.strip() for text in line.cells[first:])


def _is_silent(row: LedgerRow) -> bool:
    return all(map(says_nothing, row.texts.values()))


def _row(line: Line, heading: Heading, wordings: Wordings) -> tuple[LedgerRow, int | None]:
    """A ledger's row, and a number under 序号, which may only count the rows."""
    cells = line.cells

    def text(role: str) -> str:
        index = heading.measuring(role)
        return tidy(cell_at(cells, index)) if index is not None else ""

    texts = {role: text(role) for role in (PROBLEM, MEASURE, RESPONSIBLE, DEADLINE)}
    number, counts = _number_column(heading)
    written = cell_at(cells, number) if number is not None else ""
    running = parse_number(written) if counts else None
    for role in (ITEM, SECTION):
        if items := _items(text(role), wordings):
            return LedgerRow(items, texts, heading, line), running
    if heading.first(PROBLEM) is None:
        texts[PROBLEM] = text(ITEM) or text(ANSWER) or text(EXPLANATION)
    items, named = _items(written, wordings), _named_in(texts[PROBLEM], wordings)
    if named and (counts or not set(named) & set(items)):
        return LedgerRow(named, texts, heading, line, named=True), running
    return LedgerRow(items, texts, heading, line), running


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
    """The items that the text of a problem begins with (第14项：…, 第7、8项：…, or the item's wording)."""
    if named := [number for number in named_numbers(problem) if wordings.has(number)]:
        return named
    match = wordings.find(problem)
    return [match.item] if match and not match.cut else []


def _entry(item: int | None, row: LedgerRow) -> Rectification:
    return Rectification(
        item=item,
        problem=row.texts[PROBLEM],
        measure=row.texts[MEASURE],
        responsible=row.texts[RESPONSIBLE],
        deadline_written=row.texts[DEADLINE],
        location=row.locate(MEASURE, PROBLEM) or row.line.locate(0),
        responsible_at=row.locate(RESPONSIBLE),
        deadline_at=row.locate(DEADLINE),
    )


def _continue(row: LedgerRow, texts: dict[str, str]) -> None:
    """A row with a single text and no number goes on where the row above left off."""
    for role, text in texts.items():
        between = "\n" if role != DEADLINE and row.texts[role] and text else ""
        row.texts[role] += between + text


def _settle_running_numbers(counted: list[tuple[int, LedgerRow]], noncompliant: set[int]) -> None:
    """1, 2, 3 … under 序号 only count the rows, unless these are the very items that the form answers as problems."""
    numbers = [number for number, _ in counted]
    if numbers == list(range(1, len(numbers) + 1)) and not set(numbers) <= noncompliant:
        for number, row in counted:
            row.items = [item for item in row.items if item != number or row.named]


def from_row(response: Response, line: Line, columns: Columns, merges: Merges) -> Rectification | None:
    """The measure that a form's own row holds, in columns of its own or plainly in 备注 or the explanation.

    What stands in a cell merged over several rows goes for each of them.
    """

    def text(index: int | None) -> str:
        if index is None:
            return ""
        if written := tidy(cell_at(line.cells, index)):
            return written
        above = merges.text_above(line, index)
        return tidy(above[0]) if above else ""

    written, place = text(columns.measure), columns.measure
    fields = {} if says_nothing(written) else {MEASURE: written}
    if not fields:
        fields, place = _in_words(response.remark), next(iter(columns.remark), None)
    if not fields:
        fields, place = _in_words(response.explanation, labelled=True), next(iter(columns.explanation), None)
    if not fields and plain(written):
        fields, place = {MEASURE: written}, columns.measure  # 无需整改: no measure, but to be quoted
    if not fields:
        return None
    at = line.locate(place) if place is not None else response.location
    person, deadline = text(columns.responsible), text(columns.deadline)
    responsible = person or fields.get(RESPONSIBLE, "")
    return Rectification(
        item=response.item,
        problem=response.explanation,
        measure=fields[MEASURE],
        responsible="" if says_nothing(responsible) else responsible,
        deadline_written=deadline or fields.get(DEADLINE, ""),
        location=at,
        responsible_at=at if columns.responsible is None else line.locate(columns.responsible),
        deadline_at=at if columns.deadline is None or not deadline else line.locate(columns.deadline),
    )


def without_measure(text: str, measures: Iterable[str]) -> str:
    """What a remark or an explanation says besides the measure that was read from it; all of it if none was."""
    if not any(measure and measure in text for measure in measures):
        return text
    label = _LABELLED.search(text[:5000])
    return text[: label.start()].strip(" \t\n\u3000，,；;") if label else ""


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
