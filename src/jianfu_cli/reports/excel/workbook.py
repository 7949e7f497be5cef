"""A summary -> 汇总表.xlsx. openpyxl makes the shell (styles, charts, print set-up), rows are streamed into it."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import BinaryIO

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ...summary import Summary
from ...tools import width
from .excel_styles import ACCENT, BODY_FONT, COLORS, HEAD_FONT, LINE, STYLES, Style
from .sheet_model import Chart, Sheet
from .sheet_package import pack
from .sheets.all_sheets import all_sheets
from .stream import cell_text

_A4 = 9


def write_workbook(summary: Summary, target: str | Path | BinaryIO) -> None:
    """Write the workbook to a path or a binary stream. The same summary gives the same bytes.

    Raises OSError where the target or the temporary folder can't be written.
    """
    sheets = all_sheets(summary)
    workbook, ids = _build(sheets)
    shell = _saved(workbook)
    if isinstance(target, str | Path):
        with Path(target).open("wb") as file:
            pack(shell, sheets, ids, summary, file)
    else:
        pack(shell, sheets, ids, summary, target)


def _saved(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    try:
        workbook.save(buffer)
    except SerialisationError as error:  # what a full temporary folder comes to
        raise OSError(errno.ENOSPC, "临时文件夹已满") from error
    return buffer.getvalue()


def _build(sheets: list[Sheet]) -> tuple[Workbook, dict[str, tuple[int, int]]]:
    """The workbook, and for each style its number and that of the same look for text that begins like a formula."""
    workbook = Workbook()
    _use_chinese_font(workbook)
    for position, sheet in enumerate(sheets):
        page = workbook.worksheets[0] if position == 0 else workbook.create_sheet()
        _set_up(page, sheet)
    return workbook, _register(workbook.worksheets[0])


def _use_chinese_font(workbook: Workbook) -> None:
    """The default font, which column widths are measured in, is Calibri unless it is replaced in both places."""
    font = Font(name=BODY_FONT, size=11, family=3, charset=134)
    workbook._fonts = IndexedList([font])  # type: ignore[attr-defined]
    workbook._named_styles["Normal"].font = font  # type: ignore[attr-defined]


def _register(page: Worksheet) -> dict[str, tuple[int, int]]:
    ids = {}
    for name, style in STYLES.items():
        numbers = []
        for quoted in (False, True):
            cell = page.cell(1, 1)
            _apply(cell, style, quoted)
            numbers.append(cell.style_id)
            del page._cells[1, 1]
        ids[name] = (numbers[0], numbers[1])
    return ids


def _apply(cell, style: Style, quoted: bool) -> None:  # type: ignore[no-untyped-def]
    side = Side(style="thin", color=LINE)
    cell.font = Font(
        name=HEAD_FONT if style.head_font else BODY_FONT,
        size=style.size,
        bold=style.bold,
        color=style.color,
        underline="single" if style.underline else None,
        charset=134,
    )
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)
    if style.border:
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(horizontal=style.align, vertical="center", wrap_text=style.wrap)
    cell.number_format = style.number
    cell.quotePrefix = quoted


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    page.title = sheet.name
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.sheet_view.showGridLines = False
    page.sheet_format.defaultRowHeight = 18
    page.sheet_format.customHeight = True
    if sheet.header:
        page.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}{sheet.header + 1}"
    if sheet.filter_to:
        last = get_column_letter(sheet.filter_columns or len(sheet.columns))
        page.auto_filter.ref = f"A{sheet.header}:{last}{sheet.filter_to}"
    for merge in sheet.merges:
        page.merge_cells(merge)
        page._cells.clear()
    _print(page, sheet)
    for chart in sheet.charts:
        page.add_chart(_chart(chart), chart.anchor)


def _print(page: Worksheet, sheet: Sheet) -> None:
    page.page_setup.paperSize = _A4
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth = sheet.pages_wide
    page.page_setup.fitToHeight = sheet.pages_high
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.7, 0.3, 0.35
    font = f"{BODY_FONT},常规"
    page.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(sheet.name, font, 9),
        right=_HeaderFooterPart("第 &P 页，共 &N 页", font, 9),
    )
    if sheet.header:
        page.print_title_rows = f"{sheet.header_first}:{sheet.header}"
    if sheet.pages_wide > 1 and sheet.frozen_columns:
        page.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
    if sheet.print_columns:
        page.print_area = f"A1:{get_column_letter(sheet.print_columns)}{sheet.print_rows or sheet.size}"
    for row in sheet.breaks:
        page.row_breaks.append(Break(id=row))


def _chart(chart: Chart) -> BarChart:
    drawn = BarChart()
    drawn.type = "bar"
    drawn.style = 2
    drawn.title = _title(chart.title)
    drawn.layout = _plot_area(chart)
    drawn.legend = None
    drawn.gapWidth = 45
    drawn.height, drawn.width = chart.height, chart.width
    drawn.roundedCorners = False
    drawn.series.append(_series(chart))
    line = GraphicalProperties(ln=LineProperties(solidFill=LINE, w=9525))
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.x_axis.scaling.orientation = "maxMin"  # the first category on top
    drawn.x_axis.tickLblPos = "low"
    drawn.x_axis.tickLblSkip = 1
    drawn.x_axis.txPr = drawn.y_axis.txPr = _small_text()
    drawn.x_axis.graphicalProperties = line
    drawn.y_axis.crosses = "max"
    drawn.y_axis.majorGridlines = ChartLines(spPr=line)
    drawn.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    drawn.y_axis.scaling.min = 0
    drawn.y_axis.number_format = "0%" if chart.percent else "0"
    if chart.percent:
        drawn.y_axis.scaling.max = 1
    elif max((value or 0 for value in chart.value_cache), default=0) < 5:
        drawn.y_axis.majorUnit = 1
    return drawn


def _small_text() -> RichText:
    look = ParagraphProperties(defRPr=CharacterProperties(sz=900))
    return RichText(p=[Paragraph(pPr=look, endParaRPr=CharacterProperties(sz=900))])


def _title(text: str) -> Title:
    look = CharacterProperties(sz=1300, b=True, solidFill=ACCENT)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _plot_area(chart: Chart) -> Layout:
    """Room for the labels at the left, the title on top, the axis at the bottom and a number beyond the longest bar."""
    left = min(0.4, (max(map(width, chart.label_cache), default=0) * 0.18 + 0.8) / chart.width)
    top, bottom = 1.5 / chart.height + 0.02, 1.1 / chart.height
    return Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=left, y=top, w=0.94 - left, h=1 - top - bottom
        )
    )


def _series(chart: Chart) -> Series:
    def cells(column: int) -> str:
        letter, last = get_column_letter(column), chart.first_row + len(chart.label_cache) - 1
        return f"'{chart.sheet}'!${letter}${chart.first_row}:${letter}${last}"

    form = "0.0%" if chart.percent else "0"
    labels = [StrVal(idx=i, v=cell_text(text)) for i, text in enumerate(chart.label_cache)]
    values = [NumVal(idx=i, v=repr(value)) for i, value in enumerate(chart.value_cache) if value is not None]
    series = Series(
        idx=0,
        order=0,
        tx=SeriesLabel(v=chart.title),
        cat=AxDataSource(strRef=StrRef(f=cells(chart.labels), strCache=StrData(ptCount=len(labels), pt=labels))),
        val=NumDataSource(
            numRef=NumRef(f=cells(chart.values), numCache=NumData(formatCode=form, ptCount=len(labels), pt=values))
        ),
    )
    series.graphicalProperties = GraphicalProperties(solidFill=COLORS[chart.color])
    series.graphicalProperties.line.noFill = True
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = False
    series.dLbls.showLegendKey = series.dLbls.showPercent = False
    series.dLbls.numFmt = form
    return series
