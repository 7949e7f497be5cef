"""Tables, cells and lines of the Word form, in its fonts and widths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Form
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ..tools import HEI, LATIN, visible

FANG, TITLE = "仿宋", "方正小标宋简体"
TEXT = Pt(12)  # letters
HEAD_ROW = Mm(9)  # the height of a table's heading


def ruled_table(form: Form, headings: Sequence[str], widths: Sequence[int]) -> Table:
    """A ruled table of fixed widths whose first row repeats on each page."""
    table: Table = form.add_table(rows=0, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _child(borders, f"w:{side}", val="single", sz="4", space="0", color="000000")
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", "50"), ("left", "100"), ("bottom", "50"), ("right", "100")):
        _child(margins, f"w:{side}", w=twips, type="dxa")
    fixed: Any = table._tbl.tblPr.find(qn("w:tblLayout"))
    fixed.addprevious(borders)
    fixed.addnext(margins)
    for column, millimetres in zip(table.columns, widths, strict=True):
        column.width = Mm(millimetres)
    cells = ruled_row(table, HEAD_ROW, widths)
    _child(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for cell, heading in zip(cells, headings, strict=True):
        write_cell(cell, heading, font=HEI, align=ALIGN.CENTER)
    return table


def ruled_row(table: Table, height: Length, widths: Sequence[int]) -> list[_Cell]:
    """The cells of a new row that stays whole and is at least so high."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")
    cells = [_Cell(tc, table) for tc in row._tr.tc_lst]
    for cell, millimetres in zip(cells, widths, strict=True):
        cell.width, cell.vertical_alignment = Mm(millimetres), WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def write_cell(
    cell: _Cell,
    text: str,
    paragraph: Paragraph | None = None,
    *,
    font: str = FANG,
    latin: str = LATIN,
    align: ALIGN | None = None,
) -> None:
    """Text in one run of the cell's first paragraph, or of the one given."""
    paragraph = paragraph or cell.paragraphs[0]
    if align is not None:
        paragraph.alignment = align
    if text:
        _fonts(paragraph.add_run(visible(text))._r.get_or_add_rPr(), font, latin)


def keep_with_next(cells: Sequence[_Cell]) -> None:
    """Keep a row on the page of the next one."""
    for paragraph in (paragraph for cell in cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def soften(cell: _Cell, *, top: bool, bottom: bool) -> None:
    """Draw the lines between the parts of a divided cell faintly."""
    if not (top or bottom):
        return
    borders = OxmlElement("w:tcBorders")
    for side, wanted in (("top", top), ("bottom", bottom)):
        if wanted:
            _child(borders, f"w:{side}", val="single", sz="4", space="0", color="A6A6A6")
    behind: Any = cell._tc.get_or_add_tcPr().find(qn("w:vAlign"))  # the order that the schema wants
    behind.addprevious(borders)


def text_line(
    form: Form,
    text: str,
    *,
    font: str = FANG,
    size: Length = TEXT,
    align: ALIGN | None = None,
    before: Length = Pt(0),  # noqa: B008  (a number)
    after: Length = Pt(0),  # noqa: B008
) -> Paragraph:
    """A paragraph outside the tables."""
    paragraph: Paragraph = form.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    spacing = paragraph.paragraph_format
    spacing.space_before, spacing.space_after = before, after
    _font(paragraph.add_run(visible(text)), font, size)
    return paragraph


def _font(run: Run, font: str, size: Length | None = None) -> None:
    _fonts(run._r.get_or_add_rPr(), font)
    if size is not None:
        run.font.size = size


def _fonts(properties: Any, font: str, latin: str = LATIN) -> None:
    """Latin and Chinese fonts; the Chinese one also for quotation marks and the like, which both scripts have."""
    fonts = properties.get_or_add_rFonts()
    for name, value in (("ascii", latin), ("hAnsi", latin), ("eastAsia", font), ("hint", "eastAsia")):
        fonts.set(qn(f"w:{name}"), value)


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element
