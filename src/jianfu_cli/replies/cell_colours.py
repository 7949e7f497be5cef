"""The colour of marked cells on one worksheet: in their own look, and before the conditional formats that would hide it."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from .cell_finder import S, SheetCells
from .mark_styles import MarkStyles
from .office_parts import Element

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_ALWAYS = 'LEN("减负")>0'  # the condition of our rule, by which it is found again


class CellColours:
    """Colours cells of a worksheet, and takes the colour back."""

    def __init__(self, cells: SheetCells, styles: MarkStyles) -> None:
        self._cells, self._styles = cells, styles

    def take_back(self) -> None:
        """Give every cell the look that it had before it was marked."""
        for cell in self._cells.every():
            if (style := cell.get("s")) and (before := self._styles.unmarked(style)) != style:
                cell.set("s", before)
        for block in self._cells.sheet.findall(f"{S}conditionalFormatting"):
            if any(formula.text == _ALWAYS for formula in block.iter(f"{S}formula")):
                self._cells.sheet.remove(block)

    def mark(self, places: Collection[str]) -> None:
        """Colour the cells at these places (C5)."""
        for place in places:
            cell = self._cells.cell(place)
            cell.set("s", self._styles.marked(cell.get("s") or "0"))
        rules = self._rules()
        if rules:
            self._go_before(rules, places)

    def _rules(self) -> list[Element]:
        sheet = self._cells.sheet
        return [*sheet.iter(f"{S}cfRule"), *sheet.iter(f"{_X14}cfRule")]

    def _go_before(self, rules: list[Element], places: Collection[str]) -> None:
        """A rule that always holds, before those that the sheet has."""
        for rule in rules:
            if (priority := rule.get("priority", "")).isdecimal():
                rule.set("priority", str(int(priority) + 1))
        block = self._cells.put("conditionalFormatting")
        block.set("sqref", " ".join(places))
        ours = etree.SubElement(block, f"{S}cfRule", type="expression", dxfId=self._styles.rule_look(), priority="1")
        etree.SubElement(ours, f"{S}formula").text = _ALWAYS
