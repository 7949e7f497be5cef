"""Conditional formats that strike a cell's text out, or hide it: whether they do where a rule is plain; else nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element as Element

from ...grid import Merge, column_letters
from ..number_formats import hides_text
from ..visibility import Colour, is_unseen
from .workbook_styles import Font, read_fill, read_font
from .workbook_xml import is_true, namespace, pieces

_MOST_RANGES = 50  # of striking rules; of a sheet with more, nothing can be told
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_OWN_TEXT = re.compile(
    r'(?P<column>\$?[A-Za-z]{1,3})(?P<row>\d{1,7})\s*(?P<operator>=|<>)\s*"(?P<text>(?:[^"]|"")*)"', re.ASCII
)
_ALWAYS = {"TRUE": True, "TRUE()": True, "1": True, "FALSE": False, "FALSE()": False, "0": False}
_HOLDING: dict[str, Callable[[str, str], bool]] = {  # rules that look for a text of their own
    "containsText": str.__contains__,
    "notContainsText": lambda text, sought: sought not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
_COMPARING = {"equal": str.__eq__, "notEqual": str.__ne__}


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule, the cells that it is for, and its format: the number of that, or whether it strikes out or hides."""

    ranges: tuple[Merge, ...]
    style: str | bool
    kind: str
    operator: str
    sought: str
    formula: str
    stops: bool

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell is among them."""
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.ranges)

    def _is_own(self, column: str, row: str) -> bool:
        """Whether a reference in the formula is to the cell itself: it is written for the first cell."""
        if len(self.ranges) != 1:
            return False
        top, left, _, right = self.ranges[0]
        fixed, letters = column.startswith("$"), column.lstrip("$").upper()
        return letters == column_letters(left) and row == str(top) and (not fixed or left == right)

    def holds(self, text: str) -> bool | None:
        """Whether it holds for a cell with this text; None where only a spreadsheet program could tell."""
        text = text.lower()
        if self.kind == "expression":
            formula = self.formula.strip().lstrip("=")
            own = _OWN_TEXT.fullmatch(formula)
            if own and self._is_own(own["column"], own["row"]):
                return (text == own["text"].replace('""', '"').lower()) is (own["operator"] == "=")
            return _ALWAYS.get(formula.upper())
        if self.kind in _HOLDING and self.sought:
            return _HOLDING[self.kind](text, self.sought.lower())
        quoted = _QUOTED.fullmatch(self.formula.strip())
        if self.kind == "cellIs" and self.operator in _COMPARING and quoted:
            return _COMPARING[self.operator](text, quoted[1].replace('""', '"').lower())
        return None


@dataclass(frozen=True, slots=True)
class Striking:
    """The rules of a sheet that strike texts out. `firm`: none of the others can keep one from being applied."""

    rules: tuple[Condition, ...]
    firm: bool

    def strikes(self, row: int, column: int, text: str) -> bool | None:
        """Whether a cell's text is struck out; None where it can't be told."""
        if sum(len(rule.ranges) for rule in self.rules) > _MOST_RANGES:
            return None
        said = {rule.holds(text) for rule in self.rules if rule.covers(row, column)}
        if True in said and self.firm:
            return True
        return None if said - {False} else False


def striking(conditions: Sequence[Condition], styles_xml: bytes) -> Striking | None:
    """Those of a sheet's rules that strike out; None if there are none. Raises Unreadable JF001, JF004."""
    formats = _striking_formats(styles_xml)
    rules = tuple(rule for rule in conditions if rule.style is True or rule.style in formats)
    return Striking(rules, not any(rule.stops for rule in conditions)) if rules else None


def read_conditions(element: Element, ranges: Sequence[Merge]) -> Iterator[Condition]:
    """The rules in a `conditionalFormatting`, which is for the cells in these ranges."""
    space = namespace(element)
    for rule in element.iterchildren(space + "cfRule"):
        own = rule.find(space + "dxf")  # of a rule that names cells of other sheets; a plain one has a number
        formulas = [child.text or "" for child in rule if child.tag.rpartition("}")[2] in ("formula", "f")]
        yield Condition(
            tuple(ranges),
            rule.get("dxfId", "") if own is None else _strikes(own),
            rule.get("type", ""),
            rule.get("operator", ""),
            rule.get("text", ""),
            formulas[0] if formulas else "",
            is_true(rule.get("stopIfTrue")),
        )


@lru_cache(maxsize=16)
def _striking_formats(styles_xml: bytes) -> frozenset[str]:
    """The numbers of the workbook's conditional formats that strike out."""
    formats = (element for _, element in pieces(styles_xml, ("dxf",), frozenset(("dxfs",))))
    return frozenset(str(number) for number, element in enumerate(formats) if _strikes(element))


def _strikes(style: Element) -> bool:
    """Whether a rule's format strikes a text out, shows none (;;;), or has its colour on that colour."""
    ground: Colour = None
    font, hides = Font(), False
    for child in style:
        if child.tag.endswith("}font"):
            font = read_font(child)
        elif child.tag.endswith("}fill"):
            ground = read_fill(child, "bgColor")
        elif child.tag.endswith("}numFmt"):
            hides = hides_text(child.get("formatCode", ""))
    return font.struck or hides or is_unseen(font.ink, ground)
