"""A cell of an OpenDocument spreadsheet -> the text that it shows; and what else stands at it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from ...grid import Unread, UnreadKind
from ..number_formats import general
from ..sheet_writer import SheetWriter
from .odf_controls import Controls
from .odf_names import CALC, OFFICE, PARAGRAPHS, TABLE, TEXT
from .odf_paragraphs import SHAPES, Line
from .odf_styles import Look, Styles

_ERROR = re.compile(r"#(?:N/A|[A-Z0-9/_]+[!?])|(?:Err|错误)[:：]\d{3}")
_DURATION = re.compile(r"(-?)PT(\d{1,6})H(\d\d)M(\d\d)(?:[.,]\d*)?S")
_NUMBERS = {"float": 1, "currency": 1, "percentage": 100}


class CellReader:
    """Reads the cells of a workbook."""

    def __init__(self, styles: Styles, controls: Controls) -> None:
        self._styles, self._controls = styles, controls

    def text(self, cell: Element, style: str, row: int, column: int, writer: SheetWriter) -> str:
        """What the cell of this style shows; what is no text there goes to the writer."""
        if not len(cell) and cell.get(OFFICE + "value-type") is None and cell.get(TABLE + "formula") is None:
            return ""
        look = self._styles.look("table-cell", style)
        lines: list[str] = []
        for node in cell:
            if node.tag in PARAGRAPHS:
                line = self._line(node, look)
                lines.append(line.shown)
                self.hanging(line, row, column, writer)
            elif node.tag in SHAPES:
                line = Line(self._styles, self._controls)
                line.shape(node)
                self.hanging(line, row, column, writer)
        formula = cell.get(TABLE + "formula")
        text = "\n".join(lines) if lines else "" if look.struck else _value(cell)
        if "DISPIMG" in (formula or "") or "DISPIMG(" in text:  # a picture that WPS puts into a cell
            writer.unread(row, column, Unread(UnreadKind.PICTURE))
        elif formula and not lines and cell.get(OFFICE + "value-type") is None:
            writer.unread(row, column, Unread(UnreadKind.ERROR, "未计算的公式"))
        elif cell.get(CALC + "value-type") == "error" or (formula and _ERROR.fullmatch(text)):
            writer.unread(row, column, Unread(UnreadKind.ERROR, text))
        else:
            return "" if text.isspace() else text
        return ""

    def hanging(self, line: Line, row: int, column: int, writer: SheetWriter) -> None:
        """Tell the writer what hangs on a cell."""
        for found in line.unread:
            writer.unread(row, column, found)
        for box in line.boxes:
            writer.floats(row, column, "\n".join(self.box_lines(box)))

    def box_lines(self, box: Element) -> Iterator[str]:
        """The paragraphs of a text box, or of a shape with text."""
        for paragraph in box.iter(*PARAGRAPHS):
            yield self._line(paragraph, Look()).shown

    def _line(self, paragraph: Element, look: Look) -> Line:
        style = self._styles.look("paragraph", paragraph.get(TEXT + "style-name") or "", with_default=False)
        line = Line(self._styles, self._controls)
        line.read(paragraph, style.over(look))
        return line


def _value(cell: Element) -> str:
    """The value of a cell for which its program wrote no text."""
    kind = cell.get(OFFICE + "value-type") or ""
    if kind in _NUMBERS:
        try:
            number = general(float(cell.get(OFFICE + "value") or "") * _NUMBERS[kind])
        except ValueError:
            return ""
        return number + "%" if kind == "percentage" else number
    written = cell.get(OFFICE + f"{kind}-value") or ""
    if kind == "date":
        return written.removesuffix("T00:00:00").replace("T", " ")
    if kind == "time":
        found = _DURATION.fullmatch(written)
        return "{}{}:{}:{}".format(*found.groups()) if found else written
    return written.upper() if kind == "boolean" else written
