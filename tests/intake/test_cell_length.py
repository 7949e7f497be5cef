"""A cell's text is cut at the door, with a remark in its place: what comes behind never sees more."""

from __future__ import annotations

from pathlib import Path

import pytest

import office
import tables
from form_cases import COLUMNS, FOOT, HEAD, rows
from jianfu_cli.checking import FileReading, Settings, read_files
from jianfu_cli.intake import limits, open_document

LONG = "长" * 40_000
REMARK = "……（原文共40000字，此处从略）"


def form(answer: str) -> str:
    """A form with every answer in its column, the first one as given."""
    text = HEAD + COLUMNS + rows("| | N. T | A | |") + FOOT
    first = next(line for line in text.splitlines() if "1. " in line)
    cells = first.split("|")
    cells[3] = f" {answer} "
    return text.replace(first, "|".join(cells))


def inline(text: str) -> bytes:
    """A workbook of one cell."""
    return office.xlsx(f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>')


@pytest.mark.parametrize("data", [inline(LONG), tables.docx(form(LONG))], ids=["xlsx", "docx"])
def test_a_text_too_long_is_cut_and_says_so(data: bytes) -> None:
    texts = [cell for grid in open_document(data).grids for row in grid.rows for cell in row.cells]
    assert max(map(len, texts)) <= limits.CELL_CHARS
    assert [text for text in texts if text.endswith(REMARK)] == ["长" * (limits.CELL_CHARS - 100) + REMARK]


def test_an_answer_behind_the_cut_is_never_dropped_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(tables.docx(form("_" * 40_000 + "是")))
    [reading] = read_files(str(path), Settings(tables.SHIPPED))
    assert isinstance(reading, FileReading)
    [checked] = reading.forms
    assert checked.form.responses[0].answer is None
    assert [found.item for found in checked.findings if found.code == "JF202"] == [1]
