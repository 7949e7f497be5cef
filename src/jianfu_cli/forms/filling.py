"""Filling in a blank form as a person would: for the example, for tests and for benchmarks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..definition import FOLLOWUP_TITLE, FORM_SHEET, RECTIFICATION_TITLE, STANDARD_FIELDS, TICKED, UNTICKED, FormField
from ..tools import Entry, narrow, squeeze, write_zip
from .form_sheet import fitting_height, lines

_NUMBER = re.compile(r"(\d+)[.．、]")
# Taken from the blank form, since the libraries write the time and their names into theirs.
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the 整改台账; `deadline` as ISO date, or as written."""

    item: int | None
    problem: str = ""
    measure: str = ""
    responsible: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a school writes: fields by key -> text, answers by item -> (answer, explanation, remark).

    `followups` are 完成情况 and 说明 of the measures carried over, in their order. What is not among them is left as printed.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[int, tuple[str, str, str]] = field(default_factory=dict)
    rectifications: Sequence[Measure] = ()
    followups: Sequence[tuple[str, str]] = ()


def fill(blank: bytes, file_format: str, filling: Filling, form_fields: Sequence[FormField] = STANDARD_FIELDS) -> bytes:
    """The blank form (docx or xlsx) with what the filling says. The same input gives the same bytes.

    `form_fields` are those that the form's checklist has. Raises KeyError for a field that is none of them.
    """
    labels = {known.key: known.label for known in form_fields}
    labelled = {labels[key]: text for key, text in filling.fields.items()}
    filled = _FILLERS[file_format](io.BytesIO(blank), filling, labelled)
    with zipfile.ZipFile(io.BytesIO(blank)) as before, zipfile.ZipFile(io.BytesIO(filled)) as after:
        parts = {name: after.read(name) for name in after.namelist()}
        parts |= {name: before.read(name) for name in _PROPERTIES}
    return write_zip(Entry.deflated(name, data) for name, data in parts.items())


def _fill_excel(stream: io.BytesIO, filling: Filling, labelled: Mapping[str, str]) -> bytes:
    from openpyxl import load_workbook

    from ..tools import saved_workbook

    book = load_workbook(stream, rich_text=True)
    sheet, ledger = book[FORM_SHEET], book[RECTIFICATION_TITLE]
    by_printed = {f"{label}：": text for label, text in labelled.items()}
    for row in sheet.iter_rows():
        for cell, right in pairwise(row):
            if isinstance(cell.value, str) and cell.value in by_printed:
                _type(right, by_printed[cell.value])
        if answered := _answer_of(str(row[1].value or ""), filling):
            for cell, text in zip(row[2:5], answered, strict=True):
                _type(cell, text)
    for measure, cells in zip(filling.rectifications, ledger.iter_rows(min_row=3), strict=False):
        cells[0].value = measure.item
        texts = (measure.problem, measure.measure, measure.responsible, measure.deadline)
        for cell, text in zip(cells[1:], texts, strict=False):
            _type(cell, text)
    if filling.followups:
        from .excel_followup import HEADINGS_ROW

        carried = book[FOLLOWUP_TITLE].iter_rows(min_row=HEADINGS_ROW + 1)
        for said, cells in zip(filling.followups, carried, strict=False):
            for cell, text in zip(cells[-2:], said, strict=True):
                _type(cell, text)
    return saved_workbook(book)


def _type(cell: Any, text: str) -> None:
    if text:
        cell.value = text
        cell.data_type = "s"
        _grow(cell, text)


def _grow(cell: Any, text: str) -> None:
    """Make the row as high as programs make it while somebody types: openpyxl fixes heights that the form only proposes."""
    row, column = cell.parent.row_dimensions[cell.row], cell.parent.column_dimensions[cell.column_letter]
    needed = fitting_height(lines(text, column.width))
    if row.height and row.height < needed:
        row.height = needed


def _fill_word(stream: io.BytesIO, filling: Filling, labelled: Mapping[str, str]) -> bytes:
    from docx import Document

    form = Document(stream)
    for paragraph in form.paragraphs:
        _fill_line(paragraph, labelled)
    table, ledger, *carried = form.tables
    for row in table.rows[1:]:
        cells = row.cells
        if answered := _answer_of(cells[1].text, filling):
            answer, explanation, remark = answered
            boxes, explained = cells[2].paragraphs[:2]
            if answer:
                boxes.runs[0].text = _ticked(boxes.runs[0].text, answer)
            explained.runs[0].text += explanation
            cells[3].text = remark
    while len(ledger.rows) - 1 < len(filling.rectifications):
        ledger.add_row()  # type: ignore[no-untyped-call]
    for measure, row in zip(filling.rectifications, list(ledger.rows)[1:], strict=False):
        texts = (str(measure.item or ""), measure.problem, measure.measure, measure.responsible, measure.deadline)
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if filling.followups:
        _fill_carried(carried[0], filling.followups)
    result = io.BytesIO()
    form.save(result)
    return result.getvalue()


def _fill_carried(table: Any, followups: Sequence[tuple[str, str]]) -> None:
    """Tick what became of the measures carried over; another word than the choices is written behind them."""
    for (status, note), row in zip(followups, list(table.rows)[1:], strict=False):
        boxes, remark = row.cells[-2:]
        choices = [paragraph.runs[0] for paragraph in boxes.paragraphs]
        chosen = [run for run in choices if run.text == UNTICKED + status]
        for run in chosen:
            run.text = TICKED + status
        if status and not chosen:
            choices[-1].text += f" {status}"
        remark.text = note


def _fill_line(paragraph: Any, labelled: Mapping[str, str]) -> None:
    """Write behind the labels of a line such as 填表人：<tab>校长签字：."""
    parts = paragraph.text.split("\t")
    changed = [_behind_label(part, labelled) for part in parts]
    if changed != parts:
        paragraph.runs[0].text = "\t".join(changed)


def _behind_label(part: str, labelled: Mapping[str, str]) -> str:
    label = next((label for label in labelled if part.startswith(f"{label}：")), None)
    return f"{label}：{labelled[label]}" if label else part


def _ticked(boxes: str, answer: str) -> str:
    """□是 □否 □不涉及 with the box of the answer ticked; another word is written behind them."""
    words = re.split(f"(?={UNTICKED})", boxes)
    chosen = UNTICKED + answer
    ticked = [word.replace(chosen, TICKED + answer) if word.strip() == chosen else word for word in words]
    return "".join(ticked) if ticked != words else f"{boxes} {answer}"


def _answer_of(text: str, filling: Filling) -> tuple[str, str, str] | None:
    number = _NUMBER.match(squeeze(narrow(text)))
    return filling.answers.get(int(number[1])) if number else None


_FILLERS: dict[str, Callable[[io.BytesIO, Filling, Mapping[str, str]], bytes]] = {
    "docx": _fill_word,
    "xlsx": _fill_excel,
}
