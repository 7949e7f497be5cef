"""What the tool is held against: plain loops over the same files, each run as a process of its own."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path


def openpyxl_cells(folder: str) -> None:
    """Read all cells of all workbooks with openpyxl."""
    from openpyxl import load_workbook

    for path in _files(folder):
        with contextlib.suppress(Exception):
            for sheet in load_workbook(path).worksheets:
                for row in sheet.iter_rows(values_only=True):
                    for value in row:
                        _ = value


def calamine_cells(folder: str) -> None:
    """Read all cells of all workbooks with python-calamine."""
    from python_calamine import CalamineWorkbook

    for path in _files(folder):
        with contextlib.suppress(Exception):
            book = CalamineWorkbook.from_path(path)
            for name in book.sheet_names:
                for row in book.get_sheet_by_name(name).to_python():
                    for value in row:
                        _ = value


def docx_cells(folder: str) -> None:
    """Read all table cells of all documents with python-docx."""
    from docx import Document

    for path in _files(folder):
        with contextlib.suppress(Exception):
            for table in Document(str(path)).tables:
                for row in table.rows:
                    for cell in row.cells:
                        _ = cell.text


def build_forms(folder: str, count: str) -> None:
    """Build both forms of each school anew with XlsxWriter and python-docx, by the project's own builders."""
    from jianfu_cli.definition import checklist
    from jianfu_cli.forms.blank_forms import Addressee, blank_form
    from jianfu_cli.forms.form_formats import FORMATS

    from .places import places
    from .returns import TERM

    definition = checklist.load_checklist()
    Path(folder).mkdir(parents=True, exist_ok=True)
    for place in places(int(count)):
        for file_format in FORMATS:
            form = blank_form(definition, Addressee(place.name, place.code), TERM, file_format)
            (Path(folder) / f"{place.name}.{file_format}").write_bytes(form)


def _files(folder: str) -> list[Path]:
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())


LOOPS: dict[str, Callable[..., None]] = {
    "openpyxl": openpyxl_cells,
    "calamine": calamine_cells,
    "docx": docx_cells,
    "build": build_forms,
}

if __name__ == "__main__":
    LOOPS[sys.argv[1]](*sys.argv[2:])
