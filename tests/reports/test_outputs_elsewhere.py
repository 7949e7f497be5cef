"""The workbooks open in other programs and libraries with the same cells and charts: what previews and phones show."""

from __future__ import annotations

import json
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

import example_outputs
import needs
from example_outputs import WORKBOOKS
from repository import ROOT

SCRIPT = ROOT / "tests" / "support" / "read_workbook.mjs"
each_workbook = pytest.mark.parametrize("workbook", WORKBOOKS)


class Content(NamedTuple):
    """What a reader finds in a workbook; dates as their numbers, formulas as their results."""

    sheets: list[str]
    cells: dict[str, object]  # "sheet!A1" -> text or number


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return example_outputs.make(tmp_path_factory.mktemp("outputs"))


@each_workbook
@pytest.mark.parametrize("library", ["exceljs", "sheetjs"])
def test_a_library_reads_the_same_cells(library: str, workbook: str, outputs: dict[str, Path]) -> None:
    needs.node_packages()
    output = run(needs.program("node"), str(SCRIPT), library, str(outputs[workbook]))
    found = json.loads(output)
    same(Content(found["sheets"], without_empty_texts(found["cells"])), content(outputs[workbook]))


@each_workbook
def test_a_program_reads_the_same_cells(workbook: str, saved: Path, outputs: dict[str, Path]) -> None:
    same(content(saved / outputs[workbook].name), content(outputs[workbook]))


def test_a_program_reads_the_same_charts(saved: Path, outputs: dict[str, Path]) -> None:
    workbook = outputs["workbook.xlsx"]
    assert charts(saved / workbook.name) == charts(workbook) > 0


@pytest.fixture(scope="module", params=["gnumeric", "libreoffice"])
def saved(request: pytest.FixtureRequest, outputs: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbooks as a program saved what it had read."""
    folder = tmp_path_factory.mktemp(request.param)
    save: Callable[[list[Path], Path], None] = {"gnumeric": gnumeric, "libreoffice": libreoffice}[request.param]
    save([outputs[name] for name in WORKBOOKS], folder)
    return folder


def gnumeric(workbooks: list[Path], folder: Path) -> None:
    for workbook in workbooks:
        run(needs.program("ssconvert"), "--export-type=Gnumeric_Excel:xlsx", str(workbook), str(folder / workbook.name))


def libreoffice(workbooks: list[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "xlsx", "--outdir", str(folder)]
    run(needs.program("soffice"), profile, *options, *map(str, workbooks))


def run(*line: str) -> str:
    done = subprocess.run(line, capture_output=True, encoding="utf-8", errors="replace", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def same(found: Content, expected: Content) -> None:
    assert found.sheets == expected.sheets
    assert dict(found.cells.items() - expected.cells.items()) == dict(expected.cells.items() - found.cells.items())


def content(path: Path) -> Content:
    """What openpyxl finds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of styles, in what other programs saved
        book = load_workbook(path, data_only=True)
    rows = [(sheet.title, row) for sheet in book.worksheets for row in sheet.iter_rows()]
    cells = {f"{title}!{cell.coordinate}": plain(cell.value) for title, row in rows for cell in row}
    return Content(book.sheetnames, without_empty_texts(cells))


def plain(value: object) -> object:
    """A date as its serial number."""
    return (value - datetime(1899, 12, 30)) / timedelta(days=1) if isinstance(value, datetime) else value


def without_empty_texts(cells: dict[str, object]) -> dict[str, object]:
    """What is shown: to some readers an empty text is a cell, to others not."""
    return {address: value for address, value in cells.items() if value not in ("", None)}


def charts(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(name.startswith("xl/charts/chart") for name in archive.namelist())
