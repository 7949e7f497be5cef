"""The styles of an OpenDocument text as far as they decide what is seen: struck out, hidden, in a symbol font."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element as Element

from .symbols import is_symbol_font

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DEEPEST = 30  # styles upon each other


class Look(NamedTuple):
    """How text is formatted; None: as around it."""

    struck: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, base: Look) -> Look:
        """This, and where it says nothing, the base."""
        return Look(
            base.struck if self.struck is None else self.struck,
            base.hidden if self.hidden is None else self.hidden,
            base.font if self.font is None else self.font,
        )


class Styles:
    """The styles of a document, from its parts; automatic ones of headers and of the body may have the same names."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], tuple[str, Look]] = {}
        self._fonts: dict[str, str] = {}
        self._known: dict[tuple[str, str], Look] = {}

    def add(self, root: Element) -> None:
        """Take in the fonts and styles of a part; those that it has again count from now on."""
        for font in root.iter(STYLE + "font-face"):
            family = font.get(SVG + "font-family") or ""
            self._fonts[font.get(STYLE + "name") or ""] = family.strip("'\" ")
        for style in root.iter(STYLE + "style"):
            key = style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""
            self._styles[key] = style.get(STYLE + "parent-style-name") or "", self._look(style)
        for style in root.iter(STYLE + "default-style"):
            self._styles[style.get(STYLE + "family") or "", ""] = "", self._look(style)
        self._known = {}

    def look(self, family: str, name: str) -> Look:
        """What a style does, with those that it is based on."""
        key = family, name
        found = self._known.get(key)
        if found is None:
            found = Look()
            for _ in range(_DEEPEST):
                style = self._styles.get((family, name))
                if style is None:
                    break
                found = found.over(style[1])
                if not name or (family == "text" and not style[0]):
                    break
                name = style[0]
            self._known[key] = found
        return found

    def _look(self, style: Element) -> Look:
        properties = style.find(STYLE + "text-properties")
        if properties is None:
            return Look()
        lines = [properties.get(STYLE + name) for name in ("text-line-through-style", "text-line-through-type")]
        display = properties.get(TEXT + "display")
        named = properties.get(STYLE + "font-name")
        family = self._fonts.get(named, named) if named is not None else properties.get(FO + "font-family")
        family = family.split(",")[0].strip("'\" ") if family is not None else None
        return Look(
            None if lines == [None, None] else any(line not in (None, "none") for line in lines),
            None if display is None else display == "none",
            None if family is None else family if is_symbol_font(family) else "",
        )
