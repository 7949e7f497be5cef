"""What a person would see in a file comes back, or a finding; nothing else: forms full of what is stored and not shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
import docx.oxml
import docx.table
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from form_cases import HEAD, READER, TITLE, response
from jianfu_cli.answers import AnswerReader
from jianfu_cli.intake import open_document
from jianfu_cli.returns import Return, identify
from jianfu_cli.rules import check_return
from tables import SHIPPED

ANSWERS = AnswerReader(SHIPPED)
OTHER = {"是": "否", "否": "是", "不涉及": "是"}
CHOICES = st.sampled_from(["是", "否", "不涉及"])


@dataclass(frozen=True)
class Cell:
    """An answer's cell: how it is made, and the answer that a person sees in it (None: none, or none for sure)."""

    way: str
    stored: str

    @property
    def seen(self) -> str | None:
        return None if self.way in UNSEEN else self.stored


UNSEEN = ("all struck", "format hides", "error", "deleted", "hidden text")
IN_EXCEL = (
    "plain",
    "struck before",
    "struck behind",
    "shown by its format",
    "covered",
    "row hidden above",
    *UNSEEN[:3],
)
IN_WORD = (
    "plain",
    "struck before",
    "struck behind",
    "inserted",
    "deleted before",
    "hidden before",
    *UNSEEN[:1],
    *UNSEEN[3:],
)


def cells(ways: tuple[str, ...]) -> st.SearchStrategy[list[Cell]]:
    """A cell for each of the 21 items."""
    return st.lists(st.builds(Cell, st.sampled_from(ways), CHOICES), min_size=21, max_size=21)


def workbook(answers: list[Cell], *, column_hidden: bool) -> bytes:
    """A retyped form; with a hidden column 结论 that says the opposite of everything, where asked for."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        struck, plain = book.add_format({"font_strikeout": True}), book.add_format({})
        words = book.add_format({"num_format": '[=1]"是";[=0]"否";"不涉及"'})
        hidden_number, page = book.add_format({"num_format": ";;;"}), book.add_worksheet("自查表")
        page.write(0, 0, TITLE)
        page.write(1, 0, "学校（盖章）：米山镇洞湾小学　　　填表时间：2022年6月23日")
        at = 2 if not column_hidden else 3
        page.write_row(2, 0, ["项目", "内容", *(["结论"] if column_hidden else []), "结论", "情况说明", "备注"])
        if column_hidden:
            page.set_column(2, 2, None, None, {"hidden": True})
        line = 3
        for item, cell in zip(SHIPPED.items, answers, strict=True):
            other = OTHER[cell.stored]
            if cell.way == "row hidden above":
                page.write(line, 1, f"{item.number}. {item.text}")
                page.write(line, at, other)
                page.set_row(line, None, None, {"hidden": True})
                line += 1
            page.write(line, 1, f"{item.number}. {item.text}")
            if column_hidden:
                page.write(line, 2, other)
            match cell.way:
                case "struck before":
                    page.write_rich_string(line, at, struck, other, plain, cell.stored)
                case "struck behind":
                    page.write_rich_string(line, at, plain, cell.stored, struck, other)
                case "all struck":
                    page.write(line, at, cell.stored, struck)
                case "shown by its format":
                    page.write(line, at, {"是": 1, "否": 0, "不涉及": 7}[cell.stored], words)
                case "format hides":
                    page.write(line, at, 1, hidden_number)
                case "covered":
                    page.merge_range(line, at, line, at + 1, cell.stored)
                    page.write(line, at + 1, f"{other}，有此情况")
                case "error":
                    page.write_formula(line, at, '=IF(A1="","是","否")', None, "#VALUE!")
                case _:
                    page.write(line, at, cell.stored)
            line += 1
        page.write(line, 0, "填表人：张三　　　校长签字：李明")
    return target.getvalue()


def document(answers: list[Cell]) -> bytes:
    """A retyped form in Word."""
    made: Any = docx.Document()
    for text in HEAD.strip().split("\n"):
        made.add_paragraph(text)
    table = made.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ["项目", "内容", "自查情况", "备注"], strict=True):
        cell.text = text
    for item, answer in zip(SHIPPED.items, answers, strict=True):
        row = table.add_row().cells
        row[1].text = f"{item.number}. {item.text}"
        _answer(row[2].paragraphs[0], answer)
    made.add_paragraph("填表人：张三　　　校长签字：李明")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _answer(paragraph: Any, answer: Cell) -> None:
    other = OTHER[answer.stored]
    match answer.way:
        case "struck before" | "deleted before" | "hidden before":
            _run(paragraph, other, answer.way.split()[0])
            _run(paragraph, answer.stored, "plain")
        case "struck behind":
            _run(paragraph, answer.stored, "plain")
            _run(paragraph, other, "struck")
        case "all struck" | "hidden text":
            _run(paragraph, answer.stored, answer.way.removeprefix("all ").removesuffix(" text"))
        case way:
            _run(paragraph, answer.stored, way)


def _run(paragraph: Any, text: str, way: str) -> None:
    run = paragraph.add_run(text)
    run.font.strike = way == "struck" or None
    run.font.hidden = way == "hidden" or None
    if way in ("deleted", "inserted"):
        element = run._r
        revision = docx.oxml.OxmlElement("w:del" if way == "deleted" else "w:ins")
        element.addprevious(revision)
        revision.append(element)
        if way == "deleted":
            for found in element.findall(docx.oxml.ns.qn("w:t")):
                found.tag = docx.oxml.ns.qn("w:delText")


def held_to_what_is_seen(file: bytes, name: str, answers: list[Cell]) -> None:
    """Each item has the answer that is seen, or none and an error."""
    forms: list[Return] = READER.read(open_document(file), name)
    assert len(forms) == 1
    form = forms[0]
    identify(form, None, None)
    findings = check_return(form, SHIPPED, ANSWERS, None)
    failed = {found.item for found in findings if found.severity.value == "error"}
    for item, cell in zip(SHIPPED.items, answers, strict=True):
        found = response(form, item.number)
        assert found.answer == cell.seen, (item.number, cell, found)
        assert (item.number in failed) == (cell.seen is None), (item.number, cell, found)
        assert OTHER[cell.stored] not in found.explanation


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(cells(IN_EXCEL), st.booleans())
def test_a_workbook_is_read_as_it_is_seen(answers: list[Cell], column_hidden: bool) -> None:
    held_to_what_is_seen(workbook(answers, column_hidden=column_hidden), "报送.xlsx", answers)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(cells(IN_WORD))
def test_a_document_is_read_as_it_is_seen(answers: list[Cell]) -> None:
    held_to_what_is_seen(document(answers), "报送.docx", answers)


@pytest.mark.parametrize(
    ("ways", "make"), [(IN_EXCEL, lambda a: workbook(a, column_hidden=False)), (IN_WORD, document)]
)
@pytest.mark.parametrize("stored", ["是", "否"])
def test_each_way_is_met(ways: tuple[str, ...], make: Callable[[list[Cell]], bytes], stored: str) -> None:
    """Chance may pass a way by: here each stands in every third item."""
    answers = [Cell(ways[n % len(ways)], stored) for n in range(21)]
    held_to_what_is_seen(make(answers), "报送", answers)
