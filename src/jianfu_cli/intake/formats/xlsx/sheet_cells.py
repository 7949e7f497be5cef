"""The cells of a worksheet as they are seen: each text in its style, numbers and dates as their formats show them."""

from __future__ import annotations

from datetime import datetime

from ...grid import Unread, UnreadKind
from ...zip_reader import damaged
from ..number_formats import shown_number
from ..sheet_writer import SheetWriter
from ..symbols import as_seen
from ..text_budget import TextBudget
from ..visibility import is_unseen
from .conditional_formats import striking
from .sheet_part import StoredRow, StoredSheet
from .workbook_parts import Workbook
from .workbook_strings import RichText, Text, seen_text, unescaped
from .workbook_styles import DEFAULT, CellStyle
from .workbook_xml import is_true

_DAY_SECONDS = 86_400


class SheetReader:
    """Reads the sheets of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet = StoredSheet()
        self._laid_out = TextBudget()  # texts whose look is worked out, also those of which nothing is seen then

    def read(self, sheet: StoredSheet, writer: SheetWriter) -> dict[int, list[str]]:
        """Give the writer all that stands in the sheet's part; returns the texts: row -> cells from the first column on.

        Raises Unreadable JF001, JF004.
        """
        self._sheet = sheet
        table = self._texts(sheet, writer)
        if sheet.conditions:
            self._strike(table, sheet, writer)
        for number in sorted(sheet.hidden_rows):
            writer.hidden_rows.add(number, number)
        for stretch in sheet.hidden_columns:
            writer.hidden_columns.add(*stretch)
        for merge in sheet.merges:
            writer.merge(*merge)
        for text in sheet.margins:
            writer.around(text)
        for (row, column), unread in sheet.unread.items():
            writer.unread(row, column, unread)
        for number, cells in sorted(table.items()):
            writer.seen_row(number, [*cells])
        return table

    def _texts(self, sheet: StoredSheet, writer: SheetWriter) -> dict[int, list[str]]:
        """Row -> cells. A row of shared texts in plain styles, as nearly all are, is laid out by the texts' numbers alone.

        `_row` would say the same of it, which a test holds; by then a form takes a third more calls to be read, and a tenth
        more of the processor's time.
        """
        table: dict[int, list[str]] = {}
        plain, get = self._book.plain_styles, self._book.plain_texts.get
        for row in sheet.rows:
            if row.shared and row.styles <= plain and row.number not in table:
                cells = [text for number in row.shared if (text := get(number)) is not None]
                if len(cells) == len(row.shared):
                    table[row.number] = cells
                    continue
            self._row(row, table, writer)
        return table

    def _row(self, line: StoredRow, table: dict[int, list[str]], writer: SheetWriter) -> None:
        """The texts of a row that has others than shared ones, or in styles that change what is seen."""
        texts, styles = self._book.texts, self._book.styles
        cells, current = list[str](), 0
        for row, column, kind, number, value in line.cells:
            style = styles.get(number, DEFAULT)
            if kind == "s" and isinstance(value, str):
                stored = texts.get(value)
                if stored is None:
                    stored = self._book.text(value)
                text = stored if style.plain and isinstance(stored, str) else self._seen(stored, style)
            else:
                text = self._shown(value, kind, style, writer.name)
                stored = value if kind in ("inlineStr", "str") else None
            if text and (not style.plain or isinstance(stored, RichText)):
                text = self._in_its_ink(text, stored, style, (row, column), writer)
            if not text or text.isspace():
                continue
            if row != current:
                cells, current = table.setdefault(row, []), row
            missing = column - len(cells)
            if missing > 1:
                writer.reserve(row, column)  # before room is made for all that lies between
                cells += [""] * (missing - 1)
            if missing > 0:
                cells.append(text)
            else:
                cells[column - 1] = text

    def _in_its_ink(
        self, text: str, stored: Text | None, style: CellStyle, place: tuple[int, int], writer: SheetWriter
    ) -> str:
        """What is seen of a text (`stored`, or a number) that may be written in the colour behind it; if nothing is,
        the writer is told."""
        if style.ground is None and self._sheet.coloured:
            return text
        number = is_unseen(style.inked(text=False), style.ground)
        seen = seen_text(stored, style) if stored is not None else "" if number else text
        if seen == text:
            return text
        if any(condition.covers(*place) for condition in self._sheet.conditions):
            writer.unread(*place, Unread(UnreadKind.CONDITION))  # it may colour the cell otherwise
            return text
        if not seen.strip():
            writer.unread(*place, Unread(UnreadKind.UNSEEN, text.strip()))
        return seen

    def _strike(self, table: dict[int, list[str]], sheet: StoredSheet, writer: SheetWriter) -> None:
        """Take away what conditional formats strike out, and say where nobody can tell whether they do."""
        rules = striking(sheet.conditions, self._book.styles_xml)
        if rules is None:
            return
        for row, cells in table.items():
            for index, text in enumerate(cells):
                struck = rules.strikes(row, index + 1, text) if text else False
                if struck:
                    cells[index] = ""
                elif struck is None:
                    writer.unread(row, index + 1, Unread(UnreadKind.CONDITION))

    def _seen(self, text: Text, style: CellStyle) -> str:
        """A text in its style."""
        if style.plain:
            return text if isinstance(text, str) else text.plain
        self._laid_out.spend(len(text if isinstance(text, str) else text.plain))
        return seen_text(text, style, in_any_ink=True)

    def _shown(self, value: Text, kind: str, style: CellStyle, sheet: str) -> str:
        """What is no shared text, as its style shows it."""
        if kind in ("inlineStr", "str") or not isinstance(value, str):
            return self._seen(unescaped(value) if kind == "str" and isinstance(value, str) else value, style)
        if kind == "b":
            is_on, in_box = is_true(value), style.check_box and self._book.has_check_boxes
            shown = ("☑" if is_on else "☐") if in_box else "TRUE" if is_on else "FALSE"
        elif kind == "d":
            shown = _shown_moment(value, style.code)
        else:
            try:
                shown = shown_number(float(value), style.code, self._book.epoch1904)
            except ValueError:
                raise damaged(f"工作表“{sheet[:31]}”里有写法不对的数字") from None
        if style.plain:
            return shown
        return "" if style.font.struck else as_seen(shown, style.font.symbols)


def _shown_moment(value: str, code: str) -> str:
    """A date that is stored as one."""
    try:
        moment = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
    except ValueError:
        return value
    passed = moment - datetime(1899, 12, 30)
    serial = passed.days + (passed.seconds + passed.microseconds / 1e6) / _DAY_SECONDS
    return shown_number(serial, "yyyy/m/d" if code == "General" else code)
