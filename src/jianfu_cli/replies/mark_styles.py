"""The looks of marked cells and of the list of faults, put into a workbook's styles; and marked cells as they were before."""

from __future__ import annotations

import copy

from lxml import etree

from .cell_finder import MAIN, S
from .office_parts import Element, UnmarkableError

MARK_COLOUR = "FFFFD54F"  # amber: seen on white, on the pale yellow of our forms and in grey print
_NO_COLOUR = "64"  # the background that a solid fill has as a rule; else it keeps what the cell was filled with before


class MarkStyles:
    """Styles of one workbook; `root` is its styles part, which is changed."""

    def __init__(self, root: Element) -> None:
        self._fonts, self._fills, self._borders = (self._listed(root, name) for name in ("fonts", "fills", "borders"))
        self._root = root
        self._looks = root.find(f"{S}cellXfs")
        if self._looks is None or not len(self._looks):
            raise UnmarkableError
        self._known: dict[tuple[str, str], str] = {}

    @staticmethod
    def _listed(root: Element, name: str) -> Element:
        found = root.find(f"{S}{name}")
        if found is None:
            raise UnmarkableError
        return found

    def marked(self, style: str) -> str:
        """The number of the look that is like this one, but coloured."""
        if ("marked", style) not in self._known:
            look = self._copy(style)
            before = self._colour(look.get("fillId", "0"))
            look.set("fillId", self._fill(MARK_COLOUR, before))
            look.set("applyFill", "1")
            self._known["marked", style] = self._add(self._looks, look)
        return self._known["marked", style]

    def unmarked(self, style: str) -> str:
        """The number of the look that a marked one was before; the same number for one that is none of ours."""
        if ("unmarked", style) not in self._known:
            self._known["unmarked", style] = self._before(style)
        return self._known["unmarked", style]

    def _before(self, style: str) -> str:
        look = self._copy(style)
        pattern = self._pattern(look.get("fillId", "0"))
        front = pattern.find(f"{S}fgColor") if pattern is not None else None
        if front is None or (front.get("rgb") or "").upper() != MARK_COLOUR:
            return style
        back = pattern.find(f"{S}bgColor") if pattern is not None else None
        if back is None or back.get("indexed") is not None or not back.attrib:
            look.set("fillId", "0")
        else:
            look.set("fillId", self._fill_of(dict(back.attrib), {"indexed": _NO_COLOUR}))
        return self._add(self._looks, look)

    def look(self, font: str, *, border: bool = False, fill: str = "", align: str = "") -> str:
        """The number of a new look; `font` and `align` are markup in the main namespace."""
        key = (f"{font}|{border}|{fill}", align)
        if key not in self._known:
            line = "".join(
                f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
            )
            attributes = {
                "numFmtId": "0",
                "fontId": self._add(self._fonts, _element(f"<font>{font}</font>")),
                "fillId": self._fill(fill, None) if fill else "0",
                "borderId": self._add(self._borders, _element(f"<border>{line}<diagonal/></border>"))
                if border
                else "0",
                "xfId": "0",
                **{f"apply{what}": "1" for what in ("Font", "Fill", "Border", "Alignment")},
            }
            look = etree.Element(f"{S}xf", attributes)
            look.append(_element(f"<alignment {align}/>"))
            self._known[key] = self._add(self._looks, look)
        return self._known[key]

    def rule_look(self) -> str:
        """The number of the look that a conditional format gives to a marked cell."""
        key = ("rule", "")
        if key not in self._known:
            listed = self._root.find(f"{S}dxfs")
            if listed is None:
                listed = etree.Element(f"{S}dxfs")
                styles = self._root.find(f"{S}cellStyles")
                (self._looks if styles is None else styles).addnext(listed)
            fill = f'<fill><patternFill patternType="solid"><bgColor rgb="{MARK_COLOUR}"/></patternFill></fill>'
            self._known[key] = self._add(listed, _element(f"<dxf>{fill}</dxf>"))
        return self._known[key]

    def _copy(self, style: str) -> Element:
        try:
            return copy.deepcopy(self._looks[int(style)])
        except (ValueError, IndexError):
            raise UnmarkableError from None

    def _pattern(self, fill: str) -> Element | None:
        try:
            return self._fills[int(fill)].find(f"{S}patternFill")
        except (ValueError, IndexError):
            raise UnmarkableError from None

    def _colour(self, fill: str) -> dict[str, str] | None:
        """The colour that a fill covers a cell with; None for none, or for a pattern, which can't be kept."""
        pattern = self._pattern(fill)
        if pattern is None or pattern.get("patternType") != "solid":
            return None
        front = pattern.find(f"{S}fgColor")
        return dict(front.attrib) if front is not None and front.attrib else None

    def _fill(self, colour: str, before: dict[str, str] | None) -> str:
        return self._fill_of({"rgb": colour}, before or {"indexed": _NO_COLOUR})

    def _fill_of(self, front: dict[str, str], back: dict[str, str]) -> str:
        fill = _element('<fill><patternFill patternType="solid"/></fill>')
        etree.SubElement(fill[0], f"{S}fgColor", front)
        etree.SubElement(fill[0], f"{S}bgColor", back)
        return self._add(self._fills, fill)

    def _add(self, listed: Element, element: Element) -> str:
        """Put an element at the list's end; its number."""
        listed.append(element)
        listed.set("count", str(len(listed)))
        return str(len(listed) - 1)


def _element(markup: str) -> Element:
    name = markup[1:].split(">", 1)[0].split(" ", 1)[0].rstrip("/")
    return etree.fromstring(markup.replace(f"<{name}", f'<{name} xmlns="{MAIN}"', 1))
