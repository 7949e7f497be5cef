"""The styles of an OpenDocument file as far as they decide what is seen: struck out, hidden, of no size, in a symbol font,
or in the colour behind it."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element as Element

from ..list_boxes import box_marker
from ..symbols import is_symbol_font
from ..visibility import FLATTEST, Colour, is_unseen, written_colour
from .odf_names import FO, NUMBER, STYLE, SVG, TABLE, TEXT

_DEEPEST = 30  # styles upon each other
_LENGTH = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,20})?)(?P<unit>cm|mm|in|pt|pc|px)?", re.ASCII)
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_CONDITION, _APPLIED = STYLE + "condition", STYLE + "apply-style-name"
_GROUNDS = tuple(f"{each}-properties" for each in ("text", "paragraph", "table-cell", "table-row", "table"))
_USUAL_INK = STYLE + "use-window-font-color"
_ANYTHING = sys.float_info.min  # points: of a narrow column the text may stand over the next, so that only none is less
_SIZES = (
    ("table-row-properties", "row-height", FLATTEST),
    ("table-column-properties", "column-width", _ANYTHING),
)


class Look(NamedTuple):
    """How text is formatted; None: as around it. `font` is a symbol font, "" any other.

    `ink` and `ground` are its colour ("usual" for the usual one) and the colour behind it.
    """

    struck: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    ink: Colour = None
    ground: Colour = None

    @property
    def is_unseen(self) -> bool:
        """Whether text is written in the colour behind it."""
        return is_unseen(self.ink, self.ground)

    def over(self, base: Look) -> Look:
        """This, and where it says nothing, the base."""
        return Look(
            base.struck if self.struck is None else self.struck,
            base.hidden if self.hidden is None else self.hidden,
            base.font if self.font is None else self.font,
            base.ink if self.ink is None else self.ink,
            base.ground if self.ground is None else self.ground,
        )


class _Style(NamedTuple):
    """A style: the one that it is based on, how it has text look, and what of it is not shown; None: as in the base."""

    parent: str
    look: Look
    is_shown: bool | None = None
    page: str | None = None
    conditions: tuple[tuple[str, str], ...] = ()  # and the styles that are applied where they hold
    format: str | None = None  # of values, by its name


class Styles:
    """The styles of a document, from its parts; automatic ones of headers and of the body may have the same names."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._fonts: dict[str, str] = {}
        self._known: dict[tuple[str, str, bool], Look] = {}
        self._shown: dict[tuple[str, str], bool] = {}
        self._boxes: dict[tuple[str, int], str] = {}
        self._hiding: set[str] = set()  # formats that show nothing of a text (;;;)

    def add(self, part: Element) -> None:
        """Take in the fonts and styles of a part; those that it has again count from now on."""
        for font in part.iter(STYLE + "font-face"):
            family = font.get(SVG + "font-family") or ""
            self._fonts[font.get(STYLE + "name") or ""] = family.strip("'\" ")
        for style in part.iter(STYLE + "style"):
            key = style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""
            self._styles[key] = self._style(style)
        for style in part.iter(NUMBER + "text-style"):
            if style.find(NUMBER + "text-content") is None:
                self._hiding.add(style.get(STYLE + "name") or "")
        for style in part.iter(TEXT + "list-style"):
            self._add_boxes(style)
        for style in part.iter(STYLE + "default-style"):
            self._styles[style.get(STYLE + "family") or "", ""] = self._style(style)
        self._known, self._shown = {}, {}

    def look(self, family: str, name: str, *, with_default: bool = True) -> Look:
        """How text of this style looks, with the styles that it is based on and, if asked for, the family's default."""
        key = family, name, with_default
        found = self._known.get(key)
        if found is None:
            found = Look()
            for style in self._chain(family, name, with_default):
                found = found.over(style.look)
            self._known[key] = found
        return found

    def is_shown(self, family: str, name: str) -> bool:
        """Whether a sheet, row or column of this style is displayed, and has a size."""
        known = self._shown.get((family, name))
        if known is None:
            said = (style.is_shown for style in self._chain(family, name, True))
            known = next((shown for shown in said if shown is not None), True)
            self._shown[family, name] = known
        return known

    def page(self, name: str) -> str:
        """The name of the master page that a sheet of this style is printed on."""
        said = (style.page for style in self._chain("table", name, True))
        return next((page for page in said if page is not None), "Default")

    def striking(self, name: str) -> list[str]:
        """The conditions on which a cell of this style is struck out, in the colour behind it, or in a format without text."""
        style = next((style for style in self._chain("table-cell", name, True) if style.conditions), None)
        applied = style.conditions if style else ()
        looks = [(condition, self.look("table-cell", other), self._format(other)) for condition, other in applied]
        return [condition for condition, look, by in looks if look.struck or look.is_unseen or by in self._hiding]

    def _format(self, name: str) -> str:
        """The format of values that a style of cells gives, by its name."""
        said = (style.format for style in self._chain("table-cell", name, True))
        return next((known for known in said if known is not None), "")

    def list_box(self, name: str, level: int) -> str:
        """The marker of a list's items at a level (from 1), if it is a box; else ""."""
        return self._boxes.get((name, level), "")

    def _add_boxes(self, style: Element) -> None:
        name = style.get(STYLE + "name") or ""
        for level in style.iter(TEXT + "list-level-style-bullet"):
            depth = level.get(TEXT + "level") or ""
            font = self._look(level).font or self.look("text", level.get(TEXT + "style-name") or "").font
            box = box_marker(level.get(TEXT + "bullet-char") or "", font or "")
            if box and depth.isascii() and depth.isdigit() and len(depth) < 3:
                self._boxes[name, int(depth)] = box

    def _chain(self, family: str, name: str, with_default: bool) -> Iterator[_Style]:
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None and name:  # of a style that isn't there, the default is left
                style = _Style("", Look())
            if style is None or (not name and not with_default):
                return
            yield style
            if not name or (family == "text" and not style.parent):
                return
            name = style.parent

    def _style(self, style: Element) -> _Style:
        table = style.find(STYLE + "table-properties")
        shown = None if table is None else table.get(TABLE + "display")
        for properties, size, least in _SIZES:
            found = style.find(STYLE + properties)
            written = found.get(STYLE + size) if found is not None else None
            if written is not None:
                shown = "false" if _length(written) < least else "true"
        return _Style(
            style.get(STYLE + "parent-style-name") or "",
            self._look(style),
            None if shown is None else shown != "false",
            style.get(STYLE + "master-page-name"),
            tuple((each.get(_CONDITION) or "", each.get(_APPLIED) or "") for each in style.iterchildren(STYLE + "map")),
            style.get(STYLE + "data-style-name"),
        )

    def _look(self, style: Element) -> Look:
        ground = next((colour for name in _GROUNDS if (colour := _behind(style.find(STYLE + name))) is not None), None)
        properties = style.find(STYLE + "text-properties")
        if properties is None:
            return Look(ground=ground)
        lines = [properties.get(STYLE + name) for name in ("text-line-through-style", "text-line-through-type")]
        display = properties.get(TEXT + "display")
        named = properties.get(STYLE + "font-name")
        family = self._fonts.get(named, named) if named is not None else properties.get(FO + "font-family")
        family = family.split(",")[0].strip("'\" ") if family is not None else None
        return Look(
            None if lines == [None, None] else any(line not in (None, "none") for line in lines),
            None if display is None else display == "none",
            None if family is None else family if is_symbol_font(family) else "",
            "usual" if properties.get(_USUAL_INK) == "true" else written_colour(properties.get(FO + "color")),
            ground,
        )


def _behind(properties: Element | None) -> Colour:
    """The colour that properties put behind text; None for the one around."""
    return None if properties is None else written_colour(properties.get(FO + "background-color"))


def _length(written: str) -> float:
    """A height or width in points; endless where it can't be told."""
    match = _LENGTH.fullmatch(written)
    return float(match["number"]) * _POINTS.get(match["unit"] or "pt", 1.0) if match else math.inf
