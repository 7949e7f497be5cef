"""Files whose text was made to cost time: each is read, or refused, in less than a few seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

import costs
import office
import tables
from form_cases import COLUMNS, FOOT, HEAD, rows
from jianfu_cli.checking import Settings, read_files

FORM = HEAD + COLUMNS + rows("| | N. T | A | |") + FOOT
SECONDS = 5.0
"""Of the processor. Each takes under 0.5 s; those told below took 30 s and more."""


def answered(text: str) -> bytes:
    """A form whose first answer is this text."""
    return tables.docx(FORM.replace("| 1. {1} | 否 |", f"| 1. {{1}} | {text} |"))


def sheet(inner: str) -> bytes:
    """A workbook with these rows."""
    return office.xlsx(f"<sheetData>{inner}</sheetData>")


FILES = {
    "spaces behind 我校": answered("我校" + " " * 30_000 + "x"),
    "spaces everywhere": answered("是 " * 15_000),
    "a label over and over": answered("学校：" * 10_000),
    "numbers": answered("1." * 15_000),
    "boxes": answered("□是" * 10_000),
    "clauses": answered("强制，" * 10_000),
    "a million combining marks": answered("是" + "\u0300\u0323" * 500_000),
    "a cell's tag of one long name": sheet('<row r="1"><c ' + "a" * 1_000_000 + "></c></row>"),
    "tags that never end": sheet('<c r="A1" ' * 50_000),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_takes_no_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "表"
    path.write_bytes(FILES[name])

    def read() -> None:
        [_] = read_files(str(path), Settings(tables.SHIPPED))

    costs.assert_within(SECONDS, read)


def test_the_answer_is_put_into_the_form() -> None:
    assert answered("无") != answered("是")
