"""Filled forms to stamp out returns from: the tool's own blank forms filled in, and tables that schools typed anew."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from random import Random

from jianfu_cli.definition.checklist import Checklist, Item
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, BlankForms
from jianfu_cli.forms.filling import Filling, Measure, fill

from . import words
from .sharedstrings import as_saved_by_excel, in_utf8

OWN_FORMS, RETYPED = 40, 3  # of each format
Parts = list[tuple[str, str]]


def variants(checklist: Checklist, term: Term, file_format: str) -> tuple[list[Parts], list[Parts]]:
    """The parts of filled own forms and of retyped tables, with ⟦…⟧ in them."""
    blank = BlankForms(checklist, term).form(Addressee(words.SCHOOL, words.CODE), file_format)
    ours = [fill(blank, file_format, _filling(checklist, number, file_format == "docx")) for number in range(OWN_FORMS)]
    typed = [_RETYPED[file_format](checklist, _filling(checklist, 100 + number)) for number in range(RETYPED)]
    return [_parts(form, file_format) for form in ours], [_parts(form, file_format) for form in typed]


def _parts(form: bytes, file_format: str) -> Parts:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = [(name, archive.read(name).decode()) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    numbers = itertools.cycle(words.NUMBERS)
    parts = [(name, re.sub(words.NUMBER, lambda _: next(numbers), in_utf8(text))) for name, text in parts]
    return as_saved_by_excel(parts) if file_format == "xlsx" else parts


def _filling(checklist: Checklist, number: int, ticked: bool = False) -> Filling:
    """Half of the schools report no problem; one in ten leaves something open. `ticked`: answers are boxes, not words."""
    chance = Random(number)
    bad = set(chance.sample([item.number for item in checklist.items], chance.choice((0, 0, 0, 1, 2, 3))))
    answers = {item.number: _answer(item, item.number in bad, ticked, chance) for item in checklist.items}
    if number % 10 == 7:
        for place, item in enumerate(chance.sample(sorted(answers), 3)):
            answers[item] = ("" if place else chance.choice(words.UNCLEAR), *answers[item][1:])
    if number == 18:
        for item, text in zip(sorted(answers), words.COPIED, strict=False):
            answers[item] = (answers[item][0], text, "")
    planned = [item for item in sorted(bad) if chance.random() < 0.7]
    deadline = ("2022年9月30日", "2022-10-15", "")
    return Filling(
        fields={"date": words.DATE, "preparer": words.PREPARER}
        | ({"principal": words.PRINCIPAL} if number % 3 else {}),
        answers=answers,
        rectifications=[
            Measure(item, words.PROBLEM, words.MEASURE, words.PREPARER, chance.choice(deadline)) for item in planned
        ],
    )


def _answer(item: Item, bad: bool, ticked: bool, chance: Random) -> tuple[str, str, str]:
    if chance.random() < 0.04 and not bad:
        return "不涉及", "本校无此项工作。" if chance.random() < 0.7 else "", ""
    good = item.expected
    answer = ("是" if good == "否" else "否") if bad else good if ticked else chance.choice(words.SAID[good])
    explanation = words.PROBLEM if bad else chance.choice(words.STOCK + words.OWN)
    return answer, explanation, "" if chance.random() < 0.9 else "详见附件"


def _lines(checklist: Checklist, filling: Filling) -> Iterator[tuple[str, str, str, str]]:
    """The rows of a table that a school typed by itself: one column of its own words."""
    for section in checklist.sections:
        for place, item in enumerate(section.items):
            answer, explanation, remark = filling.answers[item.number]
            said = f"{answer}，{explanation}" if answer and explanation else answer
            yield section.title if place == 0 else "", f"{item.number}、{item.text}", said, remark


def _retyped_excel(checklist: Checklist, filling: Filling) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append([checklist.title])
    sheet.append([f"学校：{words.SCHOOL}", "", f"填表时间：{words.DATE}", ""])
    sheet.append(["项目", "内容", "自查情况", "备注"])
    for row in _lines(checklist, filling):
        sheet.append(row)
    sheet.append([f"填表人：{words.PREPARER}", "", f"校长签字：{words.PRINCIPAL}", ""])
    sheet.merge_cells("A1:D1")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _retyped_word(checklist: Checklist, filling: Filling) -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph(checklist.title)
    document.add_paragraph(f"学校：{words.SCHOOL}　　填表时间：{words.DATE}")
    table = document.add_table(1, 4, "Table Grid")
    rows = [("项目", "内容", "自查情况", "备注"), *_lines(checklist, filling)]
    for _ in rows[1:]:
        table.add_row()
    for cells, row in zip((list(line.cells) for line in table.rows), rows, strict=True):
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    document.add_paragraph(f"填表人：{words.PREPARER}　　校长签字：{words.PRINCIPAL}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_RETYPED = {"xlsx": _retyped_excel, "docx": _retyped_word}
