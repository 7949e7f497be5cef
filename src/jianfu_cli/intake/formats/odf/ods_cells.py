"""A cell of an OpenDocument spreadsheet -> the text that it shows; and what else stands at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from ...grid import Unread, UnreadKind
from ..number_formats import general
from ..sheet_writer import SheetWriter
from ..visibility import UNKNOWN
from .cell_conditions import holds
from .odf_controls import Controls
from .odf_names import CALC, OFFICE, PARAGRAPHS, TABLE, TEXT
from .odf_paragraphs import SHAPES, Line
from .odf_styles import Look, Styles

_ERROR = re.compile(r"#(?:N/A|[A-Z0-9/_]+[!?])|(?:Err|错误)[:：]\d{3}")
_DURATION = re.compile(r"(-?)PT(\d{1,6})H(\d\d)M(\d\d)(?:[.,]\d*)?S")
_NUMBERS = {"float": 1, "currency": 1, "percentage": 100}
_TYPE, _VALUE, _FORMULA, _CALC_TYPE = OFFICE + "value-type", OFFICE + "value", TABLE + "formula", CALC + "value-type"
_STYLE = TEXT + "style-name"

Attributes = Mapping[str, str]


class CellReader:
    """Reads the cells of a workbook."""

    def __init__(self, styles: Styles, controls: Controls) -> None:
        self._styles, self._controls = styles, controls

    def text(self, cell: Element, said: Attributes, style: str, place: tuple[int, int], writer: SheetWriter) -> str:
        """What a cell of this style shows; what is no text there goes to the writer. `said` are its attributes."""
        kind, formula = said.get(_TYPE), said.get(_FORMULA, "")
        if not len(cell) and kind is None and not formula:
            return ""
        look = self._styles.look("table-cell", style)
        found = [self._line(node, look) for node in cell if node.tag in PARAGRAPHS]
        for line in found:
            self._hanging(line, place, writer)
        if len(found) < len(cell):
            self.shapes(cell, place, writer)
        lines = [line.shown for line in found]
        text = "\n".join(lines) if lines else "" if look.struck else _value(said)
        unread = _unread(text, formula, said, has_text=bool(lines))
        if unread is None:
            text = "" if text.isspace() else text
            return self._unless_struck(text, style, place, writer) if text else ""
        writer.unread(*place, unread)
        return ""

    def _unless_struck(self, text: str, style: str, place: tuple[int, int], writer: SheetWriter) -> str:
        """The text, if no condition of its style strikes it out; where nobody can tell, that goes to the writer."""
        for condition in self._styles.striking(style):
            struck = holds(condition, text)
            if struck:
                return ""
            if struck is None:
                writer.unread(*place, Unread(UnreadKind.CONDITION))
        return text

    def shapes(self, cell: Element, place: tuple[int, int], writer: SheetWriter) -> None:
        """Tell the writer what hangs on a cell."""
        for node in cell:
            if node.tag in SHAPES:
                line = Line(self._styles, self._controls)
                line.shape(node)
                self._hanging(line, place, writer)

    def box_lines(self, box: Element) -> Iterator[str]:
        """The paragraphs of a text box, or of a shape with text."""
        for paragraph in box.iter(*PARAGRAPHS):
            yield self._line(paragraph, Look(ground=UNKNOWN)).shown

    def _hanging(self, line: Line, place: tuple[int, int], writer: SheetWriter) -> None:
        for found in line.all_unread:
            writer.hang(*place, found)
        for box in line.boxes:
            writer.floats(*place, "\n".join(self.box_lines(box)))

    def _line(self, paragraph: Element, look: Look) -> Line:
        style = paragraph.get(_STYLE)
        if style is not None:
            look = self._styles.look("paragraph", style, with_default=False).over(look)
        line = Line(self._styles, self._controls)
        line.read(paragraph, look)
        return line


def _unread(text: str, formula: str, said: Attributes, *, has_text: bool) -> Unread | None:
    """What stands in a cell that is no text; None if it is text."""
    if "DISPIMG" in formula or "DISPIMG(" in text:  # a picture that WPS puts into a cell
        return Unread(UnreadKind.PICTURE)
    if said.get(_CALC_TYPE) == "error" or (formula and _ERROR.fullmatch(text)):
        return Unread(UnreadKind.ERROR, text[:20])
    if formula and not has_text and said.get(_TYPE) is None:
        return Unread(UnreadKind.ERROR, "未计算的公式")
    return None


def _value(said: Attributes) -> str:
    """The value of a cell for which its program wrote no text."""
    kind = said.get(_TYPE, "")
    if kind in _NUMBERS:
        try:
            number = general(float(said.get(_VALUE, "")) * _NUMBERS[kind])
        except ValueError:
            return ""
        return number + "%" if kind == "percentage" else number
    written = said.get(OFFICE + f"{kind}-value", "")
    if kind == "date":
        return written.removesuffix("T00:00:00").replace("T", " ")
    if kind == "time":
        found = _DURATION.fullmatch(written)
        return "{}{}:{}:{}".format(*found.groups()) if found else written
    return written.upper() if kind == "boolean" else written
