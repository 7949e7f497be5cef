"""Small workbooks of the usual shape are read by pattern: just as calamine reads them, or not at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianfu_cli.intake.content import Content
from jianfu_cli.intake.formats.package import Package
from jianfu_cli.intake.formats.spreadsheet import calamine_grids
from jianfu_cli.intake.formats.xlsx.xlsx_guard import Contents, contents, rebuilt
from jianfu_cli.intake.formats.xlsx.xlsx_plain import plain_grids
from jianfu_cli.intake.grid import Grid
from jianfu_cli.tools.errors import Unreadable
from office import SHEET_NS, xlsx

KEPT = '<t xml:space="preserve">'
SOME = "<si><t>学校：</t></si><si><t>否</t></si>"
STYLES = (
    f'<styleSheet xmlns="{SHEET_NS}"><cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="2" fontId="0"/></cellXfs></styleSheet>'
)


def book(cells: str, strings: str = SOME, styles: str = STYLES, around: str = "") -> Contents:
    """A workbook of one sheet; `cells` are those of its second row, or whole rows."""
    inside = cells if cells.startswith("<row") or not cells else f'<row r="2" spans="1:5">{cells}</row>'
    table = f'<sst xmlns="{SHEET_NS}" count="9">{strings}</sst>' if strings else ""
    data = xlsx(f"{around}<sheetData>{inside}</sheetData><pageMargins/>", strings=table, styles=styles)
    return contents(Package(Content(data)))


def by_pattern(made: Contents) -> list[Grid] | None:
    return plain_grids(made, lambda _: list)


def by_calamine(made: Contents) -> list[Grid]:
    return calamine_grids(rebuilt(made), [(sheet.name, sheet.hidden, list) for sheet in made.sheets])


TEXT = '<c r="A2" t="s"><v>0</v></c>'

USUAL = {
    "shared texts": ('<c r="A2" s="1" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>', SOME),
    "spaces at the ends": (TEXT, "<si><t> \n　学校 　\n</t></si>"),
    "spaces that count": (TEXT, f"<si>{KEPT} 学校\n</t></si>"),
    "named characters": (TEXT, "<si><t>&lt;甲&amp;lt;&gt;&quot;&apos;</t></si>"),
    "several runs": (TEXT, f"<si><r><rPr><b/></rPr>{KEPT} 学</t></r><r><t> 校 </t></r></si>"),
    "a mark for pronunciation": (TEXT, '<si><t>学校</t><phoneticPr fontId="1" type="noConversion"/></si>'),
    "numbers": ('<c r="A2"><v>21</v></c><c r="B2" s="2" t="n"><v>-1.50</v></c><c r="C2" s="0"><v>007</v></c>', SOME),
    "truth": ('<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>', SOME),
    "formulas": ('<c r="A2" t="str"><f>A1&amp;"x"</f><v> 甲&amp;乙 </v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c>', SOME),
    "a formula never calculated": ('<c r="A2" t="s"><v>0</v></c><c r="B2"><f>A1</f><v></v></c>', SOME),
    "a formula without a result": ('<c r="A2" t="str"><f>A1</f><v></v></c><c r="D2" t="s"><v>1</v></c>', SOME),
    "formatted cells without content": ('<c r="A2" s="1"/><c r="B2" s="1"></c><c r="D2" t="s"><v>1</v></c>', SOME),
    "an empty text": ('<c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c>', "<si><t></t></si><si><t>乙</t></si>"),
    "blank texts at the end": ('<c r="A2" t="s"><v>1</v></c><c r="D2" t="s"><v>0</v></c>', f"<si>{KEPT}　 </t></si><si><t>乙</t></si>"),
    "only blank texts": ('<c r="A2" t="s"><v>0</v></c>', f"<si>{KEPT}　 </t></si>"),
    "rows apart": ('<row r="3"><c r="C3" t="s"><v>1</v></c></row><row r="9"><c r="B9" t="s"><v>0</v></c></row>', SOME),
    "no cells": ("", SOME),
    "no texts": ('<c r="A2"><v>1</v></c>', ""),
}  # fmt: skip


@pytest.mark.parametrize("name", USUAL)
def test_usual_workbook_is_read_by_pattern_as_calamine_reads_it(name: str) -> None:
    made = book(*USUAL[name])
    read, reference = by_pattern(made), by_calamine(made)
    assert read is not None
    assert [(grid.rows, grid.first_column) for grid in read] == [(grid.rows, grid.first_column) for grid in reference]


def test_empty_sheets_beside_the_form_are_usual() -> None:
    form = f'<sheetData><row r="2">{TEXT}</row></sheetData>'
    made = contents(Package(Content(xlsx(form, "<sheetData/>", strings=f'<sst xmlns="{SHEET_NS}">{SOME}</sst>'))))
    read = by_pattern(made)
    assert read is not None
    assert [len(grid.rows) for grid in read] == [len(grid.rows) for grid in by_calamine(made)] == [1, 0]


ODD = {
    "a date": ('<c r="A2" s="1"><v>44742</v></c>', SOME),
    "a style that is not there": ('<c r="A2" s="9"><v>1</v></c>', SOME),
    "a great number": ('<c r="A2"><v>1E+30</v></c>', SOME),
    "an error": ('<c r="A2" t="e"><v>#REF!</v></c>', SOME),
    "a text in the cell": ('<c r="A2" t="inlineStr"><is><t>甲</t></is></c>', SOME),
    "a text that is not there": ('<c r="A2" t="s"><v>7</v></c>', SOME),
    "no number of a text": ('<c r="A2" t="s"><v> 0 </v></c>', SOME),
    "a far column": ('<c r="AB2" t="s"><v>0</v></c>', SOME),
    "a far row": ('<c r="A20000" t="s"><v>0</v></c>', SOME),
    "cells out of order": ('<c r="B2" t="s"><v>0</v></c><c r="A2" t="s"><v>1</v></c>', SOME),
    "a cell twice": ('<c r="B2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>', SOME),
    "rows out of order": ('<row r="3"><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>', SOME),
    "a cell without its place": ('<c t="s"><v>0</v></c>', SOME),
    "a comment": (f"<!-- {TEXT} -->", SOME),
    "a comment in the texts": (TEXT, f"<!-- <si><t>甲</t></si> -->{SOME}"),
    "names with a prefix": ('<x:c r="A2" t="s"><x:v>0</x:v></x:c>', SOME),
    "texts with a prefix": (TEXT, f"<x:si><x:t>甲</x:t></x:si>{SOME}"),
    "an empty entry": (TEXT, f"<si/>{SOME}"),
    "an entry with a sound": (TEXT, "<si><r><t>甲</t></r><rPh><t>jia</t></rPh></si>"),
    "runs that do not end": (TEXT, f"{SOME}<si><r><t>甲</t></r>"),
    "an escaped character": (TEXT, "<si><t>甲_x000D_乙</t></si>"),
    "a numbered character": (TEXT, "<si><t>甲&#10;乙</t></si>"),
    "a carriage return": (TEXT, "<si><t>甲\r\n乙</t></si>"),
}


@pytest.mark.parametrize("name", ODD)
def test_workbook_out_of_the_ordinary_is_left_to_calamine(name: str) -> None:
    assert by_pattern(book(*ODD[name])) is None


def _rows_of_one(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, count + 1))


@pytest.mark.parametrize(
    ("count", "text", "usual"),
    [(3_000, "甲", True), (5_000, "甲", False), (300, "长" * 20_000, True), (900, "长" * 20_000, False)],
)
def test_workbook_that_is_large_or_has_much_text_is_left_to_calamine(count: int, text: str, usual: bool) -> None:
    assert (by_pattern(book(_rows_of_one(count), f"<si><t>{text}</t></si>")) is not None) is usual


def test_many_small_sheets_are_a_large_workbook() -> None:
    sheets = [f"<sheetData>{_rows_of_one(100)}</sheetData>"] * 60
    strings = f'<sst xmlns="{SHEET_NS}">{SOME}</sst>'
    few, many = (contents(Package(Content(xlsx(*some, strings=strings)))) for some in (sheets[:6], sheets))
    assert by_pattern(few) is not None
    assert by_pattern(many) is None


_texts = st.text(alphabet=" \n\t　甲乙1&<>\"'_x!:", max_size=6)


def _shared(text: str, kept: bool) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<si>{KEPT if kept else '<t>'}{escaped}</t></si>"


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.tuples(_texts, st.booleans()), min_size=1, max_size=5),
    cells=st.lists(
        st.tuples(
            st.integers(1, 12), st.integers(0, 25), st.sampled_from(["s", "str", "n", "b", ""]), st.integers(0, 5)
        ),
        max_size=12,
    ),
)
def test_no_workbook_is_read_otherwise_than_by_calamine(
    texts: list[tuple[str, bool]], cells: list[tuple[int, int, str, int]]
) -> None:
    rows: dict[int, str] = {}
    for row, column, kind, value in sorted(cells):
        kind = f' t="{kind}"' if kind else ""
        rows[row] = rows.get(row, "") + f'<c r="{chr(65 + column)}{row}"{kind}><v>{value}</v></c>'
    made = book(
        "".join(f'<row r="{n}">{cells}</row>' for n, cells in rows.items()), "".join(_shared(*text) for text in texts)
    )
    read = by_pattern(made)
    if read is None:
        return
    reference: list[Grid] = []
    with contextlib.suppress(Unreadable):
        reference = by_calamine(made)
    assert [(grid.rows, grid.first_column) for grid in read] == [(grid.rows, grid.first_column) for grid in reference]
