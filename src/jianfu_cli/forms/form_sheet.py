"""A sheet of the Excel form: cells with their looks, heights, drop-downs, and how it is printed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..definition import META_SHEET
from ..tools import A4, HEAD_COLOUR, HEI, SONG, cell_text, set_width, shorten, visible, width, write_text

TITLE_FONT = "方正小标宋简体"
TEXT_SIZE, LINE = 10.5, 14.5  # points: letters, and from line to line
TALLEST_ROW = 409.0  # Excel's limit
LONGEST_LIST = 255  # characters of a drop-down that stands in the rule itself (Excel's limit)
DATE_FORMAT = 'yyyy"年"m"月"d"日"'
_LONGEST_HEADER = 200  # characters; Excel takes 255 with its codes

Look = dict[str, Any]  # properties of a format of XlsxWriter
TEXT: Look = {"font_name": SONG, "font_size": TEXT_SIZE}
BOLD: Look = {"font_name": HEI, "font_size": TEXT_SIZE}
TITLE: Look = {"font_name": TITLE_FONT, "font_size": 18}
BOX: Look = {"border": 1}
UNDERLINE: Look = {"bottom": 7}  # a hair line
SHADE: Look = {"pattern": 1, "fg_color": f"#{HEAD_COLOUR}"}
HEAD: Look = BOLD | BOX | SHADE
OPEN: Look = {"locked": False}
TO_FILL_IN = "#FFF9DB"  # of cells that wait for words; what was answered has no colour
CENTRE: Look = {"align": "center", "valign": "vcenter", "text_wrap": True}
TOP: Look = CENTRE | {"valign": "top"}
LEFT: Look = CENTRE | {"align": "left"}
RIGHT: Look = CENTRE | {"align": "right"}


class Area(NamedTuple):
    """Cells from the first row and column to the last, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """As XlsxWriter counts, from 0."""
        return self.top - 1, self.left - 1, self.bottom - 1, self.right - 1


class FormSheet:
    """A sheet of a workbook of XlsxWriter; its rows and columns are counted from 1."""

    def __init__(self, book: Any, name: str, widths: Sequence[float] = ()) -> None:
        self.page = book.add_worksheet(name)
        self.widths = widths
        self._book = book
        self._looks: dict[str, Any] = {}
        for column, digits in enumerate(widths):
            set_width(self.page, column, digits)

    def look(self, look: Look) -> Any:
        """The workbook's format with these properties, made once."""
        key = repr(sorted(look.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(look)
        return self._looks[key]

    def put(self, row: int, column: int, text: str, look: Look = TEXT) -> None:
        """Text into a cell, as text whatever it begins with; "" leaves the cell empty."""
        write_text(self.page, row - 1, column - 1, cell_text(text), self.look(look))

    def work_out(self, row: int, column: int, formula: str, shown: str | float, look: Look = TEXT) -> None:
        """A formula into a cell, with what it shows while nobody has worked it out."""
        self.page.write_formula(row - 1, column - 1, formula, self.look(look), shown)

    def join(self, area: Area, text: str, look: Look) -> None:
        """Text into cells that are joined, where there are several."""
        if (area.top, area.left) != (area.bottom, area.right):
            self.page.merge_range(*area.bounds, None, self.look(look))
        self.put(area.top, area.left, text, look)

    def height(self, row: int, points: float) -> None:
        """Make a row so high."""
        self.page.set_row(row - 1, points)

    def lock(self) -> None:
        """Lock all cells but the OPEN ones, without a password; heights, widths and looks may be changed."""
        may = ("objects", "scenarios", "format_cells", "format_rows", "format_columns")
        self.page.protect("", dict.fromkeys(may, True))

    def colour(self, areas: Sequence[Area], condition: str, colour: str) -> None:
        """Colour the cells for which the condition holds; it is written for the first of them."""
        cells = " ".join(f"{letter(a.left)}{a.top}:{letter(a.right)}{a.bottom}" for a in areas)
        rule = {"type": "formula", "criteria": f"={condition}", "format": self._book.add_format({"bg_color": colour})}
        self.page.conditional_format(*areas[0].bounds, rule | {"multi_range": cells})

    def choice(self, area: Area, values: Sequence[str], meta: FormSheet, column: int, error: Mapping[str, str]) -> None:
        """A drop-down; values that can't stand in the rule itself stand in `column` of the hidden sheet.

        `error`: how other values are refused, in XlsxWriter's words; empty if they are not.
        """
        source: Sequence[str] | str = list(values)
        if len(",".join(values)) > LONGEST_LIST or any(set(value) & set(',"') for value in values):
            for row, value in enumerate(values, start=1):
                meta.put(row, column, value)
            source = f"='{META_SHEET}'!${letter(column)}$1:${letter(column)}${len(values)}"
        rule = {"validate": "list", "source": source, "show_input": False, "show_error": bool(error)}
        self.page.data_validation(*area.bounds, rule | dict(error))

    def print_on_a4(self, area: Area, repeated: tuple[int, int], header: str) -> None:
        """Upright, as wide as the page, with these rows on each page, the header at the left and page numbers below."""
        page = self.page
        page.set_paper(A4)
        page.set_portrait()
        page.fit_to_pages(1, 0)
        page.print_black_and_white()  # the colours help on the screen; paper stays white
        page.print_area(*area.bounds)
        page.repeat_rows(repeated[0] - 1, repeated[1] - 1)
        page.center_horizontally()
        page.hide_gridlines(2)
        page.set_margins(left=0.6, right=0.6, top=0.85, bottom=0.7)  # inches
        # XlsxWriter takes &G for a picture, so the sign is written wide.
        text = shorten(header, _LONGEST_HEADER).replace("&", "＆")
        page.set_header(f'&L&"{HEI},常规"&14 {text}' if text else "", {"margin": 0.4})
        page.set_footer(f'&C&"{SONG},常规"&9 第 &P 页　共 &N 页', {"margin": 0.35})


def letter(column: int) -> str:
    """1 -> A; our sheets have no more than 26 columns."""
    return chr(64 + column)


def refusal(heading: str, choices: str, words: str) -> dict[str, str]:
    """How a drop-down refuses what is none of its choices; longer words belong under the heading `words`."""
    return {
        "error_type": "stop",
        "error_title": "请从下拉列表中选择",
        "error_message": visible(f"“{heading}”请填：{choices}。具体情况请写在右边的“{words}”中。"),
    }


def lines(text: str, units: float, size: float = TEXT_SIZE) -> int:
    """Lines that the text takes in a column of `units` (half-width characters of 10.5 points), a little to spare."""
    per_line = (units - 1.5) * TEXT_SIZE / size / 1.05
    return max(1, sum(math.ceil(width(line) / per_line) for line in text.split("\n")))


def fitting_height(count: int) -> float:
    """The height of a row of so many lines, in points, up to the highest that there is."""
    return min(6 + count * LINE, TALLEST_ROW)
