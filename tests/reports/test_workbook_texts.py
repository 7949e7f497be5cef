"""New workbooks: text stays the text that it is, in a file of which nobody is asked to save changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from jianfu_cli.tools.workbooks import cell_text, new_workbook, write_text

TEXTS = [
    *("=1+1", "{=1}", "http://example.com/", "mailto:a@b.c", "00123", "TRUE", " 前后 ", "两\n行", "<b>&\"'"),
    *("<r></b></r>", "<r><t>粗</t></r>", "<r>_x0041_</r>"),  # XlsxWriter takes these for its own markup
    *("_x0041_", "_x0041_x0042_", "a_x0041_x0042_x0043_b", "_x0041__x0042_", "_x 1"),  # Excel takes these for escapes
]


def written(*texts: str) -> bytes:
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    sheet = book.add_worksheet("表")
    for row, text in enumerate(texts):
        write_text(sheet, row, 0, cell_text(text), book.add_format({"bold": True}))
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(text: str) -> None:
    [[value]] = CalamineWorkbook.from_filelike(io.BytesIO(written(text))).get_sheet_by_index(0).to_python()
    assert value == text


def test_what_no_cell_can_hold_is_seen() -> None:
    assert cell_text("甲\x00乙\ud800\r\n") == "甲\ufffd乙\ufffd\n"
    assert cell_text("长" * 40_000).endswith("（原文共40000字，此处从略）")
    assert len(cell_text("𠮷" * 20_000).encode("utf-16-le")) <= 2 * 32_767


def test_it_is_not_calculated_anew_when_it_is_opened() -> None:
    with zipfile.ZipFile(io.BytesIO(written("甲"))) as archive:
        assert b"fullCalcOnLoad" not in archive.read("xl/workbook.xml")
