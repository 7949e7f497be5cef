"""What our reader of .xlsx says of plain cells is what openpyxl and calamine say."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jianfu_cli.definition.checklist import load_checklist
from jianfu_cli.definition.term import Term
from jianfu_cli.forms.blank_forms import Addressee, blank_form
from jianfu_cli.intake.formats.opening import open_document
from jianfu_cli.intake.grid import Grid

_values = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.text(alphabet="是否无一 \n&<>\"'_x0041abc1.%", min_size=1, max_size=12).filter(lambda text: not text.isspace()),
    st.booleans(),
)


def ours(grid: Grid) -> dict[tuple[int, int], str]:
    return {
        (row.number, grid.first_column + index): text
        for row in grid.rows
        for index, text in enumerate(row.cells)
        if text
    }


def shown(value: object) -> str:
    return str(value).upper() if isinstance(value, bool) else "" if value is None else str(value)


def saved(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    for cells in book.active.iter_rows():  # type: ignore[union-attr]
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@settings(max_examples=60)
@given(rows=st.lists(st.lists(_values, max_size=5), min_size=1, max_size=6))
def test_plain_cells_are_those_of_openpyxl(rows: list[list[object]]) -> None:
    data = saved(rows)
    [grid] = open_document(data).grids
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    theirs = {
        (int(cell.row or 0), int(cell.column or 0)): shown(cell.value) for row in sheet.iter_rows() for cell in row
    }
    mine = ours(grid)
    for place, text in theirs.items():
        # openpyxl leaves escapes as they are written, and keeps spaces that Excel doesn't
        if "_x" not in text:
            assert mine.get(place, "").strip() == text.strip()
    assert set(mine) <= set(theirs)


@pytest.mark.parametrize("school", ["神农镇示例小学", "示例&<学校>"])
def test_our_forms_are_read_as_calamine_reads_them(school: str) -> None:
    data = blank_form(load_checklist(), Addressee(school, "2114000001"), Term.parse("2021-2022-2"), "xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    grids = open_document(data).grids
    assert [grid.name for grid in grids] == book.sheet_names
    for index, grid in enumerate(grids):
        sheet = book.get_sheet_by_index(index)
        top, left = sheet.start or (0, 0)
        theirs = {
            (top + row + 1, left + column + 1): f"{value:g}" if isinstance(value, float) else str(value)
            for row, values in enumerate(sheet.to_python())
            for column, value in enumerate(values)
            if str(value).strip()
        }
        assert ours(grid) == theirs
