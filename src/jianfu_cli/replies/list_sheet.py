"""The sheet 更正意见 that a marked workbook begins with: every fault, with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ..definition import REPLY_LIST_TITLE
from ..tools import visible, width
from .cell_finder import MAIN, S
from .fault_list import HEADINGS, introduction
from .faults import Fault
from .mark_styles import MarkStyles
from .office_parts import SPACE, Element

_WIDTHS = (6, 24, 44, 44)
_LINE = 15.0  # points
_FONT = '<sz val="{size}"/><name val="宋体"/><charset val="134"/>'
_FIRST = 4  # the first fault's row


def list_sheet(faults: Sequence[Fault], deadline: str, styles: MarkStyles) -> Element:
    """The worksheet's tree."""
    title = styles.look("<b/>" + _FONT.format(size=16), align='horizontal="center" vertical="center"')
    words = styles.look(_FONT.format(size=11), align='vertical="center" wrapText="1"')
    head = styles.look(
        "<b/>" + _FONT.format(size=11), border=True, fill="FFE7E6E6", align='horizontal="center" vertical="center"'
    )
    text = styles.look(_FONT.format(size=11), border=True, align='vertical="center" wrapText="1"')
    middle = styles.look(_FONT.format(size=11), border=True, align='horizontal="center" vertical="center"')
    blue = '<u/><sz val="11"/><color rgb="FF0563C1"/><name val="宋体"/><charset val="134"/>'
    link = styles.look(blue, border=True, align='vertical="center" wrapText="1"')

    columns = "".join(
        f'<col min="{at}" max="{at}" width="{wide}" customWidth="1"/>' for at, wide in enumerate(_WIDTHS, 1)
    )
    sheet: Element = etree.fromstring(
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
        f"<cols>{columns}</cols><sheetData/>"
        '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A2:D2"/></mergeCells>'
        '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/></worksheet>'
    )
    data = sheet.find(f"{S}sheetData")
    _row(data, 1, [(REPLY_LIST_TITLE, title)], 30)
    opening = introduction(faults, deadline)
    _row(data, 2, [(opening, words)], _height([(opening, sum(_WIDTHS))]))
    _row(data, 3, [(heading, head) for heading in HEADINGS], 22)
    links = etree.Element(f"{S}hyperlinks")
    for number, fault in enumerate(faults, 1):
        row = _FIRST + number - 1
        cells = [(str(number), middle), (fault.place, link), (fault.what, text), (fault.todo, text)]
        needed = _height([(content, wide) for (content, _), wide in zip(cells, _WIDTHS, strict=True)])
        _row(data, row, cells, needed)
        if fault.location:
            name, _, cell = fault.location.rpartition("!")
            quoted = name.replace("'", "''")
            etree.SubElement(links, f"{S}hyperlink", ref=f"B{row}", location=f"'{quoted}'!{cell}", display=fault.place)
    if len(links):
        sheet.insert(sheet.index(sheet.find(f"{S}mergeCells")) + 1, links)
    return sheet


def _height(contents: list[tuple[str, int]]) -> float:
    lines = max(-(-width(text) * 21 // (20 * max(1, wide - 1))) for text, wide in contents)
    return 8 + _LINE * max(1, lines)


def _row(data: Element, number: int, cells: Sequence[tuple[str, str]], height: float) -> None:
    row = etree.SubElement(data, f"{S}row", r=str(number), ht=f"{height:g}", customHeight="1")
    for column, (text, style) in zip("ABCD", cells, strict=False):
        cell = etree.SubElement(row, f"{S}c", r=f"{column}{number}", s=style, t="inlineStr")
        content = etree.SubElement(etree.SubElement(cell, f"{S}is"), f"{S}t")
        content.text = visible(text)
        content.set(SPACE, "preserve")
