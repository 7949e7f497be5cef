"""Each limit holds: set low, it is what stops or shortens a small file that is read as it stands otherwise."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

import fuzz_seeds
import office
from jianfu_cli.intake import limits
from jianfu_cli.intake.archives import Skipped
from jianfu_cli.intake.formats.opening import is_heavy, open_document
from jianfu_cli.intake.sources import find_sources
from jianfu_cli.tools import Unreadable

Look = Callable[[Path], object]


def encrypted(workbook: bytes) -> bytes:
    """As Excel encrypts a workbook of which only the structure is protected."""
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt("VelvetSweatshop", target)
    return target.getvalue()


VALID = {name: data for files in fuzz_seeds.valid_files().values() for name, data in files.items()}
VALID["设密码.xlsx"] = encrypted(VALID["form.xlsx"])
VALID["套两层.zip"] = office.zipped({"甲.zip": office.zipped({"乙.docx": VALID["typed.docx"]})})
VALID["合并.xlsx"] = office.xlsx(office.rows("甲|乙") + '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')
VALID["部件.xlsx"] = office.with_sizes(VALID["typed.xlsx"], "xl/worksheets/sheet1.xml", size=limits.PART_BYTES + 1)


def code(path: Path) -> str:
    """What becomes of the file or, in an archive, of the first file: JF004, or read."""
    try:
        source = next(iter(find_sources([str(path)])))
        assert not isinstance(source, Skipped)
        open_document(source.load())
    except Unreadable as error:
        return error.code
    return "read"


def of_new_texts(path: Path) -> str:
    """The same of a workbook with two texts that no file had before: those that are known are not read again."""
    first, other = uuid4(), uuid4()
    texts = f'<sst xmlns="{office.SHEET_NS}"><si><t>{first}</t></si><si><t>{other}</t></si></sst>'
    path.write_bytes(office.xlsx('<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c></row></sheetData>', strings=texts))
    return code(path)


def width_of_new_cell(path: Path) -> int:
    """How many columns the row of a document has in which a cell that no file had before takes three, and another one."""
    cell = office.tc(str(uuid4()), '<w:gridSpan w:val="3"/>')
    path.write_bytes(office.docx(office.tbl(office.tr(cell, "乙"))))
    return len(open_document(path.read_bytes()).grids[0].rows[0].cells)


def shown(path: Path) -> str:
    """How the file, or the first in an archive, is called."""
    return next(iter(find_sources([str(path)]))).display.rpartition("!/")[2] or "-"


def texts(path: Path) -> list[list[str]]:
    return [row.cells for grid in open_document(path.read_bytes()).grids for row in grid.rows]


def merges(path: Path) -> int:
    return sum(len(grid.find_merges()) for grid in open_document(path.read_bytes()).grids)


def heavy(path: Path) -> bool:
    return is_heavy(path.read_bytes())


# Limit: what it is set to, the file, how it is looked at, what is seen otherwise, and what then.
CASES: dict[str, tuple[int, str, Look, object, object]] = {
    "FILE_BYTES": (10, "typed.xlsx", code, "read", "JF004"),
    "ARCHIVE_BYTES": (10, "表.zip", code, "read", "JF004"),
    "ARCHIVE_MEMBERS": (2, "表.zip", code, "read", "JF004"),
    "ARCHIVE_INFLATED": (10, "表.zip", code, "read", "JF004"),
    "ARCHIVE_DEPTH": (1, "套两层.zip", code, "read", "JF003"),
    "DIRECTORY_BYTES": (10, "表.zip", code, "read", "JF004"),
    "NAME_CHARS": (5, "表.zip", shown, "typed.doc", "type…"),
    "PATH_CHARS": (5, "表.zip", lambda path: len(next(iter(find_sources([str(path)]))).display) < 40, False, True),
    "PARTS": (2, "typed.xlsx", code, "read", "JF004"),
    "PART_BYTES": (limits.PART_BYTES, "部件.xlsx", code, "JF004", "JF004"),
    "PARTS_BYTES": (100, "typed.xlsx", code, "read", "JF004"),
    "SMALL_PART_BYTES": (10, "typed.xlsx", code, "read", "JF004"),
    "STYLES_BYTES": (10, "form.docx", code, "read", "JF004"),
    "SHEETS": (0, "typed.ods", code, "read", "JF004"),
    "CELLS": (10, "typed.xlsx", code, "read", "JF004"),
    "AREA": (10, "typed.xlsx", code, "read", "JF004"),
    "STRINGS": (1, "typed.xlsx", of_new_texts, "read", "JF004"),
    "TEXT_CHARS": (100, "typed.xlsx", code, "read", "JF004"),
    "CELL_CHARS": (110, "form.xlsx", lambda path: "此处从略" in str(texts(path)), False, True),
    "MERGES": (0, "合并.xlsx", merges, 1, 0),
    "ROWS": (3, "typed.xlsx", code, "read", "JF001"),
    "COLUMNS": (1, "typed.xlsx", code, "read", "JF001"),
    "DOCUMENT_BYTES": (100, "typed.docx", code, "read", "JF004"),
    "ELEMENTS": (1, "typed.doc", code, "read", "JF004"),
    "TABLES": (0, "typed.docx", code, "read", "JF004"),
    "TABLE_DEPTH": (0, "typed.docx", code, "read", "JF004"),
    "SPAN": (1, "跨列.docx", width_of_new_cell, 4, 2),
    "PARAGRAPHS": (1, "typed.doc", code, "read", "JF004"),
    "WORD_FILE_BYTES": (10, "typed.doc", code, "read", "JF004"),
    "WORD_STREAM_BYTES": (10, "typed.doc", code, "read", "JF001"),
    "PIECES": (0, "typed.doc", code, "read", "JF004"),
    "OLE_BYTES": (10, "typed.xls", code, "read", "JF004"),
    "OLE_ENTRIES": (1, "typed.doc", code, "read", "JF004"),
    "OLE_SECONDS": (-1, "typed.xls", code, "read", "JF004"),
    "PASSWORD_ROUNDS": (1, "设密码.xlsx", code, "read", "JF002"),
    "HEAVY_BYTES": (10, "typed.xlsx", heavy, False, True),
    "HEAVY_INFLATED": (10, "typed.xlsx", heavy, False, True),
}


def test_every_limit_has_its_case() -> None:
    names = {name for name in vars(limits) if name.isupper()} - {"MEGABYTE", "RATIO", "RATIO_FROM"}
    assert names == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_limit_holds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value, file, look, otherwise, then = CASES[name]
    path = tmp_path / file
    path.write_bytes(VALID.get(file, b""))
    assert look(path) == otherwise
    monkeypatch.setattr(limits, name, value)
    assert look(path) == then


def test_what_unpacks_to_many_times_its_size_is_refused_from_a_size_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(VALID["typed.xlsx"])
    monkeypatch.setattr(limits, "RATIO", 2)
    assert code(path) == "read"
    monkeypatch.setattr(limits, "RATIO_FROM", 10)
    assert code(path) == "JF004"
